"""OBJ109: an objective that nobody can repeat."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import ObjectiveLine


@rule("OBJ109", severity="info", on="objective", sources=(Source.OPEN_OKR, Source.GTMHUB))
def long_objective(line: ObjectiveLine) -> Iterator[Remark]:
    """An objective is too long to be remembered.

    Why:
        What nobody can repeat by heart guides nobody's day. Over thirty words there is usually a
        second goal, or a plan, hidden inside.

    Bad:
        Win the trust of families who move into our district by showing them on their very first visit that we listen, that we plan the whole treatment together with them, and that nobody ever waits alone in a corridor so that they stay

    Good:
        Win the trust of families new to our district so that they stay with our clinic

    Fix:
        Keep one sentence: what, and what for. The rest belongs in key results and initiatives.
    """  # noqa: E501 - the bad example has to be long
    words, limit = line.text.split(), line.profile.objective_words_max
    if len(words) > limit:
        yield Remark(f"{len(words)} words are more than anybody remembers; stay within {limit}")
