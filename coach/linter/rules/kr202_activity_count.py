"""KR202: effort counted where an effect belongs."""

from collections.abc import Iterator

from coach.linter.nature import Nature
from coach.linter.repairs import as_initiative
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine


@rule("KR202", severity="error", on="key_result", sources=(Source.OPEN_OKR,))
def activity_count(line: KeyResultLine) -> Iterator[Remark]:
    """A key result counts how much was done, not what came of it.

    Why:
        A dozen sessions can teach nothing and a hundred calls can sell nothing. A count of effort
        rewards being busy, and can be met while the objective fails.

    Bad:
        Hold 14 listening sessions
        Publish 20 blog posts by the end of March
        Visit 30 clinics
        Ten workshops held
        Make 200 cold calls

    Good:
        Lift share of trial users who finish set-up from 38% to 57%
        Raise share of interviews that end in a second meeting from 10% to 35%
        Win 12 new wholesale customers
        Reduce meetings per project from 9 to 4

    Fix:
        Ask what the effort should bring about, and measure that; keep the effort as an initiative.
    """
    if line.nature is not Nature.EFFORT:
        return
    number = next(iter(line.parsed.quantities), None)
    end = number.span[1] if number else len(line.text.rstrip())
    counted = line.text[number.span[0] :].strip(" .") if number else line.text.strip()
    message = f"“{_short(counted)}” counts effort; say what the effort should bring about"
    yield as_initiative(line, message, (0, max(end, 1)))


def _short(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
