"""Slots that only a wish fills: what is wanted, of whom, and what they should do."""

import re

from coach.composer.captures import phrase_in
from coach.composer.inflection import base_of, inflect
from coach.composer.issue import Issue
from coach.composer.slots import Slots
from coach.composer.wanted import noun_text, tidy


def add_wish(slots: Slots, issue: Issue) -> None:
    """Add what the issue's wish says to the slots of its templates."""
    wish = issue.wish
    if wish is None:
        return
    text = tidy(wish.text)
    if wish.kind == "others":
        who = phrase_in(wish.who)
        if who is not None:
            slots["wish_who"], slots["wish_act"], slots["wish_one"] = (
                who.many(),
                text,
                who.definite(),
            )
        return
    if wish.kind == "do":
        slots["wish_act"] = text
        thing = phrase_in(text.partition(" ")[2])
        if thing is not None:
            slots.setdefault("x", thing.definite())
            slots.setdefault("xs", thing.words if thing.is_mass else thing.many())
        base = base_of(text.split()[0]) if text else None
        if base is not None:
            slots["wish_ing"] = f"{inflect(base, 'ing')} {text.partition(' ')[2]}".strip()
        return
    noun = noun_text(text)
    if noun:
        slots["wish"] = re.sub(r"(?i)^(?:our|the) ", "", noun)
