"""Does a draft hold what its brief calls for beside the levels, and nothing that it must not?"""

import re
from collections.abc import Sequence
from typing import Protocol

from coach.composer.values import Draft
from evals.graders.reading import all_texts, key_results_of, mentions, texts_of
from evals.grading import Grade, Grades, passed

_DATE = re.compile(
    r"\bby (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Q[1-4]|20\d\d|the end of)\b"
)


class Wanted(Protocol):
    """What a labelled brief asks of any draft; what it does not name is empty."""

    @property
    def topic(self) -> tuple[str, ...]:
        """Stems of what the draft is about."""
        ...

    @property
    def who(self) -> tuple[str, ...]:
        """Stems of the people concerned."""
        ...

    @property
    def holds(self) -> tuple[str, ...]:
        """Stems of what is to be held."""
        ...

    @property
    def tasks(self) -> tuple[str, ...]:
        """Stems of the work mentioned."""
        ...

    @property
    def absent(self) -> tuple[str, ...]:
        """Words that must not come back."""
        ...

    @property
    def asks(self) -> tuple[str, ...]:
        """Stems of which a question speaks."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """Codes that come with the draft."""
        ...

    @property
    def types(self) -> tuple[str, ...]:
        """Types that the draft must have, and lead with."""
        ...

    @property
    def deadline(self) -> str:
        """The end that the brief gave, in its words."""
        ...


def expected_parts(draft: Draft, wanted: Wanted) -> Grades:
    """Score each kind of part under its own name; parts that the case does not name cannot tell."""
    grades: dict[str, Grade] = {}
    whole = " \n".join([*all_texts(draft), *draft.questions])
    if wanted.absent:
        back = [word for word in wanted.absent if word.lower() in whole.lower()]
        grades["absent"] = passed(not back, f"came back: {', '.join(back)}")
    if wanted.notices:
        codes = {notice.code for notice in draft.notices}
        grades["notices"] = passed(set(wanted.notices) <= codes, f"only {', '.join(sorted(codes))}")
    if not draft.variants:
        return grades
    return grades | _content(draft, wanted, whole) | _work(draft, wanted) | _frame(draft, wanted)


def _content(draft: Draft, wanted: Wanted, whole: str) -> Grades:
    grades: dict[str, Grade] = {}
    if wanted.topic:
        off = [
            variant.objective.text
            for variant in draft.variants
            if not mentions(" ".join(texts_of(variant)), wanted.topic)
        ]
        grades["topic"] = passed(not off, f"not about {'/'.join(wanted.topic)}: {'; '.join(off)}")
    if wanted.who:
        grades["who"] = passed(mentions(whole, wanted.who), f"nobody of {'/'.join(wanted.who)}")
    if wanted.asks:
        asked = mentions(" ".join(draft.questions), wanted.asks)
        grades["asks"] = passed(asked, f"no question about {'/'.join(wanted.asks)}")
    return grades


def _work(draft: Draft, wanted: Wanted) -> Grades:
    """What is to be held is a KPI, what is to be done an initiative; neither is a key result."""
    grades: dict[str, Grade] = {}
    results = [result.text for result in key_results_of(draft)]
    if wanted.holds:
        held = [" ".join(kpi.text for kpi in variant.kpis) for variant in draft.variants]
        kept = all(mentions(texts, wanted.holds) for texts in held)
        grades["holds"] = _beside(kept, results, wanted.holds, "held")
    if wanted.tasks:
        done = all(_every(each.initiatives, wanted.tasks) for each in draft.variants)
        grades["tasks"] = _beside(done, results, wanted.tasks, "an initiative")
    return grades


def _beside(kept: bool, results: Sequence[str], stems: tuple[str, ...], what: str) -> Grade:  # noqa: FBT001 - private
    filed = [text for text in results if mentions(text, stems)]
    reason = f"a key result: {filed[0]}" if filed else f"{'/'.join(stems)} is not {what}"
    return passed(kept and not filed, reason)


def _every(texts: Sequence[str], stems: tuple[str, ...]) -> bool:
    return all(any(stem.lower() in text.lower() for text in texts) for stem in stems)


def _frame(draft: Draft, wanted: Wanted) -> Grades:
    grades: dict[str, Grade] = {}
    if wanted.types:
        types = {variant.type for variant in draft.variants}
        led = draft.variants[0].type in wanted.types
        grades["types"] = passed(
            led and set(wanted.types) <= types, f"{draft.variants[0].type} leads"
        )
    results = [result.text for result in key_results_of(draft)]
    if wanted.deadline:
        grades["deadline"] = passed(
            any(wanted.deadline in text for text in results), "the deadline is lost"
        )
    else:
        dated = [text for text in results if _DATE.search(text)]
        grades["no-invented-date"] = passed(not dated, f"{dated[:1]}")
    return grades
