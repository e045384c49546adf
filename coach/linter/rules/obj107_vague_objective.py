"""OBJ107: buzzwords without a testable direction."""

from collections.abc import Iterator

from coach.linter.aims import vague_words
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import ObjectiveLine


@rule("OBJ107", severity="warning", on="objective", sources=(Source.PEOPLEBOX, Source.WEEKDONE))
def vague_objective(line: ObjectiveLine) -> Iterator[Remark]:
    """An objective could hang on any team's wall.

    Why:
        If the opposite would be absurd for everybody, the sentence decides nothing: no idea can be
        measured against it and no work ruled out.

    Bad:
        Be the best in everything
        Achieve operational excellence
        Unlock our full potential so that we succeed
        Take our culture to the next level

    Good:
        Get every apprentice serving customers in the first week so that shops grow without waiting
        Make our world-class surgeons reachable for rural patients so that nobody travels twice

    Fix:
        Say for whom, and what they will do or feel that they do not today.
    """
    span = vague_words(line)
    if span is not None:
        words = line.text[span[0] : span[1]]
        yield Remark(
            f"“{words}” could mean anything; say what will be different and for whom", span
        )
