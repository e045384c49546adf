"""Filters for templates: initials, dates and the like, as people write them."""

import zlib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

HUES = 5
ACRONYMS = frozenset({"it", "hr"})


def initials(name: str) -> str:
    """Shorten a name to at most two letters for an avatar."""
    words = [word for word in name.replace("@", " ").split() if word[:1].isalnum()]
    ends = words if len(words) == 1 else words[:1] + words[-1:]
    return "".join(word[0] for word in ends).upper()


def hue(name: str) -> int:
    """Choose one of the avatar colours, the same for the same name everywhere."""
    return zlib.crc32(name.encode()) % HUES


def day(moment: date | datetime) -> str:
    """Write a date: 3 February 2027."""
    return f"{moment.day} {moment:%B %Y}"


def minute(moment: datetime) -> str:
    """Write a date with its time, in UTC: 3 February 2027, 14:05."""
    return f"{day(moment)}, {moment:%H:%M}"


def number(value: Decimal) -> str:
    """Write a number as people do: 1,200 and 3.5, without zeros that say nothing."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plural(count: int, one: str, many: str = "") -> str:
    """Count things: 1 person, 2 people."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def spoken(slug: str) -> str:
    """Turn a slug into words: health-care into Health care."""
    first, *others = slug.replace("_", "-").split("-")
    return " ".join(
        (first.upper() if first in ACRONYMS else first[:1].upper() + first[1:], *others)
    )


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "initials": initials,
        "hue": hue,
        "day": day,
        "minute": minute,
        "number": number,
        "plural": plural,
        "spoken": spoken,
    }
)
