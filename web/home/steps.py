"""What somebody should do next, from what is there already. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.okrs.values import Status
from coach.people.values import Actor, Role


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: why, where, and the picture beside it."""

    title: str
    words: str
    href: str
    action: str
    sign: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What the first page knows.

    ``statuses`` are those of the team's objectives this cycle; ``planned`` is the cycle that is
    being planned, if there is one beside it.
    """

    actor: Actor
    has_direction: bool
    has_teams: bool
    cycle: str = ""
    team: str = ""
    team_id: str = ""
    planned: str = ""
    planned_id: str = ""
    statuses: Sequence[str] = ()


def next_steps(here: Situation) -> tuple[Step, ...]:
    """List what to do, the most useful first."""
    return (*_set_up(here), *_own_team(here), *_for_others(here), _learn())


def _set_up(here: Situation) -> Iterator[Step]:
    actor = here.actor
    if not here.has_teams and actor.has(Role.ADMIN, Role.HR):
        yield Step(
            "Add your teams",
            "OKRs belong to teams. Start with one team and its people.",
            "/teams/new",
            "Add a team",
            "teams",
        )
    if not here.cycle and actor.has(Role.ADMIN, Role.HR, Role.COACH):
        yield Step(
            "Set up a cycle",
            "OKRs live in a cycle, usually a quarter. Without one nothing can be submitted.",
            "/cycles/new",
            "Set it up",
            "flag",
        )
    if not here.has_direction and actor.has(Role.ADMIN):
        yield Step(
            "Say where the company is going",
            "Mission, vision and priorities: every draft starts from them.",
            "/organisation/edit",
            "State it",
            "compass",
        )


def _own_team(here: Situation) -> Iterator[Step]:
    if not here.team:
        if here.has_teams:
            yield Step(
                "You are in no team yet",
                "Ask an administrator to add you to yours. Meanwhile, look around.",
                "/teams",
                "See the teams",
                "teams",
            )
        return
    count = Counter(here.statuses)
    when = f" for {here.cycle}" if here.cycle else ""
    if not here.statuses:
        yield Step(
            f"Draft the OKRs of {here.team}{when}",
            "Say what the team struggles with; the coach drafts with you and asks for the numbers.",
            f"/drafts/new?team={here.team_id}",
            "Start drafting",
            "pen",
        )
    if here.planned:
        yield Step(
            f"Plan {here.planned} with {here.team}",
            "Planning is open. Draft together while there is time to talk.",
            f"/drafts/new?team={here.team_id}&cycle={here.planned_id}",
            "Start drafting",
            "pen",
        )
    if drafts := count[Status.DRAFT]:
        yield Step(
            f"Finish {_counted(drafts, 'draft')}",
            f"{here.team} has objectives that nobody else can see yet.",
            f"/okrs?team={here.team_id}&status=draft",
            "Look at them",
            "draft",
        )
    if waiting := count[Status.IN_REVIEW]:
        yield Step(
            f"Publish what {here.team} agreed on",
            f"{_counted(waiting, 'objective')} in review. Published ones are seen by everybody.",
            f"/okrs?team={here.team_id}&status=in_review",
            "Review",
            "check",
        )
    if count[Status.PUBLISHED]:
        yield Step(
            f"See the OKRs of {here.team}",
            f"{_counted(count[Status.PUBLISHED], 'objective')} published{when}.",
            f"/okrs?team={here.team_id}",
            "Open",
            "target",
        )


def _for_others(here: Situation) -> Iterator[Step]:
    if here.actor.has(Role.COACH):
        yield Step(
            "Help the teams",
            "Read what is in review across the company, with what the linter says of it.",
            "/okrs?status=in_review",
            "Read",
            "book",
        )
    if here.actor.has(Role.HR):
        yield Step(
            "Keep the directory right",
            "Who joined, who left, who leads which team.",
            "/people",
            "Open people",
            "people",
        )


def _learn() -> Step:
    return Step(
        "Learn from good ones",
        "Exemplary OKRs and hundreds of KPIs by function. Take one as a start.",
        "/gallery/okrs",
        "Browse",
        "gallery",
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
