"""What a page says after something was done: short codes in the address, words here.

A redirect carries ``?note=code``. Only these words can be shown, so that nobody can put theirs
into a page with a link.
"""

from types import MappingProxyType

from litestar.response import Redirect

NOTES = MappingProxyType(
    {
        "signed-out": "You are signed out.",
        "password-changed": "Your password is changed. Other browsers are signed out.",
        "token-revoked": "The token no longer works.",
        "person-added": "Added to the directory.",
        "person-changed": "Changes saved.",
        "roles-changed": "Roles saved.",
        "invited": "The invitation is on its way.",
        "team-added": "The team is here.",
        "team-changed": "Changes saved.",
        "okr-in-review": "Sent to review.",
        "okr-published": "Published. Everybody here can see it now.",
        "okr-draft": "Back among the drafts.",
        "cycle-added": "The cycle is set up.",
        "cycle-moved": "The cycle has moved on.",
        "submitted": "Handed in for review. Your team's OKRs have it now.",
        "direction-set": "The direction is set. New drafts start from it.",
    }
)


def go(address: str, note: str = "") -> Redirect:
    """Send the browser on after a form, with what was done."""
    if note:
        address += f"{'&' if '?' in address else '?'}note={note}"
    return Redirect(address, status_code=303)
