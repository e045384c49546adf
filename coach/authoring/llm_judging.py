"""Judges what a model drafted: by the linter, and by what no answer to a brief may be."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coach.authoring.llm_inputs import Task, types_for
from coach.authoring.llm_variants import Writer, line, texts_of
from coach.composer.questions import MOST_QUESTIONS, questions_for
from coach.composer.values import Variant
from coach.linter.finding import Finding, Severity
from coach.linter.lint import ObjectiveTexts, lint_objective_set
from prompts import Rendered
from prompts.library.draft_okrs import Drafts
from retrieval.words import stems

FEWEST_KEY_RESULTS = 2
COPIED = 7
"""Words in a row that an answer shares with our instructions only when it recites them."""
MOST_OBJECTIONS = 12
_WEIGHTS = {Severity.ERROR: 10, Severity.WARNING: 3}
_BROKEN = 1_000


@dataclass(frozen=True, slots=True)
class JudgedVariant:
    """A variant with what is wrong with it; ``objections`` are words for the model."""

    variant: Variant
    objections: tuple[str, ...]
    usable: bool

    @property
    def weight(self) -> int:
        """How bad it is; the least comes first."""
        found = sum(_WEIGHTS.get(each.severity, 0) for each in self.variant.findings)
        return found if self.usable else found + _BROKEN


@dataclass(frozen=True, slots=True)
class Judged:
    """A whole answer, judged."""

    variants: tuple[JudgedVariant, ...]
    questions: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How bad the answer is, by what can be shown of it; an answer without a draft is worst."""
        usable = self.usable()
        return sum(each.weight for each in self.variants) if usable else _BROKEN * 10

    def usable(self) -> tuple[Variant, ...]:
        """Return the variants that may be shown, best first, none twice."""
        ranked = sorted(
            (each for each in self.variants if each.usable), key=lambda each: each.weight
        )
        unique: dict[str, Variant] = {}
        for each in ranked:
            unique.setdefault(each.variant.objective.text.lower(), each.variant)
        return tuple(unique.values())

    def objection(self) -> str:
        """Say what is to be mended, for a model to read; empty when nothing is."""
        lines = [
            f"Variant {number}: {text}"
            for number, each in enumerate(self.variants, start=1)
            for text in each.objections
        ][:MOST_OBJECTIONS]
        if not lines:
            return ""
        listed = "\n".join(f"- {text}" for text in lines)
        return (
            f"Our linter objects:\n{listed}\n\n"
            "Mend this, keep the rest, and answer with the whole JSON again."
        )


def judged(task: Task, answer: Drafts) -> Judged:
    """Write an answer down in our formulas, and judge each variant."""
    writer = Writer(task.brief, task.grounds, task.kpis, task.request.type)
    shown = answer.variants[: len(types_for(task.request, task.brief))]
    variants = tuple(_judge(task, writer.variant(slots)) for slots in shown)
    ranked = Judged(variants, ())
    return replace(ranked, questions=_questions(task, ranked.usable(), answer.questions))


def _judge(task: Task, variant: Variant) -> JudgedVariant:
    texts = texts_of(variant)
    broken = [*_empty_slots(variant), *_foreign_numbers(task, variant)]
    if recites(task.prompt, texts):
        broken.append("it repeats the instructions; write about the brief only")
    if not _on_topic(task, variant):
        broken.append("it is about something else than the brief")
    findings = lint_objective_set(
        [
            ObjectiveTexts(
                variant.objective.text,
                variant.type,
                tuple(result.text for result in variant.key_results),
                tuple(kpi.text for kpi in variant.kpis),
                variant.initiatives,
            )
        ],
        brief=task.brief.raw,
    )
    errors = [each for each in findings if each.severity is Severity.ERROR]
    noted = [_worded(each, variant) for each in findings if each.severity is not Severity.INFO]
    return JudgedVariant(
        replace(variant, findings=tuple(findings)),
        (*broken, *noted),
        usable=not broken and not errors,
    )


def _empty_slots(variant: Variant) -> list[str]:
    objective = variant.objective
    missing = [
        name
        for name, text in (
            ("action_word", objective.action_word),
            ("outcome", objective.outcome),
            ("value", objective.value),
        )
        if not text
    ]
    found = [f"the objective's {name} is empty" for name in missing]
    if len(variant.key_results) < FEWEST_KEY_RESULTS:
        found.append("it needs at least two key results on different metrics")
    return found


def _foreign_numbers(task: Task, variant: Variant) -> list[str]:
    """Find numbers in words that became part of a formula; those in levels are blanks already."""
    return [
        f"“{text}” holds a number that the brief does not"
        for text in (variant.objective.text, *(each.metric for each in variant.key_results))
        if task.grounds.lack(text)
    ]


def recites(prompt: Rendered[Drafts], texts: Iterable[str]) -> bool:
    """Say whether some text is our own instructions, handed out."""
    ours = _runs(" ".join(message.text for message in prompt.messages if message.role == "system"))
    return any(ours & _runs(text) for text in texts)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z]+", text.lower())
    return {tuple(words[start : start + COPIED]) for start in range(len(words) - COPIED + 1)}


def _on_topic(task: Task, variant: Variant) -> bool:
    """Say whether a draft shares any word of weight with its brief. Other languages share none.

    Only what the model wrote itself counts, and not the reasons, which flatter.
    """
    if task.brief.foreign:
        return True
    written = (variant.objective.text, *(result.metric for result in variant.key_results))
    return bool(set(stems(task.brief.text)) & {stem for text in written for stem in stems(text)})


def _worded(finding: Finding, variant: Variant) -> str:
    place = re.search(r"key_results\[(\d+)\]", finding.where)
    if place and int(place.group(1)) < len(variant.key_results):
        number = int(place.group(1))
        return f"key result {number + 1} (“{variant.key_results[number].text}”): {finding.message}"
    where = "the objective: " if finding.where else ""
    return f"{where}{finding.message}"


def _questions(task: Task, variants: tuple[Variant, ...], asked: Sequence[str]) -> tuple[str, ...]:
    """Ask for the missing numbers first, then what the model wants to know; three in all."""
    own = questions_for(variants, task.brief)
    plain = (line(text.rstrip("? ")) for text in asked)
    theirs = [f"{text}?" for text in plain if text and not task.grounds.lack(text)]
    ordered = [*own[: MOST_QUESTIONS - 1], *theirs, *own[MOST_QUESTIONS - 1 :]]
    return tuple(dict.fromkeys(ordered))[:MOST_QUESTIONS]
