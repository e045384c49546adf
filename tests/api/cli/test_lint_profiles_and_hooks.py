import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from api.cli.documents import read_sources
from api.cli.main import main

HOOKS = Path(__file__).parents[3] / ".pre-commit-hooks.yaml"
SOUND = """\
cycle: 2027-Q1
# O: Bring bakers back to the night shift so that shops open full
type: committed
- KR: Raise share of filled night shifts from 70% to 95%
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "team.okr.md"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_a_profile_of_our_own_is_read_from_its_file(document: Path) -> None:
    profile = document.with_name("ours.toml")
    profile.write_text("[limits]\nkey_results_min = 1\n", encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(main, ["lint", str(document)]).exit_code == 1
    ours = runner.invoke(main, ["lint", "--profile", str(profile), str(document)])
    assert (ours.exit_code, ours.output) == (0, "Nothing to mend.\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [('[ignore]\nKR204 = ""\n', "ignore.KR204"), ("[limits\n", "no TOML"), (None, "no such file")],
)
def test_a_profile_that_cannot_be_used_is_refused(
    document: Path, text: str | None, words: str
) -> None:
    profile = document.with_name("ours.toml")
    if text is not None:
        profile.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["lint", "--profile", str(profile), str(document)])
    assert result.exit_code == 2
    assert words in result.output
    assert str(profile) in result.output


def test_hooks_run_on_the_files_that_a_folder_is_searched_for(tmp_path: Path) -> None:
    names = ["team.okr.md", "team.okr", "OKR-2027.md", "OKRs.md"]
    for name in [*names, "README.md", "notes.okrx", "MyOKR.md"]:
        (tmp_path / name).write_text(SOUND, encoding="utf-8")
    linted = {Path(source.name).name for source in read_sources([str(tmp_path)])}
    for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8")):
        hooked = {path.name for path in tmp_path.iterdir() if re.search(hook["files"], path.name)}
        assert hooked == linted == set(names)


def test_hooks_call_commands_that_exist(document: Path) -> None:
    for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8")):
        program, *arguments = hook["entry"].split()
        assert program == "waymark"
        assert CliRunner().invoke(main, [*arguments, str(document)]).exit_code in {0, 1}
