"""Loading feedback from a file, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from coach.clock import Clock
from coach.db import Sessions
from coach.feedback import store
from coach.feedback.importing import FeedbackRow, read_feedback
from coach.feedback.values import Source
from coach.people.audit import event
from coach.people.errors import NotAllowed
from coach.people.importing import ImportReport, RejectedRow
from coach.people.store import directory
from coach.people.values import Actor, Role


@dataclass(frozen=True, slots=True)
class FeedbackImportService:
    """Takes feedback from elsewhere. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def feedback(self, actor: Actor, source: str) -> ImportReport:
        """Add or update records by their id.

        Good lines go in together or not at all, and each bad one is reported. Statements do not
        grow with lines. Raises NotAllowed, and Invalid when the file as a whole cannot be read.
        """
        if not actor.has(Role.ADMIN, Role.HR):
            raise NotAllowed("Only administrators and HR import feedback.")
        rows, rejected = read_feedback(source)
        async with self.sessions.begin() as session:
            named = {row.about for row in rows} | {row.author for row in rows if row.author}
            people = await directory.people_by_email(session, named, visible_to=actor)
            ids = {email: person.id for email, person in people.items()}
            known = await store.sources(session, (row.id for row in rows), visible_to=actor)
            kept: list[FeedbackRow] = []
            for row in rows:
                if problem := _problem(row, ids, known.get(row.id)):
                    rejected.append(RejectedRow(row.row, problem))
                else:
                    kept.append(row)
            await store.upsert(session, [_columns(actor, row, ids) for row in kept])
            if known:
                await store.recount_groups(session, visible_to=actor)
            updated = sum(row.id in known for row in kept)
            report = ImportReport(
                len(kept) - updated,
                updated,
                tuple(sorted(rejected, key=lambda found: found.row)),
            )
            detail = {"created": report.created, "updated": report.updated}
            subject = ("organisation", actor.org_id)
            session.add(event(actor, self.clock.now(), "feedback.imported", subject, detail))
        return report


def _problem(row: FeedbackRow, ids: Mapping[str, UUID], source: Source | None) -> str:
    if row.about not in ids:
        return f"about: nobody here has the address {row.about}; import people first"
    if row.author is not None and row.author not in ids:
        return f"author: nobody here has the address {row.author}; import people first"
    if source not in {None, Source.IMPORTED}:
        return f"id: {row.id} is a record that was written here; give this one another id"
    return ""


def _columns(actor: Actor, row: FeedbackRow, ids: Mapping[str, UUID]) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "org_id": actor.org_id,
        "external_id": row.id,
        "about_id": ids[row.about],
        "author_id": ids[row.author] if row.author else None,
        "perspective": row.perspective.value,
        "kind": row.kind.value,
        "given_on": row.given_on,
        "visibility": row.visibility.value,
        "text": row.text,
        "goal": row.goal,
        "company_value": row.company_value,
        "source": Source.IMPORTED.value,
    }
