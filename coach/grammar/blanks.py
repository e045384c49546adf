"""Blanks: letters and signs that keep a number's place until somebody knows it."""

from coach.grammar.lexicon import word_set
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.units import ALIASES, CURRENCY_SIGNS, MAGNITUDES

_LETTERS = frozenset({"X", "Y", "N", "XX", "YY", "NN", "XXX", "YYY"})
_MAGNIFIED = frozenset(
    letter + magnitude for letter in "XYN" for magnitude in ("k", "K", "m", "M", "B", "bn")
)
_SMALL_LETTERS = frozenset({"x", "y", "n", "xx", "xxx"})
_WORDS = frozenset({"TBD", "TBC", "TBA"})
_PLACES = word_set(
    "from to by of at under over above below least most than is currently current baseline target"
    " reach hit achieve and about around -> \u2192 => > < >= <= \u2265 \u2264 = : [ ( + - ~"
)
_ENDS = frozenset(".,;:)]!/%")
_MARKED_BEFORE = frozenset("[<{(")


def blank_width(tokens: list[Token], index: int) -> int:
    """Say how many tokens the blank at ``index`` covers, 0 if none stands there."""
    token = tokens[index]
    if token.text == "?":
        return _question_marks(tokens, index)
    if token.kind is TokenKind.GAP or token.text in _WORDS:
        return 1
    return 1 if token.kind is TokenKind.WORD and _is_letter_blank(tokens, index) else 0


def _is_letter_blank(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.text in _SMALL_LETTERS:
        return _clearly_in_place(before, after, token)
    if token.text not in _LETTERS and token.text not in _MAGNIFIED:
        return False
    return _in_place(before, after, token) or _on_a_scale(tokens, index)


def _on_a_scale(tokens: list[Token], index: int) -> bool:
    """Recognise the X of "X/5"."""
    if index + 2 >= len(tokens):
        return False
    return tokens[index + 1].text == "/" and tokens[index + 2].kind is TokenKind.NUMBER


def _in_place(before: Token | None, after: Token | None, token: Token) -> bool:
    """Say whether a capital letter stands where a number would."""
    if before is not None and before.end == token.start and not _may_touch(before):
        return False
    if after is not None and after.start == token.end and after.text not in _ENDS:
        return False
    if before is not None and (before.lower in _PLACES or before.text in CURRENCY_SIGNS):
        return True
    return after is not None and (after.text == "%" or _is_unit(after))


def _clearly_in_place(before: Token | None, after: Token | None, token: Token) -> bool:
    """Ask more of a small letter, which is a letter far more often than a blank."""
    if before is None or before.lower not in {"from", "to", "by"}:
        return after is not None and after.text == "%" and after.start == token.end
    if before.end == token.start:
        return False
    return after is None or after.text in _ENDS or after.lower == "to" or _is_unit(after)


def _may_touch(before: Token) -> bool:
    return before.text in CURRENCY_SIGNS or before.text in "[<{(+-~:=>/\u2265\u2264"


def _is_unit(after: Token) -> bool:
    return after.lower in ALIASES or after.lower in MAGNITUDES


def _question_marks(tokens: list[Token], index: int) -> int:
    """Take "?%" and "??" for a blank; a lone question mark ends a question."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or after.start != tokens[index].end:
        return 0
    if after.text == "%":
        return 1
    before = tokens[index - 1] if index else None
    apart = before is None or before.end < tokens[index].start
    return 2 if after.text == "?" and apart else 0
