"""Where published sources disagree about a rule. A rule's page says so instead of hiding it."""

from collections.abc import Callable
from types import MappingProxyType

from coach.linter.profiles import PROFILES, Profile


def disagreement_on(code: str) -> str:
    """Say in one paragraph how the sources differ on a rule, "" where they do not."""
    counted = _COUNTED.get(code)
    if counted is None:
        return _IN_WORDS.get(code, "")
    said: dict[str, list[str]] = {}
    for profile in PROFILES:
        said.setdefault(counted(profile), []).append(profile.name)
    numbers = "; ".join(f"{', '.join(names)}: {number}" for number, names in said.items())
    notes = [f"{profile.name}: {profile.note}" for profile in PROFILES if profile.note]
    told = [] if code == "SET301" else notes
    return " ".join(["The profile decides.", f"{numbers}.", *told])


def _objectives(profile: Profile) -> str:
    warned = f", warned above {profile.objectives_warn}" if profile.objectives_warn else ""
    most = profile.objectives_max
    if profile.objectives_min > 1:
        return f"{profile.objectives_min} to {most}{warned}"
    return f"at most {most}{warned}"


def _key_results(profile: Profile) -> str:
    fewest, most = profile.key_results_min, profile.key_results_max
    return f"exactly {most}" if fewest == most else f"{fewest} to {most}"


_COUNTED: MappingProxyType[str, Callable[[Profile], str]] = MappingProxyType(
    {"SET301": _objectives, "SET302": _key_results, "SET303": _key_results}
)
_IN_WORDS = MappingProxyType(
    {
        "KR207": (
            "A commitment is graded as kept or missed, say Fitbots, Peoplebox and Google; Gtmhub "
            "asks for a number that moves. Hence a warning and no error."
        ),
        "TYP402": (
            "Peoplebox calls it a mistake to demand a full 1.0 of committed goals, and yet defines "
            "them as passed or failed. Waymark keeps the definition: a commitment passes at 1.0, "
            "and the raw score stays visible."
        ),
        "PAY701": (
            "Peoplebox warns against tying rewards to OKRs, and offers goals as evidence for pay. "
            "Waymark never lets a score set pay; people decide, and see it beside everything else."
        ),
    }
)
