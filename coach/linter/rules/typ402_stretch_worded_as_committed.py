"""TYP402: a moonshot filed as a promise."""

import math
from collections.abc import Iterator

from coach.linter.ambition import stretch_in
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine, Note, ObjectiveLine, OkrSet


@rule("TYP402", severity="warning", on="set", sources=(Source.GOOGLE, Source.PEOPLEBOX))
def stretch_worded_as_committed(okr_set: OkrSet) -> Iterator[Remark]:
    """A committed objective is worded, aimed or accepted like a stretch.

    Why:
        A commitment is kept in full, and resources are moved to keep it. "Ten times", or being
        content with 0.7, belongs to an aspiration; mixed up, nobody knows what was promised.

    Bad:
        O: Reinvent how the city moves so that nobody needs a car
        type: committed
        KR: Grow rides 10x from 500 to 5,000 a day
        KR: Raise share of on-time rides from 60% to 90%

        O: Make invoices simple so that customers pay on time
        type: committed
        KR: Reduce unpaid invoices from 20% to 5% (0.7 is fine)
        KR: Cut days to payment from 40 to 25 days

    Good:
        O: Reinvent how the city moves so that nobody needs a car
        type: aspirational
        KR: Grow rides 10x from 500 to 5,000 a day
        KR: Raise share of on-time rides from 60% to 90%

    Fix:
        Label it aspirational, or promise only what you will move resources for.
    """
    starts = [group.objective.place.line or 0 for group in okr_set.groups]
    for group, end in zip(okr_set.groups, [*starts[1:], math.inf], strict=False):
        promised = (group.type or "").strip().lower().startswith("commit")
        lines: list[ObjectiveLine | KeyResultLine | Note] = [group.objective] if promised else []
        lines += [line for line in group.key_results if line.is_of_type("commit")]
        lines += _notes_between(okr_set, group.objective.place.line, end) if promised else []
        for line in lines:
            stretch = stretch_in(line)
            if stretch is not None:
                yield Remark(
                    f"“{stretch.text}” is the language of a stretch, yet this is committed;"
                    " label it aspirational or promise less",
                    stretch.span,
                    place=line.place,
                )
                break


def _notes_between(okr_set: OkrSet, start: int | None, end: float) -> list[Note]:
    """Return the notes that stand under one objective of a document."""
    if start is None:
        return []
    return [note for note in okr_set.notes if note.place.line and start < note.place.line < end]
