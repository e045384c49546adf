"""The smallest parts of a line: words, numbers, dates, signs, each with its place.

One regular expression cuts the line from left to right. Its alternatives hold no repetition inside
a repetition, so a line of any length is read in one pass, and everything above this file walks
over tokens instead of searching text again.
"""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple


class TokenKind(IntEnum):
    """What a token is made of."""

    WORD = 1
    NUMBER = 2
    DATE = 3
    LINK = 4
    GAP = 5  # underscores that leave room for a number
    ARROW = 6
    BOUND = 7  # > < and their kin
    SIGN = 8  # any other character


class Token(NamedTuple):
    """A piece of text without spaces. ``lower`` is what vocabularies are asked for."""

    kind: TokenKind
    text: str
    lower: str
    start: int
    end: int


_PATTERN = re.compile(
    r"((?:https?://|www\.)[^\s)>\]]+)"
    r"|(\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d))"
    r"|(\d+(?:[.,'\u2019]\d+)*)"
    r"|([^\W\d_]+(?:['\u2019\-\u2010\u2011&][^\W\d_]+)*)"
    r"|(_{2,})"
    r"|(-{1,2}>|=>|\u2192|\u2794|\u279c|\u21d2|\u27f6|\u27a1)"
    r"|(>=|<=|\u2265|\u2264|>|<)"
    r"|(\S)"
)
_KINDS = (
    TokenKind.SIGN,  # groups count from one
    TokenKind.LINK,
    TokenKind.DATE,
    TokenKind.NUMBER,
    TokenKind.WORD,
    TokenKind.GAP,
    TokenKind.ARROW,
    TokenKind.BOUND,
    TokenKind.SIGN,
)


def scan(text: str, start: int = 0) -> list[Token]:
    """Cut ``text`` into tokens from offset ``start`` on."""
    return list(_scanned(text, start))


@lru_cache(maxsize=8)  # a line is scanned for its parts, its words and its label in a row
def _scanned(text: str, start: int) -> tuple[Token, ...]:
    return tuple(
        Token(
            _KINDS[match.lastindex or 0],
            match.group(),
            _plain(match.group()),
            match.start(),
            match.end(),
        )
        for match in _PATTERN.finditer(text, start)
    )


def _plain(piece: str) -> str:
    """Lower case with ordinary hyphens and apostrophes, so that look-ups need one spelling."""
    lower = piece.lower()
    if lower.isascii():
        return lower
    return lower.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
