"""Lines labelled by hand, with near misses: how often the linter says what a coach would say.

They were used to tune the rules, so the figures here are no estimate for unseen lines; they keep a
later change from losing what was won.
"""

from collections import Counter
from pathlib import Path

import pytest

from coach.linter.catalogue import RULES
from coach.linter.engine import LineKind
from coach.linter.finding import Severity
from coach.linter.lint import lint_line

FOLDER = Path(__file__).parent / "lines"
ENOUGH = 0.98


def labelled(name: str) -> list[tuple[set[str], set[str], str]]:
    """Read (codes expected, codes tolerated, line)."""
    cases = []
    for row in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        codes, _, text = row.partition(" | ")
        given = {code for code in codes.split(",") if code != "-"}
        tolerated = {code.removeprefix("?") for code in given if code.startswith("?")}
        cases.append(({code for code in given if not code.startswith("?")}, tolerated, text))
    return cases


CASES: dict[LineKind, list[tuple[set[str], set[str], str]]] = {
    "key_result": labelled("key_results.txt"),
    "objective": labelled("objectives.txt"),
}


@pytest.mark.parametrize("kind", CASES)
def test_findings_agree_with_the_labels(kind: LineKind) -> None:
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for wanted, tolerated, text in CASES[kind]:
        got = {found.code for found in lint_line(text, kind=kind)}
        right.update(got & wanted)
        wrong.update(got - wanted - tolerated)
        missed.update(wanted - got)
    assert right.total() / (right.total() + wrong.total()) >= ENOUGH, wrong
    assert right.total() / (right.total() + missed.total()) >= ENOUGH, missed


@pytest.mark.parametrize("kind", CASES)
def test_no_line_that_deserves_nothing_is_called_an_error(kind: LineKind) -> None:
    sound = [text for wanted, tolerated, text in CASES[kind] if not wanted | tolerated]
    errors = {
        text: found.code
        for text in sound
        for found in lint_line(text, kind=kind)
        if found.severity is Severity.ERROR
    }
    assert errors == {}


def test_every_rule_on_lines_has_positives_and_there_are_plenty_of_lines() -> None:
    seen = Counter(code for cases in CASES.values() for wanted, _, _ in cases for code in wanted)
    on_lines = {rule.code for rule in RULES if rule.on in CASES}
    assert {code for code in on_lines if seen[code] < 3} == {"OBJ109"}
    assert sum(map(len, CASES.values())) >= 400
