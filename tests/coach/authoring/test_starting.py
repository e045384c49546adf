"""What a sheet may start from: examples whose numbers become blanks."""

import pytest

from coach.authoring.starting import key_result_for, sheet_from, with_blanks
from coach.grammar.key_result import parse_key_result
from coach.linter.finding import Severity
from coach.linter.lint import lint_line
from retrieval.library import entries


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("Reduce waiting from 45 days to 20 days", "Reduce waiting from X days to Y days"),
        ("Raise CSAT from 3.1/5 to 4.5/5", "Raise CSAT from X/5 to Y/5"),
        ("Grow basket value from €20 to €35", "Grow basket value from €X to €Y"),
        (
            "Cut tickets older than 120 days from 40 to 5",
            "Cut tickets older than 120 days from X to Y",
        ),
        ("Publish the handbook", "Publish the handbook"),
    ],
)
def test_levels_become_blanks_and_other_numbers_stay(text: str, blanks: str) -> None:
    assert with_blanks(text) == blanks


def test_every_example_of_the_library_starts_a_sheet_without_its_numbers() -> None:
    kpis = {kpi.id: kpi for kpi in entries.kpis()}
    for okr in entries.okrs():
        (objective,) = sheet_from(okr, kpis).objectives
        assert objective.text == okr.objective
        assert len(objective.kpis) == len(okr.kpis)
        for line in objective.key_results:
            parsed = parse_key_result(line.text)
            levels = [part for part in (parsed.baseline, parsed.target) if part is not None]
            assert levels, line.text
            assert all(part.is_blank for part in levels), line.text


def test_every_kpi_of_the_library_makes_a_key_result_that_the_linter_accepts() -> None:
    for kpi in entries.kpis():
        text = key_result_for(kpi)
        errors = [
            one for one in lint_line(text, kind="key_result") if one.severity is Severity.ERROR
        ]
        assert errors == [], text
        parsed = parse_key_result(text)
        assert parsed.has_blank, text
        assert str(parsed.direction) == kpi.direction, text
