"""Do findings on a document name the line that they are about?"""

import re
from collections.abc import Iterable

from coach.linter.finding import Finding
from evals.grading import Grades, passed

_OBJECTIVE = re.compile(r"^(?:#+\s*)?O:\s")
_KEY_RESULT = re.compile(r"^(?:[-*]\s*)?KR\s?\d*:\s")
_WHERE = re.compile(r"^objectives\[(\d+)\](?:\.key_results\[(\d+)\])?$")


def right_places(text: str, findings: Iterable[Finding]) -> Grades:
    """Score that ``where`` and ``line`` of each finding mean the same line of the document.

    Reads the document by two patterns of its own, not with the parser it judges.
    """
    lines = _lines_by_place(text)
    wrong = [
        f"{found.code}: {found.where} is line {lines.get(found.where)}, not {found.line}"
        for found in findings
        if _WHERE.match(found.where) and lines.get(found.where) != found.line
    ]
    return {"places": passed(not wrong, "; ".join(wrong))}


def _lines_by_place(text: str) -> dict[str, int]:
    places: dict[str, int] = {}
    objective = key_result = -1
    for number, line in enumerate(text.splitlines(), start=1):
        if _OBJECTIVE.match(line):
            objective, key_result = objective + 1, -1
            places[f"objectives[{objective}]"] = number
        elif _KEY_RESULT.match(line) and objective >= 0:
            key_result += 1
            places[f"objectives[{objective}].key_results[{key_result}]"] = number
    return places
