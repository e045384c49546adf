"""Would a reader stumble? Surface faults that templates make, found by pattern."""

import re
from collections.abc import Iterable

from evals.grading import Grades, passed

FAULTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a doubled word", re.compile(r"\b(?!that\b|had\b)([a-z]+) \1\b", re.IGNORECASE)),
    (
        "two determiners",
        re.compile(
            r"\b(?:the|our|their|your|a|an) (?:the|our|their|your|a|an|my)\b", re.IGNORECASE
        ),
    ),
    ("a brace", re.compile(r"[{}\[\]]")),
    ("double space", re.compile(r"\S {2,}\S")),
    ("space before a percent sign", re.compile(r"\S %")),
    ("space before punctuation", re.compile(r"\s[,.;:!?](?:\s|$)")),
    (
        "“a” before a vowel",
        re.compile(r"\ba (?!uni|eu|one|once|use|usa|usu|uti|ubi)[aeiou]", re.IGNORECASE),
    ),
    (
        "“an” before a consonant",
        re.compile(r"\ban (?!hour|hono|heir|[A-Z]{2})[bcdfgjklmnpqrstvwxyz]"),
    ),
    ("a stray end", re.compile(r"[,;:]$|\b(?:and|the|a|an|so that)$")),
    ("a small beginning", re.compile(r"^[a-z]")),
    ("a wrong possessive", re.compile(r"\b(?:i|we|they|us|them) (?:their|our) ", re.IGNORECASE)),
    (
        "a verb that does not agree",
        re.compile(r"\b(?:they|we|people) (?:is|has|was|does|gets|needs|waits)\b", re.IGNORECASE),
    ),
    (
        "“a few the”",
        re.compile(
            r"\b(?:a few|some|many|every|each|more|fewer) (?:the|our|their)\b", re.IGNORECASE
        ),
    ),
)


def clean_english(lines: Iterable[str]) -> Grades:
    """Score the share of lines without a fault; no lines cannot tell."""
    seen = list(lines)
    if not seen:
        return {}
    faults = [fault for line in seen if (fault := english_fault(line))]
    return {"english": passed(not faults, "; ".join(faults[:3]))}


def english_fault(line: str) -> str:
    """Name the first fault of a line, "" when there is none."""
    for name, pattern in FAULTS:
        if pattern.search(line):
            return f"{name}: {line}"
    return ""
