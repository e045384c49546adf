"""KPI or key result, or rather an objective or an initiative? Points on each side say.

A KPI is a level to keep, a key result a change to win. Each rule that fires adds its points and
says why; nothing is converted on the strength of it. When the two best sides are less than two
points apart the answer asks, and ``kind`` is only the better guess.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from coach.grammar.objective import parse_objective
from coach.grammar.values import Comparator, KeyResultText, VerbKind
from coach.linter import nouns
from coach.linter.compounds import joined_aims
from coach.linter.nature import Nature
from coach.linter.phrases import whole_words
from coach.linter.reading import THRESHOLD_ENDS
from coach.linter.subjects import KeyResultLine

_CLOSE = 2
_RECURRING = whole_words(r"""
    monthly|weekly|daily|quarterly|yearly|annually|every (?:day|week|month|quarter|year|shift)
    each (?:day|week|month|quarter|year)|always|at all times|ongoing|continuously|year-round
    round the clock|permanently
""")
_PROTECTING = whole_words(r"""
    while|without (?:hurting|harming|losing|lowering|letting)|guardrail|as long as
""")


class Kind(StrEnum):
    """What a line is, in the words of the OKR document."""

    KPI = "kpi"
    KEY_RESULT = "key_result"
    OBJECTIVE = "objective"
    INITIATIVE = "initiative"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a store knows and a text does not say; all unknown by default."""

    unchanged_for_two_cycles: bool = False
    owned_by_one_person_for_appraisal: bool = False
    supports_an_objective: bool = False
    protects_a_key_result: bool = False


@dataclass(frozen=True, slots=True)
class Fired:
    """One rule that spoke: for which side, how loudly, and why."""

    rule: str
    side: Kind
    points: int
    why: str


@dataclass(frozen=True, slots=True)
class Classification:
    """The better guess with the points of every side; ``ask`` when the two best are close."""

    kind: Kind
    scores: dict[Kind, int]
    fired: tuple[Fired, ...]
    ask: bool


def classify(text: str, circumstances: Circumstances | None = None) -> Classification:
    """Say whether a text is a KPI, a key result, an objective or an initiative, and why.

    A text without a letter or a digit is none of them: nothing fires, and the answer asks.
    """
    fired = tuple(_fired(KeyResultLine(text), circumstances)) if _says_something(text) else ()
    scores = dict.fromkeys(Kind, 0)
    for each in fired:
        scores[each.side] += each.points
    ranked = sorted(Kind, key=lambda kind: -scores[kind])
    return Classification(
        kind=ranked[0],
        scores=scores,
        fired=fired,
        ask=scores[ranked[0]] - scores[ranked[1]] < _CLOSE,
    )


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _fired(line: KeyResultLine, circumstances: Circumstances | None) -> Iterator[Fired]:
    yield from _by_nature(line)
    yield from _by_wording(line)
    yield from _by_purpose(line)
    yield from _by_circumstances(circumstances or Circumstances())


def _by_nature(line: KeyResultLine) -> Iterator[Fired]:
    nature, verb = line.nature, line.parsed.verb_kind
    if nature in _SIMPLE:
        yield _SIMPLE[nature]
    elif nature is Nature.TASK:
        works = verb in {VerbKind.DELIVER, VerbKind.ACTIVITY, None}
        yield Fired("names-work", Kind.INITIATIVE, 4 if works else 2, "it names work to finish")
    elif nature is Nature.UNTARGETED and line.parsed.action_word is None:
        yield Fired("names-a-metric", Kind.KPI, 3, "it names a metric and no change in it")
    elif nature is Nature.UNTARGETED:
        yield Fired(
            "moves-a-metric", Kind.KEY_RESULT, 3, "a verb moves a metric, if without a target"
        )
        yield Fired("no-number", Kind.OBJECTIVE, 1, "it holds no number")
    elif nature is Nature.UNMEASURED:
        yield Fired("no-number", Kind.OBJECTIVE, 3, "it says what to achieve and holds no number")


_SIMPLE = {
    Nature.MEASURED: Fired(
        "start-and-target", Kind.KEY_RESULT, 3, "a start that differs from the target"
    ),
    Nature.RELATIVE: Fired(
        "change-by-an-amount", Kind.KEY_RESULT, 3, "it asks for a change by an amount"
    ),
    Nature.LEVEL: Fired("level-to-reach", Kind.KEY_RESULT, 3, "a level to get to"),
    Nature.COVERAGE: Fired("share-to-cover", Kind.KEY_RESULT, 2, "all, or a share, of something"),
    Nature.KEPT: Fired(
        "level-to-hold", Kind.KPI, 3, "a level to hold, or an open threshold with no start"
    ),
    Nature.EFFORT: Fired("counts-effort", Kind.INITIATIVE, 4, "it counts effort"),
    Nature.VERDICT: Fired("yes-or-no", Kind.INITIATIVE, 3, "it is done or not done"),
}


def _by_wording(line: KeyResultLine) -> Iterator[Fired]:
    if _already_met(line.parsed):
        yield Fired("already-met", Kind.KPI, 5, "the current value already meets the target")
    moves = line.nature in {Nature.MEASURED, Nature.RELATIVE}
    if not moves and line.nature is not Nature.TASK and _RECURRING.search(line.text):
        yield Fired("no-end", Kind.KPI, 2, "it recurs and has no end")
    if line.nature is Nature.KEPT and _PROTECTING.search(line.text):
        yield Fired("guardrail", Kind.KPI, 4, "a threshold that protects another result")
    if line.nature is Nature.LEVEL and line.words.has(*THRESHOLD_ENDS):
        yield Fired("open-threshold", Kind.KPI, 3, "an open threshold with no start")
    if not line.parsed.quantities and _holds_two_aims(line):
        yield Fired("two-aims", Kind.OBJECTIVE, 3, "it joins two aims and holds no number")
    if line.parsed.verb_kind in {VerbKind.RAISE, VerbKind.LOWER} and line.parsed.quantities:
        yield Fired("verb-of-change", Kind.KEY_RESULT, 1, "the verb asks for a change")
    if line.parsed.deadline is not None and line.parsed.quantities:
        yield Fired("has-an-end", Kind.KEY_RESULT, 1, "it ends at a date")


def _holds_two_aims(line: KeyResultLine) -> bool:
    action = line.parsed.action_word
    wins = line.parsed.verb_kind is VerbKind.CHANGE and action is not None
    joined = action is not None and joined_aims(line.words, action.text, len(line.text))
    return wins and bool(joined)


def _already_met(parsed: KeyResultText) -> bool:
    """Compare a stated current value with a threshold: "at least 90% (currently 94%)"."""
    baseline, target = parsed.baseline, parsed.target
    if baseline is None or target is None or baseline.value is None or target.value is None:
        return False
    if baseline.unit != target.unit:
        return False
    if parsed.comparator is None and parsed.action_word is None and parsed.metric is not None:
        return _exceeds(parsed.metric.text, baseline.value, target.value)
    if parsed.comparator is Comparator.AT_LEAST:
        return baseline.value >= target.value
    return parsed.comparator is Comparator.AT_MOST and baseline.value <= target.value


def _exceeds(metric: str, current: Decimal, target: Decimal) -> bool:
    """Say whether a present value is on the right side of a level: "uptime 99.9%, now 99.95%"."""
    words = metric.lower().split()
    if nouns.any_among(words, nouns.BETTER_LOW):
        return current < target
    return nouns.any_among(words, nouns.BETTER_HIGH) and current > target


def _by_purpose(line: KeyResultLine) -> Iterator[Fired]:
    """Find the formula of an objective: an aim, "so that", and the value it brings."""
    if parse_objective(line.text).value is None:
        return
    if line.nature in {Nature.MEASURED, Nature.RELATIVE}:
        yield Fired("says-what-for", Kind.OBJECTIVE, 1, "it says what it is good for")
    else:
        yield Fired("says-what-for", Kind.OBJECTIVE, 5, "it says what it is good for")


def _by_circumstances(known: Circumstances) -> Iterator[Fired]:
    if known.unchanged_for_two_cycles:
        yield Fired(
            "unchanged", Kind.KPI, 2, "metric, target and owner are those of two cycles ago"
        )
    if known.owned_by_one_person_for_appraisal:
        yield Fired("individual", Kind.KPI, 1, "one person owns it, and is appraised by it")
    if known.supports_an_objective:
        yield Fired("supports", Kind.KEY_RESULT, 1, "it supports an objective")
    if known.protects_a_key_result:
        yield Fired("guardrail", Kind.KPI, 10, "a threshold that protects another key result")
