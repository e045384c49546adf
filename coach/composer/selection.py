"""Which measures an issue gets: the library's where it knows the subject, else sound words."""

from dataclasses import replace

from coach.composer.brief import Understanding
from coach.composer.fitness import subject_words
from coach.composer.frames import safe_ideas
from coach.composer.idea import Idea, result
from coach.composer.issue import Issue
from coach.composer.library import Fit, carries, idea_of
from coach.composer.scales import measured, same_scale
from coach.composer.slots import Slots, people_of
from retrieval.library.entries import Kpi

STRONG = 0.6  # fit from which an entry says it better than the clause's own words
FROM_LIBRARY = 3


def merged(
    issue: Issue, index: int, own: list[Idea], fits: tuple[Fit, ...], brief: Understanding
) -> tuple[Idea, ...]:
    """Order the ideas: whoever carries the brief's numbers, then the library, then own words."""
    known = [idea_of(fit.entry, index) for fit in fits[:FROM_LIBRARY]]
    levels = same_scale(issue.clause.levels)
    main = next((level for level in levels if level.role != "change"), None)
    if main is not None:
        for place, fit in enumerate(fits[:FROM_LIBRARY]):
            if carries(fit, main, issue.clause, brief.text):
                kin = [each for each in levels if each.kind == main.kind or each.role == "change"]
                carrier = measured(known[place], kin, issue.clause)
                told = own and own[0].has_numbers and not called_by_phrase(fit.entry, issue)
                if told:
                    return (replace(own[0], kpi=fit.entry.id), *known, *own[1:])
                if carrier.direction == known[place].direction:
                    rest = [idea for idea in known if idea.kpi != carrier.kpi]
                    unnumbered = [idea for idea in own if not idea.has_numbers]
                    return (carrier, *rest, *unnumbered)
        if own and own[0].has_numbers:
            return (own[0], *known, *own[1:])
    if known and (fits[0].score >= STRONG or issue.match is None):
        return (*known, *own)
    return (*own[:1], *known, *own[1:])


def called_by_phrase(entry: Kpi, issue: Issue) -> bool:
    """Whether the entry's own metric holds a word of what was said, and not only its names."""
    return bool(subject_words(entry.phrase) & subject_words(issue.clause.text))


def last_resorts(issue: Issue, slots: Slots, index: int) -> list[Idea]:
    """What can always be measured: satisfaction with the topic, or with us."""
    found = safe_ideas(issue, slots, index)
    return found or [result(f"share of {people_of(slots)} satisfied with us", "%", index, up=True)]
