"""The words that join an outcome to its value: so that, in order to, because, letting."""

from collections.abc import Callable

from coach.grammar.lexicon import word_set
from coach.grammar.roles import lower
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.verbs import lemma, verb_kind

TokenSpan = tuple[int, int]
"""First and last token, both inclusive."""

_STRONG = {
    ("so", "that"): 2,
    ("such", "that"): 2,
    ("in", "order"): 3,  # in order to, in order that
    ("so", "as"): 3,
}
_FOLLOWS_SO = word_set("""
    all any anyone both customers each every everyone fewer growth it less managers more new no
    nobody nothing our patients people staff teams that the their they users we you your
""")
_GERUNDS = word_set(
    "letting enabling allowing helping freeing making giving saving unlocking cutting lowering"
    " raising leaving ensuring reducing increasing driving creating so"
)
_RELATIVE = word_set(
    "lets means helps frees makes gives allows enables saves cuts lowers raises leaves keeps will"
    " would leads brings"
)
_COMPARATIVES = word_set(
    "better faster lower higher safer stronger more fewer less cheaper easier smoother quicker"
    " greater healthier happier long-term sustainable"
)
_TAKES_TO = word_set("""
    ability able access according adapt afraid allow anything begin chance cheaper choose close
    commit continue convince dare data decide delight difficult down due duty eager easier easy
    effort empower enable encourage enough equip everything first free from fun get glad go
    habit happy hard help honour how inspire invite it joy keen lead lead-to learn less like
    love more motivate move natural need next norm normal nothing opportunity people permission
    persuade place places plan plans pleasure possible power proud ready reason reasons
    relative response return right safe safer simple simpler something start switch teach time
    tools up used want way ways willing worth
""")
_VERBS_TAKING_TO = word_set(
    "help enable empower allow get teach equip encourage motivate persuade inspire convince invite"
    " want need lead use train"
)
_SHORTEST_OUTCOME = 1
_INFINITIVE_REACH = 12
_Judge = Callable[[list[Token], int, int], int]


def find_connective(tokens: list[Token], start: int) -> TokenSpan | None:
    """Find the words between outcome and value: the unmistakable ones first, then the likely."""
    return _first(tokens, start, _strong) or _first(tokens, start, _likely)


def _first(tokens: list[Token], start: int, judge: _Judge) -> TokenSpan | None:
    for index in range(max(start, 1), len(tokens) - 1):
        width = judge(tokens, index, start)
        if width:
            return (index, index + width - 1)
    return None


def _strong(tokens: list[Token], index: int, _start: int) -> int:
    """Return the width of "so that", "such that", "in order to" at ``index``, else 0."""
    return _STRONG.get((tokens[index].lower, tokens[index + 1].lower), 0)


def _likely(tokens: list[Token], index: int, start: int) -> int:
    """Return the width of a connective that needs its neighbours to be one, else 0."""
    word, following = tokens[index].lower, tokens[index + 1].lower
    after_comma = lower(tokens, index - 1) in {",", ";", "\u2013", "\u2014", "-"}
    if word == "so":
        return _so(tokens, index, after_comma=after_comma)
    if word in {"because", "thereby", "whereby", "thus", "hence"}:
        return 1
    if word == "which" and following in _RELATIVE:
        return 2
    if word in _GERUNDS and after_comma:
        return 1
    if word == "for":
        return 1 if following in _COMPARATIVES and index - start >= _SHORTEST_OUTCOME else 0
    return 1 if word == "to" and _is_purpose(tokens, index, start) else 0


def _so(tokens: list[Token], index: int, *, after_comma: bool) -> int:
    """Take "so we", ", so nights"; leave "so simple that", "do so", "so far" alone."""
    following = lower(tokens, index + 1)
    if lower(tokens, index - 1) in {"do", "doing", "and", "or", "if", "not"}:
        return 0
    if any(lower(tokens, index + step) == "that" for step in (2, 3)):
        return 0
    return 1 if after_comma or following in _FOLLOWS_SO else 0


def _is_purpose(tokens: list[Token], index: int, start: int) -> bool:
    """Say whether "to" opens a clause of purpose: a verb follows, and nothing asks for it."""
    if index - start < _SHORTEST_OUTCOME:
        return False
    following = tokens[index + 1]
    if following.kind is not TokenKind.WORD or verb_kind(following.lower) is None:
        return False
    if lemma(following.lower) != following.lower and following.lower != "be":
        return _british_base(following.lower)
    if lower(tokens, index - 1) in _TAKES_TO:
        return False
    leading = lemma(lower(tokens, start - 1)) if start else ""
    return leading not in _VERBS_TAKING_TO or _second_infinitive(tokens, index, start)


def _second_infinitive(tokens: list[Token], index: int, start: int) -> bool:
    """Find the purpose in "enable teams to ship daily to reduce risk": not the first "to"."""
    window = range(max(start, index - _INFINITIVE_REACH), index - 1)
    return any(
        tokens[at].lower == "to" and verb_kind(tokens[at + 1].lower) is not None for at in window
    )


def _british_base(word: str) -> bool:
    """Say whether the word is an American spelling of a plain form: "optimize"."""
    return word.endswith(("ize", "yze"))
