"""SET306: speed or volume with nothing to protect quality."""

from collections.abc import Iterator

from coach.linter.families import is_about_quality, pushes_speed_or_volume
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet


@rule("SET306", severity="info", on="set", sources=(Source.MEASURE_WHAT_MATTERS,))
def missing_guardrail(okr_set: OkrSet) -> Iterator[Remark]:
    """Something is to become faster, cheaper or more, and nothing protects its quality.

    Why:
        Any speed can be bought with haste. The paired measure says which price is too high.

    Bad:
        O: Make help arrive while it still helps so that customers stay
        KR: Cut handling time from 20 to 10 minutes
        KR: Raise tickets closed per agent from 20 to 35 a day

    Good:
        O: Make help arrive while it still helps so that customers stay
        KR: Cut handling time from 20 to 10 minutes
        KR: Reduce reopened tickets from 12% to 6%
        KPI: CSAT at 88% or above

    Fix:
        Add a KPI as a guardrail: "CSAT stays at 88% or above".
    """
    shared = [text.lower() for text in okr_set.kpis]
    for group in okr_set.groups:
        pushing = [line for line in group.key_results if pushes_speed_or_volume(line)]
        texts = [line.text.lower() for line in group.key_results]
        texts += [text.lower() for text in group.kpis] + shared
        if pushing and not any(is_about_quality(text) for text in texts):
            first = pushing[0]
            metric = first.parsed.metric.text if first.parsed.metric else first.text
            yield Remark(
                f"nothing protects quality while “{metric}” moves; add a guardrail KPI",
                place=group.objective.place,
            )
