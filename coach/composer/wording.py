"""Checks on written lines, and the complaint as a clause that can follow "why"."""

import re

from coach.composer.brief import Issue
from coach.composer.clauses import detokenized
from coach.composer.templates import smooth

NUMBER_WORDS = re.compile(
    r"\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|millions|billion|dozen|dozens|half|halve|quarter|double|triple|twice|thrice|once|"
    r"first|second|third|fourth|fifth|single|10x|couple)\b",
    re.I,
)
_CUT = re.compile(
    r"\b(?:because|since|although|though|while|whereas|but|so|if|unless|which|or|until)\b|[,;:]"
)
LONGEST_WHY = 13  # words


def numbers_in(text: str) -> set[str]:
    """Digits and number words of a text, in one spelling."""
    digits = {number.replace(",", "") for number in re.findall(r"\d+(?:[.,]\d+)*", text)}
    return digits | {word.lower() for word in NUMBER_WORDS.findall(text)}


def invents(text: str, brief: str) -> bool:
    """Whether a line names a number, by digit or by word, that the brief does not hold."""
    return bool(numbers_in(text) - numbers_in(brief))


def _said(issue: Issue) -> str:
    """The predicate with its denial, as it stands after the subject."""
    clause = issue.clause
    plural = clause.subject is None or clause.subject.is_plural
    said = clause.many() if plural else clause.single()
    if not clause.negated:
        return said
    if clause.verb == "be":
        first, _, rest = said.partition(" ")
        return f"{first} not {rest}"
    return f"{'do' if plural else 'does'} not {clause.base()}"


def sentence_of(issue: Issue) -> str:
    """The complaint as it stands after "why": "concerts are half empty"; empty if it cannot."""
    clause = issue.clause
    if issue.wish is not None or not clause.predicate:
        return ""
    if clause.levels and clause.object is None and len(clause.predicate) < len(("verb", "rest")):
        return ""  # the level was its object: "the box brings 140 euros"
    if clause.verb == "take" and clause.levels:
        return ""
    if clause.pronoun in {"it", "there", "they", "you", "i"} or (
        clause.subject is None and not clause.pronoun
    ):
        return ""
    tokens = clause.tokens
    text = detokenized(tokens)
    if issue.is_wanted and not (clause.negated or clause.nobody) and clause.subject is not None:
        return smooth(f"so few {clause.subject.many()} {clause.many()}")
    text = re.sub(
        r"(?i)^(?:and|but|so|also|plus|now|still|then|however|honestly|right now|today|currently|sometimes|often)\s+",
        "",
        text,
    )
    if (
        clause.subject is not None
        and clause.subject.start > 0
        and clause.tokens[clause.subject.start].tag == "NOUN"
    ):
        text = detokenized(tokens[clause.subject.start :])
    text = _CUT.split(text)[0].strip()
    words = text.split()
    if clause.subject is not None and clause.subject.words.lower() not in text.lower():
        text = f"{clause.subject.definite()} {_said(issue)}"
        words = text.split()
    if not 2 <= len(words) <= LONGEST_WHY or words[-1].lower() in {
        "and",
        "of",
        "to",
        "for",
        "the",
        "a",
        "at",
        "in",
        "on",
        "with",
        "by",
    }:  # noqa: PLR2004 - subject and verb
        return ""
    text = re.sub(r"^(many|much|few)\b", r"so \1", text)
    if clause.verb == "wait" and any(level.kind == "duration" for level in clause.levels):
        text = re.sub(r"\bwait(s?)\b", r"wait\1 so long", text, count=1)
    return smooth(text)
