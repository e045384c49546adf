"""Action words: what each promises, and its plain form behind endings and spellings."""

from collections.abc import Sequence
from functools import lru_cache

from coach.grammar.values import Direction, VerbKind
from coach.grammar.verb_lists import (
    ACTIVITY,
    CHANGE,
    DELIVER,
    FALLING_NOUNS,
    HOLD,
    IRREGULAR,
    LOWER,
    PHRASES,
    RAISE,
    REACH,
    RISING_NOUNS,
)

_KINDS: dict[str, VerbKind] = {
    **dict.fromkeys(CHANGE.split(), VerbKind.CHANGE),
    **dict.fromkeys(DELIVER.split(), VerbKind.DELIVER),
    **dict.fromkeys(ACTIVITY.split(), VerbKind.ACTIVITY),
    **dict.fromkeys(REACH.split(), VerbKind.REACH),
    **dict.fromkeys(HOLD.split(), VerbKind.HOLD),
    **dict.fromkeys(RAISE.split(), VerbKind.RAISE),
    **dict.fromkeys(LOWER.split(), VerbKind.LOWER),
}
_PHRASES: dict[tuple[str, str], VerbKind] = {
    (phrase.split()[0], phrase.split()[1]): kind
    for kind, phrases in PHRASES.items()
    for phrase in phrases
}
_KNOWN = frozenset(_KINDS) | {first for first, _ in _PHRASES}
_DIRECTIONS = {
    VerbKind.RAISE: Direction.INCREASE,
    VerbKind.LOWER: Direction.DECREASE,
    VerbKind.HOLD: Direction.HOLD,
}
_MULTIPLYING = frozenset({"double", "triple", "quadruple", "treble", "multiply"})
_RISING = frozenset(RISING_NOUNS.split())
_FALLING = frozenset(FALLING_NOUNS.split())


def verb_kind(word: str) -> VerbKind | None:
    """Say what an action word or two of them ("roll out") promise; None if no verb is known."""
    words = word.lower().split()
    if len(words) > 1:
        first = lemma(words[0])
        return _PHRASES.get((first, words[1])) or _KINDS.get(first)
    return _KINDS.get(lemma(words[0])) if words else None


def phrase_kind(first: str, second: str) -> VerbKind | None:
    """Say what two words promise together ("bring down"), None if they are no phrase."""
    return _PHRASES.get((lemma(first), second))


def verb_direction(word: str) -> Direction | None:
    """Say which way the word itself moves a number.

    "Improve" and "make" move it either way, so they have none.
    """
    kind = verb_kind(word)
    if kind is not None and kind in _DIRECTIONS:
        return _DIRECTIONS[kind]
    return Direction.INCREASE if lemma(word.lower()) in _MULTIPLYING else None


def noun_direction(word: str) -> Direction | None:
    """Say which way a noun of change points: "a reduction in churn", "growth of revenue"."""
    if word in _RISING:
        return Direction.INCREASE
    return Direction.DECREASE if word in _FALLING else None


@lru_cache(maxsize=8192)
def lemma(word: str) -> str:
    """Return the plain form of a verb: "Increasing" is increase, "optimizes" is optimise.

    Words that are no known verb come back in lower case and otherwise untouched.
    """
    lower = word.lower()
    if lower in _KNOWN:
        return lower
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    for candidate in _stems(lower):
        if candidate in _KNOWN:
            return candidate
        british = _british(candidate)
        if british in _KINDS:
            return british
    return lower


def _stems(word: str) -> Sequence[str]:
    """List what the word could be without its ending, likeliest first."""
    stems = [word]
    if word.startswith("re-"):
        stems.append(word[3:])
    if word.endswith("ies") or word.endswith("ied"):  # noqa: PIE810 - reads as two spellings
        stems.append(word[:-3] + "y")
    for ending in ("ing", "ed", "es"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            stems += [stem, stem + "e"]
            if len(stem) > 2 and stem[-1] == stem[-2]:  # noqa: PLR2004 - a doubled last letter
                stems.append(stem[:-1])
    if word.endswith("s"):
        stems.append(word[:-1])
    return stems


def _british(word: str) -> str:
    """Spell an American verb the British way, which is how the lists spell it."""
    if word.endswith("ize"):
        return word[:-3] + "ise"
    if word.endswith("yze"):
        return word[:-3] + "yse"
    return word.replace("labor", "labour").replace("program", "programme")
