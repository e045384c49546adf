"""What a new draft starts from: a team, a cycle, a message, perhaps an OKR of the gallery."""

from dataclasses import dataclass
from uuid import UUID

from coach.authoring.service.conversations import LONGEST_MESSAGE
from coach.authoring.sheet import Sheet
from coach.authoring.starting import sheet_from
from coach.errors import Invalid
from coach.people.values import Actor, Role
from coach.people.wording import checked_text
from retrieval.library import entries
from retrieval.library.entries import Okr
from web.forms import Form


@dataclass(frozen=True, slots=True)
class Beginning:
    """The form about a new draft, read."""

    team_id: UUID
    cycle_id: UUID
    brief: str
    sheet: Sheet | None

    @classmethod
    def of(cls, form: Form) -> "Beginning":
        """Read the form. Raises Invalid naming the field."""
        team_id, cycle_id = form.id("team"), form.id("cycle")
        if team_id is None:
            raise Invalid("Choose the team that the OKRs are for.", field="team")
        if cycle_id is None:
            raise Invalid("Choose the cycle that the OKRs are for.", field="cycle")
        brief = checked_text(form.text("brief"), "brief", LONGEST_MESSAGE, empty=True)
        okr = template_of(form.text("template"))
        by_id = {kpi.id: kpi for kpi in entries.kpis()}
        return cls(team_id, cycle_id, brief, sheet_from(okr, by_id) if okr else None)


def template_of(okr_id: str) -> Okr | None:
    """Look up the OKR of the gallery that is taken as a start, if one is."""
    return next((one for one in entries.okrs() if one.id == okr_id), None)


def brief_about(kpi_id: str) -> str:
    """Begin a message about a KPI of the gallery."""
    kpi = next((one for one in entries.kpis() if one.id == kpi_id), None)
    if kpi is None:
        return ""
    verb = "increase" if kpi.direction == "increase" else "reduce"
    return f"We want to {verb} {kpi.phrase}."


def may_draft_for(actor: Actor, team_id: UUID) -> bool:
    """Tell whether somebody may draft for a team: their own, or any for coaches and admins."""
    return team_id in actor.team_ids or actor.has(Role.COACH, Role.ADMIN)
