"""What the forms about people hold."""

from coach.people.service.directory import GRANTABLE, PersonFields
from coach.people.values import Role
from web.forms import Form

BELONGS_TO = {"email_taken": "email", "person_not_found": "manager"}
ROLES = (
    (Role.COACH, "Coach", "Reviews what the AI suggests, helps teams write, releases prompts."),
    (Role.HR, "HR", "Keeps people, teams, cycles and reviews."),
    (Role.ADMIN, "Administrator", "All of that, and roles, direction and the audit trail."),
)


def form_of(person: object) -> Form:
    """Fill the form with what is stored of a person."""
    return Form.showing(
        person,
        *("name", "email", "pronouns", "department", "job", "level", "active"),
        manager="manager_id",
    )


def person_fields(form: Form) -> PersonFields:
    """Read the form. Raises Invalid when the manager is none."""
    return PersonFields(
        name=form.text("name"),
        email=form.text("email"),
        pronouns=form.text("pronouns"),
        manager_id=form.id("manager"),
        department=form.text("department"),
        job=form.text("job"),
        level=form.text("level"),
        active=form.flag("active"),
    )


def roles_of(form: Form) -> frozenset[Role]:
    """Read which roles were ticked; anything else is left out."""
    return frozenset(role for role in GRANTABLE if form.has("roles", role))
