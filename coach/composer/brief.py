"""What a brief says, understood: problems, wishes, tasks, holds, people, ambition and deadline."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from coach.composer.clauses import Clause, clauses
from coach.composer.cleaning import CleanText, clean
from coach.composer.inflection import capitalised
from coach.composer.intents import (
    AMBITION_PATTERNS,
    DEADLINE,
    LEARNING,
    addresses_machine,
    is_identity,
    is_noise,
    is_other_language,
    speaks_of_work,
    without_request,
)
from coach.composer.levels import Level
from coach.composer.lexicon import closed, trades
from coach.composer.measures import METRIC_NOUNS
from coach.composer.people import works
from coach.composer.phrases import NounPhrase, noun_phrases
from coach.composer.shapes import LEVEL_MARK, ShapeMatch, matching
from coach.composer.spelling import sentences
from coach.composer.tagging import tag
from coach.composer.values import ObjectiveType
from coach.composer.wishes import Wish, wish_in
from retrieval.words import stems

_HEADS = frozenset({"team", "staff", "manager", "boss", "crew", "owner", "head", "lead", "leader"})
_SCALED = frozenset({"percent", "duration", "rating"})
ELSEWHERE = 1_000_000
NEARBY = 25  # characters after a number in which it says what it counts
MENTIONED = 2  # the weight of somebody named once
SIGNIFICANT = 2  # words of the brief that must mean something before we draft


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that should change: a complaint or a wish, with the shape it has, if any."""

    clause: Clause
    match: ShapeMatch | None
    wish: Wish | None = None
    weight: float = 1.0

    @property
    def complains(self) -> bool:
        """Whether the clause complains, by its shape or its words."""
        return self.match is not None or self.weight >= 1

    @property
    def is_wanted(self) -> bool:
        """Whether the statement is the good thing, denied or too rare, and not the bad one."""
        clause = self.clause
        if self.wish is not None:
            return self.wish.up
        if clause.negated or clause.nobody:
            return True
        base = next((level for level in clause.levels if level.role == "baseline"), None)
        goal = next((level for level in clause.levels if level.role == "target"), None)
        if (
            base is not None
            and goal is not None
            and base.kind in {"percent", "count", "money", "rating", "points"}
            and base.value != goal.value
        ):
            return goal.value > base.value
        return base is not None and bool(re.search(r"\b(only|just|barely|merely)\b", clause.lower))


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


def _gathered(
    plain: CleanText, kept: list[str], parsed: list[Clause], *, injected: bool
) -> Understanding:
    text = ". ".join(kept)
    lowered = text.lower()
    issues: list[Issue] = []
    tasks: list[str] = []
    holds: list[Clause] = []
    background: list[Clause] = []
    wish: Wish | None = None
    for clause in parsed:
        wish = wish_in(clause, wish)
        if wish is not None and wish.kind == "hold":
            holds.append(clause)
        elif _goes_on(clause, wish, issues):
            _attach(issues, clause)
        elif wish is not None and wish.kind == "task":
            tasks.append(capitalised(wish.text))
        elif wish is not None and wish.kind != "level":
            issues.append(Issue(clause, _shape_of(clause), wish))
        elif wish is None and is_identity(clause):
            background.append(clause)
        elif wish is None:
            _sort_statement(clause, issues, background)
    trade = _trade(
        " ".join([*kept[:1], *(each.lower for each in parsed if is_identity(each))]).lower()
    )
    foreign = is_other_language(text)
    if not issues and not foreign and speaks_of_work(text) and len(text.split()) > SIGNIFICANT + 2:
        issues = _from_background(background)
    return Understanding(
        raw=plain.text,
        text=text,
        issues=tuple(issues),
        tasks=tuple(dict.fromkeys(tasks)),
        holds=tuple(holds),
        trade=trade,
        who=_main_people(parsed, trade["who"] if trade else ""),
        us=_team_name(parsed, text),
        deadline=_deadline(parsed, issues),
        ambition=_ambition(lowered),
        shortened=plain.shortened,
        injected=injected,
        foreign=foreign,
        background=tuple(background),
    )


def _goes_on(clause: Clause, wish: Wish | None, issues: list[Issue]) -> bool:
    """Whether a clause only says where the issue before should go: "and must come down to 7"."""
    if not issues:
        return False
    if wish is not None and wish.kind == "level":
        return True
    own = [each for each in clause.phrases if not each.is_empty]
    aims = bool(clause.levels) and (clause.levels[0].role == "target" or clause.verb in {"be", ""})
    if not own and (aims or (wish is not None and wish.kind == "change")):
        return True
    if not clause.levels:
        return False
    if _says_only_a_level(clause):
        return True
    level = clause.levels[0]
    return (
        level.role == "target" and len(clause.levels) == 1 and _waits_for(issues, level) is not None
    )


def _sort_statement(clause: Clause, issues: list[Issue], background: list[Clause]) -> None:
    """A complaint becomes an issue, a bare level joins the issue before, the rest is background."""
    match = _shape_of(clause)
    if match or _complains(clause):
        issues.append(Issue(clause, match))
    elif clause.levels and _tells_a_level(clause):
        issues.append(Issue(clause, None, weight=0.6))
    else:
        background.append(clause)


def _tells_a_level(clause: Clause) -> bool:
    """Whether a statement without a complaint is about a number that could move."""
    head = clause.phrases[0].head.lower() if clause.phrases else ""
    if not clause.predicate:
        return head in METRIC_NOUNS or clause.levels[0].kind in _SCALED
    subject = clause.subject
    if subject is not None and (subject.is_people or not subject.is_empty):
        return any(
            level.kind != "count" or level.shown.replace(",", "").isdigit()
            for level in clause.levels
        )
    return (
        any(each.head.lower() in METRIC_NOUNS for each in clause.phrases) or clause.verb == "have"
    )


def _says_only_a_level(clause: Clause) -> bool:
    words = re.sub(
        r"\b(currently|now|today|at|the|moment|right|it|is|was|we|are|our|target|goal|"
        r"aim|would|like|want|need|to|be|get|down|up|about|around|"
        r"this|that|should|from|only|just|average|on|of|last|year|month|quarter|season|"
        r"currently|present|for|ideally|under|below|over|above|a|an|per|day|week|"
        r"baseline|"
        r"them|these|open|pending|outstanding|unread|waiting|great|nice|good|ideal|enough|fine|"
        r"perfect|max|maximum|minimum|better|okay|ok|love|and|in|by|time|so|far|reach|"
        r"hope|least|most|than|more|less|stands|stand|roughly|median|figure|number|"
        r"needs|has|wants|rather|ago|used)\b",
        "",
        re.sub(r"[\d.,%€$£/()]+", " ", clause.lower),
    )
    units = {level.unit for level in clause.levels} | {
        level.unit.rstrip("s") for level in clause.levels
    }
    return not [word for word in words.split() if word not in units and word.isalpha()]


def _attach(issues: list[Issue], clause: Clause) -> None:
    """Give levels, or a "halve that", said in a clause of their own to the issue they belong to."""
    if not clause.levels:
        last = issues[-1]
        joined = replace(last.clause, text=f"{last.clause.text} and {clause.text}")
        issues[-1] = replace(last, clause=joined)
        return
    for level in clause.levels:
        found = _waits_for(issues, level, clause)
        index = len(issues) - 1 if found is None else found
        chosen = issues[index]
        # An offset past the text marks a level that stood elsewhere.
        placed = replace(level, start=ELSEWHERE, end=ELSEWHERE)
        joined = replace(chosen.clause, levels=(*chosen.clause.levels, placed))
        issues[index] = replace(chosen, clause=joined)


def _waits_for(issues: list[Issue], level: Level, clause: Clause | None = None) -> int | None:
    """The issue with a start on the same scale and no goal yet; words in common decide."""
    open_ones = [
        index
        for index, issue in enumerate(issues)
        if level.role == "target" and _is_open_for(issue.clause.levels, level)
    ]
    if not open_ones:
        return None
    said = (
        set(stems(clause.text[level.start : level.end + NEARBY])) if clause is not None else set()
    )
    return max(open_ones, key=lambda each: (len(said & set(stems(issues[each].clause.text))), each))


def _is_open_for(levels: tuple[Level, ...], level: Level) -> bool:
    roles = {each.role: each for each in levels}
    base = roles.get("baseline")
    if base is None or "target" in roles:
        return False
    bare = level.kind == "count" and (not level.noun or base.kind == "count")
    return base.kind == level.kind or bare


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
        if any(not phrase.is_empty and len(phrase.head) > SIGNIFICANT for phrase in clause.phrases)
        and _is_english(clause)
    ]
    return [Issue(clause, None, weight=0.5) for clause in useful[:3]]


def _is_english(clause: Clause) -> bool:
    known = closed()
    small = known["determiner"] | known["possessive"] | known["preposition"] | known["auxiliary"]
    verbs_found = any(token.tag in {"VERB", "AUX", "ING"} for token in clause.tokens)
    return verbs_found and any(token.lower in small for token in clause.tokens)


def _main_people(parsed: list[Clause], served: str) -> str:
    """The people the brief speaks of most; a name in passing does not outweigh the trade's."""
    counted: Counter[str] = Counter()
    for clause in parsed:
        if is_identity(clause):
            continue
        for phrase in clause.phrases:
            if _names_people(phrase):
                counted[phrase.many()] += (3 if phrase == clause.subject else 2) - (
                    2 if works(phrase.head) else 0
                )
    best = counted.most_common(1)
    if not best or best[0][1] < MENTIONED:
        return ""
    if served and works(best[0][0]):
        return ""
    return (
        ""
        if served and best[0][1] <= MENTIONED + 1 and not _opens(parsed, best[0][0])
        else best[0][0]
    )


def _trade(text: str) -> dict[str, Any] | None:
    """The trade that the brief names first."""
    named = (
        (match.start(), trade) for trade in trades() if (match := re.search(trade["name"], text))
    )
    return min(named, key=lambda pair: pair[0], default=(0, None))[1]


def _opens(parsed: list[Clause], people: str) -> bool:
    """Whether the first statements are about these people."""
    told = [clause for clause in parsed if not is_identity(clause)][:2]
    return any(phrase.many() == people for clause in told for phrase in clause.phrases)


def _names_people(phrase: NounPhrase) -> bool:
    return phrase.is_people and not phrase.is_empty and not phrase.is_name and (
        phrase.head.lower() not in _HEADS
    )  # fmt: skip


def _spoken(word: str) -> str:
    """A word in lower case unless it is an acronym."""
    return word if word[1:] != word[1:].lower() else word.lower()


def _names_team(phrase: NounPhrase) -> bool:
    if phrase.head.lower() in {"team", "choir"}:
        return True
    return not phrase.is_empty and not phrase.is_people


def _team_name(parsed: list[Clause], text: str) -> str:
    match = re.search(r"\b(?:our|the|my|this) ((?:[a-z-]+ ){0,2}(?:team|choir|club|museum|library|"
r"school|clinic|bakery|gym|studio|shop|farm|theatre|orchestra|band|charity|"
r"church|hotel|hostel|cafe|café|restaurant|brewery|workshop|factory|plant|ward|"
r"rescue|shelter|parish|society|association|department|practice|nursery|"
r"vineyard|garden|zoo|cinema|festival|company|firm|centre|center|home|station|"
r"office|lab|laboratory|depot|warehouse|garage|salon|yard))\b", text, re.IGNORECASE)  # fmt: skip
    for clause in parsed:
        if is_identity(clause):
            found = next(filter(_names_team, clause.phrases), None)
            if (
                found is not None
                and not found.is_plural
                and not found.is_mass
                and not found.is_name
            ):
                return f"the {_spoken(found.head)}"
    if match and match.group(1).split()[0].lower() not in {
        "whole",
        "entire",
        "other",
        "next",
        "head",
    }:
        return f"the {' '.join(_spoken(word) for word in match.group(1).split())}"
    return ""


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
