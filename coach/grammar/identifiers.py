"""Numbers that are names: ISO 27001, SOC 2, Q3, 24/7, week 4, the year 2027.

They say which thing is meant, not how much of it, so no rule may take them for a level.
"""

from coach.grammar.lexicon import word_set
from coach.grammar.tokens import Token, TokenKind

_NAMING_WORDS = word_set("""
    iso iec soc rfc pci en din nist hipaa gdpr cmmi itil ifrs gaap sarbanes asc ias article section
    clause part chapter appendix annex phase stage step tier level version release sprint wave cohort
    milestone series day week month quarter year page room building block gate route form line item
    ticket issue bug pr mr case case-id no nr number grade class type priority severity sev model
    windows python java php rails node ruby postgres postgresql mysql react angular vue ubuntu android
    ios web industry covid horizon agenda title group ward unit zone band plan option scope fy h
    kr okr o objective goal epic story rule schedule batch lot site area round season category track
    law act directive code core key stage-gate pillar theme bucket lane dan floor bay terminal
""")
_TELLING_AFTER = frozenset({"review", "reviews", "feedback", "degree", "degrees", "assessment"})
_QUARTER_LETTERS = frozenset({"q", "h", "fy", "p", "s", "cy", "kw", "cw"})
_FIRST_YEAR, _LAST_YEAR = 1950, 2099
_YEAR_DIGITS = 4


def is_identifier(tokens: list[Token], index: int) -> bool:
    """Say whether the number at ``index`` names something instead of counting it."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is None:
        return _round_the_clock(tokens, index)
    touching = before.end == token.start
    if touching and _glued_to_a_name(tokens, index):
        return True
    if before.lower in _NAMING_WORDS and "." not in token.text[:2]:
        return not _is_level_word(tokens, index)
    if before.text == "." and index > 1 and tokens[index - 2].lower in {"no", "nr", "art", "v"}:
        return True
    return _round_the_clock(tokens, index) or _is_full_circle(tokens, index)


def is_year(tokens: list[Token], index: int) -> bool:
    """Say whether a bare number of four digits is a calendar year.

    "2020 users" counts, "2027 revenue" dates; "from 2000 to 2050" counts, "by 2030" dates.
    """
    text = tokens[index].text
    if len(text) != _YEAR_DIGITS or not text.isdecimal():
        return False
    if not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return False
    before = tokens[index - 1].lower if index else ""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before in {"in", "by", "before", "until", "since", "during", "end", "of", "for", "fy"}:
        return after is None or not _looks_counted(after)
    if before in {"from", "to", "under", "over", "least", "than", "->", "→"}:
        return False
    return after is None or not _looks_counted(after)


def _looks_counted(after: Token) -> bool:
    """Say whether the next token makes the number a count or an amount."""
    if after.kind is not TokenKind.WORD:
        return after.text in {"%", "€", "$", "£"}
    return after.lower.endswith("s") and not after.lower.endswith("ss")


def _glued_to_a_name(tokens: list[Token], index: int) -> bool:
    """Say whether letters, a hash or a hyphen tie the number to a name: B2B, #12, COVID-19."""
    before = tokens[index - 1]
    if before.kind is TokenKind.WORD:
        return before.lower not in {"x", "usd", "eur", "gbp", "chf", "rs", "us"}
    if before.text in {"#", "@"}:
        return True
    if before.text not in {"-", "–"} or index < 2:  # noqa: PLR2004 - needs a word before the hyphen
        return False
    earlier = tokens[index - 2]
    return earlier.kind is TokenKind.WORD and earlier.end == before.start


def _is_level_word(tokens: list[Token], index: int) -> bool:
    """Say whether a naming word is used as a unit after all: "per day 5 calls", "level 40%"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is not None and after.text in {"%", "€", "$", "£"}


def _round_the_clock(tokens: list[Token], index: int) -> bool:
    """Recognise 24/7 and 9-to-5."""
    following = [token.text for token in tokens[index : index + 3]]
    return following in (["24", "/", "7"], ["24", "x", "7"]) or (
        index > 1 and [token.text for token in tokens[index - 2 : index + 1]] == ["24", "/", "7"]
    )


def _is_full_circle(tokens: list[Token], index: int) -> bool:
    """Recognise a 360 review."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return tokens[index].text == "360" and after in _TELLING_AFTER
