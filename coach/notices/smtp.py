"""Mail over SMTP."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

import aiosmtplib

from coach.notices.errors import MailUnavailable
from coach.people.mail import Mail
from coach.settings import MailServer


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """Sends through one mail server. Without one it is not configured and sends nothing."""

    server: MailServer | None
    sender: str
    timeout_seconds: float = 20.0

    @property
    def configured(self) -> bool:
        """Whether a mail server is set at all."""
        return self.server is not None

    async def send(self, mail: Mail) -> None:
        """Hand one message over. Raises MailUnavailable; the message is then not sent."""
        if self.server is None:
            raise MailUnavailable("No mail server is set. Set WAYMARK_SMTP_URL.")
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, mail.to, mail.subject
        message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain="waymark.invalid")
        message.set_content(mail.text)
        try:
            await aiosmtplib.send(
                message,
                hostname=self.server.host,
                port=self.server.port,
                username=self.server.username,
                password=self.server.password,
                use_tls=self.server.security == "smtps",
                start_tls=self.server.security == "starttls",
                timeout=self.timeout_seconds,
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailUnavailable(
                f"The mail server {self.server.host}:{self.server.port} did not take the message."
            ) from error
