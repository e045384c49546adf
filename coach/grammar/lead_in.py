"""What stands before the sentence: bullets, numbering, labels, check boxes, emphasis, pictures."""

import re

_STEPS = (
    re.compile(r"[\s\u00a0\ufeff\u200b]+"),
    re.compile(r"[>#*+\u2022\u25e6\u25aa\u25cf\u2023\u2043\u00b7\u2219~`|]+"),
    re.compile(r"[-\u2013\u2014_]+(?=[\s*\[])"),
    re.compile(r"\[[ xX\u2713\u2714]?\]|[\u2610-\u2612\u2705\u2714\u2713\u2713\u274c\u25a1\u25a0]"),
    re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+"),
    re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zA-Z][.)]|[ivx]{1,4}[.)])(?=\s)"),
    re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[^\sa-z])"),  # "1.2 Raise", and no "4.5 stars"
    re.compile(
        r"(?:key[ \t-]?results?|kr|objectives?|o|kpi|goal|okr)[ \t]?"
        r"[#(]?\d{0,2}(?:[.\-]\d{1,2}){0,2}\)?[ \t]?"
        r"(?:\*{1,2}|_{1,2})?[ \t]?(?:[:\uff1a]|[-\u2013\u2014.](?=\s))",
        re.IGNORECASE,
    ),
)  # fmt: skip
_SHORT_LABEL = re.compile(
    r"(?:kr|o)[ \t]?\d{1,2}(?:\.\d{1,2}){0,2}(?=\s)",
    re.IGNORECASE,
)


def body_start(text: str) -> int:
    """Return the offset where the sentence itself begins; the whole length if nothing is left."""
    at = 0
    while at < len(text):
        moved = _step(text, at)
        if moved == at:
            break
        at = moved
    return at


def _step(text: str, at: int) -> int:
    for pattern in (*_STEPS, _SHORT_LABEL):
        match = pattern.match(text, at)
        if match is not None and match.end() > at:
            return match.end()
    return at
