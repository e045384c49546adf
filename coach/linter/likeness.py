"""Whether two key results measure the same thing."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from coach.grammar.lexicon import word_set
from coach.grammar.verbs import verb_kind
from coach.linter.nouns import singular
from coach.linter.subjects import KeyResultLine
from coach.linter.words import BOUNDARIES, Words

_EMPTY = word_set("""
    average mean median total overall current number rate share percentage level score new all
""")
_NEARLY = 0.8
_ENOUGH_WORDS = 3


@dataclass(frozen=True)
class Likeness:
    """One key result as what it measures. Word order, articles, plurals and verbs do not count."""

    line: KeyResultLine

    @cached_property
    def measured(self) -> frozenset[str]:
        """The words of the metric with what narrows it down."""
        parsed = self.line.parsed
        parts = [part.text for part in (parsed.metric, parsed.qualifier) if part is not None]
        return _plain(" ".join(parts)) if parsed.metric else frozenset()

    @cached_property
    def worded(self) -> frozenset[str]:
        """All words of the line but its verb."""
        words = _plain(self.line.text)
        action = self.line.parsed.action_word
        return words - {singular(action.text.lower())} if action else words

    def repeats(self, other: "Likeness") -> bool:
        """Say whether the other measures the same, or says nearly the same."""
        if self.measured and self.measured == other.measured:
            return True
        if min(len(self.worded), len(other.worded)) < _ENOUGH_WORDS:
            return bool(self.worded) and self.worded == other.worded
        shared = len(self.worded & other.worded)
        return shared / len(self.worded | other.worded) >= _NEARLY


def repetitions(
    lines: Sequence[KeyResultLine],
) -> Iterator[tuple[KeyResultLine, KeyResultLine]]:
    """Yield every key result that repeats an earlier one, with the first that it repeats.

    Only lines that share a rare word are compared, so a company's ten thousand take seconds: two
    texts alike by four fifths share one of the few rarest words of each.
    """
    likenesses = [Likeness(line) for line in lines]
    commonness = Counter(word for each in likenesses for word in each.worded)
    seen: dict[object, list[int]] = {}
    for index, likeness in enumerate(likenesses):
        keys = _keys(likeness, commonness)
        candidates = sorted({earlier for key in keys for earlier in seen.get(key, ())})
        repeated = next((each for each in candidates if likeness.repeats(likenesses[each])), None)
        if repeated is not None:
            earlier = likenesses[repeated]
            yield likeness.line, earlier.line
            if (likeness.worded, likeness.measured) == (earlier.worded, earlier.measured):
                continue  # whoever repeats this repeats the earlier one
        for key in keys:
            seen.setdefault(key, []).append(index)


def _keys(likeness: Likeness, commonness: Counter[str]) -> list[object]:
    """Return what a repetition must share one of: the measure, or one of the rarest words."""
    words = sorted(likeness.worded, key=lambda word: (commonness[word], word))
    few = len(words) - math.ceil(_NEARLY * len(words)) + 1
    return [likeness.measured, *words[:few]] if likeness.measured else [*words[:few]]


def _plain(text: str) -> frozenset[str]:
    words = [word for word in Words(text).lower if word not in BOUNDARIES]
    telling = {singular(word) for word in words if word not in _EMPTY}
    return frozenset(telling or {singular(word) for word in words if verb_kind(word) is None})
