"""Looks over what a reviewer writes: vague, loaded or gendered words, judgements of character.

Advice, never a gate: it names the words and says what to write instead. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class WordingKind(StrEnum):
    """What is amiss with a stretch of text."""

    VAGUE = "vague"
    LOADED = "loaded"
    GENDERED = "gendered"
    CHARACTER = "character"
    ABSOLUTE = "absolute"
    COMPARED = "compared"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class WordingNote:
    """A remark on a stretch of text; ``span`` counts code points."""

    kind: WordingKind
    span: tuple[int, int]
    text: str
    message: str


_RULES: tuple[tuple[WordingKind, str, str], ...] = (
    (
        WordingKind.VAGUE,
        (
            r"great job|good job|nice work|great work|good work|well done|does a good job|"
            r"hard[- ]working|"
            r"a pleasure to work with|team player|rock ?star|good attitude|positive attitude|"
            r"goes above and beyond|needs? improvement|could be better|not bad|solid|"
            r"strong presence|"
            r"good communication skills"
        ),
        "Say what was done, when, and what came of it.",
    ),
    (
        WordingKind.LOADED,
        (
            r"lazy|stupid|incompetent|useless|clueless|toxic|pathetic|idiot(?:ic)?|dumb|worthless|"
            r"a disaster|a nightmare|hopeless|crazy|insane"
        ),
        "Describe what you saw and its effect; leave the judgement out.",
    ),
    (
        WordingKind.GENDERED,
        (
            r"bossy|abrasive|shrill|hysterical|emotional|feisty|nurturing|motherly|maternal|bubbly|"
            r"ditzy|"
            r"high[- ]maintenance|catty|manly|man up|macho|ladylike|girls?|boys?|guys|sassy|"
            r"bitchy|pushy|strident"
        ),
        "This word is used of one gender far more than of others. Name the behaviour instead.",
    ),
    (
        WordingKind.CHARACTER,
        (
            r"(?:is|are|was|seems|comes across as|being|too|so|very)\s+(?:a\s+)?(?:arrogant|"
            r"selfish|"
            r"stubborn|"
            r"difficult|negative|passive|aggressive|defensive|shy|introverted|extroverted|immature|"
            r"unreliable|careless|disorgani[sz]ed|unmotivated|ambitious|intelligent|smart|"
            r"brilliant|"
            r"gifted|"
            r"a natural|cold|moody|sensitive|honest|loyal)"
        ),
        "This judges the person. Write which behaviour, in which situation, had which effect.",
    ),
    (
        WordingKind.ABSOLUTE,
        r"always|never|constantly|every (?:single )?time|everybody|everyone|nobody|no one",
        "Hardly anything is always so. Give one or two instances, with dates.",
    ),
    (
        WordingKind.COMPARED,
        (
            r"(?:better|worse|slower|faster|weaker|stronger) than (?:her|his|their|the other|other|"
            r"most|"
            r"any|everyone)\w*|compared (?:to|with) (?:her|his|their|other) \w+|unlike (?:her|his|"
            r"their|other) \w+"
        ),
        "Compare with what was agreed, not with other people.",
    ),
    (
        WordingKind.VERDICT,
        (
            r"(?:exceeds?|meets?|below|above) expectations?|top performer|low performer|"
            r"\d(?:\.\d)?\s*/\s*5|should be (?:promoted|fired|let go)|"
            r"deserves? (?:a )?(?:promotion|"
            r"raise|bonus)"
        ),
        "A rating has its own place. Keep the summary to what was observed.",
    ),
)
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), message)
    for kind, pattern, message in _RULES
)


def check_wording(text: str) -> tuple[WordingNote, ...]:
    """Remark on a text, in the order of its words."""
    return tuple(sorted(_notes(text), key=lambda note: (note.span, note.kind)))


def _notes(text: str) -> Iterator[WordingNote]:
    for kind, pattern, message in _PATTERNS:
        for found in pattern.finditer(text):
            yield WordingNote(kind, found.span(), found.group(), message)
