"""Every suite, in the order in which they run. A suite that is not in this table does not exist."""

from typing import Any

from coach.errors import NotFound
from evals.suite import Suite
from evals.suites import classify, draft, kpis, lint, retrieval, safety, summary

SUITES: tuple[Suite[Any, Any], ...] = (
    lint.SUITE,
    classify.SUITE,
    draft.SUITE,
    kpis.SUITE,
    retrieval.SUITE,
    safety.SUITE,
    summary.SUITE,
)


def suites_named(names: tuple[str, ...]) -> tuple[Suite[Any, Any], ...]:
    """Find suites by name, all of them without names. Raises NotFound naming the choices."""
    known = {suite.name: suite for suite in SUITES}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise NotFound(f"there is no suite “{unknown[0]}”; choose from {', '.join(known)}")
    return tuple(known[name] for name in names) if names else SUITES
