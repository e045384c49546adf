"""Every mutant. A new one is one line here and one function beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from evals.mutants.drafting import DRAFT_MUTANTS
from evals.mutants.linting import LINT_MUTANTS
from evals.mutants.mutant import Mutant
from evals.mutants.searching import SEARCH_MUTANTS

MUTANTS: tuple[Mutant, ...] = (*LINT_MUTANTS, *DRAFT_MUTANTS, *SEARCH_MUTANTS)

UNTRIED: Mapping[str, str] = MappingProxyType(
    {
        "prompt: formula dropped": "needs a capable model: the composer reads no prompt",
        "prompt: “never invent a number” dropped": "needs a capable model",
        "prompt: examples swapped": "needs a capable model",
        "prompt: context cut": "needs a capable model",
        "prompt: hot temperature": "needs a capable model",
    }
)
"""Mutants that no engine at hand can reveal, with the reason; never counted as killed."""
