import json
from pathlib import Path

from click.testing import CliRunner

from api.cli.main import main


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["evals", *arguments])
    return result.exit_code, result.stdout + (result.stderr if result.exit_code == 2 else "")


def test_every_suite_is_listed_with_its_reason() -> None:
    code, out = run("list", "--json")

    rows = {row["suite"]: row for row in json.loads(out)}
    assert code == 0
    assert {"lint", "classify", "draft", "kpis", "retrieval", "safety"} <= set(rows)
    assert all(row["why"] and row["cases"] for row in rows.values())


def test_a_run_answers_in_json_and_keeps_its_report(tmp_path: Path) -> None:
    code, out = run("run", "classify", "--no-mutants", "--json", "--reports", str(tmp_path))

    found = json.loads(out)
    kind = next(row for row in found["metrics"] if row["metric"] == "kind")
    assert code == (0 if found["passed"] else 1)
    assert set(kind) == {"suite", "metric", "value", "interval", "cases", "gate", "pass"}
    assert Path(found["report"]).parent == tmp_path
    assert Path(found["report"]).with_suffix(".html").exists()


def test_two_runs_of_a_deterministic_engine_do_not_differ(tmp_path: Path) -> None:
    run("run", "classify", "--no-mutants", "--json", "--reports", str(tmp_path))
    report = str(next(tmp_path.glob("*.json")))

    code, out = run("compare", report, report, "--reports", str(tmp_path))

    assert code == 0
    assert "No score differs" in out
    assert (tmp_path / "comparison.html").exists()


def test_an_unknown_suite_and_an_engine_without_suites_are_refused_with_the_choices() -> None:
    assert "choose from lint, classify" in CliRunner().invoke(main, ["evals", "run", "nope"]).stderr
    code, out = run("run", "classify", "--engine", "llm")
    assert code == 2
    assert "composer" in out


def test_quick_is_for_the_embedded_engines() -> None:
    code, out = run("run", "--quick", "--engine", "llm")

    assert code == 2
    assert "--quick" in out
