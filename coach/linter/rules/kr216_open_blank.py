"""KR216: a letter still stands where a number belongs."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine


@rule("KR216", severity="info", on="key_result", sources=(Source.FITBOTS,))
def open_blank(line: KeyResultLine) -> Iterator[Remark]:
    """An X or a Y still waits for its number.

    Why:
        A blank is honest, and better than a guess. Yet until it is filled, progress cannot be
        computed, so somebody should own the question.

    Bad:
        Reduce delivery time from X to Y days
        Raise CSAT from X% to 90%
        Increase positive reviews from Y/5 to X/5

    Good:
        Reduce delivery time from 30 to 12 days
        Raise adoption of version X from 20% to 60%

    Fix:
        Look the number up, or measure for two weeks and fill it in.
    """
    parsed = line.parsed
    blanks = [
        part for part in (parsed.baseline, parsed.target, parsed.change) if part and part.is_blank
    ]
    if blanks:
        first = min(blanks, key=lambda blank: blank.span)
        yield Remark(f"“{first.text}” still waits for its number; who can look it up?", first.span)
