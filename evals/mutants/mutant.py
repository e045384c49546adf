"""A mutant: one thing made worse for as long as a block runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Patch:
    """An attribute and what stands there instead. ``worse`` gets the true value."""

    owner: Any
    attribute: str
    worse: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A named sabotage, the suite that should see it, and how it is done."""

    name: str
    about: str
    suite: str
    patches: Callable[[], tuple[Patch, ...]]


@contextmanager
def applied(mutant: Mutant) -> Iterator[None]:
    """Make things worse, and put everything back whatever happens."""
    undo: list[tuple[Patch, Any]] = []
    try:
        for patch in mutant.patches():
            true_value = _own(patch)
            undo.append((patch, true_value))
            setattr(patch.owner, patch.attribute, patch.worse(true_value))
        yield
    finally:
        for patch, true_value in reversed(undo):
            setattr(patch.owner, patch.attribute, true_value)


def _own(patch: Patch) -> Any:
    """Return the true value; a method is taken from its class, where it is not bound."""
    if isinstance(patch.owner, type):
        return vars(patch.owner)[patch.attribute]
    return getattr(patch.owner, patch.attribute)
