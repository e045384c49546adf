"""The words that the composer knows, read once from ``words/*.yaml``."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
VOWELS = "aeiou"
LONG_VERB = 6  # letters from which a prefix may be one: "retype", and not "real"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb: its base and which form it is (base, third, past, participle, ing)."""

    base: str
    form: str


def read_words(name: str) -> Any:
    """Read one data file of the composer; the name is its path without the ending."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is not in every build
    return yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe


@cache
def verbs() -> dict[str, tuple[VerbForm, ...]]:
    """Every known verb form in lower case, with what it may be."""
    raw = read_words("words/verbs")
    doubling = frozenset(raw["doubling"].split())
    found: dict[str, list[VerbForm]] = {}
    for base in {*raw["regular"].split(), *raw["irregular"]}:
        for form, word in _forms(base, raw["irregular"].get(base), base in doubling):
            found.setdefault(word, []).append(VerbForm(base, form))
    return {word: tuple(forms) for word, forms in found.items()}


def verb_forms(word: str) -> tuple[VerbForm, ...]:
    """What a word may be as a verb; "retype" and "overwater" go by the verb inside them."""
    known = verbs().get(word)
    if known:
        return known
    for prefix in ("re", "over", "mis", "out", "under"):
        inner = (
            verbs().get(word.removeprefix(prefix))
            if word.startswith(prefix) and len(word) > LONG_VERB
            else None
        )
        if inner:
            return tuple(VerbForm(prefix + form.base, form.form) for form in inner)
    return ()


@cache
def verb_table() -> dict[tuple[str, str], str]:
    """(base, form) to the word, for writing."""
    return {
        (verb_form.base, verb_form.form): word
        for word, forms in verbs().items()
        for verb_form in forms
    }


def _forms(base: str, irregular: list[str] | None, doubles: bool) -> list[tuple[str, str]]:  # noqa: FBT001 - private
    past, participle, third = "", "", ""
    if irregular:
        past, participle = irregular[0], irregular[1]
        third = irregular[2] if len(irregular) > 2 else ""  # noqa: PLR2004 - third person is optional
    past = past or with_ed(base, doubles=doubles)
    return [
        ("base", base),
        ("third", third or with_s(base)),
        ("past", past),
        ("participle", participle or past),
        ("ing", with_ing(base, doubles=doubles)),
    ]


def with_s(word: str) -> str:
    """Add the s of plurals and third persons."""
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in {"go", "echo"}:
        return word + "es"
    return word + "s"


def with_ed(base: str, *, doubles: bool) -> str:
    """The regular past of a verb."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if doubles else "") + "ed"


def with_ing(base: str, *, doubles: bool) -> str:
    """The -ing form of a verb."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + (base[-1] if doubles else "") + "ing"


@cache
def nounish() -> frozenset[str]:
    """Bases of verbs that are more often nouns."""
    return frozenset(read_words("words/verbs")["nounish"].split())


@cache
def closed() -> dict[str, frozenset[str]]:
    """Closed classes of words by name: determiner, preposition, adjective, negative and so on."""
    return {
        name: frozenset(words.split() if isinstance(words, str) else words)
        for name, words in read_words("words/closed").items()
    }


@cache
def nouns() -> dict[str, Any]:
    """People, mass nouns, irregular plurals and singulars that end in s."""
    raw = read_words("words/nouns")
    return {
        "people": frozenset(raw["people"].split()),
        "groups": frozenset(raw["groups"]),
        "mass": frozenset(raw["mass"].split()),
        "irregular": dict(raw["irregular"]),
        "back": {plural: singular for singular, plural in raw["irregular"].items()},
        "singular_s": frozenset(raw["singular_s"]),
    }


@cache
def trades() -> tuple[dict[str, Any], ...]:
    """Trades with the people they serve, in file order; longer names come first in a match."""
    return tuple(read_words("words/trades"))
