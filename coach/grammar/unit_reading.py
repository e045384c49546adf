"""Reading what stands behind a number: magnitude, unit, ratio, or the thing that is counted."""

from decimal import Decimal
from typing import NamedTuple

from coach.grammar.lexicon import word_set
from coach.grammar.numerals import WORDS, read_number
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.units import (
    ALIASES,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    DURATIONS,
    MAGNITUDES,
    canonical,
    convert,
)


class UnitReading(NamedTuple):
    """What follows a number up to token ``last``. ``extra`` adds the "30" of "1h30"."""

    unit: str
    last: int
    factor: Decimal = Decimal(1)
    extra: Decimal = Decimal(0)
    compound: bool = False
    counted: bool = False


_ONE = Decimal(1)
_TWO_WORD_UNITS = {
    ("percentage", "points"): "pp",
    ("percentage", "point"): "pp",
    ("per", "cent"): "%",
    ("basis", "points"): "bps",
    ("%", "points"): "pp",
    ("%", "pts"): "pp",
    ("business", "days"): "business days",
    ("business", "day"): "business days",
    ("working", "days"): "business days",
    ("working", "day"): "business days",
    ("calendar", "days"): "days",
    ("us", "dollars"): "USD",
    ("square", "metres"): "m²",
    ("square", "meters"): "m²",
}
_PERIODS = word_set("second minute hour day week month year")
_LETTER_UNITS = frozenset("shdxglt")
STOPS = word_set("""
    a about above achieved across after against allows already also among an and annually are
    around as at be because becomes before below better between both but by complete completed
    currently daily decreases done down drops during each either every falls faster fewer finished
    first for from gets gives grows had has have helps her higher his if improves in increases
    into is it its last less lets looks lower m/m makes means meets minus mom monthly more my next
    no nor not now of off on only or our out over per plus qoq quarterly rises shows slower so
    sourced takes than that the their then these they this those through times to today toward
    towards under until up uses versus via vs was we weekly were when where which while whilst who
    whose with within without worse y/y yearly your yoy
""")
_PLURALS = word_set(
    "people staff children women men fte ftes personnel police sheep fish data leads mqls sqls"
    " followers headcount arr mrr"
)
_HALF_NOUNS = word_set("""
    business customs goods news operations sales savings series
""")
_LONGEST_NOUN = 4
_LARGEST_RATIO = 1000


def read_unit(tokens: list[Token], last: int, unit_before: str) -> UnitReading | None:
    """Read from the token after ``last``; None if letters glued to the number make it a name."""
    after = _at(tokens, last + 1)
    if after is None:
        return UnitReading("", last)
    touching = after.start == tokens[last].end
    if touching and after.text in {"-", "\u2010", "\u2011"}:
        return _compound(tokens, last)
    if touching and after.kind is TokenKind.WORD:
        return _glued(tokens, last, unit_before)
    factor, end = _magnitude(tokens, last)
    if end == last:
        ratio = _ratio(tokens, last)
        if ratio is not None:
            return ratio
    return _spaced(tokens, end, factor)


def _at(tokens: list[Token], index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None


def _compound(tokens: list[Token], last: int) -> UnitReading | None:
    """Read "30-day": a number made part of an adjective. "2-factor" is a name."""
    word = _at(tokens, last + 2)
    if word is None or word.start != tokens[last + 1].end:
        return UnitReading("", last)
    if word.kind is not TokenKind.WORD:
        return UnitReading("", last)  # the first end of a range
    head = word.lower.split("-")[0]
    if head in ALIASES:
        return UnitReading(ALIASES[head], last + 2, compound=True)
    return None


def _glued(tokens: list[Token], last: int, unit_before: str) -> UnitReading | None:
    """Read letters that touch the number: "5k", "30s", "2x", "1h30", "$5MM"."""
    word = tokens[last + 1]
    if word.lower in MAGNITUDES and not (word.lower == "mm" and not unit_before):
        return _spaced(tokens, last + 1, MAGNITUDES[word.lower])
    unit = ALIASES.get(word.lower)
    if unit is None or (len(word.text) == 1 and word.text.isupper() and word.lower != "x"):
        head = word.lower.split("-")[0]
        if head != word.lower and head in ALIASES:
            return UnitReading(ALIASES[head], last + 1, compound=True)
        return None
    return _longer_duration(tokens, UnitReading(unit, last + 1))


def _magnitude(tokens: list[Token], last: int) -> tuple[Decimal, int]:
    """Read a spaced magnitude: "2 million", "1,5 Mio.", "5 M"."""
    after = _at(tokens, last + 1)
    if after is None or after.kind is not TokenKind.WORD or after.lower not in MAGNITUDES:
        return _ONE, last
    if len(after.text) == 1 and not after.text.isupper() and after.lower != "k":
        return _ONE, last
    if after.lower == "mm":
        return _ONE, last
    end = last + 1
    dot, behind = _at(tokens, end + 1), _at(tokens, end + 2)
    abbreviated = dot is not None and dot.text == "." and dot.start == after.end
    if abbreviated and behind is not None and _is_money(behind):
        end += 1
    return MAGNITUDES[after.lower], end


def _is_money(token: Token) -> bool:
    return token.text in CURRENCY_SIGNS or token.lower in CURRENCY_CODES


def _ratio(tokens: list[Token], last: int) -> UnitReading | None:
    """Read "/5", "out of 5", "of 30" and "in 8" behind a bare number."""
    after, behind = tokens[last + 1], _at(tokens, last + 2)
    if behind is None:
        return None
    if after.text == "/" and after.start == tokens[last].end and behind.start == after.end:
        return _scale(behind, last + 2)
    if after.lower == "out" and behind.lower == "of":
        whole = _at(tokens, last + 3)
        return _scale(whole, last + 3) if whole is not None else None
    if after.lower == "of" and behind.kind is TokenKind.NUMBER:
        return _scale(behind, last + 2)
    if after.lower == "in" and (tokens[last].lower in {"1", "one"} or _is_share(tokens, last)):
        timed = _at(tokens, last + 3)
        if timed is None or ALIASES.get(timed.lower) not in DURATIONS:  # "to 1 in six weeks"
            return _one_in(behind, last + 2)
    return None


def _is_share(tokens: list[Token], last: int) -> bool:
    """Recognise "3 in 10" where no noun follows that could be counted: not "3 in 10 cities"."""
    part, whole, behind = _value(tokens[last]), _value(tokens[last + 2]), _at(tokens, last + 3)
    if part is None or whole is None or not part < whole or whole not in _WHOLES:
        return False
    return behind is None or behind.kind is not TokenKind.WORD or behind.lower in {"to", "by"}


_WHOLES = frozenset(map(Decimal, (4, 5, 10, 20, 100)))


def _scale(whole: Token, end: int) -> UnitReading | None:
    value = _value(whole)
    if value is None or value == 0:
        return None
    return UnitReading(f"/{value:f}", end)


def _one_in(whole: Token, end: int) -> UnitReading | None:
    value = _value(whole)
    if value is None or not 1 < value <= _LARGEST_RATIO:
        return None
    return UnitReading(f"in {value:f}", end)


def _value(token: Token) -> Decimal | None:
    if token.kind is TokenKind.NUMBER:
        return read_number(token.text, whole=True)
    return WORDS.get(token.lower)


def _spaced(tokens: list[Token], last: int, factor: Decimal) -> UnitReading:
    """Read a unit set apart by a space, or the noun that is counted."""
    after, behind = _at(tokens, last + 1), _at(tokens, last + 2)
    if after is None:
        return UnitReading("", last, factor)
    if behind is not None and (after.lower, behind.lower) in _TWO_WORD_UNITS:
        return UnitReading(_TWO_WORD_UNITS[after.lower, behind.lower], last + 2, factor)
    letter = after.kind is TokenKind.WORD and len(after.text) == 1
    if letter and after.text not in _LETTER_UNITS:
        return UnitReading("", last, factor)
    if after.lower in ALIASES and not _is_leading_currency(tokens, last + 1):
        return _known_unit(tokens, last, factor)
    return _counted(tokens, last, factor)


def _known_unit(tokens: list[Token], last: int, factor: Decimal) -> UnitReading:
    word = tokens[last + 1].lower
    if word in _PERIODS and _is_adjective(tokens, last):
        return UnitReading(ALIASES[word], last + 1, factor, compound=True)
    return _longer_duration(tokens, UnitReading(ALIASES[word], last + 1, factor))


def _is_adjective(tokens: list[Token], last: int) -> bool:
    """Tell "a 60 day period" and "the 1 year plan" from "60 days" and "1 year"."""
    behind = _at(tokens, last + 2)
    if behind is None or behind.kind is not TokenKind.WORD or behind.lower in STOPS:
        return False
    return behind.lower not in {"or", "and", "to"}


def _is_leading_currency(tokens: list[Token], index: int) -> bool:
    """Say whether a currency sign belongs to the next number instead: "3 $5 vouchers"."""
    behind = _at(tokens, index + 1)
    return (
        tokens[index].text in CURRENCY_SIGNS
        and behind is not None
        and behind.kind is TokenKind.NUMBER
        and behind.start == tokens[index].end
    )


def _longer_duration(tokens: list[Token], found: UnitReading) -> UnitReading:
    """Add the second half of "1h30", "2 hours 30 minutes"; the smaller unit names the sum."""
    number = _at(tokens, found.last + 1)
    if found.unit not in DURATIONS or number is None or number.kind is not TokenKind.NUMBER:
        return found
    if not number.text.isdecimal() or len(number.text) > 2:  # noqa: PLR2004 - 59 at most
        return found
    unit = _at(tokens, found.last + 2)
    if unit is not None and (smaller := _smaller(unit.lower, found.unit)):
        ratio = convert(_ONE, found.unit, smaller) or _ONE
        return UnitReading(smaller, found.last + 2, ratio * found.factor, Decimal(number.text))
    if found.unit == "hours" and number.start == tokens[found.last].end:
        return UnitReading("minutes", found.last + 1, Decimal(60), Decimal(number.text))
    return found


def _smaller(word: str, unit: str) -> str:
    smaller = "minutes" if word == "m" and unit == "hours" else canonical(word)
    if smaller not in DURATIONS or smaller == unit:
        return ""
    ratio = convert(_ONE, unit, smaller)
    return smaller if ratio is not None and ratio > 1 else ""


def _counted(tokens: list[Token], last: int, factor: Decimal) -> UnitReading:
    """Take the noun that is counted, up to its plural: "500 paying customers"."""
    end = last
    for index in range(last + 1, min(last + 1 + _LONGEST_NOUN, len(tokens))):
        token = tokens[index]
        if token.kind is not TokenKind.WORD or token.lower in STOPS:
            break
        if _is_plural(token.lower):
            end = index
            if token.lower not in _HALF_NOUNS:
                break
    if end == last:
        return UnitReading("", last, factor)
    noun = " ".join(token.text for token in tokens[last + 1 : end + 1])
    return UnitReading(noun, end, factor, counted=True)


def _is_plural(word: str) -> bool:
    if word in _PLURALS:
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is"))  # noqa: PLR2004 - shorter words have no plural
