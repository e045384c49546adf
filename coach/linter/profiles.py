"""Limits and severities by school of thought. Schools disagree; a profile says whose rules apply.

An organisation's own profile starts as a copy of one of these (``customised``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from coach.errors import Invalid
from coach.linter.finding import Severity


@dataclass(frozen=True, slots=True)
class Profile:
    """How one school counts and judges.

    ``objectives_warn`` is a softer limit below ``objectives_max``. ``severities`` overrides a
    rule's own severity by code; ``off`` silences rules, and ``reasons`` say why by code. ``source``
    says who stands behind the limits.
    """

    name: str
    source: str
    objectives_max: int
    key_results_min: int
    key_results_max: int
    objectives_min: int = 1
    objectives_warn: int | None = None
    objective_words_max: int = 30
    severities: Mapping[str, Severity] = field(default_factory=dict)
    off: frozenset[str] = frozenset()
    note: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)

    def severity_of(self, code: str, default: Severity) -> Severity:
        """Say how much a rule matters here."""
        return self.severities.get(code, default)


FITBOTS = Profile(
    name="fitbots",
    source="Fitbots OKR/KPI guide",
    objectives_max=3,
    key_results_min=2,
    key_results_max=5,
    note="The lower limit of two key results is our addition.",
)
PEOPLEBOX = Profile(
    name="peoplebox",
    source="Peoplebox OKR guides",
    objectives_max=7,
    objectives_warn=5,
    key_results_min=3,
    key_results_max=5,
)
GOOGLE = Profile(
    name="google",
    source="Google's OKR playbook",
    objectives_min=3,
    objectives_max=5,
    key_results_min=2,
    key_results_max=5,
)
DOERR = replace(GOOGLE, name="doerr", source="Doerr, Measure What Matters")
WODTKE = Profile(
    name="wodtke",
    source="Wodtke, Radical Focus",
    objectives_max=1,
    key_results_min=3,
    key_results_max=3,
    note="One objective with exactly three key results.",
)
WEEKDONE = Profile(
    name="weekdone",
    source="Weekdone",
    objectives_max=3,
    key_results_min=3,
    key_results_max=5,
)
GTMHUB = Profile(
    name="gtmhub",
    source="Gtmhub/Quantive",
    objectives_max=3,
    key_results_min=1,
    key_results_max=3,
    note="Its design score speaks of two to five key results.",
)
PROFILES: tuple[Profile, ...] = (FITBOTS, PEOPLEBOX, GOOGLE, DOERR, WODTKE, WEEKDONE, GTMHUB)
DEFAULT_PROFILE = FITBOTS


def profile_named(name: str) -> Profile:
    """Find a shipped profile; raises Invalid naming the choices when there is none."""
    wanted = name.strip().lower()
    for profile in PROFILES:
        if profile.name == wanted:
            return profile
    choices = ", ".join(profile.name for profile in PROFILES)
    raise Invalid(
        f"there is no profile “{name}”; choose one of {choices}, or name a .toml file on the"
        " command line",
        field="profile",
    )


def customised(base: Profile, name: str, **changes: Any) -> Profile:
    """Copy a profile under a new name, with changes; raises Invalid for impossible limits."""
    profile = replace(base, name=name, **changes)
    if not 0 <= profile.key_results_min <= profile.key_results_max:
        raise Invalid(
            "the fewest key results must not exceed the most; lower one or raise the other",
            field="key_results_min",
        )
    if profile.objectives_warn is not None and profile.objectives_warn >= profile.objectives_max:
        profile = replace(profile, objectives_warn=None)
    if profile.objectives_max < 1:
        raise Invalid("allow at least one objective", field="objectives_max")
    return profile
