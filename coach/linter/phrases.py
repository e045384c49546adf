"""Patterns made of many phrases, written over several lines so that people can read and edit them.

Every pattern is a plain list of alternatives without a repetition inside a repetition, so that a
line of any length is searched in one pass.
"""

import re


def whole_words(text: str) -> re.Pattern[str]:
    """Compile alternatives (``a|b`` on each line) that must stand as whole words, in any case."""
    return re.compile(rf"\b(?:{alternatives(text)})\b", re.IGNORECASE)


def parts_of_words(text: str) -> re.Pattern[str]:
    """Compile alternatives that may be parts of words ("satisf"), in any case."""
    return re.compile(alternatives(text), re.IGNORECASE)


def alternatives(text: str) -> str:
    """Join alternatives (``a|b`` on each line) into one pattern, not yet compiled."""
    return "|".join(line.strip() for line in text.splitlines() if line.strip())
