"""Takes records apart into sentences and says of each whether it may be quoted, and why not."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from coach.summaries.extractive.orders import (
    gives_orders,
    hides_letters,
    visible,
    without_codes,
)
from coach.summaries.extractive.themes import theme_of
from coach.summaries.extractive.tone import Tone, tone_of
from coach.summaries.extractive.unquotable import why_not_quoted
from coach.summaries.extractive.words import ACT, FILLER, labels_in, words
from coach.summaries.values import Bundle, Evidence, Theme

Reason = Literal[
    "", "order", "near_order", "foreign", "masked", "verdict", "hearsay", "private", "insult"
]

_ENDS = re.compile(
    r"(?:(?<=[.!?}\u3002\uff01\uff1f])|(?<=\w>))[\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]?[^a-z\s])|\n+"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|no|mr|mrs|ms|dr|st|inc|ltd|fig|dept|incl|resp|ca)\.|\b[A-Z]\.)$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?\u3002\uff01\uff1f>)}\]\"\u201d]\s*$")
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013\u2014]|\d{1,2}[.)])\s+")
_PIECES = re.compile(r"(?<=[,;:])\s+|\s+(?=[\u2013\u2014(])|\s+(?=(?:but|and|although|while|so)\s)")
_NUMBER = re.compile(r"(?<![\w.])[$€£]?\d+(?:[.,:]\d+)*\s?(?:%|k\b|m\b)?")
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|half|third|dozens?|"
    r"hundreds?|thousands?|weekly|daily|monthly)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b[a-z]{3,}ed\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w&-]+")
LONGEST_QUOTE = 320
LONGEST_READ = 250_000
LONGEST_SENTENCE = 1_500
MOST_SENTENCES = 2_500
FEWEST_WORDS = 4
FEWEST_WITHOUT_FACTS = 6
FOREIGN_LETTERS = 0.3
FACTUAL = 1.9
LAST_LATIN = 0x24F
LONGEST_ABBREVIATION = 8


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """One sentence of a record. ``weight`` is how much it tells; 0 for what says nothing."""

    text: str
    reason: Reason
    paragraph: int
    theme: Theme
    tone: Tone
    weight: float
    shortened: bool

    @property
    def may_be_quoted(self) -> bool:
        """Whether nothing speaks against quoting it."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class Reading:
    """A record as a writer may use it."""

    record: Evidence
    sentences: tuple[ReadSentence, ...]
    gives_orders: bool

    @property
    def trusted(self) -> str:
        """Everything in it that may be quoted."""
        return " ".join(found.text for found in self.sentences if found.may_be_quoted)

    @property
    def is_usable(self) -> bool:
        """Whether it tells anything."""
        return any(found.may_be_quoted for found in self.sentences)


def read_bundle(bundle: Bundle) -> tuple[Reading, ...]:
    """Read every record of a bundle.

    Where a record breaks off inside an order, the rest of it may lie in another: what starts in
    the middle of a sentence is then not trusted.
    """
    readings = tuple(read_record(record) for record in bundle.evidence)
    if not any(_breaks_off(reading) for reading in readings):
        return readings
    return tuple(_without_a_loose_start(reading) for reading in readings)


def _breaks_off(reading: Reading) -> bool:
    last = reading.sentences[-1] if reading.sentences else None
    return last is not None and last.reason == "order" and not _CLOSED.search(last.text)


def _without_a_loose_start(reading: Reading) -> Reading:
    first, *rest = reading.sentences or (None,)
    if first is None or not first.may_be_quoted or first.text[0].isupper():
        return reading
    return replace(reading, sentences=(replace(first, reason="near_order", weight=0.0), *rest))


def read_record(record: Evidence) -> Reading:
    """Read one record.

    What stands behind an order in the same paragraph, or between two orders, is not trusted: an
    order is seldom one sentence long (``_spoilt`` knows the exception).
    """
    shown, is_coded = without_codes(visible(record.text[:LONGEST_READ]))
    split = list(itertools.islice(_sentences(shown), MOST_SENTENCES))
    ordering = [gives_orders(text) for text, _ in split]
    spoilt = _spoilt(ordering, split)
    found = tuple(
        _read(record, text, paragraph, "order" if order else "near_order" if near else "")
        for (text, paragraph), order, near in zip(split, ordering, spoilt, strict=True)
    )
    return Reading(record, found, any(ordering) or is_coded or hides_letters(record.text))


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield sentences with the number of their paragraph."""
    for paragraph, line in enumerate(text.split("\n")):
        start = 0
        body = _BULLET.sub("", line)
        for end in _ENDS.finditer(body):
            tail = body[max(start, end.start() - LONGEST_ABBREVIATION) : end.start()]
            if not _ABBREVIATED.search(tail):
                yield from _stripped(body[start : end.start()], paragraph)
                start = end.end()
        yield from _stripped(body[start:], paragraph)


def _stripped(text: str, paragraph: int) -> Iterator[tuple[str, int]]:
    """Yield a sentence; one without an end is cut, so that a text costs what it is long."""
    kept = " ".join(text.split())
    for start in range(0, len(kept), LONGEST_SENTENCE):
        yield kept[start : start + LONGEST_SENTENCE].strip(), paragraph


def _spoilt(ordering: Sequence[bool], split: Sequence[tuple[str, int]]) -> list[bool]:
    """Say which sentences stand too near to an order.

    Where a record opens with its orders, the honest part is what follows; of that, what tells a
    fact is trusted.
    """
    places = [number for number, order in enumerate(ordering) if order]
    if not places:
        return [False] * len(ordering)
    opens = places[-1] == len(places) - 1
    tainted = {split[number][1] for number in places}
    first_in = {split[number][1]: number for number in reversed(places)}
    spoilt = []
    for number, (text, paragraph) in enumerate(split):
        behind = paragraph in tainted and number > first_in[paragraph]
        excused = opens and weight_of(text) >= FACTUAL
        spoilt.append(places[0] < number < places[-1] or (behind and not excused))
    return spoilt


def _read(record: Evidence, text: str, paragraph: int, reason: Reason) -> ReadSentence:
    part = text
    if not reason:
        part, reason = _quotable_part(record, text)
    return ReadSentence(
        text=part,
        reason=reason,
        paragraph=paragraph,
        theme=theme_of(part, record.kind),
        tone=tone_of(part, record.kind),
        weight=0.0 if reason else weight_of(part),
        shortened=part != text,
    )


def _quotable_part(record: Evidence, text: str) -> tuple[str, Reason]:
    """Return a sentence, or the longest stretch of it, that may be quoted; and else why not."""
    if is_foreign(text):
        return text, "foreign"
    reason = _why_not(record, text)
    if not reason and len(text) <= LONGEST_QUOTE:
        return text, ""
    best = max(_stretches(record, _PIECES.split(text)), key=_tells, default="")
    if len(best.split()) < FEWEST_WORDS:
        return text[:LONGEST_QUOTE], reason or "near_order"
    return best, ""


def _tells(text: str) -> tuple[float, int]:
    return weight_of(text), len(text)


def _stretches(record: Evidence, pieces: Sequence[str]) -> Iterator[str]:
    """Yield stretches of neighbouring clauses that may be quoted and are no longer than a quote."""
    stretch: list[str] = []
    length = 0
    for piece in (*pieces, ""):
        bad = not piece or len(piece) > LONGEST_QUOTE or bool(_why_not(record, piece))
        if bad or length + len(piece) >= LONGEST_QUOTE:
            told = _tidy(stretch)
            if not _why_not(record, told):
                yield told
            stretch, length = [], 0
        if not bad:
            stretch.append(piece)
            length += len(piece) + 1


def _tidy(stretch: Sequence[str]) -> str:
    return re.sub(r"^(?:and|but|so|while|although)\s+", "", " ".join(stretch)).strip(
        " ,;:\u2013\u2014("
    )


def _why_not(record: Evidence, text: str) -> Reason:
    found = why_not_quoted(text)
    if found:
        return found  # type: ignore[return-value] # the reasons of unquotable are among ours
    said = {word.casefold() for word in re.findall(r"[\w.@-]+", text)}
    return "masked" if said & record.masked else ""


def is_foreign(text: str) -> bool:
    """Whether a text is in a language that the word lists do not know."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return True
    if sum(ord(letter) > LAST_LATIN for letter in letters) / len(letters) > FOREIGN_LETTERS:
        return True
    said = [word.casefold() for word in re.findall(r"\w+", text)]
    english = sum(word in words().english for word in said)
    return sum(word in words().foreign for word in said) > max(english, 1)


def weight_of(text: str) -> float:
    """Weigh how much a sentence tells: numbers, names, deeds and themes count, filler does not."""
    count = len(text.split())
    if count < FEWEST_WORDS and not _NUMBER.search(text):
        return 0.0
    counts = labels_in(text)
    themes = sum(theme in counts for theme in Theme)
    facts = (
        2.0 * min(len(_NUMBER.findall(text)), 2)
        + 1.0 * min(len(_NAME.findall(text)), 2)
        + 1.0 * bool(_COUNTED.search(text))
        + 1.0 * (ACT in counts or bool(_DONE.search(text)))
        + 0.7 * min(themes, 2)
    )
    shown = facts - 0.7 * min(themes, 2) > 0
    if not facts or (count < FEWEST_WITHOUT_FACTS and not shown):
        return 0.0
    if FILLER in counts and facts < 2:  # noqa: PLR2004 - a theme's word alone, in thanks
        return 0.0
    return facts + min(count, 20) / 40
