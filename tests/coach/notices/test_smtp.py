"""Mail, handed to a real SMTP server on this machine."""

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message as ParsedMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from coach.notices.errors import MailUnavailable
from coach.notices.smtp import SmtpMailer
from coach.people.mail import Mail, invitation
from coach.settings import MailServer, parse_mail_server

LETTER = invitation("ben@example.com", "Öre & Söhne", "Ada", "https://okr.example.com/welcome/x/y")


class Mailbox:
    """Keeps what arrives, and refuses one address."""

    def __init__(self) -> None:
        self.arrived: list[ParsedMessage] = []

    async def handle_RCPT(  # noqa: N802 - the server looks the handler up by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address == "nobody@example.com":
            return "550 No such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - as above
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        self.arrived.append(message_from_bytes(content))
        return "250 Message accepted"


def check_password(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
) -> AuthResult:
    known = isinstance(data, LoginPassword) and data == LoginPassword(b"waymark", b"p@ss")
    return AuthResult(success=known, handled=False)


# The server warns whoever wants a password without TLS; this one listens on loopback, to us alone.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def address(mailbox: Mailbox) -> Iterator[str]:
    """Host and port of a running server that wants a password."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(
        mailbox,
        hostname="127.0.0.1",
        port=port,
        authenticator=check_password,
        auth_required=True,
        auth_require_tls=False,
    )
    controller.start()
    yield f"127.0.0.1:{port}"
    controller.stop()


def mailer(url: str) -> SmtpMailer:
    return SmtpMailer(parse_mail_server(url), "Waymark <okr@example.com>", timeout_seconds=5)


async def test_a_letter_arrives_whole(address: str, mailbox: Mailbox) -> None:
    await mailer(f"smtp://waymark:p%40ss@{address}").send(LETTER)
    [arrived] = mailbox.arrived
    assert arrived["To"] == "ben@example.com"
    assert arrived["From"] == "Waymark <okr@example.com>"
    payload = arrived.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.decode().replace("\r\n", "\n") == LETTER.text


async def test_a_wrong_password_is_said_and_nothing_arrives(address: str, mailbox: Mailbox) -> None:
    with pytest.raises(MailUnavailable):
        await mailer(f"smtp://waymark:wrong@{address}").send(LETTER)
    assert mailbox.arrived == []


async def test_a_refused_address_is_said(address: str) -> None:
    with pytest.raises(MailUnavailable, match="did not take"):
        await mailer(f"smtp://waymark:p%40ss@{address}").send(Mail("nobody@example.com", "x", "y"))


async def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(MailUnavailable):
        await mailer("smtp://127.0.0.1:9").send(LETTER)


async def test_without_a_server_nothing_is_sent_silently() -> None:
    unset = SmtpMailer(None, "Waymark <okr@example.com>")
    assert not unset.configured
    with pytest.raises(MailUnavailable, match="WAYMARK_SMTP_URL"):
        await unset.send(LETTER)


async def test_a_newline_in_an_address_cannot_add_a_header(address: str) -> None:
    with pytest.raises(ValueError, match="linefeed or carriage return"):
        await mailer(f"smtp://waymark:p%40ss@{address}").send(
            Mail("ben@example.com\nBcc: all@example.com", "x", "y")
        )


def test_tls_is_chosen_by_the_address() -> None:
    assert parse_mail_server("smtps://mail.example.com") == MailServer(
        "mail.example.com", 465, "smtps", None, None
    )
