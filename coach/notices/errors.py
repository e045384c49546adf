"""What can go wrong on the way to somebody."""

from coach.errors import Unavailable


class MailUnavailable(Unavailable):
    """The mail server refused a message or did not answer."""

    code = "mail_unavailable"
