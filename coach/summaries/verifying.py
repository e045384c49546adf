"""Checks each sentence of a summary against the records it cites, whichever engine wrote it. Pure.

What a check finds wanting is dropped, not mended. Word overlap and numbers catch what is invented
and what is about something else; parity of negations catches most statements turned round, and
quoting all of them. A claim of entailment is not made.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coach.feedback.values import Perspective
from coach.summaries.extractive.alike import gist_of, numbers_in, overlap
from coach.summaries.extractive.orders import gives_orders
from coach.summaries.extractive.reading import Reading
from coach.summaries.extractive.tone import negations
from coach.summaries.extractive.unquotable import why_not_quoted
from coach.summaries.values import Bundle, Sentence

LEAST_GROUNDED = 0.6
LEAST_SHARED = 0.3
OPENS, CLOSES = "“", "”"
_COUNTS = {
    word: number
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=2
    )
}
_SEVERAL = re.compile(
    r"\b(?:several|many|multiple|numerous|various|most|repeatedly|consistently)\b", re.IGNORECASE
)
_ALL = re.compile(
    r"\b(?:every(?:one|body)|all (?:peers|colleagues|reports|of them)|unanimous\w*)\b",
    re.IGNORECASE,
)
_ROLES = {
    Perspective.MANAGER: re.compile(r"\bmanagers?\b", re.IGNORECASE),
    Perspective.PEER: re.compile(r"\bpeers?\b", re.IGNORECASE),
    Perspective.REPORT: re.compile(r"\bdirect reports?\b", re.IGNORECASE),
    Perspective.CROSS: re.compile(r"\bpartners?\b", re.IGNORECASE),
}
_NAME = re.compile(r"(?<![.!?“:]\s)(?<!^)\b[A-ZÀ-Þ][\w'\u2019-]+")
FEWEST_FOR_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence beside what it cites."""

    sentence: Sentence
    bundle: Bundle
    cited: tuple[Reading, ...]

    @property
    def quote(self) -> str:
        """What stands in quotation marks; empty when nothing does."""
        text = self.sentence.text
        start, end = text.find(OPENS), text.rfind(CLOSES)
        return text[start + 1 : end] if 0 <= start < end else ""

    @property
    def around(self) -> str:
        """Everything but the quote."""
        return (
            self.sentence.text.replace(f"{OPENS}{self.quote}{CLOSES}", " ")
            if self.quote
            else (self.sentence.text)
        )

    @property
    def source(self) -> str:
        """What the cited records say, as far as it may be quoted."""
        return "\n".join(reading.trusted for reading in self.cited)

    @property
    def givers(self) -> int:
        """How many different known people are behind what is cited."""
        return len({reading.record.giver for reading in self.cited} - {None})


Check = Callable[[Case], str]


def verify(
    sentences: Iterable[Sentence], bundle: Bundle, readings: Sequence[Reading]
) -> tuple[tuple[Sentence, ...], dict[str, str]]:
    """Return the sentences that hold, and for each that does not, the reason."""
    by_id = {reading.record.id: reading for reading in readings}
    kept: list[Sentence] = []
    dropped: dict[str, str] = {}
    for sentence in sentences:
        if problem := problem_with(sentence, bundle, by_id):
            dropped[sentence.text] = problem
        else:
            kept.append(sentence)
    return tuple(kept), dropped


def problem_with(sentence: Sentence, bundle: Bundle, by_id: Mapping[str, Reading]) -> str:
    """Say what is wrong with a sentence; empty when it holds."""
    if not sentence.evidence or not sentence.text.strip():
        return "cites nothing"
    if any(record_id not in by_id for record_id in sentence.evidence):
        return "cites what is not in reach"
    case = Case(sentence, bundle, tuple(by_id[record_id] for record_id in sentence.evidence))
    return next((found for check in CHECKS if (found := check(case))), "")


def _in_period(case: Case) -> str:
    outside = any(
        not case.bundle.period.holds(reading.record.on)
        and not case.bundle.period.holds(reading.record.on.replace(day=28))
        for reading in case.cited
    )
    return "cites what lies outside of the period" if outside else ""


def _quoted_word_for_word(case: Case) -> str:
    if not case.quote:
        return "is said to quote and does not" if case.sentence.support == "quoted" else ""
    if not any(case.quote in reading.trusted for reading in case.cited):
        return "quotes what no cited record says"
    gist = gist_of(case.quote)
    for reading in case.cited:
        stems = gist_of(reading.trusted).stems
        if len(gist.stems & stems) < LEAST_SHARED * len(gist.stems):
            return "cites a record that does not say it"
    return ""


def _numbers(case: Case) -> str:
    invented = numbers_in(case.sentence.text) - numbers_in(case.source)
    return "has a number that no cited record has" if invented else ""


def _names(case: Case) -> str:
    known = f"{case.source} {case.bundle.person_name}".casefold()
    foreign = [name for name in _NAME.findall(case.around) if name.casefold() not in known]
    return "names what no cited record names" if foreign else ""


def _grounded(case: Case) -> str:
    if case.sentence.support == "quoted":
        return ""
    said, source = gist_of(case.around).stems, gist_of(case.source).stems
    if len(said & source) < LEAST_GROUNDED * max(len(said), 1):
        return "says what no cited record says"
    return ""


def _parity(case: Case) -> str:
    """A sentence must have a like-turned one among those it comes closest to."""
    if case.sentence.support == "quoted":
        return ""
    gist = gist_of(case.around)
    sources = [
        found.text for reading in case.cited for found in reading.sentences if found.may_be_quoted
    ]
    nearest = max(sources, key=lambda text: overlap(gist.stems, gist_of(text).stems), default="")
    near = gist_of(nearest)
    if negations(case.around) % 2 != negations(nearest) % 2 or gist.turns - near.turns:
        return "turns round what the cited records say"
    return ""


def _quantity(case: Case) -> str:
    around = case.around
    if _ALL.search(around):
        return "claims everybody"
    needed = FEWEST_FOR_SEVERAL if _SEVERAL.search(around) else 0
    said = [word.casefold() for word in re.findall(r"[A-Za-z]+", around)]
    needed = max([needed, sum(_COUNTS.get(word, 0) for word in said if case.quote)])
    return "claims more givers than there are" if needed > case.givers else ""


def _roles(case: Case) -> str:
    cited = {reading.record.perspective for reading in case.cited}
    if case.sentence.support != "quoted":
        return ""
    wrong = [
        role for role, word in _ROLES.items() if word.search(case.around) and role not in cited
    ]
    return "names a role that nobody cited has" if wrong else ""


def _fit_to_say(case: Case) -> str:
    text = case.quote or case.sentence.text
    if reason := why_not_quoted(text) or why_not_quoted(case.around):
        return f"says what a summary leaves alone ({reason})"
    return "gives orders" if gives_orders(text) or gives_orders(case.around) else ""


def _masked(case: Case) -> str:
    said = {word.casefold() for word in re.findall(r"[\w.@-]+", case.sentence.text)}
    hit = any(said & reading.record.masked for reading in case.cited)
    return "names who must not be named" if hit else ""


CHECKS: tuple[Check, ...] = (
    _in_period,
    _quoted_word_for_word,
    _numbers,
    _names,
    _grounded,
    _parity,
    _quantity,
    _roles,
    _fit_to_say,
    _masked,
)
