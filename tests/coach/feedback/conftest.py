"""A small company: Root manages Maya, Maya manages Ada; peers, a report, HR and a stranger."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from coach.db import Sessions
from coach.feedback.loading import FeedbackImportService
from coach.feedback.service import FeedbackService
from coach.people.models import Person
from coach.people.values import Actor, Role
from tests.build import a_person, an_organisation, stored
from tests.fakes import FixedClock

PEERS = ("Ben", "Cleo", "Dan", "Eve", "Finn", "Gus")
THIS_DAY = date(2027, 1, 12)


@dataclass(frozen=True, slots=True)
class Company:
    """Who works there; ``people`` are their rows."""

    root: Actor
    maya: Actor
    ada: Actor
    rita: Actor
    hr: Actor
    peers: tuple[Actor, ...]
    people: dict[str, Person]

    @property
    def everybody(self) -> Sequence[Actor]:
        """All of them."""
        return (self.root, self.maya, self.ada, self.rita, self.hr, *self.peers)


async def found(sessions: Sessions) -> Company:
    """Store the company."""
    organisation = an_organisation()
    async with sessions.begin() as session:
        session.add(organisation)
        await session.flush()
        people: dict[str, Person] = {}

        async def hire(name: str, boss: str | None, *roles: Role) -> Actor:
            person = a_person(organisation.id, name)
            person.manager_id = people[boss].id if boss else None
            people[name] = person
            return await stored(session, person, *roles)

        return Company(
            root=await hire("Root", None),
            maya=await hire("Maya", "Root"),
            ada=await hire("Ada", "Maya"),
            rita=await hire("Rita", "Ada"),
            hr=await hire("Hera", None, Role.HR),
            peers=tuple([await hire(name, "Root") for name in PEERS]),
            people=people,
        )


def a_record(record_id: str, about: Actor, author: Actor | None, **changes: Any) -> dict[str, Any]:
    """A line of a feedback.jsonl."""
    return {
        "id": record_id,
        "about": about.email,
        "author": author.email if author else None,
        "relationship": "peer",
        "kind": "praise",
        "date": "2026-10-01",
        "visibility": "shared",
        "text": f"Closed the migration in record {record_id}.",
        "goal": None,
        **changes,
    }


def lines(*records: dict[str, Any]) -> str:
    """Write records as a file."""
    return "\n".join(json.dumps(record) for record in records)


@pytest.fixture
async def company(sessions: Sessions) -> Company:
    return await found(sessions)


@pytest.fixture
def feedback(sessions: Sessions, clock: FixedClock) -> FeedbackService:
    return FeedbackService(sessions, clock)


@pytest.fixture
def imports(sessions: Sessions, clock: FixedClock) -> FeedbackImportService:
    return FeedbackImportService(sessions, clock)
