"""Checks of what people type into forms and files: clear errors that name the field."""

import re
import unicodedata

from coach.errors import Invalid
from coach.people.values import normal_email

_EMAIL = re.compile(r"[^\s@,;<>\"]{1,64}@[^\s@,;<>\"]{1,190}\.[^\s@.,;<>\"]{2,60}")


def checked_text(text: str, field: str, longest: int, *, empty: bool = False) -> str:
    """Trim a text and take out control characters. Raises Invalid when it is empty or too long."""
    kept = "".join(
        letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc"
    ).strip()
    if not kept and not empty:
        raise Invalid(f"The {field} is empty. Give it a text.", field=field)
    if len(kept) > longest:
        raise Invalid(
            f"The {field} has {len(kept)} characters; at most {longest} fit.", field=field
        )
    return kept


def checked_email(text: str, field: str = "email") -> str:
    """Normalise an address. Raises Invalid when it does not look like one."""
    address = normal_email(text)
    if not _EMAIL.fullmatch(address):
        raise Invalid(f"{text.strip()[:80]!r} is not a mail address.", field=field)
    return address
