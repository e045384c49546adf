"""OBJ104: a theme instead of a direction."""

from collections.abc import Iterator

from coach.linter.outcomes import outcome_end
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import ObjectiveLine
from coach.linter.themes import lacks_action


@rule("OBJ104", severity="warning", on="objective", sources=(Source.FITBOTS,))
def missing_action_word(line: ObjectiveLine) -> Iterator[Remark]:
    """An objective is a theme or a noun and gives no direction.

    Why:
        "Sustainability" can mean anything, so every task fits under it and none can be turned
        down. A verb says what somebody will do about it.

    Bad:
        Sustainability
        Customer happiness
        A better onboarding for everybody
        Operational excellence so that customers stay

    Good:
        Win the confidence of new tenants before they sign so that fewer flats stand empty
        New hires ship in their first week so that teams ask for more of them

    Fix:
        Begin with a verb of change: win, make, free, shorten, earn.
    """
    if lacks_action(line):
        end = len(line.text[: outcome_end(line)].rstrip())
        start = len(line.text) - len(line.text.lstrip())
        yield Remark(
            "this is a theme, not a direction; begin with a verb such as win, make or free",
            (min(start, end), end),
        )
