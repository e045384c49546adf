"""Noun phrases: finding them in a clause, and writing them into a template."""

from dataclasses import dataclass

from coach.composer.inflection import is_mass, is_person, is_plural, plural, singular
from coach.composer.lexicon import closed
from coach.composer.tagging import Token

MODIFIER = frozenset({"ADJ", "NOUN", "ING", "PART"})
OPENERS = frozenset({"DET", "POSS", "QUANT", "NUM"})
LONGEST = 5  # words before the head; more is a list or a mistake
EMPTY_HEADS = frozenset(
    """
    thing things way ways lot lots kind sort bit rest case cases time times day days week weeks
    month months year years problem problems issue issues reason reasons number moment end start
    today fact example others ones some most none something anything everything nothing evening
    evenings morning mornings night nights hour hours minute minutes summer winter spring autumn
    season point place okrs okr goal goals objective objectives help side part amount share
    average half quarter term percent per cent people folks everybody monday tuesday wednesday
    thursday friday saturday sunday january february march april june july august september
    october november december christmas easter weekend weekends""".split()  # noqa: SIM905 - a literal would take one line a word
)
PLACES_AND_TEAMS = frozenset(
    """
    shop team club school clinic hotel museum bakery gym studio choir library theatre office
    department company bus train website app machine lift system server boiler
    kitchen door""".split()  # noqa: SIM905 - as above
)
ROOM_WORDS = frozenset(
    """meeting waiting training parking washing sewing printing dining changing living fishing
    swimming reading writing cooking boarding landing mooring dancing climbing driving milking
    operating fitting sorting packing charging""".split()  # noqa: SIM905 - as above
)
VAGUE_MODIFIERS = frozenset(
    """
    other same own certain many few several different various new current more less such only
    even still just really very lovely little small big huge main good great nice own lots
    average""".split()  # noqa: SIM905 - as above
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun with what describes it, without its determiner."""

    modifiers: tuple[str, ...]
    head: str
    determiner: str
    start: int
    end: int
    quantity: str = ""

    @property
    def words(self) -> str:
        """The phrase as written, without determiner and number."""
        return " ".join((*self.modifiers, self.head))

    @property
    def is_people(self) -> bool:
        """Whether it names somebody."""
        return is_person(self.head)

    @property
    def is_plural(self) -> bool:
        """Whether it names several."""
        return is_plural(self.head)

    @property
    def is_mass(self) -> bool:
        """Whether it cannot be counted; a bare singular is used as if it could not."""
        if self.is_plural:
            return False
        if self.head.lower() in PLACES_AND_TEAMS:
            return False
        bare = not self.determiner and not self.quantity and not self.is_people and not self.is_name
        return bare or is_mass(self.head)

    @property
    def is_empty(self) -> bool:
        """Whether the head says nothing about the subject."""
        head = self.head.lower()
        told = self.modifiers and self.modifiers[-1].lower() not in closed()["adjective"]
        if told and head in {"hours", "days", "time", "times", "place", "point", "evenings"}:
            return False
        return head in EMPTY_HEADS and not (
            self.modifiers and head in {"people", "issues", "place", "point", "parts"}
        )

    @property
    def is_name(self) -> bool:
        """Whether it is a proper name."""
        return self.head[:1].isupper()

    def many(self) -> str:
        """The plural, for "share of …"; mass nouns and names stay."""
        if self.is_name:
            return self.words
        if self.head.lower() in {"audience", "congregation"}:
            return f"{self.words} members"
        return " ".join((*self.modifiers, plural(self.head)))

    def definite(self) -> str:
        """With "the" for a single thing, bare for several or a mass."""
        if self.is_name and not self.determiner:
            return self.words
        if self.determiner in {"my", "our"} and not self.is_plural and not self.is_mass:
            return f"our {self.words}"
        if (
            self.determiner
            in {"their", "his", "her", "its", "a", "an", "another", "any", "each", "every"}
            and not self.is_mass
        ):
            return self.many()
        if self.is_plural or (self.is_mass and self.determiner not in {"the", "this", "that"}):
            return self.words
        return f"the {self.words}"

    def one(self) -> str:
        """The singular without article."""
        return " ".join((*self.modifiers, singular(self.head)))


def noun_phrases(tokens: tuple[Token, ...]) -> tuple[NounPhrase, ...]:
    """Every noun phrase of a clause in reading order; "of" joins do not merge."""
    found: list[NounPhrase] = []
    index = 0
    while index < len(tokens):
        phrase = _phrase_at(tokens, index)
        if phrase is None:
            index += 1
        else:
            found.append(phrase)
            index = phrase.end
    return tuple(found)


def _phrase_at(tokens: tuple[Token, ...], index: int) -> NounPhrase | None:
    start = index
    while index < len(tokens) and (
        tokens[index].tag in OPENERS or (tokens[index].lower in {"too", "of"} and index > start)
    ):
        index += 1
    openers = tokens[start:index]
    body = index
    while index < len(tokens) and _may_belong(tokens, index, body):
        index += 1
    words = list(tokens[body:index])
    while words and words[-1].tag != "NOUN":
        words.pop()
    if not words or not words[-1].text[0].isalpha():
        return None
    end = body + len(words)
    modifiers = [token.text for token in words[:-1]][-LONGEST:]
    owned = [
        index for index, word in enumerate(modifiers) if word.endswith("'s") and word[0].islower()
    ]
    modifiers = modifiers[owned[-1] + 1 :] if owned else modifiers
    kept = {"new"} if is_person(words[-1].text) else set()  # new hires are not just hires
    while modifiers and modifiers[0].lower() in VAGUE_MODIFIERS - kept:
        modifiers.pop(0)
    return NounPhrase(
        tuple(modifiers),
        words[-1].text,
        openers[0].lower if openers else "",
        start,
        end,
        next((token.text for token in openers if token.tag == "NUM"), ""),
    )


def _may_belong(tokens: tuple[Token, ...], index: int, body: int) -> bool:
    token = tokens[index]
    if token.tag == "ING":
        following = tokens[index + 1].tag if index + 1 < len(tokens) else ""
        before = tokens[index - 1].tag if index else ""
        return (
            following == "NOUN"
            and before in OPENERS | {"ADJ", "PREP"}
            and index == body
            and before != "PREP"
        )
    if token.tag == "PART":
        return False
    if token.tag == "ADJ":
        return index == 0 or tokens[index - 1].tag != "NOUN"
    return token.tag in MODIFIER


def spoken(text: str) -> str:
    """A phrase in lower case unless its words are names or acronyms in the brief."""
    first, _, rest = text.partition(" ")
    if (
        first[:1].isupper()
        and not first[1:].isupper()
        and first.lower()
        in (closed()["determiner"] | closed()["possessive"] | closed()["quantifier"])
    ):
        return f"{first.lower()} {rest}".strip()
    return text
