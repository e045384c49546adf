import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main

SOUND = """\
---
cycle: 2027-Q1
---
# O: Bring bakers back to the night shift so that shops open full
type: committed
- KR: Raise share of filled night shifts from 70% to 95%
- KR: Reduce baker turnover from 22% to 14%
"""
TASK = SOUND + "- KR: Publish the rota handbook\n"
BLANKS = SOUND + "- KR: Raise eNPS of night staff to 30\n"


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["lint", *arguments], input=stdin)


def written(folder: Path, text: str | bytes, name: str = "plan.okr.md") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def answer(result: Result) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(result.stdout)
    return parsed


def test_a_sound_document_exits_with_zero(tmp_path: Path) -> None:
    result = run(written(tmp_path, SOUND))
    assert (result.exit_code, result.stdout) == (0, "Nothing to mend.\n")


def test_an_error_exits_with_one_and_shows_the_words(tmp_path: Path) -> None:
    result = run(written(tmp_path, TASK))
    assert result.exit_code == 1
    assert "plan.okr.md:8:3: KR201 [error] “Publish”" in result.stdout


def test_info_alone_exits_with_zero(tmp_path: Path) -> None:
    result = run(written(tmp_path, SOUND.replace("type: committed\n", "")), "--json")
    assert [each["code"] for each in answer(result)["findings"]] == ["TYP401"]
    assert result.exit_code == 0


def test_json_and_format_json_say_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, TASK)
    assert answer(run(path, "--json")) == answer(run(path, "--format", "json"))


def test_sarif_and_github_formats_are_there(tmp_path: Path) -> None:
    path = written(tmp_path, TASK)
    assert json.loads(run(path, "--format", "sarif").stdout)["version"] == "2.1.0"
    assert run(path, "--format", "github").stdout.startswith("::error file=")


def test_standard_input_is_called_by_a_dash() -> None:
    result = run("-", "--json", stdin=TASK)
    assert [(each["file"], each["code"]) for each in answer(result)["findings"]] == [("-", "KR201")]


def test_a_folder_means_its_documents(tmp_path: Path) -> None:
    for name in ("a.okr.md", "b.okr", "OKR-2027.md", "deep/c.okr", "README.md", ".git/d.okr"):
        written(tmp_path, TASK, name)
    found = answer(run(str(tmp_path), "--json"))["findings"]
    assert sorted(Path(each["file"]).name for each in found) == [
        "OKR-2027.md",
        "a.okr.md",
        "b.okr",
        "c.okr",
    ]


def test_select_ignore_and_profile_are_passed_on(tmp_path: Path) -> None:
    path = written(tmp_path, TASK)
    assert run(path, "--ignore", "KR2,SET").exit_code == 0
    assert run(path, "--select", "kr204", "--select", "OBJ").exit_code == 0
    assert "SET303" in run(written(tmp_path, SOUND), "--profile", "wodtke").stdout


def test_a_brief_finds_numbers_that_nobody_gave(tmp_path: Path) -> None:
    brief = written(tmp_path, "Shifts are filled to 70%, turnover is 22%.", "brief.txt")
    result = run(written(tmp_path, SOUND), "--brief", brief, "--json")
    assert [each["message"] for each in answer(result)["findings"]] == [
        "nobody gave “95”; write X and ask",
        "nobody gave “14”; write X and ask",
    ]


def test_fix_mends_the_file_and_a_second_run_leaves_it_alone(tmp_path: Path) -> None:
    path = Path(written(tmp_path, BLANKS))
    path.chmod(0o640)
    result = run(str(path), "--fix", "--json")
    once = path.read_text()
    assert "- KR: Raise eNPS of night staff from X to 30\n" in once
    assert [each["code"] for each in answer(result)["findings"]] == ["KR216"]
    assert path.stat().st_mode & 0o777 == 0o640
    run(str(path), "--fix")
    assert path.read_text() == once
    assert [each.name for each in tmp_path.iterdir()] == ["plan.okr.md"]


def test_fix_of_standard_input_writes_the_document_out_and_findings_to_standard_error() -> None:
    result = run("--fix", "-", "--json", stdin=BLANKS)
    assert result.stdout == BLANKS.replace("to 30", "from X to 30")
    assert json.loads(result.stderr)["counts"]["info"] == 1


def test_lines_are_judged_alone_and_answered_in_order() -> None:
    result = run(
        "--lines", "-", "--as", "key_result", stdin="Publish the guide\n\nCut churn from 5% to 3%\n"
    )
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["case"] for each in answers] == [1, 2, 3]
    assert [[found["code"] for found in each["findings"]] for each in answers] == [
        ["KR201"],
        [],
        [],
    ]
    assert answers[0]["findings"][0]["where"] == "objectives[0].key_results[0]"
    assert answers[0]["counts"] == {"error": 1, "warning": 0, "info": 0}
    assert result.exit_code == 1


def test_lines_may_be_objectives_and_hold_any_bytes() -> None:
    result = run("--lines", "-", "--as", "objective", stdin=b"Quality\n\xff\xfe\x00 broken\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert {found["code"] for found in answers[0]["findings"]} == {"OBJ104", "OBJ105"}
    assert len(answers) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name a file or a folder"),
        (("--lines", "-"), "--as objective or --as key_result"),
        (("--lines", "x.txt", "--as", "objective"), "--lines -"),
        (("--lines", "-", "--as", "objective", "x.okr"), "not both"),
        (("nowhere.okr",), "no such file"),
        (("-", "--profile", "nobody"), "choose one of fitbots"),
        (("-", "--select", "XY9"), "waymark rule --all"),
        (("-", "--format", "xml"), "xml"),
        (("-", "--brief", "nowhere.txt"), "--brief: nowhere.txt"),
    ],
)
def test_wrong_use_exits_with_two_and_names_the_remedy(
    arguments: tuple[str, ...], said: str
) -> None:
    result = run(*arguments, stdin=SOUND)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x01\x02", "binary"),
        (b"# O: gr\xfcn\n", "line 1 is not UTF-8"),
        (b"\xff\xfe#\x00", "UTF-16"),
        (b"a" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    ],
)
def test_what_is_no_text_document_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    result = run(written(tmp_path, content))
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.exit_code == 2
    assert "*.okr.md" in result.stderr


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode()
    assert run(written(tmp_path, content)).exit_code == 0


def test_a_cold_process_lints_without_loading_a_server_a_store_or_a_model(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from api.cli.main import main\n"
        "main(['lint', sys.argv[1]], standalone_mode=False)\n"
        "heavy = {'litestar', 'sqlalchemy', 'pydantic', 'numpy', 'openai', 'asyncio'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, written(tmp_path, SOUND)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["Nothing to mend.", "[]"]
