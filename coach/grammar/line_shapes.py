"""How one line of a document looks: its markers, its label, its allowances, its type tag.

A line is read from the left: indentation, heading or bullet, numbering, check box, emphasis, then
a label ("KR 1.2:", "Objective -", "KPI:") and the text. Nothing is searched twice, so a line of
any length is read in one pass.
"""

import re
from typing import NamedTuple

from coach.grammar.values import Allowance


class Shape(NamedTuple):
    """A line taken apart. ``column`` is where ``text`` starts; ``label`` is "" where there is none.

    ``depth`` is how far the line is indented, numbering such as "1.2" counted in; ``bullet`` tells
    list items from paragraphs; ``heading`` is the level of a Markdown heading, else 0.
    """

    label: str
    text: str
    column: int
    depth: int
    bullet: bool
    heading: int


_SPACE = re.compile(r"[\s\u00a0\ufeff\u200b]*")
_QUOTE = re.compile(r">[\s>]*")
_HEADING = re.compile(r"(#{1,6})[ \t\u00a0]+|(#{1,6})(?=[A-Za-z])")
_BULLET = re.compile(
    r"(?:[-*+\u2022\u25e6\u25aa\u25cf\u25cb\u2023\u2043\u00b7\u2219\uf0b7\u2013\u2014])[ \t\u00a0]+"
)
_NUMBER = re.compile(
    r"\(?(\d{1,2}(?:\.\d{1,2}){0,3})"
    r"(?:[.)][ \t\u00a0]+|(?:(?<=\.\d)|(?<=\.\d\d))[ \t\u00a0]+(?![a-z]))|\(?[a-z][.)][ \t]+"
)
_BOX = re.compile(r"\[[ xX\u2713\u2714~]?\][ \t\u00a0]*")
_ORNAMENT = re.compile(
    r"[*_`]{1,3}(?=[^\s*_`])|[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\ufe0f\u200d]+[ \t]*"
)
_SEPARATOR = r"[ \t\u00a0]*[*_]{0,3}[ \t\u00a0]*(?:[:\uff1a]|[-\u2013\u2014](?=[ \t])|(?=$))"
_INDEX = r"[ \t\u00a0]*[#(]?(?:\d{1,2}(?:[.\-]\d{1,2}){0,2}|[a-z](?=[:.)]))?\)?"
_LABEL = re.compile(
    r"(?P<objective>objectives?|obj|okrs?|goals?|o)(?=[\W\d_]|$)"
    r"|(?P<kr>key[ \t-]?results?|krs?)(?=[\W\d_]|$)"
    r"|(?P<kpi>kpis?|health[ \t]metrics?|guardrails?)(?=[\W\d_]|$)"
    r"|(?P<initiative>initiatives?|tasks?|projects?|actions?|action[ \t]items?|activities"
    r"|to-?dos?|deliverables?|how)(?=[\W\d_]|$)",
    re.IGNORECASE,
)
_AFTER_LABEL = re.compile(_INDEX + _SEPARATOR, re.IGNORECASE)
_AFTER_SHORT_LABEL = re.compile(r"[ \t]?\d{1,2}(?:\.\d{1,2}){0,2}\.?[ \t\u00a0]+")
_CLOSING = re.compile(r"[*_`]{1,3}(?=[ \t\u00a0]|$)")
_TRAILING_SPACE = " \t\u00a0\ufeff\u200b\r"
_FIELD = re.compile(
    r"([A-Za-z][A-Za-z_-]*(?: [A-Za-z][A-Za-z_-]*){0,2})[*_]{0,3}[ \t]*[:\uff1a][*_]{0,3}[ \t]*"
)
_CODES = re.compile(r"[ \t]*([A-Za-z]{2,3}\d{3})[ \t]*,?")
_ALLOW = "allow:"
_TYPE_TAG = re.compile(
    r"[(\[](committed|commit|roofshot|aspirational|stretch|moonshot|learning|guardrail|baseline)[)\]]$",
    re.IGNORECASE,
)
_TYPES = {
    "commit": "committed",
    "roofshot": "committed",
    "stretch": "aspirational",
    "moonshot": "aspirational",
}


def shape_of(line: str) -> Shape:
    """Take one line apart."""
    at = _SPACE.match(line).end()  # type: ignore[union-attr] # an empty match still matches
    depth = len(line[:at].replace("\ufeff", "").expandtabs(4))
    quote = _QUOTE.match(line, at)
    at = quote.end() if quote else at
    found = _HEADING.match(line, at)
    heading = len(found.group(1) or found.group(2)) if found else 0
    at = found.end() if found else at
    bullet = False
    while (moved := _marker(line, at)) is not None:
        at, deeper = moved
        depth, bullet = depth + deeper, True
    label, at = _label_at(line, at)
    return _cut(Shape(label, line, at, depth, bullet, heading))


def _label_at(line: str, at: int) -> tuple[str, int]:
    """Read emphasis and label.

    Emphasis goes when it wraps the label or all of the text: in "**Cut** churn" it belongs to the
    words.
    """
    label, end = _label(line, _past_ornaments(line, at))
    closing = _CLOSING.match(line, end) if label else None
    end = (closing.end() if closing else end) if label else at
    text = _past_ornaments(line, end)
    opening = line[end:text].strip()
    if opening and opening[0] in "*_`" and not line.rstrip(_TRAILING_SPACE + "#").endswith(opening):
        text = end
    return label, _SPACE.match(line, text).end()  # type: ignore[union-attr] # may be empty


def _cut(shape: Shape) -> Shape:
    """Keep only the text, without spaces and closing emphasis at its end."""
    text = shape.text[shape.column :].rstrip(_TRAILING_SPACE)
    for mark in ("***", "**", "__", "*", "`"):
        if text.endswith(mark) and text.count(mark) % 2 == 1:
            text = text[: -len(mark)].rstrip(_TRAILING_SPACE)
            break
    if shape.heading:
        text = text.rstrip("#").rstrip(_TRAILING_SPACE)
    return shape._replace(text=text)


def _marker(line: str, at: int) -> tuple[int, int] | None:
    """Pass over one bullet, number or check box; "1.2" is one level deeper than "1"."""
    bullet = _BULLET.match(line, at) or _BOX.match(line, at)
    if bullet:
        return bullet.end(), 0
    number = _NUMBER.match(line, at)
    if number:
        dots = (number.group(1) or "").count(".")
        return number.end(), 2 * dots
    return None


def _past_ornaments(line: str, at: int) -> int:
    """Pass over emphasis, pictures and spaces."""
    while True:
        at = _SPACE.match(line, at).end()  # type: ignore[union-attr] # an empty match still matches
        ornament = _ORNAMENT.match(line, at)
        if ornament is None:
            return at
        at = ornament.end()


def _label(line: str, at: int) -> tuple[str, int]:
    """Read a label at ``at``: its kind and where the text behind it begins."""
    word = _LABEL.match(line, at)
    if word is None or word.lastgroup is None:
        return "", at
    after = _AFTER_LABEL.match(line, word.end())
    short = len(word.group()) <= 2  # noqa: PLR2004 - "O" and "KR" need no colon when numbered
    if after is None and short:
        after = _AFTER_SHORT_LABEL.match(line, word.end())
    if after is None:
        return "", at
    end = after.end()
    if short and end == len(line) and after.group().strip(_TRAILING_SPACE) == "":
        return "", at  # a lone "O" or "KR" is a word
    return word.lastgroup, end


def field_of(text: str) -> tuple[str, str] | None:
    """Read "key: value": the key in lower case, and the value."""
    bare = text.lstrip("*_")
    found = _FIELD.match(bare)
    if found is None:
        return None
    return found.group(1).lower(), bare[found.end() :].strip(_TRAILING_SPACE + "*")


def allowances_of(text: str, line: int) -> tuple[Allowance, ...]:
    """Read "allow: KR204, KR216 no history yet"; empty if the text is something else."""
    if not text.lower().startswith(_ALLOW):
        return ()
    at = len(_ALLOW)
    codes: list[str] = []
    while (found := _CODES.match(text, at)) is not None:
        codes.append(found.group(1).upper())
        at = found.end()
    reason = text[at:].strip(" \t-\u2013\u2014:")
    return tuple(Allowance(code, reason, line) for code in codes)


def split_allowances(text: str, line: int) -> tuple[str, tuple[Allowance, ...]]:
    """Part a text from the "(allow: KR204 reason)" behind it; several may follow one another."""
    found: tuple[Allowance, ...] = ()
    while text.endswith(")"):
        start = text.lower().rfind("(" + _ALLOW)
        inside = text[start + 1 : -1]
        read = allowances_of(inside, line) if start >= 0 and "(" not in inside else ()
        if not read:
            break
        found = read + found
        text = text[:start].rstrip(_TRAILING_SPACE)
    return text, found


def split_type(text: str) -> tuple[str, str | None]:
    """Part a text from a type in brackets behind it: "… (committed)"."""
    tail = text[-20:]
    found = _TYPE_TAG.search(tail)
    if found is None or len(text) == len(found.group()):
        return text, None
    kept = text[: len(text) - len(found.group())].rstrip(_TRAILING_SPACE)
    return kept, type_name(found.group(1))


def type_name(word: str) -> str:
    """Return the name by which the rest of the product knows a type: "stretch" is aspirational."""
    lower = word.strip().lower()
    return _TYPES.get(lower, lower)
