"""Mails that people and access send, and the port they leave by."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Mail:
    """One plain-text message to one person."""

    to: str
    subject: str
    text: str


class Mailer(Protocol):
    """Sends mail. ``configured`` is false where the operator has set no mail server."""

    @property
    def configured(self) -> bool:
        """Whether a mail server is set at all."""
        ...

    async def send(self, mail: Mail) -> None:
        """Hand one message to the mail server, or raise ``Unavailable``."""
        ...


def invitation(to: str, organisation: str, inviter: str, link: str) -> Mail:
    """Write the mail that invites somebody to choose a password."""
    return Mail(
        to,
        f"{inviter} invites you to {organisation} on Waymark",
        f"{inviter} has added you to {organisation} on Waymark, where teams write their OKRs.\n"
        f"\nChoose a password here:\n{link}\n"
        "\nThe link works once and for seven days. If you did not expect it, ignore this mail.\n",
    )


def password_reset(to: str, link: str) -> Mail:
    """Write the mail that lets somebody choose a new password."""
    return Mail(
        to,
        "Choose a new Waymark password",
        f"Somebody, probably you, asked for a new Waymark password.\n\nChoose it here:\n{link}\n"
        "\nThe link works once and for one hour. If it was not you, ignore this mail: nothing"
        " has changed.\n",
    )
