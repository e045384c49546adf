"""SET304: two key results on one metric."""

from collections.abc import Iterator

from coach.linter.likeness import repetitions
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet


@rule("SET304", severity="warning", on="set", sources=(Source.OPEN_OKR,))
def duplicate_key_result(okr_set: OkrSet) -> Iterator[Remark]:
    """Two key results measure the same thing.

    Why:
        The same movement then counts twice, and the objective looks closer than it is. This holds
        under one objective and across objectives.

    Bad:
        O: Bring bakers back to the night shift so that shops open full
        KR: Reduce baker turnover from 22% to 14%
        KR: Cut the turnover of bakers from 22% to 15%

        O: Bring bakers back to the night shift so that shops open full
        KR: Reduce baker turnover from 22% to 14%
        KR: Raise share of filled night shifts from 70% to 95%
        O: Free ward managers from rota work so that they lead
        KR: Reduce baker turnover from 22% to 14%
        KR: Cut hours spent on rotas from 12 to 3 a week

    Good:
        O: Bring bakers back to the night shift so that shops open full
        KR: Reduce turnover of bakers in their first year from 30% to 14%
        KR: Reduce turnover of bakers near retirement from 22% to 14%

    Fix:
        Merge them, or split what they measure so that no movement counts twice.
    """
    for line, earlier in repetitions(okr_set.key_results):
        yield Remark(
            f"this measures the same as “{_short(earlier.text)}”; merge the two", place=line.place
        )


def _short(text: str, limit: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
