"""Every error the domain raises on purpose.

    CoachError
    ├── NotFound      the thing is absent, or the actor may not know that it exists
    ├── Forbidden     the actor may see it, and may not do this
    ├── Conflict      its present state does not allow this
    ├── Invalid       well-formed, and wrong: names the field and the remedy
    └── Unavailable   a database, a model or an index cannot answer just now

Slices subclass these kinds in their own ``errors.py``. The API and the web map the kinds, never
the leaves, so a new error needs no new handler.
"""

from typing import ClassVar


class CoachError(Exception):
    """Base of all: ``code`` is stable and for machines, the message is for people."""

    code: ClassVar[str] = "coach_error"


class NotFound(CoachError):
    """The thing is absent, or the actor may not know that it exists."""

    code = "not_found"


class Forbidden(CoachError):
    """The actor may see it, and may not do this."""

    code = "forbidden"


class Conflict(CoachError):
    """Its present state does not allow this."""

    code = "conflict"


class Invalid(CoachError):
    """Well-formed, and wrong. ``field`` names the input at fault, where there is one."""

    code = "invalid"

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Unavailable(CoachError):
    """A database, a model or an index cannot answer just now."""

    code = "unavailable"
