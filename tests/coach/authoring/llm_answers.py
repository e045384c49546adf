"""What a model may answer: builders of its slots."""

from typing import Any

from prompts.library.draft_okrs import Drafts, KeyResultSlots, ObjectiveSlots

BRIEF = (
    "Our patients wait 40 days for a first appointment and many give up. 25% of calls are"
    " abandoned, and we want to halve that."
)


def a_key_result(**other: Any) -> KeyResultSlots:
    """The wait, from the 40 days that the brief names."""
    slots: dict[str, Any] = {
        "action_word": "Reduce",
        "metric": "wait for a first appointment",
        "unit": "days",
        "direction": "decrease",
        "baseline": 40.0,
        "target": None,
        "why": "It is what patients complain about.",
    }
    return KeyResultSlots(**{**slots, **other})


def calls(**other: Any) -> KeyResultSlots:
    """Abandoned calls, from 25% to the half of it."""
    slots = {"metric": "abandoned calls", "unit": "%", "baseline": 25.0, "target": 12.5}
    return a_key_result(**{**slots, **other})


def an_objective(**other: Any) -> ObjectiveSlots:
    """A sound variant about the brief."""
    slots: dict[str, Any] = {
        "type": "committed",
        "action_word": "Give",
        "outcome": "patients a first appointment while they still need it",
        "value": "they stay with our clinic",
        "key_results": [a_key_result(), calls()],
        "initiatives": ["Open an evening clinic"],
        "keep_steady": ["patient satisfaction"],
    }
    return ObjectiveSlots(**{**slots, **other})


def an_answer(
    *variants: ObjectiveSlots, on_topic: bool = True, questions: tuple[str, ...] = ()
) -> Drafts:
    """A whole answer; one sound variant if none is given."""
    return Drafts(
        on_topic=on_topic, variants=list(variants or (an_objective(),)), questions=list(questions)
    )
