"""The embedded engine's front door: a brief in, a draft out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.composer.brief import Understanding, understand
from coach.composer.ideas import ideas_of
from coach.composer.intents import is_gibberish
from coach.composer.issue import Issue
from coach.composer.library import Found, from_library, linked
from coach.composer.questions import OFF_TOPIC, questions_for
from coach.composer.slots import slots_of
from coach.composer.templates import filled
from coach.composer.values import Draft, Notice, ObjectiveType
from coach.composer.variants import Material, variant
from coach.composer.wishing import add_wish
from retrieval.port import LibrarySearch

KINDS: tuple[ObjectiveType, ...] = ("committed", "aspirational", "learning")
MOST_VARIANTS = 6
MOST_ISSUES = 5
SEARCHED = 3  # issues that are looked up in the library
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
    materials = [
        _material(issue, index, brief, search) for index, issue in enumerate(_ranked(brief))
    ]
    written = tuple(
        variant(materials, brief, kind, turn, angle)
        for kind, turn, angle in _plan(request, brief, len(materials))
    )
    return Draft("composer", None, None, written, questions_for(written, brief), tuple(notices))


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

    ordered = sorted(enumerate(brief.issues), key=rank)
    return [issue for _, issue in ordered[:MOST_ISSUES]]


def _material(issue: Issue, index: int, brief: Understanding, search: LibrarySearch) -> Material:
    slots = slots_of(issue, brief)
    add_wish(slots, issue)
    ideas = ideas_of(issue, slots, index)
    found = from_library(issue, brief, search, index) if index < SEARCHED else Found()
    initiatives: Sequence[str] = ()
    if issue.match is not None:
        initiatives = [
            text for each in issue.match.shape.initiatives if (text := filled([each], slots))
        ]
    ideas = linked(ideas, found)
    taken = ideas[0].kpi
    others = [idea for idea in found.ideas if idea.kpi != taken]
    sure = found.sure and issue.match is None and issue.wish is None and not ideas[0].has_numbers
    merged = [*others, *ideas] if sure else [*ideas[:2], *others, *ideas[2:]]
    return Material(
        issue,
        slots,
        tuple(merged),
        (*initiatives[:1], *found.initiatives, *initiatives[1:]),
        found.guards,
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
