"""KR207: a result that only knows yes and no."""

from collections.abc import Iterator

from coach.linter.nature import Nature
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine


@rule("KR207", severity="warning", on="key_result", sources=(Source.GTMHUB,))
def binary_key_result(line: KeyResultLine) -> Iterator[Remark]:
    """A key result can only be met or missed.

    Why:
        Between no and yes nothing can be seen for weeks, and a near miss scores like no effort at
        all. A number that leads there shows early whether it will work.

    Bad:
        Pass the fire inspection
        Obtain ISO 27001 certification
        Sign the framework contract with the city
        Become carbon neutral

    Good:
        Cut open inspection findings from 12 to 1
        Raise share of controls with evidence from 40% to 100%
        Win 5 new framework contracts

    Fix:
        Measure what decides the yes: findings left, criteria met, share of signatures.
    """
    if line.nature is Nature.VERDICT:
        words = line.parsed.action_word
        yield Remark(
            "this can only be met or missed; measure what decides it", words.span if words else None
        )
