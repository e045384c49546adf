"""Stand-ins for what lies outside: time, models, mail. Everything else in the tests is real."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from pydantic import BaseModel

from coach.llm.port import Completion, ModelUnavailable, Out, Usage
from coach.people.mail import Mail
from prompts import Rendered


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


@dataclass(slots=True)
class ScriptedLlm:
    """A model that answers from a list, in order, and remembers what it was asked."""

    answers: list[BaseModel | ModelUnavailable]
    asked: list[Rendered[Any]] = field(default_factory=list)
    model: str = "scripted"

    async def complete(self, prompt: Rendered[Out]) -> Completion[Out]:
        """Give the next answer, or fail with it."""
        self.asked.append(prompt)
        answer = self.answers.pop(0)
        if isinstance(answer, ModelUnavailable):
            raise answer
        text = answer.model_dump_json()
        return Completion(cast("Out", answer), text, self.model, Usage(100, 50, 0.5))
