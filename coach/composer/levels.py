"""The numbers of a brief: which are levels of a metric, and which way they point.

A number counts as a level only with a reason: a unit, a counted noun or a cue beside it. Ages, team
sizes, years, standards and deadlines are no levels, whatever stands near them.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from coach.composer.inflection import plural
from coach.composer.lexicon import closed, nounish, verbs

LevelRole = Literal["baseline", "target", "change"]
UnitKind = Literal["percent", "duration", "money", "rating", "points", "amount", "count"]

NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100,
}  # fmt: skip
DURATIONS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
_SHORT = {
    "sec": "seconds",
    "secs": "seconds",
    "min": "minutes",
    "mins": "minutes",
    "hr": "hours",
    "hrs": "hours",
    "h": "hours",
    "wk": "weeks",
    "wks": "weeks",
    "yr": "years",
    "yrs": "years",
    "mth": "months",
    "mths": "months",
}
_MONEY = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "usd": "USD",
    "dollars": "USD",
    "gbp": "GBP",
    "pounds": "GBP",
    "quid": "GBP",
    "chf": "CHF",
}
_WORD_NUMBER = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"""(?<![\w./-])(?P<symbol>[€$£]\s?)?
    (?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\b(?:{_WORD_NUMBER})\b)
    (?P<scale>\s?(?:k|m|bn|million|thousand)\b)?
    (?P<unit>\s?%|\s?(?:percent|per\ cent|pct|percentage\ points|points?|pts)\b|\s?/\s?(?:5|10
    |100)\b|\s(?:out\ of|of)\s(?:5|10|five|ten)\b(?!\s[a-z])
      |(?:\s|-|\s(?:working|business|calendar|full|whole|school)\s)?(?:seconds?|secs?|minutes?
      |mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|mths?|years?|yrs?)\b
      |\s?(?:kg|kilos?|kilograms?|tonnes?|tons|litres?|liters?|km|kilometres?|kwh|mwh|m2)\b
      |\s(?:eur|euros?|usd|dollars|gbp|pounds|chf)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000}
_NO_LEVEL_BEFORE = re.compile(
    r"(iso|soc|iec|en|din|rfc|gdpr|version|v|q|year|grade|room|floor|level|class|"
    r"section|article|page|unit|team|rule|aged?|"
    r"older than|younger than|aged|above the age of|first|last|next|past|previous|"
    r"within|after|every|each|since|until|till|before|in|by|"
    r"number|no\.?|top|of our|of us|party of|group of|team of|teams of|crew of|"
    r"staff of|choir of|band of|club of|covid|layer|type|tier|phase|"
    r"year olds|open(?:ed)? (?:for|since)|founded|for over|for the last|for the past|for)[\s-]*$"
)
_NO_LEVEL_AFTER = re.compile(
    r"^[\s-]*(year[s-]?\s?-?olds?|years? (?:of age|old|ago|in business)|of us\b|"
r"people\b(?! (?:a|per|each|every|com|join|on the wait|show|turn|sign|visit|"
r"attend|register|wait))|employees|staff\b|volunteers\b(?! (?:a|per|left|quit|"
r"leave|each|every|come|turn|sign))|"
    r"men\b|women\b|engineers\b|nurses\b|teachers\b|person\b|-?\s?(?:strong|person|"
r"bed|seat|man|storey|year|metre|acre|hectare|lane)\b|"
    r"(?:am|pm|o'clock)\b|\w+ (?:before|after|later|ago|earlier|early)\b|(?:before|"
r"after|later|ago|earlier|early)\b|:\d\d|(?:sites?|locations?|branches|shops|"
r"hives|boats|beds|seats|classrooms|departments|countries|languages|dogs|cats|"
r"rooms|acres|hectares|stores|schools|clinics|vans|trucks|buses)\b)"
)  # fmt: skip
_UNDER_AGE = re.compile(r"(under|over|above|below)[\s-]*$")
_TARGET_CUE = re.compile(
    r"(\bto|target(?: is| of|:)?|goal(?: is| of|:)?|aim(?:ing)? (?:for|at|is)|"
    r"want(?:ed)?|need(?:s|ed)?|should be|would be|be|get to|reach(?:ing)?|"
    r"at least|at most|no more than|less than|fewer than|more than|down to|up to|"
    r"hit|like|love|under|below|above|over|→|->|get|achieve|see|ideally)"
    r"(?: (?:it|this|that|them|us|around|about|roughly|at|to|be|only|just|a|an|"
    r"at least|under|below|above|have))*\s*$"
)
_BASELINE_CUE = re.compile(
    r"(\bfrom|instead of|rather than|current(?:ly)?|now|today|at the moment|right now|is|are|was|"
    r"were|"
    r"takes?|took|at|around|about|only|just|stands? at|"
    r"last (?:year|month|quarter|season|week|time)|average(?:s|d)?|lose|loses|lost|"
    r"gets?|costs?(?: us| them)?|spends?|up to|every|wait|waits|waited|roughly|nearly|almost|over|"
    r"already|has|have|some)"
    r"\s*(?:around|about|roughly|nearly|almost|only|just|up to|at|over|some|a good|well over)?\s*$"
)
_TARGET_AFTER = re.compile(
    r"\s*(?:would be|would do|would suffice|is (?:the|our) (?:goal|target|aim)|"
    r"is what we want|max\b|tops\b|or less|or more|or better|or fewer|at most|"
    r"at least)"
)
_WISHING = re.compile(
    r"\b(want|would like|would love|love|we'd like|i'd like|needs?|goal|target|aim|"
    r"should|must|hope|ideally|wish|reduce|cut|increase|raise|grow|lift|bring|get|"
    r"halve|double|improve|lower|shorten|drop|boost|reach)\b"
)
_CHANGE_BEFORE = re.compile(r"\b(by|another|extra|plus)\s*(?:at least|about|around|a further)?\s*$")
_RATIO = re.compile(
    r"(?<![\w.])(\d{1,4}) (?:out )?of (?:our |the |all )?(\d{2,4})\b(?!\s?%)", re.IGNORECASE
)
_OPEN = re.compile(r"\s*(?:still )?(?:open|unread|pending|outstanding|unanswered|waiting)\b")
_UNCOUNTED = frozenset(
    """
    them these to and or a an us each every in at by per a of from with on each but is are for now today because then
    so the we our months days this last right it as when while which that
    """.split()  # noqa: SIM905 - a literal would take one line a word
)
_NO_COUNT_AFTER = re.compile(r"\s*of (?:our|my|the|us)\b")
_ANSWERED_IN = re.compile(
    r"\b(?:answer|reply|respond|deliver|ship|process|settle|finish)\w*(?: \w+){0,3} (?:in|within)\s*"
    r"(?:about|around|roughly|some)?\s*$"
)
_ANSWERED_AFTER = re.compile(
    r"\b(?:answer|reply|respond|deliver|pay|paid|arrive|get|got|receive|ship|dispatch|hear|come)"
    r"\w*(?: \w+){0,3} after\s*(?:about|around|roughly|some)?\s*$"
)
_OF_A_MEASURE = re.compile(
    r"\b(?:nps|csat|enps|score|rating|average|total|rate|index|margin|level|list|queue|backlog)\s"
    r"(?:is |of |at |around )*$"
)
_CHANGED_BY = re.compile(
    r"(reduc|cut|rais|increas|grow|wait\w* for|improv|lift)\w*.*\b(by|for)[\s-]*$"
)
_COUNTED_FROM = re.compile(
    r"(doubl|tripl|increas|grow|rais|reduc|cut|from)\w*.*\b(?:from|of|to)\s*$"
)
_CLOCK = re.compile(
    r"(?<!is )(?<!are )(?<!stands )(?<!stuck )(?<!was )(?<!now )(?<!currently )\bat\s*$"
)
_OWN_SIZE = re.compile(r"\b(our|my|the|these|those|same|other|us|are)[\s-]*$")
_HAS_MOVED = re.compile(
    r"\b(?:went|gone|rose|risen|grew|grown|climbed|jumped|dropped|fell|fallen|sank|slipped|declined|"
    r"shrunk|shrank|increased|is (?:up|down)|are (?:up|down)|was)\b.* from .* to\b"
)
_WAS_AND_IS = re.compile(
    r"\b(?:was|were|used to be|started at|last \w+)\b.*\b(?:now|today|currently|this \w+|is|are)\b"
)
_YEAR = re.compile(r"(19|20)\d\d")


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
    found = [_ratio(match) for match in _RATIO.finditer(clause)]
    if found:
        return tuple(found)
    for match in _QUANTITY.finditer(clause):
        level = _level(clause, match, found)
        if level is not None:
            found.append(level)
    return tuple(_as_it_stands(clause.lower(), _paired(clause, found)))


def _as_it_stands(clause: str, found: list[Level]) -> list[Level]:
    """As in "went up from 9 to 14" tells a past and a present: the present is where we start."""
    if len(found) > 2:  # noqa: PLR2004 - a pair and more
        return [*_as_it_stands(clause[: found[1].end], found[:2]), *found[2:]]
    if len(found) != 2 or _WISHING.search(clause):  # noqa: PLR2004 - a pair
        return found
    between = clause[: found[1].start]
    if _HAS_MOVED.search(clause) or (
        found[0].kind == found[1].kind and _WAS_AND_IS.search(between)
    ):
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


def _measures(left: str, right: str, number: str, kind: UnitKind, unit_text: str) -> bool:  # noqa: PLR0911 - one return a kind of number
    """Whether a number is a level and no age, size, year, standard or date."""
    if kind in {"percent", "rating", "money", "points", "amount"}:
        return True
    if kind == "duration":
        return _is_time_level(left, right, unit_text)
    if _OPEN.match(right) or (not left.strip() and _counted(right)):
        return True  # "1,150 teachers use it": what opens a clause is counted
    if (
        _NO_LEVEL_AFTER.match(right)
        or _NO_COUNT_AFTER.match(right)
        or _is_name(left, right, number)
    ):
        return False
    if _NO_LEVEL_BEFORE.search(left) and not _LAST_TIME.search(left):
        return bool(_CHANGED_BY.search(left))
    counted = bool(_counted(right))
    if _LAST_TIME.search(left) and number not in NUMBER_WORDS:
        return True
    if number in NUMBER_WORDS and re.search(r"\b(?:should|must|want|would)\b[^,]*$", left):
        return True
    if number in NUMBER_WORDS:
        return counted and number not in {"one", "hundred"}
    return counted or _cued(left) or bool(_TARGET_AFTER.match(right))


def _is_time_level(left: str, right: str, unit_text: str) -> bool:
    """Whether a duration measures: "after 3 years" places it, "for 6 minutes" measures."""
    if _NO_LEVEL_AFTER.match(right) or re.match(
        r"\s*out of\b|[\s-]*(?:target|limit|promise|deadline|window|rule|goal)\b", right
    ):
        return False
    if _ANSWERED_AFTER.search(left) or _ANSWERED_IN.search(left):
        return True
    if not _NO_LEVEL_BEFORE.search(left):
        return True
    if re.search(r"\bfor[\s-]*$", left):
        return "year" not in unit_text
    return bool(_CHANGED_BY.search(left))


def _is_name(left: str, right: str, number: str) -> bool:
    """Whether a bare number is an age, a year, a clock time or the size of our own team."""
    counted = bool(_counted(right))
    if _UNDER_AGE.search(left) and not counted and not _WISHING.search(left):
        return True
    if _YEAR.fullmatch(number) and not counted and not _COUNTED_FROM.search(left):
        return True
    if not counted and _CLOCK.search(left):
        return True
    return bool(_OWN_SIZE.search(left)) and not re.search(r"\bcosts? us\s*$", left)


def _cued(left: str) -> bool:
    return bool(
        _OF_A_MEASURE.search(left) or _TARGET_CUE.search(left) or _BASELINE_CUE.search(left)
    )


def _counted(right: str) -> str:
    """The noun that a number counts: "14 late deliveries" counts deliveries."""
    match = re.match(r"\s(?:new |more |fewer |of our |of the |of )?([a-z][a-z -]*)", right)
    known = closed()
    for word in match.group(1).split()[:3] if match else ():
        if word in known["adjective"] or word in known["adverb"]:
            continue
        forms = verbs().get(word, ())
        verb = any(form.form in {"third", "base"} and form.base not in nounish() for form in forms)
        return "" if word in _UNCOUNTED or verb else word
    return ""


def _unit(match: re.Match[str], unit_text: str, right: str) -> tuple[UnitKind, str, str]:  # noqa: PLR0911 - one return a kind of number
    if match["symbol"]:
        return "money", _MONEY[match["symbol"].strip()], ""
    if unit_text in {"%", "percent", "per cent", "pct"}:
        return "percent", "%", ""
    if unit_text in {"point", "points", "pts", "percentage points"}:
        return "points", "points", ""
    if unit_text in _MONEY:
        return "money", _MONEY[unit_text], ""
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
        name = _SHORT.get(words[-1], plural(words[-1]))
        return "duration", " ".join((*words[:-1], name)), ""
    return "count", "", _counted(right)


def _value(number: str, scale: str | None) -> Decimal | None:
    if number in NUMBER_WORDS:
        value = Decimal(NUMBER_WORDS[number])
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", number):
        value = Decimal(number.replace(",", ""))
    else:
        value = Decimal(number.replace(",", "."))
    return value * _SCALES[scale.strip().lower()] if scale else value


def _shown(match: re.Match[str]) -> str:
    number = match["number"].lower()
    if number in NUMBER_WORDS:
        return str(NUMBER_WORDS[number])
    scale = (match["scale"] or "").strip()
    return number + {"thousand": "k", "million": "M", "m": "M"}.get(scale.lower(), scale)


_RISEN_TO = re.compile(
    r"\b(?:went|gone|rose|risen|grew|grown|climbed|fell|fallen|dropped|is|are) (?:up|down)? ?"
    r"to\s*$"
)
_FROM = re.compile(r"\b(?:from|instead of|rather than|not)\s*(?:around|about|roughly)?\s*$")
_HOPING = re.compile(r"\b(want|would|like|need|hope)\b")
_LAST_TIME = re.compile(r"\blast (?:year|season|month|quarter|time|week|term)\s*$")
_NEEDING = re.compile(r"\bneeds?\s*(?:about|around|roughly|some|nearly|up to|at least)?\s*$")
_RECEIVED = re.compile(
    r"\b(?:we|they|i|it|[a-z]+s) (?:only |just )?(?:gets?|got|have|has|receives?|sees?)"
    r"\s*(?:about|around|only|just|some|up to)?\s*$"
)


def _role(clause: str, left: str, right: str, before: list[Level]) -> LevelRole:  # noqa: PLR0911 - one return a kind of number
    if _TARGET_AFTER.match(right):
        return "target"
    lasting = re.search(r"second|minute|min\b|hour|day|week|month|year", clause[len(left) :][:24])
    if lasting and _NEEDING.search(left) and re.match(r"\s*(?:\w+ )?(?:to|for|of|before)\b", right):
        return "baseline"  # "they need 8 weeks to get up to speed" says how it is
    if re.match(r"\s*(?:more|fewer|less|higher|lower|faster|extra)\b", right):
        return "change"
    if _CHANGE_BEFORE.search(left) and not re.search(r"\bto\s*$", left):
        return "change"
    if (
        _FROM.search(left)
        or _RISEN_TO.search(left)
        or (_RECEIVED.search(left) and not _HOPING.search(left))
    ):
        return "baseline"
    if before and re.search(
        r"(\bto|→|->|target|goal|want|aim|should)[^.]{0,25}$", left[before[-1].end :]
    ):
        return "target"
    if re.search(r"\b(currently|now|today|at the moment|right now|was|were|used to|last \w+|"
r"takes?|wait\w*|is at|are at|lose|lost|only)\b[^,;]{0,30}$", left):  # fmt: skip
        return (
            "target"
            if re.search(
                r"\b(want|target|goal|down to|up to|should|would like|need)\b[^,;]{0,40}$", left
            )
            else "baseline"
        )
    if _WISHING.search(left) or re.match(r".{0,4}\b(target|goal)\b", clause):
        return (
            "target"
            if _TARGET_CUE.search(left)
            or re.search(r"\b(to|at|of|under|below|is)\b[^,;]{0,20}$", left)
            else "baseline"
        )
    return "baseline"


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
