"""The word lists, read once, as patterns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from coach.feedback.values import Kind
from coach.summaries.values import Theme


@dataclass(frozen=True, slots=True)
class Words:
    """What words speak of. Patterns match beginnings of words."""

    themes: Mapping[Theme, re.Pattern[str]]
    theme_of_kind: Mapping[Kind, Theme]
    negative: re.Pattern[str]
    positive: re.Pattern[str]
    filler: re.Pattern[str]
    acts: re.Pattern[str]
    english: frozenset[str]
    foreign: frozenset[str]


@cache
def words() -> Words:
    """Read the lists."""
    text = Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    listed: dict[str, Any] = yaml.safe_load(text)
    return Words(
        themes={Theme(name): _beginnings(stems) for name, stems in listed["themes"].items()},
        theme_of_kind={Kind(kind): Theme(theme) for kind, theme in listed["kinds"].items()},
        negative=_beginnings(listed["negative"]),
        positive=_beginnings(listed["positive"]),
        filler=_beginnings(listed["filler"]),
        acts=re.compile(rf"\b(?:{'|'.join(listed['acts'])})\b", re.IGNORECASE),
        english=frozenset(listed["english"]),
        foreign=frozenset(listed["foreign"]),
    )


def _beginnings(stems: Iterable[str]) -> re.Pattern[str]:
    """Match any of the stems where a word begins; one that ends in _ is a whole word."""
    spelled = (
        re.escape(stem.rstrip("_")) + (r"\b" if stem.endswith("_") else "") for stem in stems
    )
    return re.compile(rf"(?:(?<!\w)|(?=n't))(?:{'|'.join(spelled)})", re.IGNORECASE)
