"""The word lists, read once, and which of their words a text has."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from coach.feedback.values import Kind
from coach.summaries.values import Theme

SHORTEST_STEM = 2
NEGATIVE, POSITIVE, FILLER, ACT = "negative", "positive", "filler", "act"
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """What words speak of. ``stems`` are beginnings of words, ``whole`` whole ones.

    ``phrases`` finds what has a space or a mark in it. Labels are names of themes, or those above.
    """

    stems: Mapping[str, frozenset[str]]
    whole: Mapping[str, frozenset[str]]
    phrases: re.Pattern[str]
    phrase_labels: Mapping[str, frozenset[str]]
    longest: int
    theme_of_kind: Mapping[Kind, Theme]
    english: frozenset[str]
    foreign: frozenset[str]


@cache
def words() -> Words:
    """Read the lists."""
    text = Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    listed: dict[str, Any] = yaml.safe_load(text)
    lists = {
        **listed["themes"],
        NEGATIVE: listed["negative"],
        POSITIVE: listed["positive"],
        FILLER: listed["filler"],
        ACT: [f"{act}_" for act in listed["acts"]],
    }
    stems, whole, phrases = (defaultdict[str, set[str]](set) for _ in range(3))
    for label, entries in lists.items():
        for entry in entries:
            word = entry.rstrip("_")
            known = stems if word == entry else whole
            (known if _TOKEN.fullmatch(word) else phrases)[word].add(label)
    spelled = "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
    return Words(
        stems={word: frozenset(labels) for word, labels in stems.items()},
        whole={word: frozenset(labels) for word, labels in whole.items()},
        phrases=re.compile(rf"(?:(?<!\w)|(?=n't))(?:{spelled})", re.IGNORECASE),
        phrase_labels={word: frozenset(labels) for word, labels in phrases.items()},
        longest=max(map(len, stems)),
        theme_of_kind={Kind(kind): Theme(theme) for kind, theme in listed["kinds"].items()},
        english=frozenset(listed["english"]),
        foreign=frozenset(listed["foreign"]),
    )


@lru_cache(maxsize=2048)
def labels_in(text: str) -> Mapping[str, int]:
    """Count for each label how many different entries of its list a text has."""
    hits: dict[str, set[str]] = {}
    for entry, labels in _entries(text):
        for label in labels:
            hits.setdefault(label, set()).add(entry)
    return {label: len(entries) for label, entries in hits.items()}


def _entries(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    known = words()
    lowered = text.casefold().replace("\u2019", "'")
    for token in set(_TOKEN.findall(lowered)):
        if token in known.whole:
            yield token, known.whole[token]
        for length in range(SHORTEST_STEM, min(len(token), known.longest) + 1):
            if token[:length] in known.stems:
                yield token, known.stems[token[:length]]
    for match in known.phrases.finditer(lowered):
        yield match.group(), known.phrase_labels[match.group()]
