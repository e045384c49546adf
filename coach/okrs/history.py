"""What was done to a goal, by whom and why, written in the transaction that does it."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from coach.okrs.models import Change
from coach.people.values import Actor
from coach.people.wording import checked_text

LONGEST_REASON = 2_000


def change(
    actor: Actor,
    at: datetime,
    objective_id: UUID,
    action: str,
    *,
    subject: tuple[str, UUID] | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str = "",
) -> Change:
    """Make an entry of an objective's history; the subject is the objective unless named."""
    kind, subject_id = subject or ("objective", objective_id)
    return Change(
        org_id=actor.org_id,
        objective_id=objective_id,
        subject=kind,
        subject_id=subject_id,
        action=action,
        before={name: _plain(value) for name, value in (before or {}).items()},
        after={name: _plain(value) for name, value in (after or {}).items()},
        why=checked_text(why, "reason", LONGEST_REASON, empty=True),
        actor_id=actor.person_id if actor.person_id != actor.org_id else None,
        at=at,
    )


def _plain(value: Any) -> Any:
    """Write a value the way JSON can hold it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value) if isinstance(value, UUID | date) else value
