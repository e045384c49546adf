import pytest

from evals.graders.clean_english import clean_english, english_fault


@pytest.mark.parametrize(
    "line",
    [
        "Ask a few the people we serve what lies behind it",
        "Reduce share of the our parcels from X% to Y%",
        "Raise share of users activates  from 31% to 45%",
        "Make the the wait shorter",
        "Make an waiting room calm",
        "Give patients a appointment",
        "Make {who} feel expected",
        "Raise attendance from 22 % to 40 %",
        "make patients feel expected",
        "Make patients feel expected, so that",
        "Make it so that they waits less",
    ],
)
def test_template_faults_are_seen(line: str) -> None:
    assert english_fault(line)


@pytest.mark.parametrize(
    "line",
    [
        "Turn leftover bread into something neighbours queue for",
        "Raise share of users who had had a call from X% to Y%",
        "Give every nurse an hour a week",
        "Build a one-stop office for a European union",
        "Spend the time on what they came for",
        "Raise an MRI slot's use from X% to Y%",
    ],
)
def test_sound_lines_pass(line: str) -> None:
    assert english_fault(line) == ""


def test_one_faulty_line_fails_a_draft_and_none_cannot_tell() -> None:
    assert clean_english(["A sound line", "The the other"])["english"].score == 0
    assert clean_english([]) == {}
