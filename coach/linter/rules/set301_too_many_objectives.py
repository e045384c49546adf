"""SET301: more objectives than a team can mean."""

from collections.abc import Iterator

from coach.linter.finding import Severity
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet


@rule(
    "SET301",
    severity="error",
    on="set",
    sources=(Source.FITBOTS, Source.PEOPLEBOX, Source.RADICAL_FOCUS),
)
def too_many_objectives(okr_set: OkrSet) -> Iterator[Remark]:
    """The set has more objectives than the profile allows.

    Why:
        A list of everything is a list of nothing: whoever has nine priorities works on the loudest.
        Schools differ on the number, so the limit comes from the profile.

    Bad:
        O: Bring bakers back to the night shift so that shops open full
        O: Free doctors from paperwork so that they see more patients
        O: Make the pharmacy the fastest in town so that patients stay
        O: Earn the trust of rural families so that they come to us first

    Good:
        O: Bring bakers back to the night shift so that shops open full
        O: Free doctors from paperwork so that they see more patients
        O: Earn the trust of rural families so that they come to us first

    Fix:
        Choose those that would hurt most to miss, and park the others for the next cycle.
    """
    profile, count = okr_set.profile, len(okr_set.groups)
    if count > profile.objectives_max:
        plural = "objective" if profile.objectives_max == 1 else "objectives"
        yield Remark(
            f"{count} objectives; {profile.source} allows {profile.objectives_max} {plural}"
            " for a team and cycle"
        )
    elif profile.objectives_warn is not None and count > profile.objectives_warn:
        yield Remark(
            f"{count} objectives; {profile.source} advises against more than"
            f" {profile.objectives_warn} for a team and cycle",
            severity=Severity.WARNING,
        )
