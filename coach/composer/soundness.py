"""Whether a line reads as a person would write it; what does not gives way to the next idea."""

import re

from coach.composer.inflection import is_mass, is_person, is_plural
from coach.composer.lexicon import closed, nounish, verb_forms
from coach.composer.shapes import LEVEL_MARK
from coach.composer.wording import numbers_in
from retrieval.words import stems

LONGEST = 14  # words of a metric
LONGEST_DEED = 8  # words after "who"
_LEANING = re.compile(r"\b(?:it|them|this|these|those|they|you|your|his|her|him|i|me|its|my)\b")
_CLUMSY = re.compile(
    r"\b(?:known|done|made|had)$|\bget \w+ed \w+s$|days on which|share of time |\bnotice a change"
    r"|\bwho get in touch"
    r"|\bnot to\b.* not\b|\bthe the\b|\bdo start\b|\bare being\b|\bwho (?:be|need|want|say)\b"
    r"|\b(?:who|that) (?:is|are) "
    r"(?:dead|full|empty|few|scarce|rare|hard to|easy to|old|young|small)\b"
    r"|\b(?:because|although|while|until|but|so)\b"
)
_ENDS_OPEN = re.compile(
    r"\b(?:of|to|for|in|at|by|on|with|and|or|the|a|from|about|as|than|who|that|take|takes|every)$"
)
_DEED = re.compile(r"\b(?:who|that|to|we)\s+(.+)$")
_BEFORE_A_BASE = frozenset("to not can be who that would will could may do".split())  # noqa: SIM905 - one line
_REPEATABLE = frozenset(stems("share number time new work people rate"))


def is_sound(metric: str) -> bool:
    """Whether a metric is short, whole and free of numbers, echoes and dangling words."""
    lowered = metric.lower()
    if _HOW_LONG.match(lowered):
        return _is_sound_time(lowered)
    asked = _ASKED.search(lowered)
    if asked:  # "who say they trust payroll": the pronoun is that of the people asked
        lowered = metric = metric[: asked.start()]
    if LEVEL_MARK in metric or numbers_in(metric) or len(metric.split()) > LONGEST:
        return False
    if _LEANING.search(lowered) or _CLUMSY.search(lowered) or _ENDS_OPEN.search(lowered):
        return False
    if _praises_a_fault(lowered) or _repeats_itself(metric):
        return False
    named, deed = _apart(metric)
    return names_things(named) and (not deed or _says_a_deed(named, deed))


_HOW_LONG = re.compile(
    r"(?:\w+ )?number of times |(?:median|average) time (?:until )?(?!to |until |it |of |on |for )"
)
_ENDS_IN_THE_AIR = re.compile(r"\b(?:after|for|to|of|in|at|by|on|with|until|about|are|is)$")


def _is_sound_time(metric: str) -> bool:
    """Whether "median time quotes take" says who takes the time, for what, and nothing more."""
    short = len(metric.split()) <= LONGEST and not numbers_in(metric)
    leaning = re.search(r"\b(?:it|this|that|them|they|are|is|being)\b", metric)
    return short and not leaning and not _ENDS_IN_THE_AIR.search(metric)


_PRAISED = re.compile(
    r"\b(?:satisfied with|who rate|who see|into something|reason) (?:the |our )?([a-z-]+)"
)
_ASKED = re.compile(r" who say (?:they|their|we) (?=\w+ )")
_ECHO = re.compile(
    r"\bbeing\b|\b(?:not|do|does) (?:not|do|does)\b|\bproblem\b|\bthe (?:the|our|their)\b"
    r"|\b(?:a|an|the|of) (?:and|or|so|that)\b|\bout to \w+ing\b"
)


def _praises_a_fault(lowered: str) -> bool:
    """Whether somebody would be satisfied with damaged pallets."""
    praised = _PRAISED.search(lowered)
    return praised is not None and praised.group(1) in closed()["negative"]


def _repeats_itself(metric: str) -> bool:
    content = [word for word in stems(metric) if word not in _REPEATABLE]
    return len(content) != len(set(content))


def reads(line: str) -> bool:
    """Whether a longer line is free of the seams that templates leave."""
    opened = re.sub(r"\b(?:turn|make) ", "who rate ", line.lower())
    if "exception" not in line and _praises_a_fault(opened):
        return False
    if re.search(r"\b(\w+) \1\b", line.lower()):
        return False
    return LEVEL_MARK not in line and not _ECHO.search(line.lower())


def _apart(metric: str) -> tuple[str, str]:
    """The things that are counted, and what they do or what is done."""
    found = _DEED.search(metric)
    return (metric[: found.start()].strip(), found.group(1)) if found else (metric, "")


def names_things(named: str) -> bool:
    """Whether a noun slot holds nouns: "share of listens" and "practice cancels" do not."""
    return not any(_is_only_a_verb(word) for word in re.findall(r"[a-z'-]+", named.lower())[1:])


def _is_only_a_verb(word: str) -> bool:
    """Whether a word can hardly be anything but a finite verb."""
    if word.endswith("ing") or is_person(word) or is_mass(word):
        return False
    known = closed()
    if any(word in known[name] for name in ("adjective", "adverb", "preposition", "determiner")):
        return False
    forms = verb_forms(word)
    finite = {form.form for form in forms} & {"base", "third"}
    return bool(finite) and forms[0].base not in nounish()


def _says_a_deed(named: str, deed: str) -> bool:
    words = deed.lower().split()
    if len(words) > LONGEST_DEED or "and" in words or "never" in words:
        return False
    finite = 0
    for index, word in enumerate(words):
        after_to = index and words[index - 1] in _BEFORE_A_BASE
        if index and not after_to and _is_only_a_verb(word):
            finite += 1
    return finite == 0 and _agrees(named)


def _agrees(named: str) -> bool:
    """Whether those who act are several: "share of members who …"."""
    match = re.match(r"(?:share|number) of (.+)$", named)
    head = match.group(1).split()[-1] if match else ""
    return not head or is_plural(head) or is_mass(head) or not is_person(head)
