"""Numbers that are names: ISO 27001, SOC 2, Q3, 24/7, week 4, the year 2027.

They say which thing is meant, not how much of it, so no rule may take them for a level.
"""

from coach.grammar.lexicon import word_set
from coach.grammar.tokens import Token, TokenKind

_NAMING_WORDS = word_set("""
    act agenda android angular annex appendix area article asc band batch bay block bucket bug
    building case case-id category chapter class clause cmmi code cohort core covid dan day
    depot din directive dock en epic floor form fy gaap gdpr goal grade group h hall hipaa
    horizon ias iec ifrs industry ios iso issue item itil java key kr lane law level line lot
    milestone model month mr mysql nist no node nr number o objective okr option oven page part
    pci phase php pillar plan platform postgres postgresql pr priority python quarter rails
    react release rfc room round route ruby rule sarbanes schedule scope season section series
    sev severity site soc sprint stage stage-gate step story terminal theme ticket tier title
    track type ubuntu unit version vue ward wave web week windows year zone
""")
MONTH_NAMES = word_set("""
    Apr April Aug August Dec December Feb February Jan January Jul July Jun June Mar March May Nov
    November Oct October Sep Sept September
""")
_TELLING_AFTER = frozenset({"review", "reviews", "feedback", "degree", "degrees", "assessment"})
_QUARTER_LETTERS = frozenset({"q", "h", "fy", "p", "s", "cy", "kw", "cw"})
_FIRST_YEAR, _LAST_YEAR = 1950, 2099
_NEAR_YEARS = (2015, 2040)
"""Years that people plan in: here even "2027 goals" is a date."""
_YEAR_DIGITS = 4


def is_identifier(tokens: list[Token], index: int) -> bool:
    """Say whether the number at ``index`` names something instead of counting it."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is None:
        return _round_the_clock(tokens, index) or _month_follows(tokens, index)
    if before.text in MONTH_NAMES or _month_follows(tokens, index):
        return True
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
    if before in {"from", "to", "under", "over", "least", "than", "->", "\u2192", "\u2265", ">"}:
        return False
    if _NEAR_YEARS[0] <= int(text) <= _NEAR_YEARS[1]:
        return after is None or after.kind is TokenKind.WORD or after.text not in "%€$£"
    return after is None or not _looks_counted(after)


def _month_follows(tokens: list[Token], index: int) -> bool:
    """Recognise "30 June" and "1st of March" by the month behind a day."""
    if not tokens[index].text.isdecimal() or len(tokens[index].text) > 2:  # noqa: PLR2004 - hours and days have two digits
        return False
    following = [token.text for token in tokens[index + 1 : index + 4]]
    while following and following[0] in {"st", "nd", "rd", "th", "of"}:
        following.pop(0)
    return bool(following) and following[0] in MONTH_NAMES


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
    if before.text not in {"-", "\u2013"} or index < 2:  # noqa: PLR2004 - needs a word before the hyphen
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
