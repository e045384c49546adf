"""Prepares anybody's text for a search: trims it and finds the parts worth asking for."""

import re

LONGEST = 4_000  # characters that are read; a longer text has long said what it is about
PARTS = 6  # searched one by one; more would cost time and say little new
SHORTEST_PART = 3  # words

_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^<>]{0,200}>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"(?<=[.!?;])\s+|\n+")


def parts_of(text: str) -> tuple[str, ...]:
    """The whole text, then its sentences when it has several; nothing when it has no letters.

    Somebody who writes three complaints wants an answer to each, and one vector for all three lies
    near none of them.
    """
    text = _TAG.sub(" ", text[:LONGEST])
    whole = _SPACE.sub(" ", text).strip()
    if not any(character.isalpha() for character in whole):
        return ()
    sentences = [_SPACE.sub(" ", part).strip() for part in _BREAK.split(text)]
    telling = [part for part in sentences if len(part.split()) >= SHORTEST_PART]
    if len(telling) < 2:  # noqa: PLR2004 - one sentence is the whole
        return (whole,)
    return (whole, *dict.fromkeys(telling[: PARTS - 1]))
