"""SET307: all key results met, and the objective may still fail."""

from collections.abc import Iterator

from coach.linter.families import promised_but_unmeasured
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet


@rule("SET307", severity="info", on="set", sources=(Source.GOOGLE,))
def insufficient_key_results(okr_set: OkrSet) -> Iterator[Remark]:
    """The key results could all be met while the objective fails.

    Why:
        Key results are the proof of the objective. If the aim speaks of profit and every number is
        about visitors, the proof is missing.

    Bad:
        O: Make the shop profitable so that it can pay its own rent
        KR: Raise visitors from 200 to 500 a week
        KR: Raise newsletter readers from 1,000 to 4,000

    Good:
        O: Make the shop profitable so that it can pay its own rent
        KR: Raise visitors from 200 to 500 a week
        KR: Raise margin per sale from 12% to 20%

    Fix:
        Imagine every key result reached and the objective missed; measure what was lacking.
    """
    for group in okr_set.groups:
        promise = promised_but_unmeasured(group)
        if promise is not None:
            yield Remark(
                f"no key result measures “{promise.text}”: all could be met and the aim missed",
                promise.span,
                place=group.objective.place,
            )
