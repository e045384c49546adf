"""Names become pseudonyms before a text leaves for a remote model, and come back after.

A pseudonym is made from the name and the organisation, so that the same person is called the same
in every question, and nobody can tell from it who that is. It is a word that reads like a name,
because models handle names better than codes. Found are the people of the organisation, in every
form in which colleagues write them, mail addresses, and names that stand behind a title.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ValidationError

from coach.llm.name_words import ALSO_WORDS, GIVEN_NAMES, PARTICLES
from coach.llm.port import Completion, Failure, Llm, ModelUnavailable, Out
from prompts import Message, Rendered

_WORD: Final = re.compile(r"[^\W\d_]+")
_GAP: Final = re.compile(r"[\s\-'\u2019.]{1,3}")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Herr|Frau|Madame|Monsieur|Mme)\.?\s+"
    r"(?P<name>[^\W\d_a-z][\w'\u2019-]+(?:\s+[^\W\d_a-z][\w'\u2019-]+)?)"
)
_PAIR: Final = re.compile(r"\b(?P<first>[^\W\d_a-z]\w+)(?=\s+(?P<last>[^\W\d_a-z][\w-]+))")
_CONSONANTS, _VOWELS = "zvkxwjq", "aeiou"
_SHORTEST = 2  # letters of a name that is looked for


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whose name must not leave."""

    name: str
    email: str = ""


class _Found(NamedTuple):
    start: int
    end: int
    key: str


class Pseudonyms:
    """Hides names in texts, and brings them back. One for one question and its answer."""

    def __init__(self, known: Iterable[Known] = (), *, salt: str = "") -> None:
        """Prepare to hide some people; ``salt`` keeps organisations' pseudonyms apart."""
        self._salt = salt
        self._whole: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._shown: dict[tuple[str, str], str] = {}
        self._names: dict[str, str] = {}
        self._seen = ""
        for person in known:
            self._learn(person)

    def _learn(self, person: Known) -> None:
        words = tuple(_folded(word) for word in _WORD.findall(person.name))
        if not words:
            return
        key = f"{' '.join(words)} {person.email.casefold()}"
        self._whole[words[0]].append((words, key))
        for word in words:
            if len(word) >= _SHORTEST and word not in PARTICLES:
                self._parts[word].add(key)

    def hide(self, text: str) -> str:
        """Put a pseudonym in the place of every name in a text."""
        text = unicodedata.normalize("NFC", text)
        self._seen = f"{self._seen}\n{text}".casefold()
        pieces: list[str] = []
        end = 0
        for found in self._found(text):
            pieces += [
                text[end : found.start],
                self._pseudonym(found.key, text[found.start : found.end]),
            ]
            end = found.end
        return "".join([*pieces, text[end:]])

    def reveal(self, text: str) -> str:
        """Put the names back, also where the model wrote a pseudonym in another case."""
        if not self._names:
            return text
        longest = sorted(self._names, key=len, reverse=True)
        spelled = "|".join(re.escape(pseudonym) for pseudonym in longest)
        pattern = re.compile(rf"(?<![^\W_])(?:{spelled})(?=s?(?![^\W_]))", re.IGNORECASE)
        return pattern.sub(lambda match: self._names[match.group().casefold()], text)

    def _found(self, text: str) -> list[_Found]:
        """Find every name, first come first served, none overlapping another."""
        candidates = [*_addresses(text), *_outsiders(text), *self._insiders(text)]
        chosen: list[_Found] = []
        for found in sorted(candidates, key=lambda each: (each.start, -each.end)):
            if not chosen or found.start >= chosen[-1].end:
                chosen.append(found)
        return chosen

    def _insiders(self, text: str) -> Iterator[_Found]:
        words = list(_WORD.finditer(text))
        folded = [_folded(word.group()) for word in words]
        for index, word in enumerate(words):
            for whole, key in self._whole.get(folded[index], ()):
                last = index + len(whole) - 1
                if tuple(folded[index : last + 1]) == whole and _joined(
                    text, words[index : last + 1]
                ):
                    yield _Found(word.start(), words[last].end(), key)
            part, length = self._part(word.group(), folded[index])
            if part:
                keys = self._parts[part]
                yield _Found(
                    word.start(), word.start() + length, min(keys) if len(keys) == 1 else part
                )

    def _part(self, word: str, folded: str) -> tuple[str, int]:
        """Recognise a first or last name alone, also with an s behind it; "" if it is none."""
        for part, length in ((folded, len(word)), (folded.removesuffix("s"), len(word) - 1)):
            if part in self._parts and (part not in ALSO_WORDS or word[:1].isupper()):
                return part, length
        return "", 0

    def _pseudonym(self, key: str, surface: str) -> str:
        """Name somebody; each way of writing a name has a way of its own to come back."""
        if (key, surface) not in self._shown:
            forms = sum(1 for known, _ in self._shown if known == key)
            spelled = next(
                spelled
                for spelled in _spellings(f"{self._salt}\0{key}", forms)
                if spelled.casefold() not in self._names and spelled.casefold() not in self._seen
            )
            if "@" in surface:
                spelled = f"{spelled.lower()}@example.invalid"
            self._shown[key, surface] = spelled
            self._names[spelled.casefold()] = surface
        return self._shown[key, surface]


@dataclass(frozen=True, slots=True)
class RedactingLlm:
    """A model that never sees a name. An ``Llm``."""

    llm: Llm
    pseudonyms: Pseudonyms = field(default_factory=Pseudonyms)

    @property
    def model(self) -> str:
        """Name the model that is asked."""
        return self.llm.model

    async def complete(self, prompt: Rendered[Out]) -> Completion[Out]:
        """Ask with pseudonyms and answer with names. Our own instructions hold no names."""
        hidden = tuple(
            Message(each.role, self.pseudonyms.hide(each.text)) if each.role == "user" else each
            for each in prompt.messages
        )
        completion = await self.llm.complete(
            Rendered(prompt.ref, prompt.front, hidden, prompt.output)
        )
        try:
            answer = prompt.output.model_validate(self._revealed(completion.answer))
        except ValidationError:
            raise ModelUnavailable(Failure.MALFORMED, completion.usage) from None
        return Completion(answer, answer.model_dump_json(), completion.model, completion.usage)

    def _revealed(self, answer: BaseModel) -> Any:
        return _walked(answer.model_dump(), self.pseudonyms)


def _walked(value: Any, pseudonyms: Pseudonyms) -> Any:
    if isinstance(value, str):
        return pseudonyms.reveal(value)
    if isinstance(value, dict):
        return {name: _walked(each, pseudonyms) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_walked(each, pseudonyms) for each in value]
    return value


def _addresses(text: str) -> Iterator[_Found]:
    for found in _MAIL.finditer(text):
        yield _Found(found.start(), found.end(), found.group().casefold())


def _outsiders(text: str) -> Iterator[_Found]:
    """Find people whom the organisation does not list: by a title or a common first name."""
    for found in _TITLED.finditer(text):
        yield _Found(*found.span("name"), _folded(found["name"]))
    for found in _PAIR.finditer(text):
        if _folded(found["first"]) in GIVEN_NAMES:
            whole = f"{found['first']} {found['last']}"
            yield _Found(found.start(), found.end("last"), _folded(whole))


def _joined(text: str, words: list[re.Match[str]]) -> bool:
    return all(
        _GAP.fullmatch(text, before.end(), after.start()) for before, after in pairwise(words)
    )


def _folded(word: str) -> str:
    """Write a word without case and accents, as colleagues do."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(each for each in apart if not unicodedata.combining(each)).casefold()


def _spellings(seed: str, form: int) -> Iterator[str]:
    """Spell a pseudonym: the same stem for one person, an ending for each form, then others."""
    turn = 0
    while True:
        stem = _syllables(f"{seed}\0{turn}", 2) + "k"
        yield stem.capitalize() + (_syllables(f"{form}", 1) if form else "")
        turn += 1


def _syllables(seed: str, count: int) -> str:
    digits = hashlib.sha256(seed.encode()).digest()
    return "".join(
        _CONSONANTS[digits[2 * place] % len(_CONSONANTS)]
        + _VOWELS[digits[2 * place + 1] % len(_VOWELS)]
        for place in range(count)
    )
