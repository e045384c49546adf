"""What must be answerable for later, written in the transaction that does it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from coach.people.models import AuditEvent
from coach.people.values import Actor


def event(
    actor: Actor,
    at: datetime,
    action: str,
    subject: tuple[str, UUID],
    detail: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Make an audit event: who did what to which thing. ``detail`` holds ids and codes only."""
    kind, subject_id = subject
    return AuditEvent(
        org_id=actor.org_id,
        at=at,
        actor_id=actor.person_id,
        action=action,
        subject_kind=kind,
        subject_id=subject_id,
        detail=dict(detail or {}),
    )
