"""GEN801: a machine draft with a number nobody gave."""

from collections.abc import Iterator

from coach.linter.givens import Givens, numbers_in
from coach.linter.rule import Remark, Repair, Source, rule
from coach.linter.subjects import OkrSet


@rule("GEN801", severity="error", on="document", sources=(Source.OWN,))
def invented_number(okr_set: OkrSet) -> Iterator[Remark]:
    """A draft made from a brief holds a number that the brief does not.

    Why:
        An invented baseline looks like knowledge and is believed. A blank asks the question
        instead. The rule runs only when the brief is at hand.

    Bad:
        Brief: Patients wait too long for a first appointment.
        O: Make patients feel expected so that they stay with our clinic
        KR: Reduce median wait for a first appointment from 19 days to 7 days

    Good:
        Brief: Patients wait 19 days for a first appointment; we want 7.
        O: Make patients feel expected so that they stay with our clinic
        KR: Reduce median wait for a first appointment from 19 days to 7 days

    Fix:
        Write X or Y in its place, and ask the person who knows.
    """
    if okr_set.brief is None:
        return
    givens = Givens.of(okr_set.brief)
    for line in okr_set.lines:
        for number in numbers_in(line.text):
            if not givens.include(number):
                repair = Repair("Leave an honest blank", "X", safe=True)
                message = f"nobody gave “{number.text}”; write X and ask"
                yield Remark(message, number.span, repair, place=line.place)
