"""Sentences, and their spelling made even: contractions, set phrases and roundabout denials."""

import re
from collections.abc import Iterator

from coach.composer.inflection import is_mass, is_person, is_plural
from coach.composer.lexicon import closed, verb_forms, verbs
from coach.composer.tagging import tag

FEW = "few"


_RULES = (
    (
        (
            r"^(?:what (?:keeps me awake|worries (?:me|us)|bothers (?:me|us)) is|(?:the|our|my) "
            r"(?:\w+ )?(?:problem|issue|trouble|worry|pain|challenge)s? (?:is|are)) (?:that )?"
        ),
        "",
    ),
    (r"\bto (long|late|slow|many|much|few|expensive)\b", r"too \1"),
    (r"\bcan't\b|\bcannot\b|\bcant\b", "can not"),
    (r"\bwon't\b|\bwont\b", "will not"),
    (
        r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should)n'?t\b",
        r"\1 not",
    ),
    (r"\b(we|they|you|i)'re\b", r"\1 are"),
    (r"\b(we|they|you|i)'ve\b", r"\1 have"),
    (r"\b(we|they|you|i)'d\b", r"\1 would"),
    (r"\b(we|they|you|i|it)'ll\b", r"\1 will"),
    (r"\bi'm\b", "i am"),
    (r"\b(it|that|there|what|who|he|she)'s\b", r"\1 is"),
    (
        (
            r"\b(?:fail|fails|failed|refuse|refuses|refused|struggle|struggles|struggled|"
            r"are unable|is unable|neglect|neglects|hesitate|hesitates) to\b"
        ),
        "do not",
    ),
    (r"\b(?:forget|forgets|forgot) to\b", "do not remember to"),
    (r"(?<!do not )\b([a-z]+) too (?:rarely|seldom)\b", r"do not \1 often enough"),
    (r"(?<=\w) any ?more\b", ""),
    (
        (
            r"\b(?:come|comes|came|visit|visits|book|books|buy|buys|order|orders) (?:only |"
            "just )?once(?: and (?:(?:then )?never (?:again|return|come back|came back)|"
            "not again))?(?=$|[.,;])"
        ),
        "do not come back",
    ),
    (r"\b(\w+s) not (\w+ed)\b", r"\1 are not \2"),
    (r"\bno longer\b|\bnot any ?more\b", "not"),
    (
        (
            r"\b(a lot of|lots of|plenty of|loads of|tons of|a bunch of|heaps of|"
            r"more and more|too many|so many|way too many)\b"
        ),
        "many",
    ),
    (r"\b(too much|so much)\b", "much"),
    (
        (
            r"\b(hardly any|barely any|almost no|next to no|not enough|too few|so few|"
            "very few|fewer and fewer|not many|only a few|a handful of|only a handful of|"
            r"less and less)\b"
        ),
        "few",
    ),
    (
        (
            r"\b(almost|nearly|hardly|practically|virtually) (nobody|no one|noone|none|anyone|"
            r"anybody|everybody|everyone|nothing)\b"
        ),
        r"\2",
    ),
    (r"\b(no one|noone|not a single person|no body|not one person)\b", "nobody"),
    (r"\bthank you (letters?|notes?|cards?|emails?|mails?)\b", r"thank-you \1"),
    (r"\b(no-?shows?)\b", "no-shows"),
    (r"\b(drop)[- ]?(outs)\b", "drop-outs"),
)
_SPELLED = tuple((re.compile(pattern, re.IGNORECASE), new) for pattern, new in _RULES)


_TOO_LITTLE = re.compile(r"(?<!not )\b([a-z]+) too little\b", re.IGNORECASE)


_LATE = re.compile(
    r"\b([a-z]+)( (?:back|home|in|out|off))?(?: too)? late\b(?! (?:shift|night|hour))",
    re.IGNORECASE,
)
_LATE_THING = re.compile(
    r"\b([a-z]+)( (?:(?:the|their|our|his|her) )?[a-z]+)(?: too)? late\b(?! (?:shift|night|hour))",
    re.IGNORECASE,
)
_FINITE = frozenset({"base", "third"})
_STATES = frozenset("be pay stay work run get feel look sit play sleep back".split())  # noqa: SIM905 - a word list


_BULLET = re.compile(r"^\s*(?:[-*•‣▪◦>]+|\(?\d{1,2}[.)]|[a-z]\))\s+")


_SENTENCE = re.compile(
    r"(?<=[a-z0-9%)\"'])[.!?]+(?:\s+|$)|(?<=[A-Z])[.!?]+\s+(?=[A-Z])|\s+-\s+|[;\n]+|"
    r"(?<!goal)(?<!Goal)(?<!target)(?<!Target)(?<!aim)(?<!today)(?<!now)(?<!current):\s+(?=\S)",
    re.UNICODE,
)


_PARENTHESES = re.compile(r"\s*[()]\s*")


SHOUTING = 12  # letters from which a text in capitals is a habit and no acronym


def sentences(text: str) -> Iterator[str]:
    """Lines, bullets and sentences, without their marks."""
    for line in text.splitlines():
        for part in _SENTENCE.split(_BULLET.sub("", line)):
            stripped = _PARENTHESES.sub(", ", part).strip(" \t,.!?\"'[]{}|")
            if stripped:
                yield _lowered(stripped)


def _lowered(sentence: str) -> str:
    """Take the capital off the word that only opens the sentence; names keep theirs."""
    letters = [character for character in sentence if character.isalpha()]
    if len(letters) > SHOUTING and sum(map(str.isupper, letters)) * 3 > len(letters) * 2:
        sentence = sentence.lower()
    first, _, rest = sentence.partition(" ")
    word = re.sub(r"[^\w'-]", "", first)
    if not word[:1].isupper() or (len(word) > 1 and word[1:] != word[1:].lower()) or word == "I":
        return sentence
    following = tag(rest[:60])[:1]
    known = word.lower() in verbs() or is_person(word) or is_mass(word) or is_plural(word)
    known = known or any(word.lower() in words for words in closed().values())
    if known or not following or following[0].tag not in {"VERB", "AUX", "PART"}:
        return first.lower() + sentence[len(first) :]
    return sentence


def _not_enough(match: re.Match[str]) -> str:
    """As in "sells too little" says that it does not sell enough."""
    forms = verb_forms(match.group(1).lower())
    if not forms:
        return match.group(0)
    return f"do not {forms[0].base} enough"


def _is_verb(word: str) -> bool:
    return word in verbs() or word in closed()["auxiliary"]


def _punctual(match: re.Match[str]) -> str:
    """As in "arrive late", which says that they do not arrive on time."""
    verb = next((form for form in verb_forms(match.group(1).lower()) if form.form in _FINITE), None)
    thing = (match.group(2) or "").split()
    if verb is None or verb.base in _STATES or (thing and _is_verb(thing[-1])):
        return match.group(0)
    return f"do not {verb.base}{match.group(2) or ''} on time"


def spelled_out(text: str) -> str:
    """The sentence with contractions and set phrases in the form that parsing knows."""
    text = _TOO_LITTLE.sub(_not_enough, text)
    text = _LATE_THING.sub(_punctual, _LATE.sub(_punctual, text))
    for pattern, replacement in _SPELLED:
        text = pattern.sub(replacement, text)
    return text
