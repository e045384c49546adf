"""OBJ106: an objective nobody would notice."""

from collections.abc import Iterator

from coach.linter.aims import trivial_words
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import ObjectiveLine


@rule("OBJ106", severity="warning", on="objective", sources=(Source.PEOPLEBOX, Source.GOOGLE))
def low_value_objective(line: ObjectiveLine) -> Iterator[Remark]:
    """Nobody outside the team would notice if this succeeded.

    Why:
        An objective takes a cycle of attention. If full success changes nothing for customers,
        colleagues or the organisation, that attention is lost to what would.

    Bad:
        Repaint the canteen walls
        Tidy up the shared drive
        Replace the office chairs
        Refresh the slide template

    Good:
        Make guests feel expected so that they book again
        Replace guesswork in ordering so that less food is thrown away

    Fix:
        Ask who would miss it. If somebody would, aim at what they gain; if nobody, drop it.
    """
    span = trivial_words(line)
    if span is not None:
        words = line.text[span[0] : span[1]]
        yield Remark(f"who would notice “{words}”? Aim at what somebody gains from it", span)
