"""A brief taken apart: sentences, clauses, and in each who does what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from coach.composer.inflection import agreeing, inflect
from coach.composer.levels import Level, levels
from coach.composer.lexicon import closed, verb_forms
from coach.composer.phrases import NounPhrase, noun_phrases
from coach.composer.spelling import FEW, spelled_out
from coach.composer.tagging import Token, tag

Kind = Literal["problem", "wish", "task", "hold", "identity", "background"]

_BREAKS = frozenset(
    """
    and but so because while whereas although though since yet once or plus therefore hence until
    if when which
    """.split()  # noqa: SIM905 - a literal would take one line a word
)
_CUT = frozenset(
    """
    because since although though while whereas but so if unless which when as until or except
    """.split()  # noqa: SIM905 - a literal would take one line a word
)
ORGANISATIONS = frozenset(
    """
    firm business choir club museum bakery gym studio orchestra charity hostel brewery parish
    society vineyard cooperative startup agency ngo nonprofit winery distillery roastery sawmill
    foundry apiary council municipality academy dojo company shop team laundry""".split()  # noqa: SIM905 - a literal would take one line a word
)
_ENDINGS = frozenset({"in", "out", "up", "off", "on", "over", "down", "away", "back", "through"})
_HELPING = frozenset(
    "do does did can could will would may might should must".split()  # noqa: SIM905 - as above
)
_ASKING = frozenset({"know", "understand", "see", "ask", "tell", "decide", "remember"})
LONGEST_PREDICATE = 11
OPENS = 5  # letters before a number that opens a clause
_CUE_BEFORE = re.compile(
    r"(?:[\s,(]*\b(?:only|just|about|around|roughly|nearly|almost|currently|now|"
    r"some|average of|an average|average|up to|at least|at most|"
    r"more than|less than|fewer than|over|under|from|to|down to|by|approximately|"
    r"for|today|last month|last year|last week|right now|at the moment|of|→|"
    r"->))+[\s(]*$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"^\s*(?:of the time\b|of (?=(?:our|the|my|all|\w+))|on average\b|in total\b|"
    r"(?:a|per|each|every) (?:day|week|month|year|quarter|season|term|night|"
    r"shift)\b|"
    r"(?:now|today|currently|at the moment|right now|at present|last \w+|"
    r"this \w+)\b|\)|-(?=\w))*\s*",
    re.IGNORECASE,
)
_FILLERS = frozenset(
    """
    often always usually regularly constantly still just really simply also even only
    sometimes frequently currently basically literally actually already repeatedly nearly
    almost again then now especially roughly approximately about anymore probably maybe
    generally mostly mainly
    """.split()  # noqa: SIM905 - a literal would take one line a word
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of the brief.

    ``subject`` is None for "we", "it" and imperatives. ``nobody`` marks a subject that is denied
    ("nobody", "few learners"), ``negated`` a predicate that is ("do not show up").
    """

    text: str
    tokens: tuple[Token, ...]
    subject: NounPhrase | None = None
    pronoun: str = ""
    nobody: bool = False
    negated: bool = False
    predicate: tuple[Token, ...] = ()
    phrases: tuple[NounPhrase, ...] = ()
    levels: tuple[Level, ...] = ()
    opener: str = ""
    kind: Kind = "background"
    after: str = field(default="", compare=False)

    @property
    def lower(self) -> str:
        """The clause in lower case, for patterns."""
        return self.text.lower()

    @property
    def verb(self) -> str:
        """The base of the main verb; "be" where the predicate says what something is."""
        for token in self.predicate:
            if token.tag in {"VERB", "PART", "ING"} and token.base:
                return token.base
        return "be" if self.predicate else ""

    @property
    def object(self) -> NounPhrase | None:
        """The first noun phrase after the verb, unless a preposition stands before it."""
        offset = len(self.tokens) - len(self.predicate)
        for phrase in self.phrases:
            if phrase.start >= offset and not phrase.is_empty:
                before = self.tokens[phrase.start - 1].tag if phrase.start else ""
                return None if before in {"PREP", "TO"} else phrase
        return None

    def many(self) -> str:
        """The predicate as it stands after a plural subject: "leave after a month"."""
        return self._written("plural")

    def base(self) -> str:
        """The predicate after "to": "leave after a month"."""
        return self._written("base")

    def ing(self) -> str:
        """The predicate as a gerund: "leaving after a month"."""
        return self._written("ing")

    def single(self) -> str:
        """The predicate as written, for a singular subject."""
        return self._written("as_is")

    def _written(self, form: str) -> str:
        words: list[str] = []
        first = True
        kept = list(_kept(self.predicate))
        while (
            len(kept) > 1
            and kept[-1].tag in {"CONJ", "PREP", "TO", "DET", "POSS"}
            and kept[-1].lower not in _ENDINGS
        ):
            kept.pop()
        for token in kept:
            word = token.text
            if first and token.tag in {"VERB", "AUX", "PART"}:
                word, first = _formed(token, form), False
            words.append(word)
        return " ".join(words).replace(" %", "%").strip()


def _formed(token: Token, form: str) -> str:
    base = token.base or {"is": "be", "are": "be", "was": "be", "were": "be", "has": "have",
                          "does": "do"}.get(token.lower, token.lower)  # fmt: skip
    if form == "base":
        return base
    if token.lower == "be" and form in {"plural", "as_is"}:
        return "are" if form == "plural" else "is"
    if form == "ing":
        return inflect(base, "ing")
    return agreeing(token.text) if form == "plural" else token.text


def _kept(predicate: tuple[Token, ...]) -> Iterator[Token]:
    for index, token in enumerate(predicate):
        asked = index and predicate[index - 1].base in _ASKING
        cut = token.lower in _CUT and not asked
        if index and (cut or token.tag == "PUNCT" or index >= LONGEST_PREDICATE):
            return
        if token.lower not in _FILLERS or token.tag == "PREP":
            yield token


def clauses(sentence: str, before: Clause | None = None) -> list[Clause]:
    """Split a sentence where a new statement starts; a missing subject is taken from before.

    ``before`` is the last clause of the sentence before, which "8% are paid twice" goes on with.
    """
    tokens = tag(spelled_out(sentence))
    found: list[Clause] = []
    for opener, part in _parts(tokens):
        counted = any(token.tag == "NUM" for token in part[:2])
        clause = _parsed(part, opener, found[-1] if found else before if counted else None)
        if clause is not None:
            found.append(clause)
    return found


def _parts(tokens: tuple[Token, ...]) -> Iterator[tuple[str, tuple[Token, ...]]]:
    start, opener = 0, ""
    for index, token in enumerate(tokens):
        if index <= start or not (token.text == "," or token.lower in _BREAKS):
            continue
        rest = index + 1
        follower = token.lower
        if token.text == "," and rest < len(tokens) and tokens[rest].lower in _BREAKS:
            continue
        if _states(tokens[start:index]) and _opens_statement(tokens, rest, follower):
            yield opener, tokens[start:index]
            start, opener = rest, follower
    yield opener, tokens[start:]


def _states(tokens: tuple[Token, ...]) -> bool:
    return any(token.tag in {"VERB", "AUX", "PART"} for token in tokens) or len(tokens) > 1


def _opens_statement(tokens: tuple[Token, ...], index: int, opener: str) -> bool:
    """Whether a finite verb comes soon, before the next break: then a new statement starts."""
    first = index
    while first < len(tokens) and tokens[first].lower in {
        "only",
        "just",
        "about",
        "around",
        "some",
    }:
        first += 1
    if opener == "," and first < len(tokens) and re.match(r"\d+\s?%", tokens[first].text):
        return True
    if opener == "," and first > index and first < len(tokens) and tokens[first].text.isdigit():
        return True  # "40 singers, only 12 come"
    for seen, token in enumerate(tokens[index:]):
        if token.tag in {"VERB", "AUX"}:
            before = tokens[index : index + seen]
            return opener != "which" or seen == 0 or any(word.tag == "NOUN" for word in before)
        if token.text == "," or token.lower in _BREAKS or token.tag == "TO":
            return False
    return False


def _parsed(tokens: tuple[Token, ...], opener: str, before: Clause | None) -> Clause | None:
    tokens = _trimmed(tokens)
    if not tokens:
        return None
    text = detokenized(tokens)
    found = levels(text)
    # Tagged again on its own: a verb elsewhere in the sentence hid the need for one here.
    again = tag(without_levels(text, found))
    if again and tokens[0].tag == "VERB" and again[0].text == tokens[0].text:
        again = (tokens[0], *again[1:])  # what stood before it told that it is one
    tokens = again or tokens
    opens = bool(found) and found[0].kind == "percent" and found[0].start <= len("only ")
    if opens and tokens[0].tag in {"NOUN", "ADJ", "PART"}:
        tokens = (_as_verb(tokens[0]), *tokens[1:])
    verb_at = _main_verb(tokens)
    phrases = noun_phrases(tokens)
    if verb_at is None:
        return Clause(text, tokens, phrases=phrases, levels=found, opener=opener)
    subject, pronoun = _subject(tokens, phrases, verb_at)
    predicate, negated = _predicate(tokens[verb_at:])
    negated = negated or any(token.tag == "NEG" for token in tokens[:verb_at])
    nobody = _denied(tokens[:verb_at], subject)
    bare = all(token.tag in {"NEG", "ADV", "QUANT", "AUX", "CONJ"} for token in tokens[:verb_at])
    if subject is None and not pronoun and bare and before is not None and before.predicate:
        subject, nobody = before.subject, before.nobody
        pronoun = "" if opens else before.pronoun
    if subject is None and not pronoun and before is not None:
        subject = _counted_people(found, before)
    return Clause(
        text, tokens, subject, pronoun, nobody, negated, predicate, phrases, found, opener
    )


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    while tokens and tokens[0].tag in {"PUNCT", "CONJ"} and tokens[0].lower not in {"if", "when"}:
        tokens = tokens[1:]
    while tokens and tokens[-1].tag in {"PUNCT", "CONJ"}:
        tokens = tokens[:-1]
    return tokens


def _counted_people(found: tuple[Level, ...], before: Clause) -> NounPhrase | None:
    """As in "40 singers, only 12 come": the bare number counts the people just named."""
    if not found or found[0].kind != "count" or found[0].noun or found[0].start > OPENS:
        return None
    people = [each for each in before.phrases if each.is_people and each.is_plural]
    return people[-1] if people else None


def _as_verb(token: Token) -> Token:
    """Read the word after "only 41%" as the verb that it can be."""
    form = next((form for form in verb_forms(token.lower) if form.form == "base"), None)
    return replace(token, tag="VERB", base=form.base, form="base") if form else token


def _main_verb(tokens: tuple[Token, ...]) -> int | None:
    """Where the predicate starts; the verb after "who" or "that" belongs to the subject."""
    found = [index for index, token in enumerate(tokens) if token.tag in {"VERB", "AUX"}]
    if len(found) > 1 and found[0] and tokens[found[0] - 1].lower in {"who", "that", "which"}:
        later = [
            index
            for index in found[1:]
            if tokens[index - 1].tag != "AUX" and tokens[index - 1].lower != "to"
        ]
        return later[0] if later else found[0]
    return found[0] if found else None


def without_levels(text: str, found: tuple[Level, ...]) -> str:
    """The clause without its levels and the small words that introduce them."""
    if found:
        text, found = _without_past(text, found)
    for level in reversed(found):
        left = _CUE_BEFORE.sub(" ", text[: level.start])
        right = _CUE_AFTER.sub("", text[level.end :])
        if re.match(r"(?i)(?:at|in|on|for|among) [^,]+$", left):
            left = f"{left.rstrip()},"  # "at our studio 18% of clients …"
        kept = f"{level.noun} " if level.noun and level.noun != "times" else ""
        if level.noun == "times":
            right = _CUE_AFTER.sub("", re.sub(r"^\s*times\b", "", right))
        if kept and level.noun in right.lower().split()[:4]:
            kept = ""
        text = f"{left.rstrip()} {kept}{right.strip()}".strip()
    if found:
        text = re.sub(
            r"(?:\b(?:a|per|each)|^every) (?:day|week|month|year|quarter|season|term|night)\b",
            "",
            text,
        )
    return re.sub(r"\s+([,.)])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,")


_PAST = re.compile(
    r"\bfrom (?:[€$£]\s?)?[\d.,]+\s?(?:%|k\b|m\b)?(?: [a-z]+)?(?= to\b)", re.IGNORECASE
)


def _without_past(text: str, found: tuple[Level, ...]) -> tuple[str, tuple[Level, ...]]:
    """Leave out where a number was before it moved: "fell from 28% to 21%"."""
    past = _PAST.search(text)
    if past is None or any(past.start() <= level.start < past.end() for level in found):
        return text, found
    gone = past.end() - past.start()
    moved = tuple(
        replace(level, start=level.start - gone, end=level.end - gone)
        if level.start >= past.end()
        else level
        for level in found
    )
    return text[: past.start()] + text[past.end() :], moved


def detokenized(tokens: tuple[Token, ...]) -> str:
    """The words of tokens as running text."""
    text = " ".join(token.text for token in tokens)
    return re.sub(r"\s+([.,;:!?%)])", r"\1", text)


def _subject(
    tokens: tuple[Token, ...], phrases: tuple[NounPhrase, ...], verb_at: int
) -> tuple[NounPhrase | None, str]:
    pronoun = ""
    for token in tokens[:verb_at]:
        if token.tag == "PRON":
            pronoun = token.lower
    candidates = [
        phrase
        for phrase in phrases
        if phrase.end <= verb_at
        and not (
            phrase.start
            and tokens[phrase.start - 1].tag == "PREP"
            and not _of_many(tokens, phrase.start)
        )
    ]
    real = [
        phrase for phrase in candidates if not phrase.is_empty or phrase.head.lower() == "people"
    ]
    if pronoun in {"we", "i", "it", "they", "there", "you"}:
        return None, pronoun
    if real and real[0].head.lower() in ORGANISATIONS and real[0].determiner in {"our", "my"}:
        return None, "we"  # "our bakery throws away bread": the bakery is us
    return (real[0] if real else None), pronoun


def _of_many(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether "of" joins an amount to its things: "half of the seats", "most of our trainees"."""
    if tokens[start - 1].lower != "of" or start < 2:  # noqa: PLR2004 - amount and "of"
        return False
    return tokens[start - 2].tag in {"QUANT", "NUM", "DET", "PRON"} or tokens[start - 2].lower in {
        "share", "number", "percent", "rest", "%", "third", "half", "quarter"}  # fmt: skip


def _predicate(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], bool]:
    """Drop "do", modals and the negation, and say whether there was one."""
    negated = False
    kept: list[Token] = []
    leading = True
    for token in tokens:
        if token.tag == "NEG":
            negated = negated or leading
            continue
        if leading and token.lower in _HELPING and token.tag == "AUX":
            continue
        if token.tag not in {"AUX", "ADV"}:
            leading = False
        kept.append(token)
    return tuple(kept), negated


def _denied(tokens: tuple[Token, ...], subject: NounPhrase | None) -> bool:
    if any(token.lower in {"nobody", "none", "nothing"} for token in tokens):
        return True
    return subject is not None and subject.determiner in {"no", FEW, "few", "fewer", "less"} | (
        closed()["negation"] & {"hardly"}
    )
