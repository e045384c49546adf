"""What the form about a team holds."""

from collections.abc import Iterable
from uuid import UUID

from coach.errors import Invalid
from coach.people.service.directory import TeamFields
from coach.people.values import TeamKind
from web.forms import Form

BELONGS_TO = {"team_name_taken": "name", "team_not_found": "parent", "person_not_found": "lead"}
KINDS = ((TeamKind.TEAM, "Team: stands in the tree"), (TeamKind.SQUAD, "Squad: across teams"))


def form_of(team: object, member_ids: Iterable[UUID]) -> Form:
    """Fill the form with what is stored of a team."""
    form = Form.showing(
        team, *("name", "kind", "purpose", "department"), parent="parent_id", lead="lead_id"
    )
    form.chosen["members"] = tuple(str(one) for one in member_ids)
    return form


def team_fields(form: Form) -> TeamFields:
    """Read the form. Raises Invalid naming the field."""
    return TeamFields(
        name=form.text("name"),
        kind=_kind(form.text("kind")),
        purpose=form.text("purpose"),
        department=form.text("department"),
        parent_id=form.id("parent"),
        lead_id=form.id("lead"),
        member_ids=form.ids("members"),
    )


def _kind(text: str) -> TeamKind:
    try:
        return TeamKind(text or TeamKind.TEAM)
    except ValueError:
        raise Invalid("Choose team or squad.", field="kind") from None
