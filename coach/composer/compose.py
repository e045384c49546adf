"""The embedded engine's front door: a brief in, a draft out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.composer.brief import Understanding, understand
from coach.composer.frames import safe_ideas
from coach.composer.ideas import ideas_of
from coach.composer.intents import is_gibberish
from coach.composer.issue import Issue
from coach.composer.library import Shelf, consult, linked
from coach.composer.material import Material
from coach.composer.questions import OFF_TOPIC, questions_for
from coach.composer.selection import last_resorts, merged
from coach.composer.slots import slots_of
from coach.composer.soundness import is_sound
from coach.composer.templates import filled
from coach.composer.values import Draft, Notice, ObjectiveType, Variant
from coach.composer.variants import variant
from coach.composer.wishing import add_wish
from retrieval.port import LibrarySearch

KINDS: tuple[ObjectiveType, ...] = ("committed", "aspirational", "learning")
MOST_VARIANTS = 6
MOST_ISSUES = 5
_VAGUE = re.compile(r"(?i)(?:something|it|things|everything|that) (?:is|are|goes|go|has|feels?)\b")
EARLIER = 0.3  # what a place further back in the brief costs an issue


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for. ``type`` None means one variant of each type."""

    brief: str
    type: ObjectiveType | None = None
    variants: int = 3
    team: str = ""


def compose(request: Request, search: LibrarySearch) -> Draft:
    """Draft OKRs for a brief: pure, the same for the same input, and with no number of its own.

    A brief with nothing to draft from gives no variants, a notice with the code ``off_topic`` and a
    question that helps on.
    """
    brief = understand(request.brief)
    if request.team:
        brief = replace(brief, us=brief.us or f"the {_team(request.team)}")
    notices = notices_of(brief)
    if brief.is_empty or brief.foreign or is_gibberish(brief.text):
        return _nothing(brief, notices)
    issues = _ranked(brief)
    shelf = consult(brief, [issue.clause for issue in issues], search)
    materials = _strongest_first(
        [_material(issue, index, brief, shelf) for index, issue in enumerate(issues)]
    )
    written: list[Variant] = []
    for kind, turn, angle in _plan(request, brief, len(materials)):
        written.append(variant(materials, brief, kind, turn, angle, written))
    questions = questions_for(tuple(written), brief)
    return Draft("composer", None, None, tuple(written), questions, tuple(notices))


def _strongest_first(materials: list[Material]) -> list[Material]:
    """What the library knows, or a number tells, leads; the order of the brief decides the rest."""

    def strength(material: Material) -> float:
        known = material.fits[0].score if material.fits else 0.0
        numbered = 0.5 if material.ideas[0].has_numbers else 0.0
        told = 0.4 if material.issue.match or material.issue.wish else 0.0
        return -(known + numbered + max(told, 0.3 if material.safe else 0.0))

    return sorted(materials, key=strength)


def _team(name: str) -> str:
    lowered = name.strip()
    return (
        lowered if lowered.lower().endswith(("team", "department", "group")) else f"{lowered} team"
    )


def _ranked(brief: Understanding) -> list[Issue]:
    """Issues with numbers and with a known shape lead; the order of the brief decides the rest."""

    def rank(pair: tuple[int, Issue]) -> tuple[float, int]:
        index, issue = pair
        numbers = 0.7 if issue.clause.levels else 0.0
        shaped = 0.6 if issue.match else 0.0
        return (-(numbers + shaped + issue.weight - EARLIER * min(index, 4)), index)

    known = [issue for issue in brief.issues if not _VAGUE.match(issue.clause.text)]
    ordered = sorted(enumerate(known or brief.issues), key=rank)
    return [issue for _, issue in ordered[:MOST_ISSUES]]


def _material(issue: Issue, index: int, brief: Understanding, shelf: Shelf) -> Material:
    slots = slots_of(issue, brief)
    add_wish(slots, issue)
    own = [idea for idea in ideas_of(issue, slots, index) if is_sound(idea.metric)]
    fits = shelf.of_issue(index)
    initiatives: Sequence[str] = ()
    if issue.match is not None:
        initiatives = [
            text for each in issue.match.shape.initiatives if (text := filled([each], slots))
        ]
    ideas = merged(issue, index, own, fits, brief) or tuple(last_resorts(issue, slots, index))
    return Material(
        issue,
        slots,
        (linked(ideas[0], shelf, index), *ideas[1:]),
        tuple(
            dict.fromkeys(
                [*(text for fit in fits[:2] for text in fit.entry.initiatives[:2]), *initiatives]
            )
        ),
        fits,
        tuple(safe_ideas(issue, slots, index)),
    )


def _plan(
    request: Request, brief: Understanding, issues: int
) -> list[tuple[ObjectiveType, int, int]]:
    """Type, wording and leading issue of each variant."""
    count = max(1, min(request.variants, MOST_VARIANTS))
    kinds: list[ObjectiveType]
    if request.type is not None:
        kinds = [request.type] * count
    else:
        ordered = [kind for kind in KINDS if kind == brief.ambition] + [
            kind for kind in KINDS if kind != brief.ambition
        ]
        kinds = [ordered[index % len(ordered)] for index in range(count)]
    plan: list[tuple[ObjectiveType, int, int]] = []
    for index, kind in enumerate(kinds):
        turn = kinds[:index].count(kind)
        angle = turn % issues if request.type is not None or turn else 0
        plan.append((kind, turn, angle))
    return plan


def notices_of(brief: Understanding) -> list[Notice]:
    """Say what of the brief was left out, and why."""
    notices: list[Notice] = []
    if brief.injected:
        notices.append(
            Notice(
                "injection",
                "Part of the text gives orders to the program. It was read as text and left out.",
            )
        )
    if brief.shortened:
        notices.append(
            Notice(
                "thin",
                "The text is very long: only its beginning was read. Put the problem first, in "
                "a few sentences.",
            )
        )
    return notices


def _nothing(brief: Understanding, notices: list[Notice]) -> Draft:
    if brief.foreign:
        text = "The composer drafts in English only. Say it in English, or set up a language model."
    elif brief.text:
        text = (
            "There is nothing here to draft an OKR from: the text names no work, problem "
            "or wish of a team."
        )
    else:
        text = "The brief is empty. Describe in a sentence or two what your team struggles with."
    return Draft("composer", None, None, (), OFF_TOPIC, (*notices, Notice("off_topic", text)))
