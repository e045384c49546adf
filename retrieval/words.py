"""Turns text into the word stems that a lexical search compares.

English only, and light: it folds plurals, past tenses and the commonest endings, because a search
that also has vectors needs no more than that. Pure Python, so that the command line starts fast.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([bdfgklmnprt])\1$")

# Function words, and the words of every complaint: they say that something is wrong, not what.
STOP_WORDS = frozenset(
    """
    a about above after again against all almost along already also although always am among an and
    another any anybody anyone anything are aren't around as at away back be became because become
    been before behind being below between both but by came can can't cannot come comes coming could
    couldn't did didn't do does doesn't doing don't done down during each either else enough even
    ever every everybody everyone everything far few for from further gets get getting give given
    gives go goes going gone got had hadn't happen happens hardly has hasn't have haven't having he
    her here hers him his how however i i'd i'll i'm i've if in instead into is isn't it it's its
    itself just keep keeps kept know let like likes lot lots made make makes making many may maybe
    me might mine more most much must my myself need needs neither never no nobody none nor not
    nothing now of off often on once one only onto or other others our ours ourselves out over own
    per perhaps put puts quite rather really said same say says see seem seems seen several shall
    she should shouldn't since so some somebody someone something sometimes soon still stuff such
    than that that's the their theirs them themselves then there there's these they they're thing
    things this those though through thus to together too took toward towards under until up upon us
    usually very want wants was wasn't way ways we we'd we'll we're we've well went were weren't
    what when whenever where whether which while who whole whom whose why will with within without
    won't would wouldn't yet you your yours

    people people's person persons somebody's someone's
    half two three four five six seven eight nine ten eleven twelve third twice
    """.split()  # noqa: SIM905 - a list literal would take one line a word
)


def words(text: str) -> Iterator[str]:
    """Every word of the text, in lower case and without its apostrophe ending."""
    for match in _WORD.finditer(text.lower()):
        word = match.group().replace("\u2019", "'")
        yield word.removesuffix("'s") if word.endswith("'s") else word


def stems(text: str) -> Iterator[str]:
    """The stems of the words that carry meaning; numbers carry none."""
    for word in words(text):
        if word not in STOP_WORDS and not word.isdigit():
            yield stem(word)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Fold a word's endings: waiting, waits and waited meet at ``wait``.

    The stem need not be a word. Over-folding costs precision, so endings come off only where a
    syllable stays.
    """
    word = _singular(word)
    for ending in ("ingly", "edly", "ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):  # noqa: PLR2004 - "sing" stays
            word = _DOUBLED.sub(r"\1", rest)
            break
    for ending, replacement in (
        ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("ation", "ate"),
        ("iness", "y"), ("ness", ""), ("ments", ""), ("ment", ""), ("ally", "al"), ("ily", "y"),
        ("ly", ""), ("ful", ""), ("ise", "ize"),
    ):  # fmt: skip
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 3:  # noqa: PLR2004 - "early" and "rely" stay
            word = rest + replacement
            break
    if word.endswith("y") and len(word) > 3:  # noqa: PLR2004 - "day" and "try" stay
        return word[:-1] + "i"
    return word.removesuffix("e") if len(word) > 3 else word  # noqa: PLR2004 - "see" stays


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):  # noqa: PLR2004 - "gas", "bus"
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]  # noqa: PLR2004 - "ties"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]
