"""KR206: a level to hold filed as a key result."""

from collections.abc import Iterator

from coach.linter.ambition import says_what_will_be_known
from coach.linter.nature import Nature
from coach.linter.repairs import as_kpi
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine


@rule(
    "KR206",
    severity="error",
    on="key_result",
    sources=(Source.FITBOTS, Source.PEOPLEBOX, Source.GITLAB),
)
def kpi_as_key_result(line: KeyResultLine) -> Iterator[Remark]:
    """A key result asks to stay at a level: that is a KPI.

    Why:
        A KPI watches health that must be kept; a key result wins a change. Mixed together, the
        team looks busy with standing still, and the change nobody wrote down does not happen.

    Bad:
        Keep uptime at 99.5%
        Maintain a CSAT of 90% or above
        Renewal rate of 95%
        Average response time to tickets below two hours

    Good:
        Cut outages that customers notice from 11 to 3
        Reach 70% seat occupancy
        Raise uptime from 99.2% to 99.9%
        Hold churn down from 6% to 4%

    Fix:
        Keep it as a KPI or as a guardrail beside a result that moves; or say from where it should
        rise to this level.
    """
    learns = line.is_of_type("learn") and says_what_will_be_known(line)
    if line.nature is not Nature.KEPT or learns:
        return
    action, bound = line.parsed.action_word, line.parsed.bound
    words = action or bound
    if action is not None:
        message = f"“{action.text}” holds a level, which is what a KPI does; say what should change"
    elif bound is not None:
        message = f"“{bound.text}” is a level to keep, a KPI; say from where it should move"
    else:
        message = "a level with no start is a KPI to keep; say from where it should move"
    yield as_kpi(line, message, words.span if words else (0, len(line.text.rstrip())))
