"""Until when: the words of a line that set a date, a period or a span of time to finish in."""

from coach.grammar.lexicon import word_set
from coach.grammar.numerals import WORDS
from coach.grammar.tokens import Token, TokenKind, scan
from coach.grammar.unit_reading import STOPS
from coach.grammar.units import ALIASES
from coach.grammar.values import Phrase

_MONTHS = word_set("""
    apr april aug august dec december feb february jan january jul july jun june mar march may nov
    november oct october sep sept september
""")
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_SEASONS = word_set("spring summer autumn winter fall christmas easter thanksgiving")
_PERIODS = word_set("""
    cycle decade half month period quarter season semester sprint term trimester week year
""")
_WHOLE_DATES = frozenset({"eoy", "eoq", "eom", "eofy", "yearend", "year-end", "quarter-end"})
_OPENERS = frozenset(
    {"by", "before", "until", "till", "in", "within", "during", "over", "for", "on"}
)
_PUTTING_LIMIT = frozenset({"by", "before", "until", "till"})
_FILLERS = word_set("""
    - beginning calendar close coming current day early end financial first fiscal following
    fourth half last late mid mid- middle next of our school second start the third this upcoming
""")
_QUARTER_LETTERS = frozenset({"q", "h", "fy", "cy"})
_SPANS = frozenset({"days", "weeks", "months", "quarters", "years"})
_LONG_SPANS = frozenset({"weeks", "months", "quarters", "years"})
_SHORTEST_DAYS = 14
_SERVICE_EVENTS = word_set("""
    acknowledged activated addressed admitted answer answered approved booked called churn churned
    cleared closed collected contacted converted delivered delivery detected discharged due expire
    filled finished fixed handled hired invoiced issued leave left order paid patched payment
    processed purchase purchased reached received recovered refunded renew renewed reorder
    reordered repaid repeat replied reply resolution resolve resolved respond responded response
    restored returned reviewed scheduled seen sent served settled shipped submitted treated
    triaged
""")
_WINDOW = 7


def find_deadline(text: str) -> Phrase | None:
    """Find the phrase that says by when, or None.

    "resolved within 3 days" is part of a metric and no deadline.
    """
    tokens = scan(text)
    span = deadline_tokens(tokens)
    if span is None:
        return None
    start, end = tokens[span[0]].start, tokens[span[1]].end
    return Phrase(text[start:end], (start, end))


def deadline_tokens(tokens: list[Token]) -> tuple[int, int] | None:
    """Find the deadline as a pair of token indexes, both inclusive.

    A limit ("by 30 June") goes before a mere time ("in November"); otherwise the last one wins.
    """
    found: tuple[int, int] | None = None
    index = 0
    while index < len(tokens):
        end = _deadline_at(tokens, index)
        if end is None:
            index += 1
            continue
        limiting = tokens[index].lower in _PUTTING_LIMIT
        if found is None or limiting or tokens[found[0]].lower not in _PUTTING_LIMIT:
            found = (index, end)
        index = end + 1
    return found


def _deadline_at(tokens: list[Token], index: int) -> int | None:
    """Return the last token of a deadline that starts here, None if none does."""
    token = tokens[index]
    if token.kind is TokenKind.SIGN or token.kind is TokenKind.NUMBER:
        return None
    if token.lower == "no" and _lower(tokens, index + 1) == "later":
        return _date(tokens, index + 3)
    if token.lower in _OPENERS:
        return _after_opener(tokens, index)
    if token.lower == "this" and _lower(tokens, index + 1) in _PERIODS:
        return index + 1
    end = _bare(tokens, index)
    return end if end is not None and _stands_last(tokens, end) else None


def _bare(tokens: list[Token], index: int) -> int | None:
    """Read a date that no preposition announces: "2027-06-30", "EOY", "Q3"."""
    token = tokens[index]
    if token.kind is TokenKind.DATE or token.lower in _WHOLE_DATES:
        return index
    glued = index > 0 and tokens[index - 1].end == token.start
    return _quarter(tokens, index) if token.lower in _QUARTER_LETTERS and not glued else None


def _lower(tokens: list[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _after_opener(tokens: list[Token], index: int) -> int | None:
    opener = tokens[index].lower
    if opener == "on":
        return _exact_date(tokens, index + 1)
    if opener != "for":
        end = _span_of_time(tokens, index)
        if end is not None:
            return end
    if opener == "within":
        return None
    return _date(tokens, index + 1, bare_month=opener in _PUTTING_LIMIT or opener == "in")


def _span_of_time(tokens: list[Token], index: int) -> int | None:
    """Read "in six weeks", "within 12 months", "over the next 3 quarters"; no service level."""
    at = index + 1
    announced = False
    while _lower(tokens, at) in {"the", "next", "coming", "a", "about"}:
        announced = announced or _lower(tokens, at) in {"next", "coming"}
        at += 1
    number = _lower(tokens, at)
    unit = ALIASES.get(_lower(tokens, at + 1), "")
    if unit not in _SPANS or not (number.isdecimal() or number in WORDS):
        return None
    if tokens[index].lower not in {"in", "within"} and not announced:
        return None
    if announced or _is_time_to_finish(tokens, index, at, unit):
        return at + 1
    return None


def _is_time_to_finish(tokens: list[Token], index: int, at: int, unit: str) -> bool:
    """Tell "train everyone in six weeks" from "tickets answered in two days"."""
    if _lower(tokens, at + 2) in {"from", "to"} or not _stands_last(tokens, at + 1):
        return False
    if _lower(tokens, index - 1) in _SERVICE_EVENTS:
        return False
    if unit in _LONG_SPANS:
        return True
    number = tokens[at].lower
    return len(number) <= 4 and number.isdecimal() and int(number) >= _SHORTEST_DAYS  # noqa: PLR2004 - four digits hold any span of days


def _stands_last(tokens: list[Token], index: int) -> bool:
    """Say whether nothing but signs, a remark in brackets or another date follows."""
    following = _lower(tokens, index + 1)
    return following in {"", ".", ",", ";", ")", "(", "]", "[", "!", "*", ":"} or (
        following in _PUTTING_LIMIT or following in {"while", "and", "so", "without", "from", "to"}
    )


def _date(tokens: list[Token], index: int, *, bare_month: bool = True) -> int | None:
    """Read a date or period that starts at ``index``, possibly after "the end of"."""
    at = index
    while at < len(tokens) and at - index < _WINDOW and _lower(tokens, at) in _FILLERS:
        at += 1
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    filled = at > index
    if _lower(tokens, at - 1) == "last" and _lower(tokens, at + 1) != "of" and word in _PERIODS:
        return None  # "in the last month" looks back
    if word in _PERIODS and _lower(tokens, at + 1) not in {"1", "2", "3", "4", "one"}:
        return _period_end(tokens, at) if filled or _lower(tokens, at + 1) == "end" else None
    if word in _WHOLE_DATES or word in _WEEKDAYS or (word in _SEASONS and bare_month):
        return _with_year(tokens, at)
    return _exact_date(tokens, at, bare_month=bare_month)


def _period_end(tokens: list[Token], at: int) -> int:
    """Cover "year end" and the plain "quarter"."""
    return at + 1 if _lower(tokens, at + 1) == "end" else at


def _exact_date(tokens: list[Token], at: int, *, bare_month: bool = True) -> int | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind is TokenKind.DATE:
        return at
    if token.lower in _MONTHS or token.lower.removeprefix("mid-") in _MONTHS:
        end = _month(tokens, at)
        return end if end > at or bare_month else None
    if token.kind is TokenKind.NUMBER:
        return _day_or_year(tokens, at)
    quarter = _quarter(tokens, at)
    return quarter if quarter is not None else None


def _month(tokens: list[Token], at: int) -> int:
    """Read "June", "June 30", "June 30th, 2027", "March 2027"."""
    end = at
    if _is_day(tokens, at + 1):
        end = at + 1
        if _lower(tokens, end + 1) in {"st", "nd", "rd", "th"}:
            end += 1
    return _with_year(tokens, end)


def _with_year(tokens: list[Token], end: int) -> int:
    if _is_year(_lower(tokens, end + 1)):
        return end + 1
    if _lower(tokens, end + 1) in {",", "of", "'"} and _is_year(_lower(tokens, end + 2)):
        return end + 2
    return end


def _day_or_year(tokens: list[Token], at: int) -> int | None:
    """Read "30 June 2027", "1st of March" and a bare "2027"."""
    if _is_day(tokens, at):
        end = at + 1
        if _lower(tokens, end) in {"st", "nd", "rd", "th"}:
            end += 1
        if _lower(tokens, end) == "of":
            end += 1
        if _lower(tokens, end) in _MONTHS:
            return _with_year(tokens, end)
        return None
    if not _is_year(tokens[at].text) or len(tokens[at].text) != 4:  # noqa: PLR2004 - a year has four digits
        return None
    if _lower(tokens, at + 1) == "-" and _lower(tokens, at + 2) == "q":
        return _quarter(tokens, at + 2)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    counted = following is not None and following.kind is TokenKind.WORD
    if counted and following is not None and following.lower in _QUARTER_LETTERS:
        return _quarter(tokens, at + 1)
    return None if counted and _lower(tokens, at + 1) not in STOPS else at


def _quarter(tokens: list[Token], at: int) -> int | None:
    """Read "Q2", "Q2 2027", "FY27", "FY27 Q1", "H1 FY2027", "Q2/27"."""
    end: int | None = None
    while _lower(tokens, at) in _QUARTER_LETTERS and _is_part_number(tokens, at):
        end = at + 1
        at = end + 1
        if _lower(tokens, at) in {"-", "/", ",", "of"} and _follows(tokens, at + 1):
            at += 1
    if end is None:
        return None
    return at if _is_year(_lower(tokens, at)) and _near(tokens, end, at) else end


def _follows(tokens: list[Token], at: int) -> bool:
    return _lower(tokens, at) in _QUARTER_LETTERS or _is_year(_lower(tokens, at))


def _near(tokens: list[Token], end: int, at: int) -> bool:
    """Say whether a year belongs to the quarter before it and is no level: "Q3 2027", "Q3/27"."""
    return len(tokens[at].text) == 4 or tokens[at - 1].text == "/" or at > end + 1  # noqa: PLR2004 - a year has four digits


def _is_part_number(tokens: list[Token], at: int) -> bool:
    number = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        number is not None
        and number.kind is TokenKind.NUMBER
        and (number.start == tokens[at].end and number.text.isdecimal())
    )


def _is_day(tokens: list[Token], at: int) -> bool:
    word = _lower(tokens, at)
    return word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31  # noqa: PLR2004 - a month


def _is_year(word: str) -> bool:
    if not word.isdecimal():
        return False
    if len(word) == 4:  # noqa: PLR2004 - a year has four digits
        return word[:2] in {"19", "20"}
    return len(word) == 2  # noqa: PLR2004 - '27
