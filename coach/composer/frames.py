"""Safe ground: sentences around a topic and its people that always read well.

Used where neither the library nor the shape of a complaint says it better. A generic good sentence
with the team's own noun beats a clumsy one that says more.
"""

from zlib import crc32

from coach.composer.captures import phrase_in
from coach.composer.clauses import ORGANISATIONS
from coach.composer.idea import Idea
from coach.composer.inflection import is_plural
from coach.composer.issue import Issue
from coach.composer.lexicon import closed
from coach.composer.measures import METRIC_NOUNS
from coach.composer.people import works
from coach.composer.phrases import NounPhrase
from coach.composer.slots import Slots, people_of
from coach.composer.soundness import names_things
from coach.composer.templates import smooth

LONGEST_TOPIC = 4  # words
_TOO_WIDE = frozenset(
    """
    man woman people thing hour time day week month year rate share number customer client work
    team member visitor euro percent problem last bit mess market competitor place side point
    question weekday weekend hire newcomer accident complaint error mistake no-show delay fault
    defect injury loss crash theft leak rest start end whole half third trouble gap lack shortage
    euro dollar pound cost expense reason review versions version age budget norm standard limit
    target goal deadline position vacancy dust rework queue status shift chair picking list outage
    breakdown failure incident return
    """.split()  # noqa: SIM905 - a literal would take one line a word
)
_METRICS = (
    ("share of {who} satisfied with {topic}", "%", "increase", "lagging"),
    ("monthly number of complaints about {topic}", "", "decrease", "lagging"),
    ("share of {who} who see {topic} improve", "%", "increase", "leading"),
)
_COMMITTED = (
    "Make {topic} something {who} can rely on",
    "Get {topic} right for {who}",
    "Give {who} good reason to trust us with {topic}",
)
_BOLD = (
    "Make {topic} what {who} praise us for",
    "Become known among {who} for {topic}",
    "Make {topic} something {who} tell others about",
)


def topic_of(issue: Issue) -> str:
    """The thing that an issue is about, as it stands in a sentence; empty when nothing is sure."""
    clause = issue.clause
    wished = phrase_in(issue.wish.text) if issue.wish is not None else None
    bare = () if clause.predicate else clause.phrases[:1]
    thing = clause.object if clause.verb != "be" else None  # "are flaky" names nothing
    for phrase in (wished, thing, clause.subject, *bare):
        if phrase is not None and _is_sure(phrase):
            return smooth(phrase.definite())
    return ""


def _is_sure(phrase: NounPhrase) -> bool:
    head = phrase.head.lower()
    if {word.lower() for word in phrase.modifiers} & (closed()["negative"] | ORGANISATIONS):
        return False
    if (
        head in closed()["negative"]
        or phrase.is_people
        or phrase.is_empty
        or phrase.words.count(" ") >= LONGEST_TOPIC
    ):
        return False
    if (
        head in METRIC_NOUNS
        or head in ORGANISATIONS
        or head in _TOO_WIDE
        or head.removesuffix("s") in _TOO_WIDE
    ):
        return False
    return names_things(f"the {phrase.words}") and phrase.words.replace(" ", "").isalpha()


def safe_ideas(issue: Issue, slots: Slots, index: int) -> list[Idea]:
    """Measures around the topic; none when the topic is not sure."""
    topic = topic_of(issue)
    if not topic or topic == slots["who"]:
        return []
    who = people_of(slots)
    why = "It shows from outside whether the change is felt."
    several = is_plural(topic.rsplit(maxsplit=1)[-1])
    found = [
        Idea(smooth(text.format(who=who, topic=topic)), unit, direction, kind, index, why=why)
        for text, unit, direction, kind in _METRICS
    ]
    return found if several or not works(who) else found[:2]


def safe_aims(issue: Issue, slots: Slots, *, bold: bool, seed: str) -> list[str]:
    """Objectives around the topic, another one first for another brief."""
    topic = topic_of(issue)
    if not topic or topic == slots["who"]:
        return []
    aims = _BOLD if bold else _COMMITTED
    start = crc32(seed.encode()) % len(aims)
    return [
        smooth(text.format(topic=topic, who=slots["who"])) for text in aims[start:] + aims[:start]
    ]
