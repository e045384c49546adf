"""Slots that only some shapes ask for: seats, dues, costs, what is relied on."""

import re
from functools import cache

from coach.composer.clauses import Clause
from coach.composer.lexicon import read_words

_WAITING_TAIL = re.compile(
    r"\b(?:too long|for (?:hours|days|weeks|ages|months|ever|forever)|forever|ages|hours|long)\b"
)
_CHOICES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    # slot, words of which the first that the clause holds is taken, word otherwise
    ("leads", ("quotes", "leads", "trials", "carts", "baskets", "offers"), "enquiries"),
    ("deals", ("bookings", "memberships", "subscriptions", "contracts"), "orders"),
    ("dues", ("fees", "dues", "bills", "invoices"), "invoices"),
    ("gifts", ("sponsorship", "grants", "legacies", "donations"), "donations"),
    ("harms", ("accidents", "bites", "falls", "burns", "collisions"), "injuries"),
    (
        "relied_on",
        ("revenue", "sales", "income", "supply", "turnover", "orders", "funding"),
        "income",
    ),
)
_FAULTS = frozenset({"mistake", "error", "typo", "defect", "bug", "fault"})
_WORKLESS = frozenset({"be", "have", "depend", "rely"})
SHORT_PHRASE = 3


def particulars(clause: Clause, x: str, xs: str) -> dict[str, str]:
    """Collect the words that single shapes ask for, from a clause and the thing it is about."""
    found = {**_places(x, xs), **_trend(clause), **_movements(clause, xs)}
    for slot, words, otherwise in _CHOICES:
        held = (word for word in words if re.search(rf"\b{word[:-1]}", clause.lower))
        found[slot] = next(held, otherwise)
    cost = next((word for word in nouns_of("costs") if re.search(rf"\b{word}\b", clause.lower)), "")
    found["costs"] = cost or x or "what we buy"
    fault = (each for each in clause.phrases if each.head.lower().rstrip("s") in _FAULTS)
    found["errs"] = next((each.many() for each in fault), "mistakes")
    found["tasks"] = _tasks(clause)
    if clause.predicate:
        found["fails"] = clause.many() if x and x == xs else clause.single()
    return found


@cache
def nouns_of(kind: str) -> tuple[str, ...]:
    """A list of nouns by kind: seats, events, places, costs, money, trends."""
    return tuple(read_words("words/kinds")[kind])


def _places(x: str, xs: str) -> dict[str, str]:
    """How full something is, by what it is: seats, an event with seats, a place."""
    if not x:
        return {"seats": "places filled"}
    head = xs.rsplit(maxsplit=1)[-1].removesuffix("s")
    if head in nouns_of("events"):
        return {"seats": f"seats filled at {xs}", "fillable": x, "events": xs}
    if head in nouns_of("seats") or xs.endswith(("classes", "berths")):
        return {"seats": f"{xs} filled", "fillable": x}
    if head in nouns_of("places"):
        return {"seats": f"capacity used at {x}", "fillable": x}
    return {}


def _movements(clause: Clause, xs: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if clause.verb in {"arrive", "reach", "deliver"} and xs:
        found["arriving"] = xs
    if clause.verb == "wait" and clause.subject is not None and not clause.subject.is_empty:
        found["waiter"] = clause.subject.many()
    if clause.verb == "wait" and clause.predicate:
        found["waitvp"] = _WAITING_TAIL.sub("", clause.many()).strip()
    if clause.verb == "take" and clause.subject is not None:
        found["takers"] = clause.subject.many()
    return found


def _trend(clause: Clause) -> dict[str, str]:
    """What goes up or down, with its unit: "season ticket sales", in money."""
    trend = next(
        (word for word in nouns_of("trends") if re.search(rf"\b{word}\b", clause.lower)), ""
    )
    if not trend:
        return {}
    own = next((each for each in clause.phrases if each.head.lower() == trend.split()[-1]), None)
    short = own is not None and len(own.modifiers) < SHORT_PHRASE
    words = own.words if own is not None and short else trend
    return {"trend": words, "trend_unit": "money" if trend in nouns_of("money") else ""}


def _tasks(clause: Clause) -> str:
    thing = clause.object
    if thing is not None and not thing.is_people and clause.verb not in _WORKLESS:
        return thing.words if thing.is_mass else thing.many()
    return "key tasks"
