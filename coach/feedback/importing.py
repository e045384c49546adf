"""Reading feedback from a file of JSON lines: what each says, and which cannot be taken."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from coach.errors import Invalid
from coach.feedback.values import Kind, Perspective, Visibility
from coach.people.importing import RejectedRow
from coach.people.wording import checked_email, checked_text

LARGEST_FILE = 200_000_000
"""Characters; a million records of ordinary length."""

LONGEST_TEXT = 500_000
LONGEST_ID = 200
LONGEST_GOAL = 500
LONGEST_VALUE = 120
NEEDED = ("id", "about", "relationship", "kind", "date", "visibility", "text")
OLDEST_YEAR, NEWEST_YEAR = 1970, 2200

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """One good line. ``row`` counts lines from 1; people are named by address."""

    row: int
    id: str
    about: str
    author: str | None
    perspective: Perspective
    kind: Kind
    given_on: date
    visibility: Visibility
    text: str
    goal: str
    company_value: str


def read_feedback(source: str) -> tuple[list[FeedbackRow], list[RejectedRow]]:
    """Read a feedback.jsonl; the first of two lines with one id wins, blank lines are passed over.

    Raises Invalid when the file as a whole is too large.
    """
    if len(source) > LARGEST_FILE:
        raise Invalid("The file is larger than 200 MB. Split it.", field="file")
    good: dict[str, FeedbackRow] = {}
    rejected: list[RejectedRow] = []
    # only these end a line: splitlines() would also cut at letters that JSON allows in texts
    for number, line in enumerate(source.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = _row(number, _parsed(line))
            _check_first(row, good)
        except Invalid as error:
            rejected.append(RejectedRow(number, str(error)))
        else:
            good[row.id] = row
    return list(good.values()), rejected


def _check_first(row: FeedbackRow, good: Mapping[str, FeedbackRow]) -> None:
    if row.id in good:
        raise Invalid(f"id: line {good[row.id].row} has the same id")


def _parsed(line: str) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "too deeply nested"
        raise Invalid(f"is not JSON: {reason}") from error
    if not isinstance(found, dict):
        raise Invalid("is not a JSON object; write one record a line, in braces")
    if missing := [name for name in NEEDED if found.get(name) is None]:
        raise Invalid(f"missing: {', '.join(missing)}")
    return found


def _row(number: int, raw: Mapping[str, Any]) -> FeedbackRow:
    author = _text(raw, "author", 320)
    row = FeedbackRow(
        row=number,
        id=checked_text(_text(raw, "id", LONGEST_ID, numbers=True), "id", LONGEST_ID),
        about=checked_email(_text(raw, "about", 320), "about"),
        author=checked_email(author, "author") if author else None,
        perspective=_word(raw, "relationship", Perspective),
        kind=_word(raw, "kind", Kind),
        given_on=_day(_text(raw, "date", 40)),
        visibility=_word(raw, "visibility", Visibility),
        text=checked_text(_text(raw, "text", LONGEST_TEXT), "text", LONGEST_TEXT),
        goal=_text(raw, "goal", LONGEST_GOAL).strip(),
        company_value=_text(raw, "company_value", LONGEST_VALUE).strip(),
    )
    if row.visibility is Visibility.PRIVATE and row.author is None:
        raise Invalid("author: a private note is its writer's; without an author nobody reads it")
    if row.perspective is Perspective.SELF and row.author not in {None, row.about}:
        raise Invalid("relationship: self means that the author is whom it is about")
    return row


def _text(raw: Mapping[str, Any], name: str, longest: int, *, numbers: bool = False) -> str:
    value = raw.get(name)
    if value is None:
        return ""
    if numbers and isinstance(value, int):
        value = str(value)
    if not isinstance(value, str):
        raise Invalid(f"{name}: must be a text")
    if len(value) > longest:
        raise Invalid(f"{name}: has {len(value)} characters; at most {longest} fit")
    # half of a pair of surrogates is no letter and cannot be stored
    return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _word(raw: Mapping[str, Any], name: str, words: type[Word]) -> Word:
    value = raw.get(name)
    known = [word.value for word in words]
    if value not in known:
        raise Invalid(f"{name}: {str(value)[:40]!r} is none of {', '.join(known)}")
    return words(value)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise Invalid(f"date: {text[:40]!r} is no day such as 2027-01-31") from None
    if not OLDEST_YEAR <= day.year <= NEWEST_YEAR:
        raise Invalid(f"date: the year {day.year} cannot be right")
    return day
