"""The tree keeps its promises: whoever knows one slice may trust the names of all others."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("coach", "prompts", "retrieval", "api", "web", "evals")
LONGEST = 400
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base_service"}
SKIPPED = {"node_modules", "dist", "__pycache__", "migrations", "reports"}
# Folders of coach that are not slices: each has a shape of its own.
MACHINERY = {"db", "llm", "jobs", "grammar", "linter", "composer"}
BELONGINGS = (
    # what, how it looks, the files or folders of a slice where it may be
    ("a table", re.compile(r"^    __tablename__", re.MULTILINE), ("models",)),
    (
        "a query",
        re.compile(
            r"^from sqlalchemy(\.\S+)? import .*\b(select|insert|update|delete|text)\b",
            re.MULTILINE,
        ),
        ("store", "models"),
    ),
    (
        "an error",
        re.compile(
            r"^class \w+\((NotFound|Forbidden|Conflict|Invalid|Unavailable)\)", re.MULTILINE
        ),
        ("errors",),
    ),
)


def files(*suffixes: str, within: tuple[str, ...] = PACKAGES) -> list[Path]:
    return [
        path
        for package in within
        for path in sorted((ROOT / package).rglob("*"))
        if path.suffix in suffixes and not SKIPPED.intersection(path.parts)
    ]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_outgrows_one_sitting() -> None:
    sources = files(".py", ".ts", ".css", ".html", ".j2", within=(*PACKAGES, "tests"))
    long = [name(path) for path in sources if len(path.read_text().splitlines()) > LONGEST]
    assert long == []


def test_no_name_is_vague_enough_to_attract_anything() -> None:
    sources = files(".py", ".ts", within=(*PACKAGES, "tests"))
    assert [
        name(path) for path in sources if VAGUE.intersection(re.split(r"[_./]", path.stem))
    ] == []


def slices() -> list[Path]:
    return [
        path
        for path in sorted((ROOT / "coach").iterdir())
        if (path / "__init__.py").exists() and path.name not in MACHINERY
    ]


@pytest.mark.parametrize("folder", slices(), ids=lambda folder: folder.name)
def test_a_slice_says_what_it_is(folder: Path) -> None:
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text()))
    assert said


@pytest.mark.parametrize("folder", slices(), ids=lambda folder: folder.name)
def test_a_slice_keeps_tables_queries_and_errors_where_all_slices_keep_them(folder: Path) -> None:
    astray = []
    for path in sorted(folder.rglob("*.py")):
        home = path.relative_to(folder).with_suffix("").parts[0]
        source = path.read_text()
        astray += [
            f"{name(path)}: {what} belongs into {proper}"
            for what, pattern, proper in BELONGINGS
            if home not in proper and pattern.search(source)
        ]
    assert astray == []


def test_tests_lie_where_what_they_test_lies() -> None:
    """A test file stands in the folder of its subject; browser tests are about all pages."""
    astray = [
        name(path)
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if path.parent not in {ROOT / "tests", ROOT / "tests/web/browser"}
        and not (ROOT / path.parent.relative_to(ROOT / "tests")).is_dir()
    ]
    assert astray == []


def test_every_folder_of_tests_is_a_package() -> None:
    """Two test files may then bear the same name in two folders."""
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert [
        name(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()
    ] == []


def test_no_suppression_goes_without_a_reason() -> None:
    """Ruff and mypy ask for the code; the reason after it is ours to ask for."""
    suppression = re.compile(r"#\s*(?:noqa: [A-Z0-9, ]+|type: ignore\[[\w-]+])(?P<reason>.*)")
    bare = [
        f"{name(path)}:{number}"
        for path in files(".py", within=(*PACKAGES, "tests"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        for found in suppression.finditer(line)
        if len(found["reason"].split()) < 2
    ]
    assert bare == []


def test_no_template_trusts_what_people_wrote() -> None:
    unsafe = [
        name(path) for path in files(".html", ".j2") if re.search(r"\|\s*safe\b", path.read_text())
    ]
    assert unsafe == []


def test_no_folder_of_code_is_empty_of_meaning() -> None:
    """Every package says what it is for, in its first lines."""
    silent = [
        name(path)
        for path in files(".py")
        if path.name == "__init__.py" and ast.get_docstring(ast.parse(path.read_text())) is None
    ]
    assert silent == []
