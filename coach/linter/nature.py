"""What a key result line really is. One decision, which the rules share, so that a line is never
called a task by one rule and a number without a start by the next.

The decision follows the action word. Whatever the verb, a start and a target make a measured
result; delivery verbs make tasks unless they cover a share of something or bring in money; a verb
that holds, or a bare level, makes a KPI; no number leaves a metric without target, a yes or no, or
nothing to measure.
"""

from enum import StrEnum
from functools import cached_property

from coach.grammar.tokens import Token, TokenKind
from coach.grammar.units import CURRENCIES, DURATIONS
from coach.grammar.values import Comparator, KeyResultText, Phrase, Quantity, Role, VerbKind
from coach.grammar.verbs import lemma, verb_kind
from coach.linter import nouns
from coach.linter.verbs import AIM_VERBS, WORK_VERBS
from coach.linter.words import Words, first_chunk, heads_of


class Nature(StrEnum):
    """What a line is, whatever it was filed as."""

    MEASURED = "measured"  # a start and a target
    RELATIVE = "relative"  # a change without a start: "by 20%", "double"
    LEVEL = "level"  # a level to get to, without a start
    COVERAGE = "coverage"  # all, or a share, of something treated
    KEPT = "kept"  # a level to stay at: a KPI
    TASK = "task"  # work that can be finished
    EFFORT = "effort"  # work that can be counted
    VERDICT = "verdict"  # yes or no
    UNTARGETED = "untargeted"  # a metric without a target
    UNMEASURED = "unmeasured"  # nothing to measure


_SILENT_ROLES = frozenset({Role.QUALIFIER, Role.PROGRESS})
_MOVING = frozenset({VerbKind.RAISE, VerbKind.LOWER})
_ARTICLES = frozenset({"a", "an", "the", "our", "this", "new"})
_PEOPLE_VERBS = frozenset(
    {"train", "coach", "mentor", "brief", "certify", "teach", "upskill", "contact", "reach"}
)
_HIRING_VERBS = frozenset({"hire", "appoint", "staff"})
_OUTCOME_VERBS = frozenset(
    "recruit enrol register collect onboard open book create deliver resolve record close raise produce place"
    " find rehome rescue house feed treat serve".split()
)
"""Delivery verbs that win something when what they count is a customer, a donation, a sale."""

_WORK_CHANGES = frozenset(
    "move transition shift switch convert digitise clean consolidate connect develop equip retire"
    " start stop stand centralise decentralise rebuild generate set update lead modernise transform"
    " harmonise standardise professionalise show".split()
)
"""Verbs of change that mean work when no number follows."""

_PASSIVE_STATES = frozenset(
    "live ready done complete available operational running finished closed".split()
)
_STATE_PHRASES = (
    "in place",
    "in production",
    "up and running",
    "in use",
    "on track",
    "signed off",
    "rolled out",
    "set up",
    "in operation",
)
_NOMINAL_WORK = frozenset(
    """
    launch rollout roll-out implementation development introduction creation completion delivery
    deployment migration publication construction installation preparation redesign relaunch
    establishment execution design formation integration release setup finalisation finalization
    documentation organisation organization opening
    """.split()
)
_RISES = frozenset(
    "up rise rises rose increases increased grows grew climbs climbed improves improved gains higher".split()
)
_FALLS = frozenset(
    "down falls fall fell drops drop dropped decreases decreased declines declined shrinks shrank lower halves halved reduced cut".split()
)
MOVES = _RISES | _FALLS
_VERDICT_ADJECTIVES = frozenset(
    """
    accredited approved authorised authorized best-in-class cash-positive carbon-neutral certified compliant
    awarded accepted admitted granted elected featured voted licensed recognised recognized listed named nominated profitable ranked registered selected shortlisted
    break-even cash-flow-positive debt-free neutral waste-free plastic-free
    """.split()
)
_THRESHOLD_ENDS = (
    "or above",
    "or higher",
    "or more",
    "or better",
    "or over",
    "or below",
    "or less",
    "or lower",
    "or fewer",
    "or under",
    "and above",
    "and over",
)
_ATTAINING = frozenset("achieve attain obtain get have show see deliver".split())
_COMPOUND_METRICS = (
    "order value",
    "contract value",
    "lifetime value",
    "basket value",
    "deal value",
    "transaction value",
    "basket size",
    "order size",
    "deal size",
    "class size",
    "queue length",
    "market share",
    "page speed",
)
_QUICKER = frozenset("faster quicker sooner better earlier".split())
_RHYTHMS = (
    "a week",
    "a month",
    "a quarter",
    "a day",
    "per week",
    "per month",
    "per quarter",
    "per day",
    "every week",
    "every month",
    "each week",
    "each month",
    "weekly",
    "monthly",
)
_GAINING = frozenset("drive generate attract get win gain earn secure".split())
_MORE_OR_LESS = frozenset(
    "more fewer less increase reduction decrease rise growth drop decline improvement higher lower".split()
)
_STATE_VERBS = frozenset("be become get are is stay".split())
_MANY = 12  # quantities; no key result has as many
_GAP_NOUNS = frozenset(
    "gap backlog issue ticket bug epic action finding item loop project account-book".split()
)
_STRICT_HOLDS = frozenset("ensure assure guarantee make secure".split())
_STANDARDS = ("on time", "on schedule", "in full", "first time", "right first time", "on budget")


class Reading:
    """One line being judged. Its methods are the questions that the decision asks."""

    def __init__(self, parsed: KeyResultText, words: Words) -> None:
        self.parsed = parsed
        self.words = words
        action = parsed.action_word
        self.kind = None if action is not None and _is_noun(action, words) else parsed.verb_kind
        self.verb = lemma(action.text.split()[0]) if action else ""
        self.rest = words.after(action.span[1] if action else 0)
        self.numbers = tuple(
            quantity for quantity in parsed.quantities[:_MANY] if quantity.role not in _SILENT_ROLES
        )

    @cached_property
    def counted(self) -> str:
        """The noun that the first number counts, "" if it counts none."""
        for quantity in self.numbers:
            if quantity.unit in CURRENCIES or quantity.unit == "%":
                continue
            if quantity.unit and quantity.text.lower().endswith(quantity.unit):
                return _noun(quantity.unit.split())
            chunk = [token.lower for token in first_chunk(_nouns_behind(self.words, quantity))]
            while len(chunk) > 1 and _participle_kind(chunk[-1]) is not None:
                chunk.pop()
            if chunk:
                return _noun(chunk)
        return ""

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Heads of the noun chunks behind the action word."""
        return tuple(token.lower for token in heads_of(self.rest))

    @cached_property
    def topic(self) -> str:
        """Head of the first noun chunk behind the action word."""
        told = (head for head in self.heads if head not in _MORE_OR_LESS)
        return next(told, "")

    @property
    def shares(self) -> bool:
        """Whether it covers all or a share of something: "100% of", "all ten sites"."""
        return any(quantity.role is Role.COVERAGE for quantity in self.numbers) or any(
            quantity.unit == "%" and self.next_word(quantity) == "of" for quantity in self.numbers
        )

    def next_word(self, quantity: Quantity) -> str:
        """Return the word behind a quantity."""
        behind = self.words.near(quantity.span[1])
        return behind[0].lower if behind else ""

    def previous_word(self, quantity: Quantity) -> str:
        """Return the word before a quantity."""
        before = self.words.before(quantity.span[0])
        return before[-1].lower if before else ""

    @property
    def brings_a_measure(self) -> bool:
        """Whether a delivery verb brings in a level, a share or money rather than things."""
        return any(self._is_measure(quantity) for quantity in self.numbers)

    def _is_measure(self, quantity: Quantity) -> bool:
        if quantity.is_blank:
            return quantity.role in {Role.TARGET, Role.CHANGE}
        if self.previous_word(quantity) in _ARTICLES and quantity.role is not Role.TARGET:
            return False
        if quantity.unit in DURATIONS:
            return self.parsed.comparator is not None
        return (
            quantity.unit in CURRENCIES
            or quantity.unit in {"%", "points", "x"}
            or quantity.unit.startswith("/")
        )

    @property
    def is_repeated(self) -> bool:
        """Whether something is done at a rhythm: "one case study a month"."""
        return self.words.has(*_RHYTHMS) and bool(self.numbers or "one" in self.words.chosen)

    @property
    def names_a_metric(self) -> bool:
        """Whether a chunk's head is a number people keep, or a thing that a verb makes more of."""
        if nouns.any_among(self.heads, nouns.STRONG_METRICS) or self.words.has(*_COMPOUND_METRICS):
            return True
        counts = (
            self.kind in _MOVING
            or self.verb in _GAINING
            or not self.words.chosen.isdisjoint(_MORE_OR_LESS)
        )
        if not counts or not self.topic or nouns.among(self.topic, nouns.QUALITIES):
            return False
        plural = self.topic.endswith("s") and not self.topic.endswith(("ss", "ness", "us", "is"))
        return plural or nouns.among(self.topic, nouns.COUNTED_METRICS)

    @property
    def is_verdict(self) -> bool:
        """Whether it is about something that is obtained or not."""
        return nouns.any_among(self.heads, nouns.VERDICTS) or not self.words.chosen.isdisjoint(
            _VERDICT_ADJECTIVES
        )


def _noun(chunk: list[str]) -> str:
    """Return the last word of a chunk, or the last two where they are one thing: "open days"."""
    pair = "-".join(chunk[-2:])
    return pair if nouns.among(pair, nouns.ACTIVITIES) else chunk[-1]


def _is_noun(action: Phrase, words: Words) -> bool:
    """Tell "win rate" and "contract signed" from a verb with its object."""
    behind = words.near(action.span[1])
    if not behind or behind[0].kind is not TokenKind.WORD:
        return False
    following = behind[0].lower
    return following in _METRIC_ENDS or _participle_kind(following) is not None


_METRIC_ENDS = frozenset("rate rates ratio ratios time times score scores count counts".split())


def _nouns_behind(words: Words, quantity: Quantity) -> list[Token]:
    return [
        token
        for token in words.near(quantity.span[0])
        if token.kind is TokenKind.WORD or token.start >= quantity.span[1]
    ]


def nature_of(parsed: KeyResultText, words: Words) -> Nature:
    """Decide what a key result line is."""
    if parsed.baseline is not None and parsed.target is not None:
        return Nature.MEASURED
    reading = Reading(parsed, words)
    opening = words.lower[:2]
    if (
        not reading.numbers
        and len(opening) > 1
        and opening[0] in _STATE_VERBS
        and opening[1] in _VERDICT_ADJECTIVES
    ):
        return Nature.VERDICT
    if parsed.change is not None and not (reading.kind is VerbKind.HOLD):
        return Nature.RELATIVE
    if not reading.numbers and words.has(*_STATE_PHRASES):
        return Nature.TASK
    judge = _BY_KIND[reading.kind] if reading.kind is not None else _without_verb
    return judge(reading)


def _moving(reading: Reading) -> Nature:
    if reading.numbers:
        return Nature.LEVEL
    if reading.verb == "gain" and reading.is_verdict:
        return Nature.VERDICT
    if reading.names_a_metric:
        return Nature.UNTARGETED
    builds = reading.verb in {"upgrade", "extend", "expand", "scale"}
    if builds and nouns.any_among(reading.heads, nouns.DELIVERABLES):
        return Nature.TASK
    return Nature.UNMEASURED


def _changing(reading: Reading) -> Nature:
    if reading.numbers:
        return _changing_a_number(reading)
    if reading.is_verdict:
        return Nature.VERDICT
    if reading.verb == "establish":
        built = nouns.any_among(reading.heads, nouns.DELIVERABLES)
        return Nature.TASK if built else Nature.VERDICT
    if reading.names_a_metric:
        return Nature.UNTARGETED
    quality = nouns.among(reading.topic, nouns.QUALITIES)
    if reading.verb in _WORK_CHANGES and not quality:
        return Nature.TASK
    return Nature.UNMEASURED


def _changing_a_number(reading: Reading) -> Nature:
    if reading.shares or reading.brings_a_measure:
        return Nature.LEVEL
    if nouns.among(reading.counted, nouns.ACTIVITIES):
        return Nature.EFFORT
    if nouns.among(reading.counted, nouns.DELIVERABLES):
        return Nature.TASK
    return Nature.LEVEL


def _delivering(reading: Reading) -> Nature:
    if reading.shares:
        return Nature.COVERAGE
    if reading.brings_a_measure:
        return Nature.LEVEL
    if reading.is_repeated:
        return Nature.EFFORT
    if reading.numbers and reading.counted:
        return _delivering_a_count(reading)
    if reading.words.chosen & _QUICKER and not reading.numbers:
        return Nature.UNMEASURED
    return Nature.TASK


def _delivering_a_count(reading: Reading) -> Nature:
    if nouns.among(reading.counted, nouns.ACTIVITIES):
        return Nature.EFFORT
    if reading.verb in _HIRING_VERBS or nouns.among(reading.counted, nouns.DELIVERABLES):
        return Nature.TASK
    if reading.verb in _PEOPLE_VERBS:
        return Nature.EFFORT
    return Nature.LEVEL if reading.verb in _OUTCOME_VERBS else Nature.TASK


def _acting(reading: Reading) -> Nature:
    if reading.shares:
        return Nature.COVERAGE
    if any(quantity.unit == "%" or quantity.unit in CURRENCIES for quantity in reading.numbers):
        return Nature.LEVEL
    if reading.numbers:
        return Nature.EFFORT
    return Nature.UNMEASURED if reading.verb == "work" else Nature.TASK


def _holding(reading: Reading) -> Nature:
    about_effort = nouns.among(reading.topic, nouns.ACTIVITIES)
    if about_effort or nouns.among(reading.counted, nouns.ACTIVITIES):
        return Nature.EFFORT if reading.parsed.quantities else Nature.TASK
    strict = reading.verb in _STRICT_HOLDS and not reading.numbers
    if not strict or reading.names_a_metric:
        return Nature.KEPT
    return Nature.UNMEASURED


def _reaching(reading: Reading) -> Nature:
    if reading.numbers:
        return _reaching_a_number(reading)
    if reading.verb in {"close", "address"} and nouns.any_among(reading.heads, _GAP_NOUNS):
        return Nature.TASK
    if reading.is_verdict or reading.verb in {"pass", "sign", "qualify"}:
        return Nature.VERDICT
    if reading.names_a_metric or nouns.any_among(
        reading.heads, frozenset({"target", "goal", "plan"})
    ):
        return Nature.UNTARGETED
    if nouns.among(reading.topic, nouns.QUALITIES):
        return Nature.UNMEASURED
    return Nature.VERDICT


def _reaching_a_number(reading: Reading) -> Nature:
    if nouns.among(reading.counted, nouns.ACTIVITIES) and not reading.brings_a_measure:
        return Nature.EFFORT
    open_ended = reading.words.has(*_THRESHOLD_ENDS)
    if open_ended and reading.verb in _ATTAINING and reading.parsed.deadline is None:
        return Nature.KEPT
    return Nature.LEVEL


def _moves(words: Words) -> bool:
    """Say whether a word of movement stands in it that belongs to no threshold."""
    moving = words.chosen & MOVES
    if "than" in words.chosen or words.has(*_THRESHOLD_ENDS):
        moving -= {"higher", "lower"}
    return bool(moving)


def _without_verb(reading: Reading) -> Nature:
    if _moves(reading.words):
        return Nature.LEVEL if reading.numbers else Nature.UNTARGETED
    if reading.words.chosen & {"maintained", "sustained", "preserved", "stays", "remains"}:
        return Nature.KEPT
    state = _finished_work(reading)
    if state is not None:
        return state
    if reading.words.lower[:1] and reading.words.lower[0] in _AIMING and reading.parsed.quantities:
        return Nature.LEVEL
    return _bare_number(reading) if reading.numbers else _bare_noun(reading)


def _finished_work(reading: Reading) -> Nature | None:
    """Judge "portal launched", "ten clinics visited", "new process in place"."""
    kinds = [kind for kind in map(_participle_kind, reading.words.lower) if kind is not None]
    in_a_state = reading.words.has(*_STATE_PHRASES) or bool(reading.words.chosen & _PASSIVE_STATES)
    if not kinds and not in_a_state:
        return None
    if reading.words.has(*_STANDARDS) or reading.parsed.comparator is not None:
        return None
    if reading.shares:
        return Nature.COVERAGE
    if any(quantity.unit == "%" for quantity in reading.numbers):
        return None
    if VerbKind.ACTIVITY in kinds or nouns.among(reading.counted, nouns.ACTIVITIES):
        return Nature.EFFORT if reading.numbers else Nature.TASK
    words = reading.words.lower
    if not reading.numbers and (reading.is_verdict or nouns.any_among(words, nouns.VERDICTS)):
        built = nouns.any_among(words, nouns.DELIVERABLES)
        return Nature.TASK if built else Nature.VERDICT
    if VerbKind.REACH in kinds and reading.numbers:
        return Nature.LEVEL
    return Nature.TASK


_AIMING = frozenset({"target", "targeting", "aim", "aiming"})
_DONE = frozenset({"held", "made", "given", "done", "sent"})


def _participle_kind(word: str) -> VerbKind | None:
    if not word.endswith(("ed", "en", "lt", "nt", "wn", "pt", "un", "ld", "ut")):
        return None
    if word in _DONE:
        return VerbKind.ACTIVITY
    kind = verb_kind(word)
    if kind in {VerbKind.DELIVER, VerbKind.ACTIVITY, VerbKind.REACH} and lemma(word) != word:
        return kind
    return None


def _bare_number(reading: Reading) -> Nature:
    if nouns.among(reading.topic, nouns.DELIVERABLES) and not reading.brings_a_measure:
        return Nature.TASK
    if nouns.among(reading.topic, nouns.DELIVERABLES) and reading.shares:
        return Nature.COVERAGE
    if nouns.among(reading.counted, nouns.ACTIVITIES):
        return Nature.EFFORT
    if nouns.among(reading.counted, nouns.DELIVERABLES):
        return Nature.TASK
    if any(quantity.unit == "%" and quantity.value == 100 for quantity in reading.numbers):  # noqa: PLR2004 - all of it
        return Nature.COVERAGE
    gained = not reading.words.has(*_THRESHOLD_ENDS) and reading.words.chosen & {
        "new",
        "additional",
        "extra",
        "more",
    }
    if gained and reading.parsed.comparator in {None, Comparator.AT_LEAST}:
        return Nature.LEVEL
    return Nature.LEVEL if reading.parsed.deadline is not None else Nature.KEPT


def _led_by_a_verb(words: Words) -> Nature | None:
    """Judge a line whose first word is a verb that the grammar does not know."""
    if len(words.lower) < 2:  # noqa: PLR2004 - a verb and what it does
        return None
    first, second = words.lower[:2]
    if first in AIM_VERBS:
        return Nature.UNMEASURED
    work = first in WORK_VERBS and not nouns.among(second, nouns.STRONG_METRICS)
    return Nature.TASK if work or second in _DETERMINERS else None


_DETERMINERS = frozenset("a an the each every our their".split())


def _bare_noun(reading: Reading) -> Nature:
    first = reading.words.lower[0] if reading.words.lower else ""
    led = _led_by_a_verb(reading.words)
    if led is not None:
        return led
    if first in _NOMINAL_WORK or reading.topic in _NOMINAL_WORK:
        return Nature.TASK
    if reading.names_a_metric or nouns.among(reading.topic, nouns.COUNTED_METRICS):
        return Nature.UNTARGETED
    named = nouns.any_among(reading.words.lower, nouns.VERDICTS)
    if named or (
        reading.is_verdict and not nouns.any_among(reading.words.lower, nouns.DELIVERABLES)
    ):
        return Nature.VERDICT
    built = reading.is_verdict or nouns.among(reading.topic, nouns.DELIVERABLES | nouns.ACTIVITIES)
    return Nature.TASK if built else Nature.UNMEASURED


_BY_KIND = {
    VerbKind.RAISE: _moving,
    VerbKind.LOWER: _moving,
    VerbKind.CHANGE: _changing,
    VerbKind.DELIVER: _delivering,
    VerbKind.ACTIVITY: _acting,
    VerbKind.HOLD: _holding,
    VerbKind.REACH: _reaching,
}
