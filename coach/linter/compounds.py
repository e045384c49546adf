"""Two things in one line: where the join stands, and whether the line splits there."""

from dataclasses import dataclass
from itertools import pairwise

from coach.grammar.key_result import parse_key_result
from coach.grammar.lexicon import word_set
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.units import unit_kind
from coach.grammar.values import KeyResultText, Span, VerbKind
from coach.grammar.verbs import lemma, verb_kind
from coach.linter import nouns
from coach.linter.subjects import KeyResultLine
from coach.linter.words import BOUNDARIES, Words, first_chunk

_JOINS = frozenset({"and", "&", "plus", "+"})
_SOFT_JOINS = frozenset({",", ";"})
_WHILES = frozenset({"while", "whilst"})
_FIXED_PAIRS = frozenset(
    {
        ("sales", "marketing"), ("research", "development"), ("terms", "conditions"),
        ("health", "safety"), ("profit", "loss"), ("time", "attendance"), ("time", "materials"),
        ("time", "motion"), ("cost", "freight"), ("accident", "emergency"), ("wear", "tear"),
        ("sales", "operations"), ("order", "delivery"), ("sales", "service"), ("time", "effort"),
        ("mergers", "acquisitions"), ("errors", "omissions"), ("waste", "recycling"),
    }
)  # fmt: skip
_SHARING = word_set("""
    share percentage proportion number rate percent ratio % count between
""")
_READABLE = 80  # tokens; behind them nobody joins two metrics any more
_LONGEST = 600  # characters of a half that are worth reading
_FILLERS = 4
_NEAR = 6
_LEVELS = 2
_WINNING = frozenset({VerbKind.RAISE, VerbKind.LOWER, VerbKind.REACH, VerbKind.CHANGE})


@dataclass(frozen=True, slots=True)
class Join:
    """Where two things are joined. ``splits``: what stands on either side is a line of its own."""

    span: Span
    splits: bool = False


def joined_results(line: KeyResultLine) -> Join | None:
    """Find the join between two metrics of a key result."""
    tokens = line.words.tokens[:_READABLE]
    for position, token in enumerate(tokens):
        if token.lower in _WHILES:
            join = _beside(line, position)
            if join is not None:
                return join
        elif _is_join(tokens, position):
            following = _behind(tokens, position)
            join = _second_clause(line, position, following) or _second_pair(line, token, following)
            if join is not None:
                return join
    return _joined_metrics(line.parsed, line.words)


def _is_join(tokens: list[Token], position: int) -> bool:
    """Recognise "and", a comma, "as well as"."""
    word = tokens[position].lower
    return word in _JOINS or word in _SOFT_JOINS or _is_as_well_as(tokens, position)


def _is_as_well_as(tokens: list[Token], position: int) -> bool:
    return [token.lower for token in tokens[position : position + 3]] == ["as", "well", "as"]


def _beside(line: KeyResultLine, position: int) -> Join | None:
    """Find "while also reducing cost": a second aim, where "while keeping cost" is a guardrail."""
    tokens = line.words.tokens[:_READABLE]
    at = _behind(tokens, position)
    if at + 1 >= len(tokens) or not _has_level(line.text[tokens[at].start :][:_LONGEST]):
        return None
    moves = verb_kind(tokens[at].lower) in {VerbKind.RAISE, VerbKind.LOWER}
    return Join((tokens[position].start, tokens[at].end)) if moves else None


def _behind(tokens: list[Token], position: int) -> int:
    """Skip "and", "also", "then" after a comma or an "and"."""
    at = position + 1
    last = min(len(tokens), position + _FILLERS)
    if _is_as_well_as(tokens, position):
        at, last = position + 3, last + 2
    while at < last and tokens[at].lower in {"and", "also", "then", "to"}:
        at += 1
    return at


def _second_clause(line: KeyResultLine, position: int, at: int) -> Join | None:
    """Find "… and cut churn": another verb that moves a number, with its object."""
    tokens = line.words.tokens[:_READABLE]
    if not _starts_a_clause(line, tokens, position, at):
        return None
    kind = verb_kind(tokens[at].lower)
    span = (tokens[position].start, tokens[at].start)
    if kind in {VerbKind.RAISE, VerbKind.LOWER} and not _is_noun_here(tokens, at):
        return Join(span, splits=True)
    behind = line.text[tokens[at].start :][:_LONGEST]
    before = line.text[: span[0]][:_LONGEST]
    if kind in {VerbKind.REACH, VerbKind.CHANGE} and _has_level(behind) and _has_level(before):
        return Join(span, splits=True)
    return None


def _starts_a_clause(line: KeyResultLine, tokens: list[Token], position: int, at: int) -> bool:
    """Say whether a plain verb with something behind it stands at ``at``."""
    action = line.parsed.action_word
    if action is None or at + 1 >= len(tokens) or tokens[at + 1].kind is not TokenKind.WORD:
        return False
    verb = tokens[at].lower
    if verb_kind(verb) is None or lemma(verb) != verb:
        return False
    return tokens[position].start >= action.span[1] + 2 and not _is_purpose(tokens, position)


def _is_purpose(tokens: list[Token], position: int) -> bool:
    """Say whether the join stands behind "by …ing": then it joins means and no key results."""
    before = [token.lower for token in tokens[:position]]
    if "by" not in before[-_NEAR:]:
        return False
    return any(word.endswith("ing") for word in before[before.index("by") :])


def _is_noun_here(tokens: list[Token], at: int) -> bool:
    return tokens[at + 1].lower in {"of", "in", "rate", "rates", "off"}


def _has_level(text: str) -> bool:
    parsed = parse_key_result(text)
    return parsed.target is not None or parsed.change is not None


def _second_pair(line: KeyResultLine, token: Token, at: int) -> Join | None:
    """Find "… and error rate from 4% to 1%": another start and target."""
    tokens = line.words.tokens[:_READABLE]
    if len(line.parsed.quantities) < _LEVELS or at >= len(tokens):
        return None
    second = parse_key_result(line.text[tokens[at].start :][:_LONGEST])
    first = parse_key_result(line.text[: token.start][:_LONGEST])
    span = (token.start, tokens[at].start)
    if _moves(first) and _moves(second) and second.metric is not None:
        return Join(span, splits=True)
    if token.lower in _SOFT_JOINS or line.parsed.baseline is not None:
        return None
    return Join(span) if _each_has_its_own(first, second) else None


def _each_has_its_own(first: KeyResultText, second: KeyResultText) -> bool:
    """Recognise "80% occupancy and 4.5 stars", "revenue by 15% and margin by 3 points"."""
    if first.verb_kind not in _WINNING or first.deadline is not None:
        return False
    numbers = [part.target or part.change for part in (first, second)]
    if None in numbers or second.baseline is not None:
        return False
    ranged = "between" in first.text.lower()
    same = len({number.unit for number in numbers if number is not None}) == 1
    nouns_too = all(part.metric is not None for part in (first, second))
    return not ranged and (nouns_too if same else nouns_too or _is_rated(second))


def _is_rated(second: KeyResultText) -> bool:
    number = second.target or second.change
    return number is not None and unit_kind(number.unit) == "rating"


def _moves(parsed: KeyResultText) -> bool:
    return parsed.baseline is not None and parsed.target is not None


def _joined_metrics(parsed: KeyResultText, words: Words) -> Join | None:
    """Find "revenue and profit" where one verb and one number serve both."""
    if parsed.metric is None or parsed.action_word is None:
        return None
    start, end = parsed.metric.span
    inside = [token for token in words.tokens if start <= token.start and token.end <= end]
    for position, token in enumerate(inside):
        if token.lower not in _JOINS or position == 0:
            continue
        before = {each.lower for each in inside[:position]}
        right = first_chunk(inside[position + 1 :])
        if not right or (before & _SHARING and "of" in before) or "between" in before:
            return None
        left_word, right_word = inside[position - 1].lower, right[-1].lower
        fixed = (left_word, right[0].lower) in _FIXED_PAIRS
        numbers = _names_number(left_word) + _names_number(right_word)
        either = _names_goal(left_word) and _names_goal(right_word)
        if not fixed and (numbers == _LEVELS or (numbers and either)):
            return Join((token.start, token.end))
    return None


def _names_number(word: str) -> bool:
    return nouns.among(word, nouns.STRONG_METRICS | nouns.COUNTED_METRICS | _USED_UP)


_USED_UP = word_set("use energy water fuel paper")


_CAUSATIVE = word_set("""
    help let enable empower teach encourage inspire allow motivate equip invite lead see have
""")
_HALF_CAUSATIVE = word_set("make give get bring turn keep put")
_ALSO_NOUNS = word_set("""
    support design research value market trust process plan test report document record train
    book land top match score speed balance shape ship show cost drive lead model share track
    practice study post film demo visit call interview contact network pilot review issue order
    edit log map draft rise fall climb focus work
    start move change stop care play capture touch advance approach challenge transfer offer
    purchase present use exhibit ease anchor spread repair
""")
_DETERMINERS = word_set("""
    the our a an their its every all each more new one your less fewer
""")
_NO_OBJECTS = word_set("them it us him her themselves itself and or of in for")


def joined_aims(words: Words, action: str, end: int) -> Join | None:
    """Find the join between two goals of an objective, in its text up to ``end``."""
    tokens = [token for token in words.tokens[:_READABLE] if token.end <= end]
    for position, token in enumerate(tokens):
        if token.lower in _WHILES and _second_aim(tokens, position):
            return Join((token.start, token.end))
        joined = token.lower in _JOINS or _is_as_well_as(tokens, position)
        if position < 1 or not (joined or token.text in {";", "."}):
            continue
        at = _behind(tokens, position)
        if at + 1 < len(tokens) and _opens_a_goal(tokens, position, at, action):
            return Join((token.start, tokens[at].start), splits=True)
    return _joined_numbers(tokens)


def _second_aim(tokens: list[Token], position: int) -> bool:
    """Say whether "while" adds an aim instead of guarding one."""
    at = _behind(tokens, position)
    if at + 1 >= len(tokens) or not tokens[at].lower.endswith("ing"):
        return False
    verb = lemma(tokens[at].lower)
    kind = verb_kind(verb)
    also = tokens[position + 1].lower == "also"
    adds = kind in _OWN_GOALS or (kind is VerbKind.CHANGE and verb not in _ACCOMPANYING)
    return adds or (also and kind not in {None, VerbKind.HOLD})


_ACCOMPANYING = word_set("""
    let give have get make be become do protect live feel enjoy own see stay care serve stand take
    save free help leave put respect support move go start lead love
""")


def _opens_a_goal(tokens: list[Token], position: int, at: int, action: str) -> bool:
    """Say whether a second verb with an object of its own stands at ``at``."""
    verb = tokens[at].lower
    kind = verb_kind(verb)
    apart = tokens[position].text in {";", "."}
    if kind is None or lemma(verb) != verb or not _takes_an_object(tokens, at, apart=apart):
        return False
    before = tokens[:position]
    if apart:
        return True
    if tokens[position].lower in {"plus", "as"} and not _has_infinitive(before):
        return True
    first = lemma(action.lower().split()[0]) if action else ""
    if first in _CAUSATIVE or _only_verbs(before) or _has_infinitive(before):
        return False
    return first not in _HALF_CAUSATIVE or kind in _OWN_GOALS or " " in action


def _takes_an_object(tokens: list[Token], at: int, *, apart: bool) -> bool:
    following = tokens[at + 1]
    if apart and following.lower in {"in", "for"}:
        return True
    if following.kind is not TokenKind.WORD or following.lower in _NO_OBJECTS:
        return False
    return tokens[at].lower not in _ALSO_NOUNS or following.lower in _DETERMINERS


_OWN_GOALS = frozenset({VerbKind.RAISE, VerbKind.LOWER, VerbKind.DELIVER})


def _only_verbs(tokens: list[Token]) -> bool:
    """Say whether only verbs stand before the join, as in "attract, hire and retain"."""
    adjoining = (
        token
        for before, token in pairwise(tokens)
        if before.kind is TokenKind.WORD is token.kind and before.lower not in _JOINS
    )
    if any(token.lower in _ALSO_NOUNS for token in adjoining):
        return False  # "improve trust and grow": trust is what is improved
    words = [token for token in tokens if token.kind is TokenKind.WORD]
    return all(
        verb_kind(token.lower) is not None and lemma(token.lower) == token.lower for token in words
    )


def _has_infinitive(tokens: list[Token]) -> bool:
    """Say whether the join may belong to "easy to find and use", "customers who stay and buy"."""
    lower = [token.lower for token in tokens]
    if any(word in {"who", "that", "which", "can", "where", "how"} for word in lower[1:]):
        return True
    return any(
        before.lower == "to" and token.text.islower() and token.lower not in _DETERMINERS
        for before, token in pairwise(tokens)
    )


def _joined_numbers(tokens: list[Token]) -> Join | None:
    """Find two metrics joined as one goal: "revenue and customer satisfaction"."""
    for position, token in enumerate(tokens):
        if token.lower not in _JOINS or position < _LEVELS:
            continue
        right = first_chunk(tokens[position + 1 :])
        left = tokens[position - 1].lower
        before = {each.lower for each in tokens[:position]} & BOUNDARIES - {"our", "the", "a"}
        if not right or before or (left, right[0].lower) in _FIXED_PAIRS:
            continue
        ends = (left, right[-1].lower)
        strong = [word for word in ends if nouns.among(word, nouns.STRONG_METRICS)]
        told_apart = (
            position > _LEVELS and len(right) > 1
        )  # "water quality and client satisfaction"
        named = [word for word in ends if _names_goal(word)]
        if (strong or told_apart) and len(named) == _LEVELS:
            return Join((token.start, token.end))
    return None


def _names_goal(word: str) -> bool:
    return nouns.among(word, nouns.STRONG_METRICS) or nouns.among(word, nouns.QUALITIES)
