"""Finding the numbers of a line: value, unit and place, before anybody asks what they are for."""

from decimal import Decimal
from typing import NamedTuple

from coach.grammar.blanks import blank_width
from coach.grammar.identifiers import is_identifier, is_year
from coach.grammar.numerals import FRACTIONS, WORDS, read_number
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.unit_reading import UnitReading, read_unit
from coach.grammar.units import (
    CURRENCIES,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    DURATIONS,
    canonical,
    unit_kind,
)

_MULTIPLYING = {
    "double": Decimal(2), "doubling": Decimal(2), "doubled": Decimal(2), "doubles": Decimal(2),
    "twofold": Decimal(2), "two-fold": Decimal(2), "twice": Decimal(2),
    "triple": Decimal(3), "tripling": Decimal(3), "tripled": Decimal(3), "treble": Decimal(3),
    "threefold": Decimal(3), "three-fold": Decimal(3), "thrice": Decimal(3),
    "quadruple": Decimal(4), "quadrupled": Decimal(4), "fourfold": Decimal(4),
    "fivefold": Decimal(5), "tenfold": Decimal(10), "ten-fold": Decimal(10),
    "halve": Decimal("0.5"), "halving": Decimal("0.5"), "halved": Decimal("0.5"),
    "halves": Decimal("0.5"),
}  # fmt: skip
_SPACES = frozenset({" ", "\u00a0", "\u202f", "\u2009"})
_THOUSAND = 3


class Reading(NamedTuple):
    """A number as found: ``first`` and ``last`` are the tokens it covers.

    ``sign`` is 1 or -1 where the text writes one. ``compound`` marks an adjective such as
    "30-day", ``counted`` a unit that is a noun of the sentence, ``multiple`` a factor.
    """

    value: Decimal | None
    unit: str
    first: int
    last: int
    sign: int = 0
    compound: bool = False
    counted: bool = False
    multiple: bool = False
    word: bool = False


def read(text: str, tokens: list[Token], deadline: tuple[int, int] | None = None) -> list[Reading]:
    """Find every quantity among the tokens, from left to right, none overlapping.

    Inside the deadline only spans of time count ("six weeks"); the 30 of "30 June" is a date.
    """
    found: list[Reading] = []
    index = 0
    while index < len(tokens):
        reading = _read_at(text, tokens, index)
        if reading is not None and _is_date(reading, deadline):
            reading = None
        if reading is not None and (not found or reading.first > found[-1].last):
            found.append(reading)
            index = reading.last + 1
        else:
            index += 1
    return found


def _is_date(reading: Reading, deadline: tuple[int, int] | None) -> bool:
    inside = deadline is not None and deadline[0] <= reading.first <= deadline[1]
    return inside and reading.unit not in DURATIONS


def _read_at(text: str, tokens: list[Token], index: int) -> Reading | None:
    if tokens[index].kind is TokenKind.NUMBER:
        return _digits(text, tokens, index)
    width = blank_width(tokens, index)
    return _blank(tokens, index, width) if width else _in_words(tokens, index)


def _in_words(tokens: list[Token], index: int) -> Reading | None:
    word = tokens[index].lower
    if word in WORDS:
        return _number_word(tokens, index)
    if word == "no":
        return _none_of(tokens, index)
    if word in _MULTIPLYING:
        return _multiple(tokens, index)
    return _fraction(tokens, index) if word in FRACTIONS else None


def _digits(text: str, tokens: list[Token], index: int) -> Reading | None:
    """Read a number written in digits with all that belongs to it."""
    if is_identifier(tokens, index):
        return None
    last, piece = _grouped(text, tokens, index)
    first, unit_before = _currency_before(tokens, index)
    measure = read_unit(tokens, last, unit_before)
    if measure is None:
        return None
    unit = unit_before or measure.unit
    bare = first == index and measure.factor == 1 and (measure.counted or not unit)
    if bare and is_year(tokens, index):
        return None
    kind = unit_kind(unit)
    value = read_number(piece, whole=kind in {"count", "money"} and measure.factor == 1)
    if value is None:
        return None
    first, sign = _sign_before(tokens, first)
    if first == index and index and _is_factor_sign(tokens, index):
        return Reading(value, "x", index - 1, last, multiple=True)
    value = whole_if_whole(value * measure.factor + measure.extra)
    value, unit = _ratio_value(value, unit)
    return _assembled(value, unit, first, measure, sign)


def whole_if_whole(value: Decimal) -> Decimal:
    """Drop the decimals that a magnitude leaves behind: 1.2M is 1200000, not 1200000.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _assembled(value: Decimal, unit: str, first: int, measure: UnitReading, sign: int) -> Reading:
    multiple = unit == "x"
    return Reading(
        value, unit, first, measure.last, sign, measure.compound, measure.counted, multiple
    )


def _ratio_value(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Turn "1 in 8" (unit "in 8") into a share; leave everything else alone."""
    if not unit.startswith("in "):
        return value, unit
    return value * 100 / Decimal(unit[3:]), "%"


def _grouped(text: str, tokens: list[Token], index: int) -> tuple[int, str]:
    """Join groups of thousands set apart by spaces: "1 200"."""
    piece = tokens[index].text
    last = index
    if not piece.isdecimal() or len(piece) > _THOUSAND:
        return last, piece
    while last + 1 < len(tokens) and len(piece) <= _THOUSAND * 4:
        following = tokens[last + 1]
        gap = text[tokens[last].end : following.start]
        if gap not in _SPACES or not following.text.isdecimal() or len(following.text) != _THOUSAND:
            break
        piece += following.text
        last += 1
    return last, piece


def _currency_before(tokens: list[Token], index: int) -> tuple[int, str]:
    """Find a currency sign or code before the number: "$5", "USD 5", "US$5"."""
    if not index:
        return index, ""
    before = tokens[index - 1]
    if before.text in CURRENCY_SIGNS and before.end == tokens[index].start:
        first = index - 1
        if first and tokens[first - 1].end == before.start:
            prefixed = canonical(tokens[first - 1].lower + before.text)
            if prefixed in CURRENCIES:
                return first - 1, prefixed
        return first, canonical(before.text)
    if before.lower in CURRENCY_CODES:
        return index - 1, canonical(before.lower)
    return index, ""


def _sign_before(tokens: list[Token], first: int) -> tuple[int, int]:
    """Take in a plus or minus that touches the number and nothing before it."""
    if not first:
        return first, 0
    before = tokens[first - 1]
    if before.end != tokens[first].start or before.text not in {"+", "-", "\u2212", "\u2013"}:
        return first, 0
    if first > 1 and tokens[first - 2].end == before.start and _is_wordlike(tokens[first - 2]):
        return first, 0
    return first - 1, 1 if before.text == "+" else -1


def _is_wordlike(token: Token) -> bool:
    return token.kind in {TokenKind.WORD, TokenKind.NUMBER} or token.text in {"%", ")", "X"}


def _is_factor_sign(tokens: list[Token], index: int) -> bool:
    """Recognise "x2" and the same with a multiplication sign."""
    before = tokens[index - 1]
    return before.lower in {"x", "\u00d7"} and before.end == tokens[index].start


def _number_word(tokens: list[Token], index: int) -> Reading | None:
    """Read "six weeks", "a dozen", "two hundred customers"; leave "one of us" alone."""
    value = WORDS[tokens[index].lower]
    if index + 1 < len(tokens) and tokens[index + 1].lower in FRACTIONS:
        return _fraction(tokens, index + 1)
    if index and (tokens[index - 1].lower in _SILENCING or is_identifier(tokens, index)):
        return None
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].lower in {"hundred", "dozen"}:
        last += 1
        value *= WORDS[tokens[last].lower]
    measure = read_unit(tokens, last, "")
    if measure is None:
        return None
    uncounted = not measure.unit or unit_kind(measure.unit) == "count"
    if value == 1 and uncounted and not measure.unit.startswith("in "):
        return None
    value, unit = _ratio_value(value * measure.factor, measure.unit)
    return _assembled(value, unit, index, measure, 0)._replace(word=True)


_SILENCING = frozenset({"no", "any", "each", "every", "this", "that", "which", "another", "number"})


def _none_of(tokens: list[Token], index: int) -> Reading | None:
    """Read "No injuries on site" as a level of zero, at the start of a line or behind a verb."""
    if index and tokens[index - 1].lower not in _MAY_HAVE_NONE:
        return None
    measure = read_unit(tokens, index, "")
    if measure is None or not measure.counted:
        return None
    return Reading(Decimal(0), measure.unit, index, measure.last, counted=True, word=True)


_MAY_HAVE_NONE = frozenset(
    {"achieve", "have", "ensure", "reach", "maintain", "see", "with", "keep"}
)


def _multiple(tokens: list[Token], index: int) -> Reading | None:
    """Read "double" and its kin where they are a verb or a factor, not in "double opt-in"."""
    word = tokens[index].lower
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if word in {"double", "triple", "quadruple", "treble"} and not _acts(tokens, index, after):
        return None
    if word == "twice" and after is not None and after.lower in {"a", "per", "every", "weekly"}:
        return None
    return Reading(_MULTIPLYING[word], "x", index, index, multiple=True, word=True)


_NAMED_DOUBLE = frozenset({"opt-in", "digit", "check", "entry", "booking", "room", "click"})


def _acts(tokens: list[Token], index: int, after: Token | None) -> bool:
    if after is not None and after.lower in _NAMED_DOUBLE:
        return False
    if index == 0 or tokens[index - 1].text in {":", "-", "*", "\u2022", "."}:
        return True
    if tokens[index - 1].lower in {"to", "and", "will", "we", "than"}:
        return True
    return after is not None and after.lower in {"the", "our", "its", "their", "in"}


def _fraction(tokens: list[Token], index: int) -> Reading | None:
    """Read "half of", "by a third", "two thirds of", "cut in half" as shares."""
    word = tokens[index].lower
    share = FRACTIONS[word]
    before = tokens[index - 1].lower if index else ""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word == "half" and before == "in":
        return Reading(Decimal("0.5"), "x", index, index, multiple=True, word=True)
    if word == "half" and (after == "of" or before in {"by", "over", "under", "to", "from"}):
        return Reading(share, "%", index, index, word=True)
    earlier = tokens[index - 2].lower if index > 1 else ""
    level = earlier in _BEFORE_A_LEVEL and after in _BEHIND_A_LEVEL
    if before in {"a", "one"} and (after == "of" or earlier == "by" or level):
        return Reading(share, "%", index - 1, index, word=True)
    if before in WORDS and word.endswith("s") and (after == "of" or earlier == "by"):
        return Reading(share * WORDS[before], "%", index - 1, index, word=True)
    return None


_BEFORE_A_LEVEL = frozenset({"from", "to", "over", "under", "above", "below"})
_BEHIND_A_LEVEL = frozenset({"", "to", ",", ".", "by", "(", ")", "while", "and"})


def _blank(tokens: list[Token], index: int, width: int) -> Reading | None:
    """Read a blank with its unit: "X%", "$X", "Y/5", "X days"."""
    last = index + width - 1
    first, unit_before = _currency_before(tokens, index)
    measure = read_unit(tokens, last, unit_before)
    if measure is None:
        return None
    return Reading(
        None, unit_before or measure.unit, first, measure.last, compound=measure.compound,
        counted=measure.counted,
    )  # fmt: skip
