"""What a brief says, understood: problems, wishes, tasks, holds, people, ambition and deadline."""

import re
from dataclasses import dataclass, replace
from typing import Any

from coach.composer.clauses import Clause, clauses
from coach.composer.cleaning import CleanText, clean
from coach.composer.continuations import attach, goes_on, tells_a_level
from coach.composer.inflection import capitalised
from coach.composer.intents import (
    AMBITION_PATTERNS,
    DEADLINE,
    FEW_WORDS,
    LEARNING,
    addresses_machine,
    is_identity,
    is_noise,
    is_other_language,
    speaks_of_work,
    without_request,
)
from coach.composer.issue import Issue
from coach.composer.lexicon import closed
from coach.composer.naming import main_people, team_name, trade_of
from coach.composer.phrases import noun_phrases
from coach.composer.shapes import LEVEL_MARK, ShapeMatch, matching
from coach.composer.spelling import sentences
from coach.composer.tagging import tag
from coach.composer.values import ObjectiveType
from coach.composer.wishes import Wish, wish_in

SIGNIFICANT = 2  # words of the brief that must mean something before we draft


@dataclass(frozen=True, slots=True)
class Understanding:
    """A brief, read. ``us`` is how the team is named in a text; empty when it says only "we"."""

    raw: str
    text: str
    issues: tuple[Issue, ...]
    tasks: tuple[str, ...]
    holds: tuple[Clause, ...]
    trade: dict[str, Any] | None
    who: str
    us: str
    deadline: str
    ambition: ObjectiveType | None
    shortened: bool
    injected: bool
    foreign: bool
    background: tuple[Clause, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draft from."""
        return not self.issues


def understand(raw: str) -> Understanding:
    """Read a brief. Words aimed at the machine are left out and flagged, never followed."""
    plain = clean(raw)
    kept, injected = _honest(plain)
    parsed: list[Clause] = []
    for sentence in kept:
        parsed.extend(clauses(sentence, parsed[-1] if parsed else None))
    return replace(_gathered(plain, kept, parsed, injected=injected), raw=raw)


def _honest(plain: CleanText) -> tuple[list[str], bool]:
    """The sentences that talk about the team's work, and whether others tried to give orders."""
    kept: list[str] = []
    injected = plain.templated
    for sentence in sentences(plain.text):
        if addresses_machine(sentence):
            injected = True
            continue
        asked = without_request(sentence)
        if asked and not is_noise(asked):
            kept.append(asked)
    return list(dict.fromkeys(kept)), injected


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The clauses of a brief by what they do."""

    issues: list[Issue]
    tasks: list[str]
    holds: list[Clause]
    background: list[Clause]


def _sorted(parsed: list[Clause]) -> _Sorted:
    found = _Sorted([], [], [], [])
    wish: Wish | None = None
    for clause in parsed:
        wish = wish_in(clause, wish)
        if wish is not None and wish.kind == "hold":
            found.holds.append(clause)
        elif goes_on(clause, wish, found.issues):
            attach(found.issues, clause)
        elif wish is not None:
            _sort_wish(clause, wish, found)
        elif is_identity(clause):
            found.background.append(clause)
        else:
            _sort_statement(clause, found.issues, found.background)
    return found


def _sort_wish(clause: Clause, wish: Wish, found: _Sorted) -> None:
    if wish.kind == "task":
        found.tasks.append(capitalised(wish.text))
    elif wish.kind != "level":
        found.issues.append(Issue(clause, _shape_of(clause), wish))


def _gathered(
    plain: CleanText, kept: list[str], parsed: list[Clause], *, injected: bool
) -> Understanding:
    text = ". ".join(kept)
    found = _sorted(parsed)
    said_first = [*kept[:1], *(each.lower for each in parsed if is_identity(each))]
    trade = trade_of(" ".join(said_first).lower())
    foreign = is_other_language(text)
    issues = found.issues
    of_work = speaks_of_work(text) or trade is not None or any(map(is_identity, parsed))
    if not issues and not foreign and of_work and len(text.split()) > FEW_WORDS:
        issues = _from_background(found.background)
    return Understanding(
        raw=plain.text,
        text=text,
        issues=tuple(issues),
        tasks=tuple(dict.fromkeys(found.tasks)),
        holds=tuple(found.holds),
        trade=trade,
        who=main_people(parsed, trade["who"] if trade else ""),
        us=team_name(parsed, text),
        deadline=_deadline(parsed, issues),
        ambition=_ambition(text.lower()),
        shortened=plain.shortened,
        injected=injected,
        foreign=foreign,
        background=tuple(found.background),
    )


def _sort_statement(clause: Clause, issues: list[Issue], background: list[Clause]) -> None:
    """A complaint becomes an issue, a bare level joins the issue before, the rest is background."""
    match = _shape_of(clause)
    if match or _complains(clause):
        issues.append(Issue(clause, match))
    elif clause.levels and tells_a_level(clause):
        issues.append(Issue(clause, None, weight=0.6))
    else:
        background.append(clause)


def _shape_of(clause: Clause) -> ShapeMatch | None:
    text = clause.text
    for level in reversed(clause.levels):
        text = f"{text[: level.start]}{LEVEL_MARK} {level.noun}{text[level.end :]}"
    people = clause.subject is not None and clause.subject.is_people
    people = people or any(phrase.is_people for phrase in clause.phrases) or clause.nobody
    people = people or clause.pronoun in {"we", "they", "i"}
    skip: set[str] = set()
    if clause.subject is not None and clause.subject.is_people:
        skip |= {"breakdown", "shabby", "late"}  # what befalls things
    if clause.pronoun in {"we", "i"}:
        skip.add("uninformed")  # what we do not know is to be learnt, not announced
    if clause.subject is not None and clause.nobody and clause.predicate:
        skip.add("scarce")  # "few shifts are covered" asks for cover, and not for shifts
    if clause.subject is not None and clause.subject.determiner == "many" and clause.verb != "be":
        skip.add("excess")  # "many people put mugs in the cart" complains of what they do
    match = matching(text.lower(), about_people=people, skip=frozenset(skip))
    if match is not None and match.shape.id == "lost-search" and _names_somebody(match):
        match = matching(text.lower(), about_people=people, skip=frozenset({*skip, "lost-search"}))
    return match


def _names_somebody(match: ShapeMatch) -> bool:
    phrase = next(iter(noun_phrases(tag(match.captured.get("x", ""), finite=False))), None)
    return phrase is not None and phrase.is_people


def _complains(clause: Clause) -> bool:
    if clause.negated or clause.nobody:
        return True
    words = set(re.findall(r"[a-z'-]+", clause.lower))
    return bool(words & closed()["negative"])


def _from_background(background: list[Clause]) -> list[Issue]:
    """With no complaint and no wish, the statements themselves are the subject."""
    useful = [
        clause
        for clause in background
        if not is_identity(clause)
        and (
            clause.levels
            or any(not each.is_empty and len(each.head) > SIGNIFICANT for each in clause.phrases)
        )
        and _is_english(clause)
    ] or [clause for clause in background if clause.predicate and _is_english(clause)]
    return [Issue(clause, None, weight=0.5) for clause in useful[:3]]


def _is_english(clause: Clause) -> bool:
    known = closed()
    small = known["determiner"] | known["possessive"] | known["preposition"] | known["auxiliary"]
    verbs_found = any(token.tag in {"VERB", "AUX", "ING"} for token in clause.tokens)
    return verbs_found and any(token.lower in small for token in clause.tokens)


def _deadline(parsed: list[Clause], issues: list[Issue]) -> str:
    """The date by which the team wants to be there; a date inside a complaint is none."""
    complaints = {
        issue.clause.text for issue in issues if issue.wish is None and not _aims(issue.clause)
    }
    for clause in parsed:
        match = DEADLINE.search(clause.text)
        wanted = (
            wish_in(clause) is not None
            or _aims(clause)
            or (match and clause.text.strip() == match.group(0))
        )
        if match and wanted and clause.text not in complaints:
            return match.group(0).strip(" .,")
    return ""


def _aims(clause: Clause) -> bool:
    return any(level.role == "target" for level in clause.levels)


def _ambition(text: str) -> ObjectiveType | None:
    if LEARNING.search(text):
        return "learning"
    for ambition, pattern in AMBITION_PATTERNS:
        if pattern.search(text):
            return ambition
    return None
