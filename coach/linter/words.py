"""A line as words: noun chunks and their heads, which is all the syntax that the rules need."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from coach.grammar.lexicon import word_set
from coach.grammar.tokens import Token, TokenKind, scan
from coach.grammar.values import Span

BOUNDARIES = word_set("""
    a about above across after against all along among amongst an and any are around as at be
    because been before behind being below between beyond but by can could despite do does down
    during each either every for from had has have his her how if in inside instead into is it
    its just less like may more must my near no nor not of off on once onto or our out outside
    over own per plus prior since so some such than that the their them then there these they
    this those though through throughout till to toward towards under unless until up upon us
    via was we were what when where whether which while who whose why will with within without
    would you your & /
""")
"""Words that end a noun chunk."""

_SKIPPED_BEFORE_A_NOUN = word_set("""
    a an the our all any every each its their some this up out away down
""")


_NOUNS_IN_LY = word_set("""
    family supply assembly anomaly monthly weekly daily butterfly ally
""")
_FEW = 12  # a noun chunk has fewer words
_SHORT = 5  # "reply", "rely"


@dataclass(frozen=True)
class Words:
    """The tokens of a text, with the look-ups that rules share. Not slotted: results are kept."""

    text: str
    start: int = 0
    """Where to begin reading: behind a label such as "Support team:"."""

    @cached_property
    def tokens(self) -> list[Token]:
        """Every token."""
        return scan(self.text, self.start)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words alone, lower case."""
        return tuple(token.lower for token in self.tokens if token.kind is TokenKind.WORD)

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The words as a set, for quick tests."""
        return frozenset(self.lower)

    def find(self, wanted: frozenset[str]) -> Token | None:
        """Return the first word that is one of these."""
        if self.chosen.isdisjoint(wanted):
            return None
        return next((token for token in self.tokens if token.lower in wanted), None)

    def has(self, *phrases: str) -> bool:
        """Say whether one of the phrases stands in the text as whole words."""
        joined = self._joined
        return any(f" {phrase} " in joined for phrase in phrases)

    @cached_property
    def _joined(self) -> str:
        return f" {' '.join(self.lower)} "

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def after(self, offset: int) -> list[Token]:
        """Return the tokens that start at or after an offset."""
        return self.tokens[bisect_left(self._starts, offset) :]

    def near(self, offset: int) -> list[Token]:
        """Return the few tokens that start at or after an offset: enough for a noun chunk."""
        at = bisect_left(self._starts, offset)
        return self.tokens[at : at + _FEW]

    def before(self, offset: int) -> list[Token]:
        """Return the few tokens that stand before an offset."""
        at = bisect_left(self._starts, offset)
        return self.tokens[max(0, at - _FEW) : at]

    @cached_property
    def heads(self) -> tuple[Token, ...]:
        """The last word of every noun chunk: "share of late orders in May" gives three."""
        return heads_of(self.tokens)


def _is_adverb(token: Token) -> bool:
    return (
        token.lower.endswith("ly") and token.lower not in _NOUNS_IN_LY and len(token.lower) > _SHORT
    )


def heads_of(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the words that end a chunk: before a small word, a sign, a number, the end."""
    found: list[Token] = []
    tokens = [token for token in tokens if not _is_adverb(token)]
    for position, token in enumerate(tokens):
        if token.kind is not TokenKind.WORD or token.lower in BOUNDARIES:
            continue
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if (
            following is None
            or following.kind is not TokenKind.WORD
            or following.lower in BOUNDARIES
        ):
            found.append(token)
    return tuple(found)


def first_chunk(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the first noun chunk: the words up to a small word, a sign or a number."""
    chunk: list[Token] = []
    for token in tokens:
        if token.kind is TokenKind.WORD and token.lower not in BOUNDARIES:
            chunk.append(token)
        elif chunk or token.lower not in _SKIPPED_BEFORE_A_NOUN:
            break
    return tuple(chunk)


def span_of(tokens: Sequence[Token]) -> Span | None:
    """Return where these tokens stand, None for no tokens."""
    return (tokens[0].start, tokens[-1].end) if tokens else None
