"""PAY701: a score that sets pay."""

from collections.abc import Iterator

from coach.linter.reward import reward_in
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet


@rule(
    "PAY701",
    severity="warning",
    on="document",
    sources=(Source.PEOPLEBOX, Source.REWORK, Source.GITLAB),
)
def pay_linked(okr_set: OkrSet) -> Iterator[Remark]:
    """A score drives reward directly.

    Why:
        Whoever is paid by the score sets low targets and hides bad news. Sources disagree here: one
        guide warns against the link and offers pay evidence from goals. Our line is that scores
        never set pay; people decide, with scores among other evidence.

    Bad:
        O: Bring bakers back to the night shift so that shops open full
        KR: Raise share of filled night shifts from 70% to 95% (bonus paid at 0.7)
        KR: Reduce baker turnover from 22% to 14%

    Good:
        O: Make pay fair so that nurses stay
        KR: Raise share of staff who understand how their bonus is set from 30% to 80%
        KR: Cut the pay gap between night and day shifts from 9% to 2%

    Fix:
        Take the reward out. Let the score be one piece of evidence in a human decision.
    """
    for subject in (*okr_set.lines, *okr_set.notes):
        span = reward_in(subject.text)
        if span is not None:
            words = subject.text[span[0] : span[1]]
            yield Remark(
                f"“{words}” ties reward to a score; let people decide pay on all the evidence",
                span,
                place=subject.place,
            )
