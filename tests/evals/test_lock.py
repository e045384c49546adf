from pathlib import Path

import pytest

from coach.errors import Invalid
from evals.lock import LOCKED, ROOT, changed, digests, read_lock, write_lock

PARTS = {"words": ("words/*.yaml",), "prompts": ("prompts/**/*.j2",)}


def a_tree(root: Path, text: str = "a: 1\n") -> Path:
    (root / "words").mkdir(exist_ok=True)
    (root / "words" / "a.yaml").write_text(text, encoding="utf-8")
    return root


def test_a_changed_word_changes_the_digest_and_a_line_end_does_not(tmp_path: Path) -> None:
    before = digests(a_tree(tmp_path), PARTS)

    assert digests(a_tree(tmp_path, "a: 1\r\n"), PARTS) == before
    assert changed(before, digests(a_tree(tmp_path, "a: 2\n"), PARTS)) == ("words",)


def test_a_renamed_file_and_a_new_prompt_are_changes(tmp_path: Path) -> None:
    before = digests(a_tree(tmp_path), PARTS)
    (tmp_path / "words" / "a.yaml").rename(tmp_path / "words" / "b.yaml")
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "v1.md.j2").write_text("Be kind.", encoding="utf-8")

    assert changed(before, digests(tmp_path, PARTS)) == ("prompts", "words")


def test_the_lock_survives_its_file_and_a_broken_one_names_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "lock.json"
    write_lock({"words": "1"}, path)

    assert read_lock(path) == {"words": "1"}
    assert read_lock(tmp_path / "none.json") == {}
    path.write_text("{", encoding="utf-8")
    with pytest.raises(Invalid, match="waymark evals record"):
        read_lock(path)


def test_what_the_composer_drafts_from_is_locked() -> None:
    found = digests(ROOT, LOCKED)

    assert {"library KPIs", "library OKRs", "composer shapes", "composer words"} <= set(found)
