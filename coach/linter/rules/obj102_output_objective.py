"""OBJ102: an objective that names a deliverable."""

from collections.abc import Iterator

from coach.linter.aims import deliverable_in
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import ObjectiveLine


@rule("OBJ102", severity="error", on="objective", sources=(Source.OPEN_OKR, Source.TABILITY))
def output_objective(line: ObjectiveLine) -> Iterator[Remark]:
    """An objective names a thing to deliver instead of the change it should bring.

    Why:
        A thing can be delivered on the day and used by nobody. Whoever aims at the change may find
        a cheaper way to it.

    Bad:
        Launch the new ticket shop
        Implement a CRM so that sales works in one place
        Build a self-service portal
        Website redesign

    Good:
        Make the phone the natural way to book so that the desk has time for guests
        Build trust with first-time buyers so that they return
        Create a culture where mistakes are told early so that patients are safer

    Fix:
        Ask who will live differently once it is there, and write that down; keep the thing as an
        initiative.
    """
    span = deliverable_in(line)
    if span is not None:
        words = line.text[span[0] : span[1]]
        yield Remark(f"“{words}” names something to deliver; say who will gain what from it", span)
