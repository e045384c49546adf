"""What leaves for a model, in words for the people whose words they are."""

from dataclasses import dataclass
from typing import Literal

from coach.llm.choosing import Choice, LocalModel, NoModel
from prompts.library import ALL
from prompts.template import split


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One prompt that is live: what it is for, and what it sends."""

    prompt: str
    purpose: str
    sends: str


@dataclass(frozen=True, slots=True)
class AiPolicy:
    """How far texts may travel, and how far they do. For the page that tells everybody."""

    allowed: Literal["off", "local", "remote"]
    model: str | None
    leaves_the_machine: bool
    because: str = ""
    """Why no model is asked, where none is."""

    @classmethod
    def of(cls, allowed: Literal["off", "local", "remote"], choice: Choice) -> "AiPolicy":
        """Describe what a choice of model means."""
        if isinstance(choice, NoModel):
            return cls(allowed, None, leaves_the_machine=False, because=choice.text)
        if isinstance(choice, LocalModel):
            return cls(allowed, choice.path.stem, leaves_the_machine=False)
        away = not choice.on_this_machine
        return cls(allowed, choice.endpoint.model, leaves_the_machine=away)

    @property
    def hides_names(self) -> bool:
        """Whether people's names are replaced before a text goes to the model."""
        return self.leaves_the_machine


def disclosures() -> tuple[Disclosure, ...]:
    """List every live prompt with what it sends, by its own front matter."""
    fronts = ((prompt, split(prompt.source(prompt.live))[0]) for prompt in ALL)
    return tuple(
        Disclosure(prompt.ref(prompt.live), front.purpose, front.sends) for prompt, front in fronts
    )
