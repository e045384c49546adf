"""One key result line as the questions that decide what it is."""

from functools import cached_property

from coach.grammar.lexicon import word_set
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.units import CURRENCIES, DURATIONS
from coach.grammar.values import KeyResultText, Phrase, Quantity, Role, VerbKind
from coach.grammar.verbs import lemma, verb_kind
from coach.grammar.vocabulary import NOUN_OR_VERB
from coach.linter import nouns
from coach.linter.words import BOUNDARIES, Words, first_chunk, heads_of

STATE_PHRASES = (
    "in place",
    "in production",
    "up and running",
    "in use",
    "on track",
    "signed off",
    "rolled out",
    "set up",
    "in operation",
)
THRESHOLD_ENDS = (
    "or above",
    "or higher",
    "or more",
    "or better",
    "or over",
    "or below",
    "or less",
    "or lower",
    "or fewer",
    "or under",
    "and above",
    "and over",
)
_SILENT_ROLES = frozenset({Role.QUALIFIER, Role.PROGRESS})
_MOVING = frozenset({VerbKind.RAISE, VerbKind.LOWER})
_ARTICLES = frozenset({"a", "an", "the", "our", "this", "new"})
_COMPOUND_METRICS = (
    "order value",
    "contract value",
    "lifetime value",
    "basket value",
    "deal value",
    "transaction value",
    "basket size",
    "order size",
    "deal size",
    "class size",
    "queue length",
    "market share",
    "page speed",
)
_RHYTHMS = (
    "a week",
    "a month",
    "a quarter",
    "a day",
    "per week",
    "per month",
    "per quarter",
    "per day",
    "every week",
    "every month",
    "each week",
    "each month",
    "weekly",
    "monthly",
    "daily",
)
_EACH_OF = ("every one of", "each one of", "each of our", "all of our", "each of the", "all of the")
_GAINING = word_set("drive generate attract get win gain earn secure")
_MORE_OR_LESS = word_set("""
    more fewer less increase reduction decrease rise growth drop decline improvement higher
    lower
""")
_MANY = 12  # quantities; no key result has as many
_PERIODICAL = word_set("monthly weekly daily quarterly yearly annual total overall")
_MEASURING = word_set("number share percentage proportion average median rate cost time count")
_FALLING_RATES = word_set("drop fall growth climb")
_OPENING_NOUNS = _MEASURING | _PERIODICAL | {"more", "fewer", "less", "better"}
_METRIC_ENDS = word_set("""
    rate rates ratio ratios time times score scores count counts
""")
VERDICT_ADJECTIVES = word_set("""
    accredited approved authorised authorized best-in-class cash-positive carbon-neutral
    certified compliant awarded accepted admitted granted elected featured voted licensed
    recognised recognized listed named nominated profitable ranked registered selected
    preferred shortlisted break-even cash-flow-positive debt-free neutral waste-free plastic-free
""")
_SETTLED = word_set("""
    opened moved modernised digitised digitized consolidated connected equipped retired rebuilt
    harmonised standardised centralised renewed switched transitioned
""")
_DONE = frozenset({"held", "made", "given", "done", "sent"})


class Reading:
    """One line being judged. Its methods are the questions that the decision asks."""

    def __init__(self, parsed: KeyResultText, words: Words) -> None:
        self.parsed = parsed
        self.words = words
        action = parsed.action_word
        self.kind = None if action is not None and _is_noun(action, words) else parsed.verb_kind
        self.verb = lemma(action.text.split()[0]) if action else ""
        self.rest = words.after(action.span[1] if action else 0)
        self.numbers = tuple(
            quantity for quantity in parsed.quantities[:_MANY] if quantity.role not in _SILENT_ROLES
        )

    @cached_property
    def counted(self) -> str:
        """The noun that the first number counts, "" if it counts none."""
        for quantity in self.numbers:
            if quantity.unit in CURRENCIES or quantity.unit == "%":
                continue
            if self.previous_word(quantity) in {"in", "at", "by", "within", "the", "our", "these"}:
                continue  # "mentioned in 30 articles" counts mentions
            if quantity.unit and quantity.text.lower().endswith(quantity.unit):
                return _noun(quantity.unit.split())
            chunk = [token.lower for token in first_chunk(_nouns_behind(self.words, quantity))]
            while len(chunk) > 1 and participle_kind(chunk[-1]) is not None:
                chunk.pop()
            if chunk:
                return _noun(chunk)
        return ""

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Heads of the noun chunks behind the action word."""
        return tuple(token.lower for token in self._heads)

    @cached_property
    def _heads(self) -> tuple[Token, ...]:
        return heads_of(self.rest)

    @cached_property
    def topic(self) -> str:
        """Head of the first noun chunk behind the action word."""
        told = (head for head in self.heads if head not in _MORE_OR_LESS)
        return next(told, "")

    @property
    def ends_in_work(self) -> bool:
        """Whether it ends in a participle of work: "get the extension built"."""
        kinds = {VerbKind.DELIVER, VerbKind.ACTIVITY}
        return bool(self.words.lower) and participle_kind(self.words.lower[-1]) in kinds

    @property
    def counts_an_event(self) -> bool:
        """Whether something people hold or attend is counted: "present at 3 conferences"."""
        chunks = (first_chunk(_nouns_behind(self.words, part)) for part in self.numbers)
        return any(nouns.among(chunk[-1].lower, nouns.ACTIVITIES) for chunk in chunks if chunk)

    @property
    def treats_all(self) -> bool:
        """Whether "all" or "every" stands right behind the verb: "train all lifeguards"."""
        return self.rest_begins_with("all") or self.rest_begins_with("every")

    def rest_begins_with(self, word: str) -> bool:
        """Say whether a word stands right behind the action word."""
        return bool(self.rest) and self.rest[0].lower == word

    @property
    def counts_whom_it_reaches(self) -> bool:
        """Whether a count stands right behind verb and preposition: "meet with 15 heads"."""
        action = self.parsed.action_word
        first = next(iter(self.parsed.quantities), None)
        if action is None or first is None or self.previous_word(first) not in {"with", "to"}:
            return False
        return len(self.words.text[action.span[1] : first.span[0]].split()) == 1

    @property
    def shares(self) -> bool:
        """Whether it covers all or a share of something: "100% of", "all ten sites"."""
        if self.words.has(*_EACH_OF):
            return bool(self.parsed.quantities)
        return any(quantity.role is Role.COVERAGE for quantity in self.numbers) or any(
            quantity.unit == "%" and self.next_word(quantity) == "of" for quantity in self.numbers
        )

    def next_word(self, quantity: Quantity) -> str:
        """Return the word behind a quantity."""
        behind = self.words.near(quantity.span[1])
        return behind[0].lower if behind else ""

    def previous_word(self, quantity: Quantity) -> str:
        """Return the word before a quantity."""
        before = self.words.before(quantity.span[0])
        return before[-1].lower if before else ""

    @property
    def brings_a_measure(self) -> bool:
        """Whether a delivery verb brings in a level, a share or money rather than things."""
        return any(self._is_measure(quantity) for quantity in self.numbers)

    def _is_measure(self, quantity: Quantity) -> bool:
        if quantity.is_blank:
            return quantity.role in {Role.TARGET, Role.CHANGE}
        if self.previous_word(quantity) in _ARTICLES and quantity.role is not Role.TARGET:
            return False
        if quantity.unit in DURATIONS:
            return self.parsed.comparator is not None
        return (
            quantity.unit in CURRENCIES
            or quantity.unit in {"%", "points", "x"}
            or quantity.unit.startswith("/")
        )

    @property
    def is_repeated(self) -> bool:
        """Whether something is done at a rhythm: "one case study a month"."""
        counted = bool(self.numbers) or "one" in self.words.chosen
        return self.has_a_rhythm and (counted or nouns.among(self.topic, nouns.ACTIVITIES))

    @property
    def has_a_rhythm(self) -> bool:
        """Whether it says how often: "weekly", "a month"."""
        return self.words.has(*_RHYTHMS)

    @property
    def names_a_metric(self) -> bool:
        """Whether a chunk's head is a number people keep, or a thing that a verb makes more of."""
        rated = self.rest[:1] and self.rest[0].lower in {"average", "median", "total", "mean"}
        if self.kind in _MOVING and (rated or "per" in self.words.chosen):
            return True
        if nouns.any_among(self.heads, nouns.STRONG_METRICS) or self.words.has(*_COMPOUND_METRICS):
            return True
        moves = self.kind in _MOVING or self._wants_more
        if (
            not (moves or self.verb in _GAINING)
            or not self.topic
            or nouns.among(self.topic, nouns.QUALITIES)
        ):
            return False
        plural = self.topic.endswith("s") and not self.topic.endswith(("ss", "ness", "us", "is"))
        return (plural and moves) or nouns.among(self.topic, nouns.COUNTED_METRICS)

    @property
    def _wants_more(self) -> bool:
        """Whether "more" or "fewer" stands before what it is about: not in "make it more open"."""
        token = self.words.find(_MORE_OR_LESS)
        if token is None:
            return False
        return any(head.start > token.start and head.lower == self.topic for head in self._heads)

    @property
    def is_verdict(self) -> bool:
        """Whether it is about something that is obtained or not."""
        return nouns.any_among(self.heads, nouns.VERDICTS) or not self.words.chosen.isdisjoint(
            VERDICT_ADJECTIVES
        )


def _noun(chunk: list[str]) -> str:
    """Return the last word of a chunk, or the last two where they are one thing: "open days"."""
    pair = "-".join(chunk[-2:])
    return pair if nouns.among(pair, nouns.ACTIVITIES) else chunk[-1]


def _is_noun(action: Phrase, words: Words) -> bool:
    """Tell "win rate" and "contract signed" from a verb with its object."""
    opening = next(iter(words.tokens))
    if action.span[0] > opening.start and opening.lower in _OPENING_NOUNS:
        return True
    behind = words.near(action.span[1])
    if not behind or behind[0].kind is not TokenKind.WORD:
        return False
    following = behind[0].lower
    moves = verb_kind(action.text) in _MOVING and action.text.lower() not in _FALLING_RATES
    if (following in _METRIC_ENDS and not moves) or participle_kind(following) is not None:
        return True
    chunk = first_chunk(behind) if following not in BOUNDARIES else ()
    ambiguous = lemma(action.text) == action.text.lower() in NOUN_OR_VERB | {"inventory"}
    return ambiguous and bool(chunk) and nouns.among(chunk[-1].lower, nouns.STRONG_METRICS)


def _nouns_behind(words: Words, quantity: Quantity) -> list[Token]:
    return [
        token
        for token in words.near(quantity.span[0])
        if token.kind is TokenKind.WORD or token.start >= quantity.span[1]
    ]


def participle_kind(word: str) -> VerbKind | None:
    """Say what kind of work a participle says was done: "launched", "visited", "signed"."""
    if not word.endswith(("ed", "en", "lt", "nt", "wn", "pt", "un", "ld", "ut")):
        return None
    if word in _DONE:
        return VerbKind.ACTIVITY
    kind = verb_kind(word)
    if word in _SETTLED:
        return VerbKind.DELIVER
    if kind in {VerbKind.DELIVER, VerbKind.ACTIVITY, VerbKind.REACH} and lemma(word) != word:
        return kind
    return None
