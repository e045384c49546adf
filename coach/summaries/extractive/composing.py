"""Writes a summary by quoting: chooses sentences that tell, groups what says the same, attributes.

Every sentence is a stretch of a record in quotation marks behind a word on who said it. Where
there is more than fits, months, themes, givers and both tones share the room.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coach.feedback.values import Perspective
from coach.summaries.extractive.alike import Gist, alike, gist_of
from coach.summaries.extractive.reading import LONGEST_QUOTE, Reading, ReadSentence
from coach.summaries.extractive.tone import Tone
from coach.summaries.values import Bundle, Evidence, Sentence, Theme, Written

ENGINE = "composer"
MOST_SENTENCES = 30
MOST_PER_RECORD = 3
MOST_COMPARED = 300
MOST_CANDIDATES = 1_000
LEAST_WEIGHT = 0.7
SHORTENED = " […]"
_COUNTS = ("no", "one", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_ONE = {
    Perspective.MANAGER: "A manager",
    Perspective.PEER: "A peer",
    Perspective.REPORT: "A direct report",
    Perspective.SELF: "In their own words",
    Perspective.CROSS: "A partner from another team",
}
_MANY = {
    Perspective.MANAGER: "managers",
    Perspective.PEER: "peers",
    Perspective.REPORT: "direct reports",
    Perspective.SELF: "",
    Perspective.CROSS: "partners from other teams",
}
_SOURCES = {"goal": "On record as a goal", "check_in": "In a check-in"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a record that could go into the summary, and records that say the same."""

    text: str
    gist: Gist
    theme: Theme
    tone: Tone
    weight: float
    shortened: bool
    records: tuple[Evidence, ...]


def compose(bundle: Bundle, readings: Sequence[Reading]) -> Written:
    """Write a summary of a bundle."""
    candidates = [quote for reading in readings for quote in _quotes(reading)]
    candidates.sort(key=lambda quote: (-quote.weight, quote.records[0].id, quote.text))
    chosen = _chosen(_merged(candidates))
    return Written(tuple(_worded(quote, bundle) for quote in _in_order(chosen)), ENGINE)


def _quotes(reading: Reading) -> Iterator[Quote]:
    """Yield what a record has to say, neighbouring sentences together where they fit."""
    found: list[Quote] = []
    last: ReadSentence | None = None
    for sentence in reading.sentences:
        if not sentence.may_be_quoted or sentence.weight < LEAST_WEIGHT:
            last = None
            continue
        if last is not None and _belong_together(found[-1], last, sentence):
            found[-1] = _joined(found[-1], sentence)
        else:
            found.append(_quote(reading.record, sentence))
        last = sentence
    yield from sorted(found, key=lambda quote: -quote.weight)[:MOST_PER_RECORD]


def _belong_together(quote: Quote, last: ReadSentence, sentence: ReadSentence) -> bool:
    return (
        last.paragraph == sentence.paragraph
        and last.tone == sentence.tone
        and not (last.shortened or sentence.shortened)
        and len(quote.text) + len(sentence.text) < LONGEST_QUOTE
    )


def _joined(quote: Quote, sentence: ReadSentence) -> Quote:
    text = f"{quote.text} {sentence.text}"
    theme = quote.theme if quote.weight >= sentence.weight else sentence.theme
    weight = max(quote.weight, sentence.weight) + 0.5
    return replace(quote, text=text, gist=gist_of(text), theme=theme, weight=weight)


def _quote(record: Evidence, sentence: ReadSentence) -> Quote:
    return Quote(
        sentence.text,
        gist_of(sentence.text),
        sentence.theme,
        sentence.tone,
        sentence.weight,
        sentence.shortened,
        (record,),
    )


def _merged(candidates: Sequence[Quote]) -> list[Quote]:
    """Let what says the same become one quote with several records behind it."""
    kept: list[Quote] = []
    exact: dict[Gist, int] = {}
    for place, quote in enumerate(candidates):
        twin = exact.get(quote.gist)
        if twin is None and place < MOST_CANDIDATES:
            near = enumerate(kept[:MOST_COMPARED])
            twin = next((number for number, other in near if alike(other.gist, quote.gist)), None)
        if twin is None:
            exact[quote.gist] = len(kept)
            kept.append(quote)
        elif quote.records[0] not in kept[twin].records:
            kept[twin] = replace(kept[twin], records=kept[twin].records + quote.records)
    return kept


def _chosen(quotes: Sequence[Quote]) -> list[Quote]:
    """Choose what fits. Each choice makes more of the same less wanted."""
    if len(quotes) <= MOST_SENTENCES:
        return list(quotes)
    left = list(quotes[:MOST_CANDIDATES])
    chosen: list[Quote] = []
    had: Counter[object] = Counter()
    while left and len(chosen) < MOST_SENTENCES:
        best = max(left, key=lambda quote: _wanted(quote, had))
        left.remove(best)
        chosen.append(best)
        had.update(_traits(best))
    return chosen


def _traits(quote: Quote) -> Iterator[object]:
    record = quote.records[0]
    yield from (
        ("month", record.on.year, record.on.month),
        quote.theme,
        quote.tone,
        ("record", record.id),
        ("giver", record.giver, record.perspective),
    )


def _wanted(quote: Quote, had: Counter[object]) -> float:
    crowd = sum(had[trait] for trait in _traits(quote))
    return (quote.weight + 0.5 * len(quote.records)) / (1 + 0.25 * crowd)


def _in_order(quotes: Iterable[Quote]) -> list[Quote]:
    """Put the theme with most to it first, in it strengths before the rest, then by date."""
    found = list(quotes)
    sizes = Counter(quote.theme for quote in found)
    places = {theme: place for place, theme in enumerate(Theme)}
    return sorted(
        found,
        key=lambda quote: (
            -sizes[quote.theme],
            places[quote.theme],
            quote.tone is Tone.IMPROVEMENT,
            quote.records[0].on,
            quote.records[0].id,
        ),
    )


def _worded(quote: Quote, bundle: Bundle) -> Sentence:
    said_by = attribution(quote.records, bundle)
    tail = SHORTENED if quote.shortened else ""
    return Sentence(
        f"{said_by}: “{quote.text}”{tail}",
        quote.theme,
        tuple(dict.fromkeys(record.id for record in quote.records)),
        "quoted",
    )


def attribution(records: Sequence[Evidence], bundle: Bundle) -> str:
    """Say who said something, by role and never by name. Counts count different known givers.

    Somebody who spoke in two roles is counted in the first only.
    """
    first = records[0]
    if first.source in _SOURCES:
        return _SOURCES[first.source]
    parts = []
    counted: set[str | None] = set()
    for perspective in dict.fromkeys(record.perspective for record in records):
        here = {record.giver for record in records if record.perspective is perspective}
        if not here - counted:
            continue
        parts.append(_party(perspective, len(here - counted - {None}), bundle))
        counted |= here - {None}
    joined = " and ".join(
        part if number == 0 else part[0].lower() + part[1:] for number, part in enumerate(parts)
    )
    several = len(parts) > 1 or not joined.startswith(("A ", "The ", "In "))
    return f"{joined}, in much the same words" if several else joined


def _party(perspective: Perspective, known: int, bundle: Bundle) -> str:
    if known > 1 and perspective is not Perspective.SELF:
        count = _COUNTS[known] if known < len(_COUNTS) else str(known)
        return f"{count} {_MANY[perspective]}"
    if perspective is Perspective.MANAGER:
        managers = {
            record.giver for record in bundle.evidence if record.perspective is Perspective.MANAGER
        }
        return "The manager" if len(managers) == 1 else "A manager"
    return _ONE[perspective]
