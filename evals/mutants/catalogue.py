"""Every mutant. A new one is one line here and one function beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from evals.mutants.linting import LINT_MUTANTS
from evals.mutants.mutant import Mutant

MUTANTS: tuple[Mutant, ...] = (*LINT_MUTANTS,)

UNTRIED: Mapping[str, str] = MappingProxyType({})
"""Mutants that no engine at hand can reveal, with the reason; never counted as killed."""
