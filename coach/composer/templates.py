"""Filling templates with words, and smoothing the seams."""

import re
from collections.abc import Mapping, Sequence

_SLOT = re.compile(r"\{(\w+)\}")
_SMOOTHING = (
    (re.compile(r"\b(the|our|a|an|of|for|to|in|with|new|that|who) \1\b", re.IGNORECASE), r"\1"),
    (re.compile(r"\bthe (our|their|his|her|its|your|my)\b", re.IGNORECASE), r"\1"),
    (re.compile(r"\b(the|our) the\b", re.IGNORECASE), "the"),
    (re.compile(r"\bshare of (?:the )?(\w+) of the ", re.IGNORECASE), r"share of \1 of the "),
    (re.compile(r"\bus (can|may|will|must)\b"), r"we \1"),
    (
        re.compile(r"\b(share of|a few|number of|number of new|new) the people we serve\b"),
        r"\1 people we serve",
    ),
    (re.compile(r"\bmy\b", re.IGNORECASE), "our"),
    (re.compile(r"\bI\b"), "we"),
    (re.compile(r"\bnew (new|young|newly)\b", re.IGNORECASE), r"\1"),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+([,.;:])"), r"\1"),
)


def filled(templates: Sequence[str], slots: Mapping[str, str]) -> str:
    """The first template whose slots are all known, filled; empty when there is none."""
    for template in templates:
        names = _SLOT.findall(template)
        if all(slots.get(name) for name in names):
            return smooth(_SLOT.sub(lambda match: slots[match.group(1)], template))
    return ""


def smooth(text: str) -> str:
    """Remove doubled words, clashing articles and stray spaces."""
    for pattern, replacement in _SMOOTHING:
        text = pattern.sub(replacement, text)
    return text.strip(" ,;")
