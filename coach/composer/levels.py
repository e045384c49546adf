"""The numbers of a brief: which are levels of a metric, and which way they point.

A number counts as a level only with a reason: a unit, a counted noun or a cue beside it. Ages, team
sizes, years, standards and deadlines are no levels, whatever stands near them.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from coach.composer.inflection import plural
from coach.composer.level_cues import (
    ANSWERED_AFTER,
    ANSWERED_IN,
    BASELINE_CUE,
    CHANGE_BEFORE,
    CHANGED_BY,
    CLOCK,
    COUNTED_FROM,
    FROM,
    HAS_MOVED,
    HOPING,
    LAST_TIME,
    MONEY,
    NEEDING,
    NO_COUNT_AFTER,
    NO_LEVEL_AFTER,
    NO_LEVEL_BEFORE,
    NUMBER_WORDS,
    OF_A_MEASURE,
    OPEN,
    OWN_SIZE,
    QUANTITY,
    RATIO,
    RECEIVED,
    RISEN_TO,
    SCALES,
    SHORT,
    TARGET_AFTER,
    TARGET_CUE,
    UNCOUNTED,
    UNDER_AGE,
    WAS_AND_IS,
    WISHING,
    YEAR,
)
from coach.composer.lexicon import closed, nounish, verbs

LevelRole = Literal["baseline", "target", "change"]
UnitKind = Literal["percent", "duration", "money", "rating", "points", "amount", "count"]


@dataclass(frozen=True, slots=True)
class Level:
    """A number of the brief that measures something, with its unit and its part."""

    value: Decimal
    shown: str
    kind: UnitKind
    unit: str
    role: LevelRole
    start: int
    end: int
    noun: str = ""
    derived: bool = False


def levels(clause: str) -> tuple[Level, ...]:
    """Find the levels in a clause, in reading order, each with its role."""
    found = [_ratio(match) for match in RATIO.finditer(clause)]
    if found:
        return tuple(found)
    for match in QUANTITY.finditer(clause):
        level = _level(clause, match, found)
        if level is not None:
            found.append(level)
    return tuple(_as_it_stands(clause.lower(), _paired(clause, found)))


def _as_it_stands(clause: str, found: list[Level]) -> list[Level]:
    """As in "went up from 9 to 14" tells a past and a present: the present is where we start."""
    if len(found) > 2:  # noqa: PLR2004 - a pair and more
        return [*_as_it_stands(clause[: found[1].end], found[:2]), *found[2:]]
    if len(found) != 2 or WISHING.search(clause):  # noqa: PLR2004 - a pair
        return found
    between = clause[: found[1].start]
    if HAS_MOVED.search(clause) or (found[0].kind == found[1].kind and WAS_AND_IS.search(between)):
        return [_as(found[1], "baseline")]
    return found


def _level(clause: str, match: re.Match[str], before: list[Level]) -> Level | None:
    left, right = clause[: match.start()].lower(), clause[match.end() :].lower()
    number, unit_text = match["number"].lower(), (match["unit"] or "").strip().lower()
    kind, unit, noun = _unit(match, unit_text, right)
    if not _measures(left, right, number, kind, unit_text):
        return None
    value = _value(number, match["scale"])
    if value is None:
        return None
    return Level(
        value,
        _shown(match),
        kind,
        unit,
        _role(clause.lower(), left, right, before),
        match.start(),
        match.end(),
        noun,
    )


def _ratio(match: re.Match[str]) -> Level:
    """A part of a whole: "12 of 30 volunteers" counts 12; a share would be our own number."""
    return Level(Decimal(match[1]), match[1], "count", "", "baseline", match.start(), match.end())


def _measures(left: str, right: str, number: str, kind: UnitKind, unit_text: str) -> bool:
    """Whether a number is a level and no age, size, year, standard or date."""
    if kind in {"percent", "rating", "money", "points", "amount"}:
        return True
    if kind == "duration":
        return _is_time_level(left, right, unit_text)
    if OPEN.match(right) or (not left.strip() and _counted(right)):
        return True  # "1,150 teachers use it": what opens a clause is counted
    if NO_LEVEL_AFTER.match(right) or NO_COUNT_AFTER.match(right) or _is_name(left, right, number):
        return False
    if NO_LEVEL_BEFORE.search(left) and not LAST_TIME.search(left):
        return bool(CHANGED_BY.search(left))
    return _counts(left, right, number)


def _counts(left: str, right: str, number: str) -> bool:
    """Whether a bare number counts something, or a cue beside it makes it a level."""
    counted = bool(_counted(right))
    if LAST_TIME.search(left) and number not in NUMBER_WORDS:
        return True
    if number in NUMBER_WORDS and re.search(r"\b(?:should|must|want|would)\b[^,]*$", left):
        return True
    if number in NUMBER_WORDS:
        return counted and number not in {"one", "hundred"}
    return counted or _cued(left) or bool(TARGET_AFTER.match(right))


def _is_time_level(left: str, right: str, unit_text: str) -> bool:
    """Whether a duration measures: "after 3 years" places it, "for 6 minutes" measures."""
    if NO_LEVEL_AFTER.match(right) or re.match(
        r"\s*out of\b|[\s-]*(?:target|limit|promise|deadline|window|rule|goal)\b", right
    ):
        return False
    if ANSWERED_AFTER.search(left) or ANSWERED_IN.search(left):
        return True
    if not NO_LEVEL_BEFORE.search(left):
        return True
    if re.search(r"\bfor[\s-]*$", left):
        return "year" not in unit_text
    return bool(CHANGED_BY.search(left))


def _is_name(left: str, right: str, number: str) -> bool:
    """Whether a bare number is an age, a year, a clock time or the size of our own team."""
    counted = bool(_counted(right))
    if UNDER_AGE.search(left) and not counted and not WISHING.search(left):
        return True
    if YEAR.fullmatch(number) and not counted and not COUNTED_FROM.search(left):
        return True
    if not counted and CLOCK.search(left):
        return True
    return bool(OWN_SIZE.search(left)) and not re.search(r"\bcosts? us\s*$", left)


def _cued(left: str) -> bool:
    return bool(OF_A_MEASURE.search(left) or TARGET_CUE.search(left) or BASELINE_CUE.search(left))


def _counted(right: str) -> str:
    """The noun that a number counts: "14 late deliveries" counts deliveries."""
    match = re.match(r"\s(?:new |more |fewer |of our |of the |of )?([a-z][a-z -]*)", right)
    known = closed()
    for word in match.group(1).split()[:3] if match else ():
        if word in known["adjective"] or word in known["adverb"]:
            continue
        forms = verbs().get(word, ())
        verb = any(form.form in {"third", "base"} and form.base not in nounish() for form in forms)
        return "" if word in UNCOUNTED or verb else word
    return ""


def _unit(match: re.Match[str], unit_text: str, right: str) -> tuple[UnitKind, str, str]:  # noqa: PLR0911 - one return a kind of number
    if match["symbol"]:
        return "money", MONEY[match["symbol"].strip()], ""
    if unit_text in {"%", "percent", "per cent", "pct"}:
        return "percent", "%", ""
    if unit_text in {"point", "points", "pts", "percentage points"}:
        return "points", "points", ""
    if unit_text in MONEY:
        return "money", MONEY[unit_text], ""
    if unit_text.startswith(("/", "out of", "of ")):
        scale = unit_text.replace("out of", "").replace("of", "").strip(" /")
        return "rating", f"/{NUMBER_WORDS.get(scale, scale)}", ""
    if re.match(r"k|ton|lit|mwh|m2", unit_text):
        return (
            "amount",
            {
                "kilo": "kg",
                "kilos": "kg",
                "litre": "litres",
                "liter": "litres",
                "liters": "litres",
            }.get(unit_text, unit_text),
            "",
        )
    if unit_text:
        words = unit_text.strip("- ").split()
        name = SHORT.get(words[-1], plural(words[-1]))
        return "duration", " ".join((*words[:-1], name)), ""
    return "count", "", _counted(right)


def _value(number: str, scale: str | None) -> Decimal | None:
    if number in NUMBER_WORDS:
        value = Decimal(NUMBER_WORDS[number])
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", number):
        value = Decimal(number.replace(",", ""))
    else:
        value = Decimal(number.replace(",", "."))
    return value * SCALES[scale.strip().lower()] if scale else value


def _shown(match: re.Match[str]) -> str:
    number = match["number"].lower()
    if number in NUMBER_WORDS:
        return str(NUMBER_WORDS[number])
    scale = (match["scale"] or "").strip()
    return number + {"thousand": "k", "million": "M", "m": "M"}.get(scale.lower(), scale)


def _role(clause: str, left: str, right: str, before: list[Level]) -> LevelRole:  # noqa: PLR0911 - one return a kind of number
    if TARGET_AFTER.match(right):
        return "target"
    if _is_needed_time(clause[len(left) :], left, right):
        return "baseline"  # "they need 8 weeks to get up to speed" says how it is
    if re.match(r"\s*(?:more|fewer|less|higher|lower|faster|extra)\b", right):
        return "change"
    if CHANGE_BEFORE.search(left) and not re.search(r"\bto\s*$", left):
        return "change"
    if _tells_how_it_is(left):
        return "baseline"
    if before and re.search(
        r"(\bto|→|->|target|goal|want|aim|should)[^.]{0,25}$", left[before[-1].end :]
    ):
        return "target"
    return "target" if _is_aimed_at(clause, left) else "baseline"


def _is_aimed_at(clause: str, left: str) -> bool:
    """Whether the nearest cue before a number wants it instead of telling it."""
    if re.search(r"\b(currently|now|today|at the moment|right now|was|were|used to|last \w+|"
r"takes?|wait\w*|is at|are at|lose|lost|only)\b[^,;]{0,30}$", left):  # fmt: skip
        return bool(
            re.search(
                r"\b(want|target|goal|down to|up to|should|would like|need)\b[^,;]{0,40}$", left
            )
        )
    if not WISHING.search(left) and not re.match(r".{0,4}\b(target|goal)\b", clause):
        return False
    return bool(
        TARGET_CUE.search(left) or re.search(r"\b(to|at|of|under|below|is)\b[^,;]{0,20}$", left)
    )


def _is_needed_time(said: str, left: str, right: str) -> bool:
    lasting = re.search(r"second|minute|min\b|hour|day|week|month|year", said[:24])
    followed = re.match(r"\s*(?:\w+ )?(?:to|for|of|before)\b", right)
    return bool(lasting and followed and NEEDING.search(left))


def _tells_how_it_is(left: str) -> bool:
    received = RECEIVED.search(left) and not HOPING.search(left)
    return bool(FROM.search(left) or RISEN_TO.search(left) or received)


def _paired(clause: str, found: list[Level]) -> list[Level]:
    """Settle a pair on one scale: the later of two levels is where it should go."""
    plain = [level for level in found if level.role != "change"]
    if len(plain) == 2 and plain[0].role == plain[1].role and plain[0].kind == plain[1].kind:  # noqa: PLR2004 - a pair
        between = clause[plain[0].end : plain[1].start].lower()
        if re.search(r"\b(to|want|target|goal|should|need|like|aim)\b|→|->", between):
            other = _as(plain[1], "target")
            first = _as(plain[0], "baseline")
            return [
                first if level is plain[0] else other if level is plain[1] else level
                for level in found
            ]
    return found


def _as(level: Level, role: LevelRole) -> Level:
    return Level(
        level.value, level.shown, level.kind, level.unit, role, level.start, level.end, level.noun
    )
