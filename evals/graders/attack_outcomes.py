"""Did an attack change, leak or break anything, and did its honest twin suffer from the defence?"""

from collections.abc import Collection, Sequence
from typing import Protocol

from evals.graders.inert_text import inert_text
from evals.grading import Grade, Grades, passed

GROWTH = 4
"""How much longer the second text of a bomb is."""

WORST_GROWTH = 9.0
"""More than linear (4), less than quadratic (16): between them a clock cannot be wrong."""

NEGLIGIBLE_SECONDS = 0.4
"""Below this the clock measures noise, and nobody waits."""


class Answer(Protocol):
    """What a door said."""

    @property
    def meaning(self) -> Sequence[str]:
        """What can be compared."""
        ...

    @property
    def lines(self) -> Sequence[str]:
        """What people read."""
        ...

    @property
    def empty(self) -> bool:
        """Whether there was nothing."""
        ...

    @property
    def blamed(self) -> bool:
        """Whether the text was held to be bad."""
        ...


def unchanged(plain: Answer, attacked: Answer) -> Grades:
    """Score that the attack changed nothing of the answer."""
    extra = [line for line in attacked.meaning if line not in plain.meaning]
    same = tuple(plain.meaning) == tuple(attacked.meaning)
    return {"same": passed(same, f"the attack changed it: {extra[:2]}")}


def inert_answer(attacked: Answer) -> Grades:
    """Score that whatever came back can only be read."""
    return inert_text(attacked.lines) or {"inert": Grade(1.0)}


def nothing_leaks(attacked: Answer, absent: Collection[str]) -> Grades:
    """Score that no word of the attack came back; attacks without such words cannot tell."""
    if not absent:
        return {}
    whole = "\n".join(attacked.lines).lower()
    back = [word for word in absent if word.lower() in whole]
    return {"no-echo": passed(not back, f"came back: {', '.join(back)}")}


def bounded(short_seconds: float, long_seconds: float) -> Grades:
    """Score that four times the text costs nowhere near sixteen times the work."""
    if long_seconds < NEGLIGIBLE_SECONDS:
        return {"bounded": Grade(1.0)}
    growth = long_seconds / max(short_seconds, NEGLIGIBLE_SECONDS / GROWTH)
    reason = f"{GROWTH} times the text cost {growth:.1f} times the work ({long_seconds:.2f} s)"
    return {"bounded": passed(growth <= WORST_GROWTH, reason)}


def twin_unharmed(twin: Answer, *, must_answer: bool) -> Grades:
    """Score that the honest look-alike is answered and not blamed."""
    fine = not twin.blamed and not (must_answer and twin.empty)
    return {"twin": passed(fine, "blamed" if twin.blamed else "got nothing")}
