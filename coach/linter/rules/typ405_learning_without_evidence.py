"""TYP405: a learning OKR that only counts output."""

from collections.abc import Iterator

from coach.linter.ambition import says_what_will_be_known
from coach.linter.nature import Nature
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet

_OUTPUT = frozenset({Nature.TASK, Nature.EFFORT, Nature.COVERAGE})


@rule("TYP405", severity="warning", on="set", sources=(Source.PEOPLEBOX,))
def learning_without_evidence(okr_set: OkrSet) -> Iterator[Remark]:
    """A learning objective counts what is produced and not what will be known.

    Why:
        Learning is won when a belief has been tested. Interviews and reports can be finished with
        everybody as wise as before.

    Bad:
        O: Find out why families leave so that we know what to change
        type: learning
        KR: Hold 20 exit interviews
        KR: Publish the research report

    Good:
        O: Find out why families leave so that we know what to change
        type: learning
        KR: Raise share of exits with a recorded reason from 10% to 80%
        KR: Validate or reject three assumptions about price

    Fix:
        Say which question will be answered, and what evidence would settle it.
    """
    for group in okr_set.groups:
        results = group.key_results
        if not results or not (group.type or "").strip().lower().startswith("learn"):
            continue
        if all(line.nature in _OUTPUT and not says_what_will_be_known(line) for line in results):
            yield Remark(
                "these count output; say which question will be answered and by what evidence",
                place=group.objective.place,
            )
