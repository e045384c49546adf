"""Decides what a key result line is. One decision, which the rules share.

So no line is called a task by one rule and a number without a start by the next. The decision
follows the action word. Whatever the verb, a start and a target make a measured result; delivery
verbs make tasks unless they cover a share of something or bring in money; a verb that holds, or a
bare level, makes a KPI; no number leaves a metric without target, a yes or no, or nothing to
measure.
"""

from coach.grammar.lexicon import word_set
from coach.grammar.units import CURRENCIES
from coach.grammar.values import KeyResultText, VerbKind
from coach.linter import nouns
from coach.linter.nature import Nature
from coach.linter.reading import STATE_PHRASES, THRESHOLD_ENDS, VERDICT_ADJECTIVES, Reading
from coach.linter.verbless import nature_without_verb
from coach.linter.words import Words

_PEOPLE_VERBS = frozenset(
    {"train", "coach", "mentor", "brief", "certify", "teach", "upskill", "contact", "reach"}
)
_COVERING_VERBS = _PEOPLE_VERBS - {"contact", "reach"} | {"vaccinate", "fix", "resolve", "screen"}
_SENDING_VERBS = frozenset({"send", "distribute", "mail", "post", "circulate", "hand"})
_GOING_THROUGH = word_set("review check inspect assess process read screen examine audit proofread")
_PERFORMING = word_set("present perform demonstrate appear advertise showcase")
_TIMED_VERBS = word_set("log record complete deliver provide offer schedule book")
_HIRING_VERBS = frozenset({"hire", "appoint", "staff"})
_OUTCOME_VERBS = word_set("""
    recruit enrol add register collect onboard open book create deliver resolve record close
    raise produce place find rehome rescue house feed treat serve
""")
"""Delivery verbs that win something when what they count is a customer, a donation, a sale."""
_WORK_CHANGES = word_set("""
    renew move transition shift switch convert digitise clean consolidate connect develop equip
    retire start stop stand centralise decentralise rebuild generate set update modernise
    transform harmonise standardise professionalise show find understand discover learn detect end
    settle open
""")
"""Verbs of change that mean work when no number follows."""

_WINNING_CHANGES = word_set("""
    move transition shift switch convert generate find discover detect settle open
""")
"""Those among them that may win a number of customers."""
_QUICKER = word_set("faster quicker sooner earlier")
_STATE_VERBS = word_set("be become get are is")
_GAP_NOUNS = word_set("""
    gap backlog issue ticket bug epic action finding item loop project account-book
""")
_STRICT_HOLDS = word_set("ensure assure guarantee make secure")
_ATTAINING = word_set("achieve attain obtain get have show see deliver")
_FOSTERING = word_set("build create develop deliver offer provide shape promote")
_STANDING = frozenset({("don't",), ("never",), ("always",)})
_CONTESTS = word_set("appeal case vote election championship league cup lawsuit race")
_BODIES = word_set("council board panel unit team department group")
_PLANS = frozenset({"target", "goal", "plan"})


def nature_of(parsed: KeyResultText, words: Words) -> Nature:
    """Decide what a key result line is."""
    if parsed.baseline is not None and parsed.target is not None:
        return Nature.MEASURED
    reading = Reading(parsed, words)
    if not reading.numbers and _is_a_verdict_state(words):
        return Nature.VERDICT
    if parsed.quantities and _is_a_standing_rule(words):
        return Nature.KEPT
    if parsed.change is not None and not _is_no_movement(reading):
        return Nature.RELATIVE
    if not reading.numbers and (words.has(*STATE_PHRASES) or words.lower[-1:] == ("live",)):
        return Nature.TASK
    judge = _BY_KIND[reading.kind] if reading.kind is not None else nature_without_verb
    return judge(reading)


def _is_a_verdict_state(words: Words) -> bool:
    """Recognise "become certified", "be named employer of the year"."""
    opening = words.lower[:2]
    return len(opening) > 1 and opening[0] in _STATE_VERBS and opening[1] in VERDICT_ADJECTIVES


def _is_no_movement(reading: Reading) -> bool:
    """Say whether a multiple belongs to a level held, or to effort: "visit every farm twice"."""
    change = reading.parsed.change
    repeated = change is not None and change.unit == "x" and reading.kind is VerbKind.ACTIVITY
    return reading.kind is VerbKind.HOLD or repeated


def _is_a_standing_rule(words: Words) -> bool:
    """Recognise "do not let refunds exceed 3%", "never fall below 90%", "always have 14 days"."""
    told = words.lower[:2] == ("do", "not") or words.lower[:1] in _STANDING
    return told or "always" in words.chosen or words.has("at all times")


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
    if reading.verb == "have":
        return nature_without_verb(reading)
    prized = nouns.any_among(reading.heads, _CONTESTS) or reading.words.has("of the year")
    contested = reading.verb == "win" and prized
    if reading.is_verdict or contested:
        return Nature.VERDICT
    if reading.verb == "establish":
        return _established(reading)
    return Nature.UNTARGETED if reading.names_a_metric else _changing_no_metric(reading)


def _changing_no_metric(reading: Reading) -> Nature:
    quality = nouns.among(reading.topic, nouns.QUALITIES | nouns.ABSTRACT)
    works = reading.verb in _WORK_CHANGES and not quality
    got = reading.ends_in_work or (reading.rest_begins_with("new") and not quality)
    done = reading.verb == "get" and got
    return Nature.TASK if works or done else Nature.UNMEASURED


def _established(reading: Reading) -> Nature:
    if nouns.any_among(reading.heads, nouns.DELIVERABLES | _BODIES):
        return Nature.TASK
    return Nature.UNMEASURED if reading.topic == "ourselves" else Nature.VERDICT


def _changing_a_number(reading: Reading) -> Nature:
    if reading.shares:
        return Nature.COVERAGE
    if reading.brings_a_measure or reading.verb in {"sell", "serve"}:
        return Nature.LEVEL
    if reading.verb in _WORK_CHANGES - _WINNING_CHANGES:
        return Nature.TASK
    if nouns.among(reading.counted, nouns.ACTIVITIES):
        return Nature.EFFORT
    made = nouns.among(reading.counted, nouns.DELIVERABLES) and reading.verb != "have"
    return Nature.TASK if made else Nature.LEVEL


def _delivering(reading: Reading) -> Nature:
    everybody = reading.verb in _COVERING_VERBS and reading.treats_all
    if reading.shares or everybody:
        return Nature.COVERAGE
    if reading.brings_a_measure:
        return Nature.LEVEL
    sends = reading.verb in _SENDING_VERBS and reading.has_a_rhythm
    spends = reading.verb in _TIMED_VERBS and any(part.unit == "hours" for part in reading.numbers)
    performs = reading.verb in _PERFORMING and reading.counts_an_event
    if reading.is_repeated or sends or spends or performs:
        return Nature.EFFORT
    if reading.numbers:
        return _delivering_a_count(reading) if reading.counted else Nature.TASK
    human = reading.verb in _FOSTERING and nouns.among(
        reading.topic, nouns.QUALITIES | nouns.ABSTRACT
    )
    return Nature.UNMEASURED if _is_hastened(reading) or human else Nature.TASK


def _is_hastened(reading: Reading) -> bool:
    """Tell "answer customers faster" from "negotiate better terms"."""
    ends_better = reading.words.lower[-1:] == ("better",)
    return ends_better or not reading.words.chosen.isdisjoint(_QUICKER)


def _delivering_a_count(reading: Reading) -> Nature:
    busy = reading.verb in _SENDING_VERBS | _GOING_THROUGH or reading.words.lower[:2] == (
        "carry",
        "out",
    )
    if nouns.among(reading.counted, nouns.ACTIVITIES | nouns.EXAMINATIONS) or busy:
        return Nature.EFFORT
    if reading.verb in _HIRING_VERBS or nouns.among(reading.counted, nouns.DELIVERABLES):
        return Nature.TASK
    if reading.verb in _PEOPLE_VERBS:
        return Nature.EFFORT
    return Nature.LEVEL if reading.verb in _OUTCOME_VERBS else Nature.TASK


def _acting(reading: Reading) -> Nature:
    if reading.shares or (reading.verb in _COVERING_VERBS and reading.treats_all):
        return Nature.COVERAGE
    if any(quantity.unit == "%" or quantity.unit in CURRENCIES for quantity in reading.numbers):
        return Nature.LEVEL
    if reading.numbers or reading.counts_whom_it_reaches:
        return Nature.EFFORT
    if reading.has_a_rhythm:
        return Nature.EFFORT
    vague = reading.verb == "work" or _is_hastened(reading)
    return Nature.UNMEASURED if vague else Nature.TASK


def _holding(reading: Reading) -> Nature:
    about_effort = nouns.among(reading.topic, nouns.ACTIVITIES)
    if about_effort or nouns.among(reading.counted, nouns.ACTIVITIES) or _is_held(reading):
        counts = bool(reading.parsed.quantities) or reading.has_a_rhythm
        return Nature.EFFORT if counts else Nature.TASK
    if reading.verb == "hold" and reading.has_a_rhythm and not reading.numbers:
        return Nature.EFFORT
    strict = reading.verb in _STRICT_HOLDS and not reading.numbers
    if not strict or reading.names_a_metric:
        return Nature.KEPT
    return Nature.UNMEASURED


def _is_held(reading: Reading) -> bool:
    """Tell "hold six parent evenings" from "hold staff turnover at 8%"."""
    action = reading.parsed.action_word
    if reading.verb != "hold" or action is None or not reading.numbers or not reading.counted:
        return False
    return reading.numbers[0].span[0] <= action.span[1] + 1


def _reaching(reading: Reading) -> Nature:
    if reading.numbers:
        return _reaching_a_number(reading)
    if reading.verb in {"close", "address"} and nouns.any_among(reading.heads, _GAP_NOUNS):
        return Nature.TASK
    if reading.is_verdict or reading.verb in {"pass", "sign", "qualify"}:
        return Nature.VERDICT
    if reading.names_a_metric or nouns.any_among(reading.heads, _PLANS):
        return Nature.UNTARGETED
    quality = nouns.among(reading.topic, nouns.QUALITIES)
    return Nature.UNMEASURED if quality else Nature.VERDICT


def _reaching_a_number(reading: Reading) -> Nature:
    if nouns.among(reading.counted, nouns.ACTIVITIES) and not reading.brings_a_measure:
        return Nature.EFFORT
    open_ended = reading.words.has(*THRESHOLD_ENDS)
    if open_ended and reading.verb in _ATTAINING and reading.parsed.deadline is None:
        return Nature.KEPT
    return Nature.LEVEL


_BY_KIND = {
    VerbKind.RAISE: _moving,
    VerbKind.LOWER: _moving,
    VerbKind.CHANGE: _changing,
    VerbKind.DELIVER: _delivering,
    VerbKind.ACTIVITY: _acting,
    VerbKind.HOLD: _holding,
    VerbKind.REACH: _reaching,
}
