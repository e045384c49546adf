"""KR201: a work item filed as a key result."""

from collections.abc import Iterator

from coach.linter.ambition import says_what_will_be_known
from coach.linter.nature import Nature
from coach.linter.repairs import as_initiative
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine


@rule(
    "KR201",
    severity="error",
    on="key_result",
    sources=(Source.FITBOTS, Source.WEEKDONE, Source.TABILITY),
)
def task_as_key_result(line: KeyResultLine) -> Iterator[Remark]:
    """A key result names work to finish instead of a change to see.

    Why:
        Work can be finished and change nothing. A key result that is a task turns the cycle into
        a to-do list, and nobody learns whether the bet paid off.

    Bad:
        Publish the welcome booklet
        Launch three daring new features
        New booking portal goes live by 30 June
        Rollout of the triage checklist in all wards
        Customer survey designed and sent
        Hire five sales representatives

    Good:
        Raise share of guests who check in alone from 20% to 55%
        Train 100% of the support team in six weeks
        Cut release preparation from 9 days to 3 days
        Deliver 95% of orders on time, up from 80%

    Fix:
        Ask "so that what changes?" and measure the answer. Keep the task as an initiative.
    """
    learns = line.is_of_type("learn") and says_what_will_be_known(line)
    if line.nature is Nature.TASK and not learns:
        action = line.parsed.action_word
        if action is not None:
            message = f"“{action.text}” is work to finish; say what should change because of it"
            yield as_initiative(line, message, action.span)
        else:
            message = "this is work to finish; say what should change because of it"
            yield as_initiative(line, message, (0, len(line.text.rstrip())))
