"""What a key result line is when no verb leads it: a finished thing, a bare number, a bare noun."""

from coach.grammar.lexicon import word_set
from coach.grammar.units import CURRENCIES, unit_kind
from coach.grammar.values import Comparator, VerbKind
from coach.grammar.vocabulary import LOWER_IS_BETTER
from coach.linter import nouns
from coach.linter.nature import Nature
from coach.linter.reading import STATE_PHRASES, THRESHOLD_ENDS, Reading, participle_kind
from coach.linter.verbs import AIM_VERBS, WORK_VERBS
from coach.linter.words import BOUNDARIES, Words, first_chunk

_PASSIVE_STATES = word_set("""
    live ready done complete available operational running finished closed
""")
_NOMINAL_WORK = word_set("""
    launch rollout roll-out implementation development introduction creation completion delivery
    deployment migration publication construction installation preparation redesign relaunch
    establishment execution design formation integration release setup finalisation finalization
    documentation organisation organization opening
""")
_RISES = word_set("""
    up rise rises rose increases increased grows grew climbs climbed improves improved gains
    higher
""")
_FALLS = word_set("""
    down falls fall fell drops drop dropped decreases decreased declines declined shrinks shrank
    lower halves halved reduced cut
""")
MOVES = _RISES | _FALLS
_STANDARDS = ("on time", "on schedule", "in full", "first time", "right first time", "on budget")
_AIMING = frozenset({"target", "targeting", "aim", "aiming"})
_DETERMINERS = word_set("a an the each every our their")
_KEPT_STATES = word_set("maintained sustained preserved stays remains")
_FELT = word_set("happy safe stronger safer better kinder calmer prouder")
_AT_A_LEVEL = ("at", "on time", "on-time")
_NEW = word_set("new additional extra more")
_BROUGHT_IN = word_set("raised booked saved collected recovered earned donated pledged won secured")
_FEW = 8  # tokens that make a chunk
_ALL = 100  # per cent


def nature_without_verb(reading: Reading) -> Nature:
    """Judge a line without an action word, or with one that turned out to be a noun."""
    if _moves(reading.words):
        return Nature.LEVEL if reading.numbers else Nature.UNTARGETED
    if not reading.words.chosen.isdisjoint(_KEPT_STATES):
        return Nature.KEPT
    if reading.words.lower[0:1] in {("more",), ("fewer",)} and not reading.numbers:
        return _bare_noun(reading)  # "more volunteers on weekend shifts"
    state = _finished_work(reading)
    if state is not None:
        return state
    if reading.parsed.quantities:
        return _led_number(reading)
    return _bare_noun(reading)


def _led_number(reading: Reading) -> Nature:
    """Judge numbers behind a word that aims at them, or behind none."""
    led = _led_by_a_verb(reading.words)
    aims = next(iter(reading.words.lower), "") in _AIMING
    unknown = led is None and _does_something_to_a_count(reading)
    if aims or led is Nature.UNMEASURED or unknown:
        return Nature.LEVEL
    if led is Nature.TASK and not reading.brings_a_measure:
        return Nature.EFFORT if nouns.among(reading.counted, nouns.ACTIVITIES) else Nature.TASK
    return _bare_number(reading) if reading.numbers else _bare_noun(reading)


def _does_something_to_a_count(reading: Reading) -> bool:
    """Recognise a verb nobody listed by the count behind it: "rehouse 120 dogs", not "NPS 40"."""
    first = next(iter(reading.numbers), None)
    opening = reading.words.tokens[:1]
    if first is None or not opening or not reading.counted or unit_kind(first.unit) != "count":
        return False
    named = nouns.any_among([opening[0].lower], nouns.STRONG_METRICS | nouns.COUNTED_METRICS)
    things = nouns.ACTIVITIES | nouns.DELIVERABLES
    adjoins = opening[0].end + 1 == first.span[0] and opening[0].lower not in BOUNDARIES
    return adjoins and not named and not nouns.among(reading.counted, things)


def _moves(words: Words) -> bool:
    """Say whether a word of movement stands in it that belongs to no threshold."""
    moving = words.chosen & MOVES
    if "than" in words.chosen or words.has(*THRESHOLD_ENDS):
        moving -= {"higher", "lower"}
    return bool(moving)


def _finished_work(reading: Reading) -> Nature | None:
    """Judge "portal launched", "ten clinics visited", "new process in place"."""
    kinds = {kind for kind in map(participle_kind, reading.words.lower) if kind is not None}
    in_a_state = reading.words.has(*STATE_PHRASES) or not _PASSIVE_STATES.isdisjoint(reading.heads)
    standard = reading.words.has(*_STANDARDS) or reading.parsed.comparator is not None
    if standard or not (kinds or in_a_state):
        return None
    if reading.shares:
        return Nature.COVERAGE
    if any(quantity.unit == "%" for quantity in reading.numbers):
        return None
    return _what_was_finished(reading, kinds)


def _what_was_finished(reading: Reading, kinds: set[VerbKind]) -> Nature:
    efforts = nouns.ACTIVITIES | nouns.EXAMINATIONS
    if VerbKind.ACTIVITY in kinds or nouns.among(reading.counted, efforts):
        return Nature.EFFORT if reading.numbers else Nature.TASK
    if reading.numbers:
        return Nature.LEVEL if VerbKind.REACH in kinds else Nature.TASK
    words = reading.words.lower
    verdict = reading.is_verdict or nouns.any_among(words, nouns.VERDICTS)
    return Nature.VERDICT if verdict and not _is_built(reading) else Nature.TASK


def _is_built(reading: Reading) -> bool:
    return nouns.any_among(reading.words.lower, nouns.DELIVERABLES)


def _bare_number(reading: Reading) -> Nature:
    if any(part.value == 0 for part in reading.numbers) and reading.parsed.deadline is None:
        return Nature.KEPT
    if nouns.among(reading.counted, nouns.ACTIVITIES):
        return Nature.EFFORT
    if nouns.among(reading.counted, nouns.DELIVERABLES):
        return Nature.TASK
    if nouns.among(reading.topic, nouns.DELIVERABLES) and not reading.brings_a_measure:
        return Nature.TASK
    return Nature.COVERAGE if _covers(reading) else _bare_level(reading)


def _covers(reading: Reading) -> bool:
    """Tell "enablement for 90% of staff" and "100% of the team" from a rate at 100%."""
    if nouns.among(reading.topic, nouns.DELIVERABLES) and reading.shares:
        return True
    whole = any(part.unit == "%" and part.value == _ALL for part in reading.numbers)
    return whole and not reading.words.has(*_AT_A_LEVEL)


def _bare_level(reading: Reading) -> Nature:
    return Nature.LEVEL if _is_to_be_gained(reading) else Nature.KEPT


def _is_to_be_gained(reading: Reading) -> bool:
    """Tell "40 new customers" and "NPS 50 by May" from a level that should simply stay."""
    if reading.parsed.deadline is not None:
        return True
    if _is_an_amount(reading):
        return True
    at_most = reading.parsed.comparator is Comparator.AT_MOST
    new = not reading.words.has(*THRESHOLD_ENDS) and not reading.words.chosen.isdisjoint(_NEW)
    return new and not at_most


def _is_an_amount(reading: Reading) -> bool:
    """Tell "500 follow-up requests" and "£40k raised" from the level of a rate or a score."""
    first = next(iter(reading.numbers), None)
    opening = next(iter(reading.words.tokens), None)
    bounded = reading.parsed.comparator is not None or reading.words.has(*THRESHOLD_ENDS)
    if first is None or opening is None or first.value is None or bounded or reading.is_repeated:
        return False
    if first.unit in CURRENCIES:
        return not reading.words.chosen.isdisjoint(_BROUGHT_IN)
    counts = unit_kind(first.unit) == "count" and first.unit not in {"points", "FTE"}
    wanted = not nouns.any_among(reading.words.lower, LOWER_IS_BETTER)
    wanted = wanted and not nouns.any_among(reading.heads, nouns.STRONG_METRICS)
    return counts and wanted and first.span[0] <= opening.start and first.value > 0


def _led_by_a_verb(words: Words) -> Nature | None:
    """Judge a line whose first word is a verb that the grammar does not know."""
    if len(words.lower) < 2:  # noqa: PLR2004 - a verb and what it does
        return None
    first, second = words.lower[:2]
    chunk = first_chunk(words.tokens[1:_FEW])
    if second not in BOUNDARIES and chunk and nouns.among(chunk[-1].lower, nouns.STRONG_METRICS):
        return None  # "fill rate", "water quality index"
    if first in AIM_VERBS:
        built = nouns.any_among(words.lower, nouns.DELIVERABLES)
        return Nature.TASK if built else Nature.UNMEASURED
    return Nature.TASK if first in WORK_VERBS or second in _DETERMINERS else None


def _bare_noun(reading: Reading) -> Nature:
    led = _led_by_a_verb(reading.words)
    if led is not None:
        return led
    first = reading.words.lower[0] if reading.words.lower else ""
    if first in _NOMINAL_WORK or reading.topic in _NOMINAL_WORK:
        return Nature.TASK
    felt = first.endswith("ier") or first in _FELT
    counted = nouns.among(reading.topic, nouns.COUNTED_METRICS) and not felt
    if reading.names_a_metric or counted:
        return Nature.UNTARGETED
    named = nouns.any_among(reading.words.lower, nouns.VERDICTS)
    if named or (reading.is_verdict and not _is_built(reading)):
        return Nature.VERDICT
    built = reading.is_verdict or nouns.among(reading.topic, nouns.DELIVERABLES | nouns.ACTIVITIES)
    return Nature.TASK if built else Nature.UNMEASURED
