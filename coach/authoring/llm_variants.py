"""From a model's slots to variants: its words, our formulas, the team's numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from coach.authoring.llm_grounding import Grounds
from coach.composer.brief import Understanding
from coach.composer.cleaning import clean
from coach.composer.inflection import capitalised
from coach.composer.values import (
    DraftKeyResult,
    DraftKpi,
    DraftNumber,
    DraftObjective,
    ObjectiveType,
    Variant,
)
from coach.grammar.units import canonical, unit_kind
from coach.grammar.verbs import verb_direction
from prompts.library.draft_okrs import KeyResultSlots, ObjectiveSlots
from retrieval.library.entries import Kpi
from retrieval.words import stems

MOST_KEY_RESULTS = 5
MOST_INITIATIVES = 5
MOST_KPIS = 3
LONGEST_SLOT = 240
"""Characters; what is longer is no slot of a formula, and is cut at a word."""
ALIKE = 0.7  # share of common words from which two lines are one
_ACTIONS = {
    "increase": ("Increase", "Raise", "Lift"),
    "decrease": ("Reduce", "Cut", "Lower"),
}
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
_UNIT = re.compile(r"^(?:/\d{1,3}|[^\W\d_][^\d/]{0,19}|%)$")
_SCRAP = re.compile(r"[{}<>`|\\$#*_@]+")
_OPENING = re.compile(r"^[\s=+\-@:;,.\u2013\u2014]+")
_CLOSING = re.compile(r"[\s:;,.\u2013\u2014]+$")
_SO_THAT = re.compile(r"(?i)\bso (?:that )?")
_FROM_TO = re.compile(r"(?i)\s+from\s+\S+(?:\s+\S+)?\s+to\s+\S+.*$")
_HOLDING = re.compile(r"(?i)^(?:hold|keep|maintain|retain|preserve)\b")
_ARTICLE = re.compile(r"(?i)^(?:the|our|a|an)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the slots of one answer down, against one brief."""

    brief: Understanding
    grounds: Grounds
    kpis: Sequence[Kpi]
    type: ObjectiveType | None

    def variant(self, slots: ObjectiveSlots) -> Variant:
        """Write one variant. Numbers that nobody gave turn into blanks."""
        results = _distinct(
            self._key_result(each, position)
            for position, each in enumerate(slots.key_results)
            if line(each.metric)
        )
        return Variant(
            type=self.type or slots.type,
            objective=_objective(slots),
            key_results=tuple(results[:MOST_KEY_RESULTS]),
            initiatives=self._initiatives(slots.initiatives),
            kpis=self._kpis(slots.keep_steady),
        )

    def _key_result(self, slots: KeyResultSlots, position: int) -> DraftKeyResult:
        unit = _unit(slots.unit)
        baseline = self.grounds.level(slots.baseline, unit)
        target = self.grounds.level(slots.target, unit, baseline)
        if baseline.value is not None and baseline.value == target.value:
            target = DraftNumber(None, "unknown")
        direction = _direction(slots.direction, baseline, target)
        action = _action(slots.action_word, direction, position)
        metric = _metric(slots.metric, action)
        text = f"{action} {metric} from {shown(baseline, 'X', unit)} to {shown(target, 'Y', unit)}"
        why = line(slots.why)
        return DraftKeyResult(
            text=f"{text} {self.brief.deadline}".rstrip(),
            action_word=action,
            metric=metric,
            unit=unit,
            direction=direction,
            baseline=baseline,
            target=target,
            kpi=self._known(metric),
            why="" if self.grounds.lack(why) else _sentence(why),
        )

    def _known(self, metric: str) -> str | None:
        """Name the library KPI that a metric is, if it bears its name."""
        lowered = f" {metric.lower()} "
        for kpi in self.kpis:
            if any(f" {name.lower()} " in lowered for name in (kpi.name, kpi.phrase)):
                return kpi.id
        return None

    def _initiatives(self, offered: Iterable[str]) -> tuple[str, ...]:
        """Put what the team means to do first; its tasks are never lost."""
        tasks = self.brief.tasks
        lines = [*tasks, *(line(text) for text in offered)]
        kept = [capitalised(text) for text in lines if text and not self.grounds.lack(text)]
        return tuple(_unlike(kept)[: max(MOST_INITIATIVES, len(tasks))])

    def _kpis(self, offered: Iterable[str]) -> tuple[DraftKpi, ...]:
        """Put what the team wants to hold first, in its words."""
        held = [capitalised(clause.text) for clause in self.brief.holds]
        names = [_ARTICLE.sub("", line(text)) for text in offered]
        fresh = [name for name in names if name and not self.grounds.lack(name)]
        return tuple(self._kpi(text) for text in _unlike([*held, *fresh])[:MOST_KPIS])

    def _kpi(self, text: str) -> DraftKpi:
        name = _HOLDING.sub("", text).strip() or text
        if not _HOLDING.match(text):
            text = f"Hold {_uncapitalised(text)} at today's level or better"
        return DraftKpi(capitalised(name), capitalised(text), self._known(name))


def line(text: str) -> str:
    """Make one plain line of a slot: no markup, links or hidden letters, no endless length."""
    plain = _SCRAP.sub(" ", " ".join(clean(text[: LONGEST_SLOT * 4]).text.split()))
    plain = " ".join(plain.split())
    if len(plain) > LONGEST_SLOT:
        plain = plain[:LONGEST_SLOT].rpartition(" ")[0]
    return _CLOSING.sub("", _OPENING.sub("", plain))


def texts_of(variant: Variant) -> tuple[str, ...]:
    """Return every line of a variant that a team reads."""
    return (
        variant.objective.text,
        *(result.text for result in variant.key_results),
        *(result.why for result in variant.key_results),
        *variant.initiatives,
        *(kpi.text for kpi in variant.kpis),
    )


def shown(number: DraftNumber, letter: str, unit: str) -> str:
    """Write a level with its unit; a letter stands for an unknown one."""
    value = number.value
    figure = letter if value is None else f"{value.normalize():,f}"
    if unit == "%" or unit.startswith("/"):
        return f"{figure}{unit}"
    if unit in _SIGNS:
        return f"{_SIGNS[unit]}{figure}"
    if not unit:
        return figure
    if value == Decimal(1) and unit_kind(unit) == "duration":
        unit = unit.removesuffix("s")
    return f"{figure} {unit}"


def _objective(slots: ObjectiveSlots) -> DraftObjective:
    action = capitalised(line(slots.action_word).split(" ")[0])
    outcome = _without_first(_SO_THAT.split(line(slots.outcome))[0].strip(), action)
    value = _SO_THAT.split(line(slots.value))[-1].strip()
    outcome, value = _uncapitalised(_CLOSING.sub("", outcome)), _uncapitalised(value)
    return DraftObjective(f"{action} {outcome} so that {value}", action, outcome, value)


def _metric(text: str, action: str) -> str:
    metric = _FROM_TO.sub("", line(text))
    for word in (action, *_ACTIONS["increase"], *_ACTIONS["decrease"]):
        metric = _without_first(metric, word)
    return _uncapitalised(_ARTICLE.sub("", metric))


def _unit(text: str) -> str:
    unit = canonical(line(text) or text.strip())
    if not _UNIT.match(unit):
        return ""
    counted = unit_kind(unit) == "count" and unit not in {"points", "FTE"}
    return "" if counted else unit


def _direction(said: str, baseline: DraftNumber, target: DraftNumber) -> str:
    """Go by the numbers where there are two; they are the team's, the word is the model's."""
    if baseline.value is None or target.value is None:
        return said
    return "increase" if target.value > baseline.value else "decrease"


def _action(said: str, direction: str, position: int) -> str:
    word = line(said).split(" ")[0]
    if word and (moved := verb_direction(word)) is not None and moved.value == direction:
        return capitalised(word.lower())
    words = _ACTIONS[direction]
    return words[position % len(words)]


def _without_first(text: str, word: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() == word.lower() else text


def _uncapitalised(text: str) -> str:
    """Begin in lower case, unless the first word is a name or an acronym by its letters."""
    first = text.partition(" ")[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    return f"{capitalised(text)}." if text else ""


def _distinct(results: Iterable[DraftKeyResult]) -> list[DraftKeyResult]:
    """Keep the first of several key results on one metric."""
    found: list[DraftKeyResult] = []
    for result in results:
        if not any(_alike(result.metric, other.metric) for other in found):
            found.append(result)
    return found


def _unlike(texts: Iterable[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        if not any(_alike(text, other) for other in found):
            found.append(text)
    return found


def _alike(one: str, other: str) -> bool:
    first, second = set(stems(one)), set(stems(other))
    if not first or not second:
        return one.lower() == other.lower()
    return len(first & second) / len(first | second) >= ALIKE
