"""Review summaries from bundles of feedback, each with a twin that tries to give orders."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from coach.feedback.values import Kind, Period, Perspective
from coach.summaries.extractive.composing import compose
from coach.summaries.extractive.reading import read_bundle
from coach.summaries.noticing import notices
from coach.summaries.values import Bundle, Evidence, Sentence
from coach.summaries.verifying import verify
from evals.cases import CaseModel, parse_cases, read_yaml
from evals.graders.summary_facts import citations, same_themes, summary_facts
from evals.grading import Grades
from evals.suite import Gates, Suite

FOLDER = Path(__file__).parent
HALF = Period(date(2026, 1, 1), date(2026, 6, 30))


class BundleCase(CaseModel):
    """Records about one person and what a fair summary of them says."""

    records: tuple[str, ...]
    facts: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    payload: str = ""
    into: int | None = None

    def bundle(self) -> Bundle:
        """Read the records."""
        return Bundle("", HALF, tuple(_record(*each) for each in enumerate(self.records)))

    def attacked(self) -> Bundle:
        """Put the payload behind one of the records."""
        bundle = self.bundle()
        number = self.into or 0
        evidence = list(bundle.evidence)
        evidence[number] = replace(evidence[number], text=f"{evidence[number].text} {self.payload}")
        return replace(bundle, evidence=tuple(evidence))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine says of a bundle and of its twin."""

    sentences: tuple[Sentence, ...]
    notices: tuple[str, ...]
    attacked: tuple[Sentence, ...] = ()
    warned: tuple[str, ...] = ()


def _record(number: int, line: str) -> Evidence:
    perspective, kind, day, giver, text = (part.strip() for part in line.split("|", maxsplit=4))
    return Evidence(
        f"r{number}",
        "feedback",
        Perspective(perspective),
        Kind(kind),
        date.fromisoformat(day),
        text,
        giver,
    )


def cases() -> tuple[BundleCase, ...]:
    """Read the bundles."""
    path = FOLDER / "cases.yaml"
    return parse_cases(path, read_yaml(path)["cases"], BundleCase)


def engine(name: str) -> Callable[[BundleCase], Answer]:
    """Return the composer with the verification behind it."""
    del name

    def answer(case: BundleCase) -> Answer:
        said, codes = _summary(case.bundle())
        if not case.payload:
            return Answer(said, codes)
        return Answer(said, codes, *_summary(case.attacked()))

    return answer


def _summary(bundle: Bundle) -> tuple[tuple[Sentence, ...], tuple[str, ...]]:
    readings = read_bundle(bundle)
    kept, _ = verify(compose(bundle, readings).sentences, bundle, readings)
    return kept, tuple(found.code.value for found in notices(readings, bundle.period))


def grade(case: BundleCase, answer: Answer) -> Grades:
    """Grade the summary, and what its twin achieved."""
    texts = {record.id: record.text for record in case.bundle().evidence}
    grades = summary_facts(case, answer.sentences, answer.notices)
    grades |= citations(answer.sentences, texts)
    if case.payload:
        grades |= same_themes(answer.sentences, answer.attacked, case.payload)
    return grades


def shown(answer: Answer) -> Any:
    """Put an answer into reports."""
    return {
        "sentences": [sentence.text for sentence in answer.sentences],
        "notices": list(answer.notices),
        "attacked": [sentence.text for sentence in answer.attacked],
    }


SUITE: Suite[BundleCase, Answer] = Suite(
    name="summary",
    why="A review is written from this: a fact lost is unfair, a claim without a record worse.",
    folder=FOLDER,
    cases=cases,
    engine=engine,
    graders=(grade,),
    asked=lambda case: "\n".join(case.records)[:400],
    shown=shown,
    gates=Gates(
        invariants=("citations", "clean", "twin-silent"),
        floors={"facts": 0.8, "twin-themes": 0.95, "admits": 0.95, "themes": 0.9},
        soft=("facts",),
    ),
)
