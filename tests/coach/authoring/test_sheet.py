"""The sheet: changes by id, and two people's changes that both stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.authoring.errors import LineChanged, LineNotFound
from coach.authoring.sheet import LISTS, Line, Rewriting, Sheet, SheetObjective, merged

OBJECTIVE = SheetObjective(
    "o1",
    "Win patients' trust so that referrals grow",
    key_results=(Line("k1", "Reduce waiting from 40 to 20 days"), Line("k2", "Raise CSAT")),
    kpis=(Line("p1", "Uptime"),),
    initiatives=(Line("i1", "Train the front desk"),),
)
SHEET = Sheet((OBJECTIVE,))

lines = st.lists(
    st.builds(Line, st.sampled_from("abcdef"), st.text(max_size=5)),
    max_size=4,
    unique_by=lambda line: line.id,
).map(tuple)
objectives = st.builds(SheetObjective, st.just("o"), st.text(max_size=5), key_results=lines)


def test_a_line_is_found_changed_and_taken_out_by_its_id() -> None:
    assert SHEET.text("k2") == "Raise CSAT"
    assert SHEET.with_text("k2", "Raise CSAT from X to Y").text("k2") == "Raise CSAT from X to Y"
    with pytest.raises(LineNotFound):
        SHEET.without("k2").text("k2")
    assert SHEET.without("o1") == Sheet()


@pytest.mark.parametrize("unknown", ["", "o2", "k3"])
def test_an_unknown_line_is_an_error(unknown: str) -> None:
    for change in (SHEET.text, SHEET.without, lambda line: SHEET.with_text(line, "words")):
        with pytest.raises(LineNotFound):
            change(unknown)


def test_changes_to_different_lines_are_both_kept() -> None:
    theirs = SHEET.with_text("k1", "Reduce waiting from 45 to 20 days")
    after = replace(
        OBJECTIVE, key_results=(OBJECTIVE.key_results[0], Line("k2", "Raise CSAT to Y"))
    )
    both = merged(theirs, OBJECTIVE, after, "o1")
    assert both.text("k1") == "Reduce waiting from 45 to 20 days"
    assert both.text("k2") == "Raise CSAT to Y"


def test_a_change_to_the_same_line_is_refused_and_nothing_is_lost() -> None:
    theirs = SHEET.with_text("k2", "Raise eNPS")
    after = replace(
        OBJECTIVE, key_results=(OBJECTIVE.key_results[0], Line("k2", "Raise CSAT to Y"))
    )
    with pytest.raises(LineChanged):
        merged(theirs, OBJECTIVE, after, "o1")


def test_a_proposal_to_remove_what_somebody_rewrote_is_refused() -> None:
    theirs = SHEET.with_text("k2", "Raise eNPS")
    with pytest.raises(LineChanged):
        merged(theirs, OBJECTIVE, replace(OBJECTIVE, key_results=OBJECTIVE.key_results[:1]), "o1")
    with pytest.raises(LineChanged):
        merged(theirs, OBJECTIVE, None, "o1")


def test_a_proposal_to_change_what_somebody_removed_is_refused() -> None:
    after = replace(
        OBJECTIVE, key_results=(OBJECTIVE.key_results[0], Line("k2", "Raise CSAT to Y"))
    )
    with pytest.raises(LineChanged):
        merged(SHEET.without("k2"), OBJECTIVE, after, "o1")


def test_what_somebody_else_added_survives_a_proposal() -> None:
    added = Line("k3", "Cut no-shows from 12% to 6%")
    theirs = Sheet((replace(OBJECTIVE, key_results=(*OBJECTIVE.key_results, added)),))
    after = replace(OBJECTIVE, text="Win every patient's trust so that referrals grow")
    both = merged(theirs, OBJECTIVE, after, "o1")
    assert both.text("k3") == added.text
    assert both.text("o1") == after.text


@given(objectives, objectives)
def test_on_an_untouched_sheet_a_proposal_is_taken_as_it_is(
    before: SheetObjective, after: SheetObjective
) -> None:
    assert merged(Sheet((before,)), before, after, "o") == Sheet((after,))


@given(objectives, objectives)
def test_a_proposal_that_changes_nothing_leaves_the_others_changes_alone(
    before: SheetObjective, current: SheetObjective
) -> None:
    after = merged(Sheet((current,)), before, before, "o").objective("o")
    assert after is not None
    for name in LISTS:
        assert {line.id for line in after.lines(name)} == {line.id for line in current.lines(name)}
    assert after.text == current.text


@given(st.lists(objectives, max_size=1))
def test_a_sheet_survives_the_store(found: list[SheetObjective]) -> None:
    sheet = Sheet(tuple(found))
    assert Sheet.from_json(sheet.to_json()) == sheet


def test_an_empty_store_is_an_empty_sheet() -> None:
    assert Sheet.from_json({}) == Sheet()


def test_a_line_is_split_where_it_stands() -> None:
    mended = SHEET.rewritten("k1", Rewriting("Reduce waiting", more=("Reduce calls",)))
    texts = [line.text for line in mended.objectives[0].key_results]
    assert texts == ["Reduce waiting", "Reduce calls", "Raise CSAT"]
    assert mended.objectives[0].key_results[0].id == "k1"


def test_a_line_is_filed_as_what_it_is() -> None:
    mended = SHEET.rewritten("k2", Rewriting("Keep CSAT at 90%", where="kpis"))
    assert [line.text for line in mended.objectives[0].kpis] == ["Uptime", "Keep CSAT at 90%"]
    assert [line.id for line in mended.objectives[0].key_results] == ["k1"]


def test_an_objective_only_takes_other_words() -> None:
    mended = SHEET.rewritten("o1", Rewriting("Win back trust", where="kpis", more=("more",)))
    assert mended == SHEET.with_text("o1", "Win back trust")
