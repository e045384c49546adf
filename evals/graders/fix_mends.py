"""Does a fix that is offered as safe really mend what it was offered for?"""

from collections.abc import Mapping, Sequence

from coach.linter.finding import Finding
from evals.grading import Grades, passed


def fix_mends(findings: Sequence[Finding], mended: Mapping[int, Sequence[str]]) -> Grades:
    """Score that no finding survives its own fix; lines without fixes cannot tell.

    A fix that leaves its fault in place is worse than none: it teaches people to stop clicking.
    """
    if not mended:
        return {}
    stubborn = [
        f"{findings[number].code} still fires after “{fix.title}”"
        for number, codes in mended.items()
        if (fix := findings[number].fix) is not None and findings[number].code in codes
    ]
    return {"fix-mends": passed(not stubborn, "; ".join(stubborn))}
