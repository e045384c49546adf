"""What the library adds to a brief: KPIs that measure it, with their companions and guardrails.

The whole brief decides whether the library knows its field: the functions of everything found vote.
In a field of its own an entry is trusted early; elsewhere only where nearly every word agrees.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from coach.composer.brief import Understanding
from coach.composer.clauses import Clause
from coach.composer.fitness import called, coverage, familiar, names, shared, subject_words
from coach.composer.idea import Idea
from coach.composer.intents import is_identity
from coach.composer.levels import Level
from coach.composer.measures import DURATION_UNITS
from coach.composer.wording import invents
from retrieval.library.entries import Kpi, kpis
from retrieval.port import LibrarySearch
from retrieval.words import stems

LOOKED_AT = 6
HOME_SHARE = 0.45  # of the votes, from which a function is the brief's own
HOME_VOTES = 1.6
NAMED = 0.25  # what it adds to a fit that a clause calls the metric by its name
READ = 600  # characters of a brief that are looked up as a whole
SEARCHED = 2  # issues that are looked up
SURE = 0.75
NEAR = 0.6  # score of a search from which an entry measures the same
PLAINLY = 0.55
ALONE = 0.6  # fit from which one word in common will do at home
KNOWN_BESIDE = 0.5
KNOWN_NEAR = 0.6
# Fit, and part of the metric's words that must be no news to the brief: the one makes up for the
# other. Abroad nearly every word must agree, and one word in common may be chance.
_AT_HOME = ((0.9, 0.5), (0.4, 0.6))
_ABROAD = ((0.9, 0.5), (0.62, 0.66))
_ABROAD_WITH_A_HOME = ((0.9, 0.66),)
SHARED_ABROAD = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """An entry, how well it fits, and which issue it answers."""

    entry: Kpi
    score: float
    issue: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the library offers for a brief, best first."""

    fits: tuple[Fit, ...] = ()
    function: str = ""
    nearest: tuple[Fit, ...] = ()
    """For each issue the entry that comes nearest, though its words may not be usable."""

    def of_issue(self, index: int) -> tuple[Fit, ...]:
        """The entries that answer one issue."""
        return tuple(fit for fit in self.fits if fit.issue == index)


@cache
def _by_id() -> dict[str, Kpi]:
    return {entry.id: entry for entry in kpis()}


def consult(brief: Understanding, said: Sequence[Clause], search: LibrarySearch) -> Shelf:
    """Look up the issues' clauses, one more that tells the background, and the brief as a whole."""
    asked = [clause.text for clause in said[:SEARCHED]]
    whole = len(asked)
    told = (each.text for each in brief.background if each.predicate and not is_identity(each))
    aside = next(told, "") if whole < SEARCHED else ""
    asked += [text for text in (aside, brief.text[:READ]) if text and text not in asked]
    found: list[Fit] = []
    nearest: list[Fit] = []
    for index, text in enumerate(asked):
        subject = subject_words(text)
        for match in search.kpis(text, limit=LOOKED_AT):
            score = match.score * coverage(match.entry, subject)
            place = index if index < whole else _nearest(match.entry, said)
            named = bool(said) and names(match.entry, said[place].text)
            score += NAMED if named else 0.0
            found.append(Fit(match.entry, score, place))
            near = match.score >= NEAR and called(match.entry, text)
            if near and familiar(match.entry, frozenset(stems(brief.text))) >= KNOWN_NEAR:
                nearest.append(found[-1])
    function = _home(found)
    words = frozenset(stems(brief.text))
    best: dict[str, Fit] = {}
    for fit in sorted(found, key=lambda each: -each.score):
        if fit.entry.id not in best and _speaks(fit, function, words):
            best[fit.entry.id] = fit
    return Shelf(tuple(best.values()), function, tuple(nearest))


def linked(idea: Idea, shelf: Shelf, index: int) -> Idea:
    """Name the library KPI that an idea of own words moves, where both measure alike."""
    if idea.kpi is not None:
        return idea
    for fit in shelf.nearest:
        units = {fit.entry.unit, idea.unit}
        same = len(units) == 1 or units <= set(DURATION_UNITS)
        if fit.issue == index and same and fit.entry.direction == idea.direction:
            return replace(idea, kpi=fit.entry.id)
    return idea


def _nearest(entry: Kpi, said: Sequence[Clause]) -> int:
    """The clause that an entry found for the whole brief answers."""
    covered = [coverage(entry, subject_words(clause.text)) for clause in said]
    return covered.index(max(covered)) if covered else 0


def _home(found: list[Fit]) -> str:
    votes: dict[str, float] = {}
    for fit in found:
        votes[fit.entry.function] = votes.get(fit.entry.function, 0.0) + fit.score
    total = sum(votes.values())
    function, most = max(votes.items(), key=lambda vote: vote[1], default=("", 0.0))
    return function if total and most >= HOME_VOTES and most / total >= HOME_SHARE else ""


def _speaks(fit: Fit, home: str, brief: frozenset[str]) -> bool:
    own = fit.entry.function == home
    if own and fit.score < ALONE and shared(fit.entry, brief) < SHARED_ABROAD:
        return False
    if invents(f"{fit.entry.phrase} {fit.entry.unit}", ""):
        return False
    if not own and shared(fit.entry, brief) < SHARED_ABROAD:
        return False
    known = familiar(fit.entry, brief)
    elsewhere = _ABROAD_WITH_A_HOME if home else _ABROAD
    limits = _AT_HOME if own else elsewhere
    return any(fit.score >= score and known >= part for score, part in limits)


def trusted(entry: Kpi, brief: Understanding) -> bool:
    """Whether an entry's words are the brief's own, or of no trade at all."""
    return familiar(entry, frozenset(stems(brief.text))) >= KNOWN_BESIDE


def companions(entry: Kpi, brief: str) -> tuple[Kpi, ...]:
    """What is measured beside an entry, as far as its words bring no number of their own."""
    found = (_by_id().get(name) for name in entry.companions)
    return tuple(
        each for each in found if each and not invents(f"{each.phrase} {each.unit}", brief)
    )


def guardrail(entry: Kpi, brief: str) -> Kpi | None:
    """What must not suffer while an entry moves."""
    found = _by_id().get(entry.guardrail)
    if found is None or invents(f"{found.phrase} {found.unit}", brief):
        return None
    return found


def idea_of(entry: Kpi, index: int) -> Idea:
    """An entry as a way to measure an issue."""
    return Idea(
        metric=entry.phrase,
        unit=entry.unit,
        direction=entry.direction,
        kind=entry.kind,
        source=index,
        kpi=entry.id,
        why=f"{entry.name}: {entry.definition}",
    )


def carries(fit: Fit, level: Level, clause: Clause, brief: str) -> bool:
    """Whether a number of a clause measures an entry: same scale, same name, same side."""
    if not _same_scale(fit.entry.unit, level):
        return False
    around = f"{clause.text[: level.start]} {clause.text[level.end :]}"
    if _opposed(fit.entry, around):
        return False
    if level.kind == "percent" and not _same_whole(fit.entry, level, clause):
        return False
    plain = clause.verb in {"be", ""} and fit.score >= PLAINLY and called(fit.entry, around)
    sure = plain or (fit.score >= SURE and level.kind == "duration")
    return sure or names(fit.entry, around) or (_points_back(clause) and names(fit.entry, brief))


_FAULTS = frozenset(
    stems(
        "error errors mistake mistakes defect defects fault faults late missed missing lost lose "
        "drop dropout no-show cancel churn unused unsold waste wasted damaged broken wrong "
        "reject rejected complaint complaints absent fail failed failure"
    )
)


def _same_whole(entry: Kpi, level: Level, clause: Clause) -> bool:
    """Whether "12% of them" is a part of what the entry takes its share of."""
    whole = re.match(
        r"\s*of ((?:the |our |all |my )?[a-z][\w' -]*)", clause.text[level.end :].lower()
    )
    part = re.match(r"share of (.+?)(?: who| that| we| with| in| of|$)", entry.phrase)
    if whole is None or part is None:
        return True
    heads = frozenset(stems(part.group(1)))
    if re.match(r"(?:them|these|those|it)\b", whole.group(1)):
        subject = clause.subject.words if clause.subject is not None else ""
        return not heads & frozenset(stems(subject))
    return bool(heads & frozenset(stems(whole.group(1))))


def _points_back(clause: Clause) -> bool:
    words = set(clause.lower.replace(".", " ").split())
    return bool(words & {"it", "them", "that", "they", "this"})


def _opposed(entry: Kpi, around: str) -> bool:
    """Whether a number beside a fault would stand for the good side, or the other way round."""
    said = frozenset(stems(around))
    faulty = bool(said & _FAULTS)
    good = entry.direction == "increase"
    if good and faulty:
        return not frozenset(stems(entry.phrase)) & _FAULTS
    praised = bool({"only", "just", "barely"} & set(around.lower().split()))
    return not good and praised and entry.unit == "%"


def _same_scale(unit: str, level: Level) -> bool:
    if level.kind == "percent":
        return unit == "%"
    if level.kind == "duration":
        return unit in DURATION_UNITS
    if level.kind == "money":
        return unit == level.unit
    if level.kind in {"rating", "points"}:
        return unit == level.unit
    return level.kind == "count" and unit == ""
