"""A team with a cycle, and a co-author that says what a test tells it to."""

from dataclasses import dataclass, field
from uuid import UUID

import pytest

from coach.authoring.coauthor import Context, Reply, Suggestion
from coach.authoring.service.conversations import ConversationService
from coach.authoring.service.sheets import SheetService
from coach.authoring.sheet import Line, Sheet, SheetObjective
from coach.db import Sessions
from coach.okrs.service.okrs import OkrService
from coach.people.models import Team
from coach.people.values import Actor, Role
from tests.build import a_cycle, a_person, a_team, an_organisation, stored
from tests.fakes import FixedClock

FIRST = SheetObjective(
    "o1",
    "Win patients' trust so that referrals grow",
    key_results=(Line("k1", "Reduce waiting from 40 to Y days"),),
)
SECOND = SheetObjective("o2", "Free nurses from paperwork so that patients see them more")


@dataclass(slots=True)
class ScriptedCoAuthor:
    """Answers from a list, in order, and remembers what it was asked."""

    replies: list[Reply] = field(default_factory=list)
    asked: list[tuple[str, Sheet, Context, str]] = field(default_factory=list)

    async def reply(self, words: str, sheet: Sheet, context: Context, said: str) -> Reply:
        self.asked.append((words, sheet, context, said))
        return self.replies.pop(0)


def two_ways() -> Reply:
    """Two drafts, of which a team takes one."""
    return Reply(
        text="Two ways to write it.",
        suggestions=(
            Suggestion("o1", None, FIRST, "a promise"),
            Suggestion("o2", None, SECOND, ""),
        ),
        engine="composer",
        alternatives=True,
        questions=("Where should it be?",),
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """A team, a cycle and somebody of the team."""

    ada: Actor
    coach: Actor
    stranger: Actor
    team: Team
    cycle_id: UUID


async def a_desk(sessions: Sessions) -> Desk:
    """Store a company with a team, a cycle and three people."""
    organisation = an_organisation()
    organisation.mission = "Health for all"
    organisation.priorities = ["Access"]
    team, cycle = a_team(organisation.id), a_cycle(organisation.id)
    async with sessions.begin() as session:
        session.add(organisation)
        await session.flush()
        session.add_all([team, cycle])
        await session.flush()
        ada = await stored(session, a_person(organisation.id), teams=[team])
        coach = await stored(session, a_person(organisation.id, "Cleo Park"), Role.COACH)
        stranger = await stored(session, a_person(organisation.id, "Ben Okri"))
    return Desk(ada, coach, stranger, team, cycle.id)


@pytest.fixture
async def desk(sessions: Sessions) -> Desk:
    return await a_desk(sessions)


@pytest.fixture
def coauthor() -> ScriptedCoAuthor:
    return ScriptedCoAuthor()


@pytest.fixture
def conversations(
    sessions: Sessions, clock: FixedClock, coauthor: ScriptedCoAuthor
) -> ConversationService:
    return ConversationService(sessions, clock, coauthor)


@pytest.fixture
def sheets(sessions: Sessions, clock: FixedClock) -> SheetService:
    return SheetService(sessions, clock, OkrService(sessions, clock))
