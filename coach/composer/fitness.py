"""How well an entry of the library fits what was said: its subject, in words that are no news."""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from coach.composer.clauses import ORGANISATIONS
from coach.composer.inflection import is_person
from retrieval.library.entries import Kpi, kpis
from retrieval.words import stems

TELLING = 3  # functions in whose entries a name of one word may occur
GENERAL = 6  # functions in whose entries a word must occur to belong to no trade
_WEIGHTLESS = frozenset(
    stems(
        "median average share number rate time times new month monthly weekly days hours level "
        "people minutes weeks months year yearly day week today currently lot night morning "
        "evening bad good problem office department work come start leave stay feel use take "
        "need get make give find call thing complain many few long slow late"
    )
)
_ORGANISATIONS = frozenset(word for name in ORGANISATIONS for word in stems(name)) | frozenset(
    stems("school hospital hotel restaurant office centre university bank library clinic desk")
)


_OWN_NAME = re.compile(
    rf"(?i)\b(?:our|my|the|an?) (?:[\w-]+ ){{0,2}}?(?:{'|'.join(sorted(ORGANISATIONS))})\b"
)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words of the library: in which entries each stands, and in how many functions."""

    said: dict[str, frozenset[str]]
    weight: dict[str, float]
    functions: dict[str, int]
    unknown: float


@cache
def _vocabulary() -> _Vocabulary:
    said = {entry.id: frozenset(stems(_all_words(entry))) for entry in kpis()}
    counted = Counter(word for words in said.values() for word in words)
    places: dict[str, set[str]] = {}
    for entry in kpis():
        for word in said[entry.id]:
            places.setdefault(word, set()).add(entry.function)
    total = len(said)
    return _Vocabulary(
        said=said,
        weight={word: math.log(1 + total / (1 + count)) for word, count in counted.items()},
        functions={word: len(found) for word, found in places.items()},
        unknown=math.log(1 + total),
    )


def _all_words(entry: Kpi) -> str:
    return " ".join(
        (
            entry.name,
            *entry.synonyms,
            entry.definition,
            entry.phrase,
            *entry.problems,
            *entry.words,
            entry.who,
        )
    )


def subject_words(text: str) -> frozenset[str]:
    """The stems that say what a text is about: no people, no organisation, no measure."""
    plain = _OWN_NAME.sub(" ", text)
    words = (word for word in re.findall(r"[A-Za-z'\u2019-]+", plain) if not is_person(word))
    found = frozenset(stem for word in words for stem in stems(word))
    return found - _WEIGHTLESS - _ORGANISATIONS


def coverage(entry: Kpi, subject: frozenset[str]) -> float:
    """The part of what was said that the entry speaks of too, rare words weighing more."""
    vocabulary = _vocabulary()
    total = sum(vocabulary.weight.get(word, vocabulary.unknown) for word in subject)
    shared = subject & vocabulary.said[entry.id]
    return sum(vocabulary.weight[word] for word in shared) / total if total else 0.0


def shared(entry: Kpi, brief: frozenset[str]) -> int:
    """How many words of subject the entry's names, metric and trade words share with a brief."""
    own = stems(" ".join((entry.name, *entry.synonyms, entry.phrase, *entry.words)))
    return len((frozenset(own) - _WEIGHTLESS - _ORGANISATIONS) & brief)


def familiar(entry: Kpi, brief: frozenset[str]) -> float:
    """The part of an entry's metric whose words are the brief's, or of no trade at all."""
    functions = _vocabulary().functions
    own = frozenset(stems(entry.phrase)) - _WEIGHTLESS
    if not own:
        return 1.0
    known = sum(1 for word in own if word in brief or functions[word] >= GENERAL)
    return known / len(own)


def called(entry: Kpi, text: str) -> bool:
    """Whether a text holds a word of subject of the entry's names or metric."""
    own = frozenset(stems(" ".join((entry.name, *entry.synonyms, entry.phrase))))
    return bool((own - _WEIGHTLESS - _ORGANISATIONS) & subject_words(text))


def _is_telling(name: frozenset[str]) -> bool:
    """Whether a name says what is meant: "cancellations" alone may be anybody's."""
    functions = _vocabulary().functions
    return len(name) > 1 or all(functions.get(word, 0) <= TELLING for word in name)


def names(entry: Kpi, text: str) -> bool:
    """Whether a text calls the metric by one of its names, or says its phrase in other order."""
    said = frozenset(stems(text))
    called = (frozenset(stems(name)) - {"rate", "shar"} for name in (entry.name, *entry.synonyms))
    if any(name and name <= said and _is_telling(name) for name in called):
        return True
    own = frozenset(stems(entry.phrase)) - _WEIGHTLESS
    return len(own & said) >= 2  # noqa: PLR2004 - one word in common may be chance
