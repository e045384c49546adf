"""Draft a team's OKRs from what it says.

The model fills the slots of the formulas; the words around them are ours. A number is an answer
only when the brief holds it, which is checked afterwards, so the model may leave it out.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from prompts.template import Prompt, PromptInputs


class Inputs(PromptInputs):
    """What the template may use."""

    brief: str
    team: str = ""
    direction: tuple[str, ...] = ()
    kpis: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    types: tuple[str, ...] = ("committed", "aspirational", "learning")
    """One variant each; a type may stand there several times."""


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class KeyResultSlots(_Answer):
    """One key result, as the slots of "action word + metric + from baseline to target unit"."""

    action_word: str = Field(description="Increase, Reduce, Raise, Cut, Shorten, Lift, Lower …")
    metric: str = Field(description="What is measured: a noun phrase without a number.")
    unit: str = Field(description="%, days, hours, USD, /5, points, or empty for plain counts.")
    direction: Literal["increase", "decrease"]
    baseline: float | None = Field(description="Where it stands, if the brief says so. Else null.")
    target: float | None = Field(description="Where it should go, if the brief says so. Else null.")
    why: str = Field(description="Why this metric shows the change, in one short sentence.")


class ObjectiveSlots(_Answer):
    """One way to write the OKR."""

    type: Literal["committed", "aspirational", "learning"]
    action_word: str = Field(description="A verb of change: Win, Make, Free, Shorten, Give …")
    outcome: str = Field(description="What will be different and for whom. No number.")
    value: str = Field(description="What it is good for: completes 'so that'. No number.")
    key_results: list[KeyResultSlots] = Field(min_length=2, max_length=5)
    initiatives: list[str] = Field(max_length=5, description="Work the team might do.")
    keep_steady: list[str] = Field(max_length=3, description="KPIs that must not suffer.")


class Drafts(_Answer):
    """What the model must answer."""

    on_topic: bool = Field(description="False when the brief names nothing a team could change.")
    variants: list[ObjectiveSlots] = Field(max_length=6)
    questions: list[str] = Field(max_length=3, description="What you need to know next.")


PROMPT = Prompt("draft_okrs", Inputs, Drafts, live=1)
