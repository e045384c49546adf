"""Stand-ins for what lies outside: time, models, mail. Everything else in the tests is real."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from coach.people.mail import Mail


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is moved."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment it stands at."""
        return self.moment

    def advance(self, by: timedelta) -> None:
        """Move it."""
        self.moment += by


@dataclass(slots=True)
class KeepingMailer:
    """A mailer that keeps what it is given, so that a test can read it."""

    sent: list[Mail] = field(default_factory=list)
    configured: bool = True

    async def send(self, mail: Mail) -> None:
        """Keep the message."""
        self.sent.append(mail)
