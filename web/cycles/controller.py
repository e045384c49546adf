"""Setting up cycles and moving them on."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from coach.cycles.errors import NotYours
from coach.cycles.service import KEEPERS, STEPS, CycleService
from coach.cycles.values import Cadence, CycleFields, Phase
from coach.errors import CoachError, Invalid
from coach.people.values import Actor
from web.forms import Form
from web.notes import go

AnyRequest = Request[Any, Any, Any]
BELONGS_TO = {"cycle_name_taken": "name"}
CADENCES = (
    (Cadence.QUARTER, "Quarter"),
    (Cadence.HALF, "Half year"),
    (Cadence.YEAR, "Year"),
    (Cadence.MONTH, "Month"),
    (Cadence.CUSTOM, "Something else"),
)
PHASES = {
    Phase.PLAN: "Planning",
    Phase.ACTIVE: "Active",
    Phase.WRAP_UP: "Wrap-up",
    Phase.CLOSED: "Closed",
}


class CyclePages(Controller):
    """The organisation's cycles."""

    path = "/cycles"
    include_in_schema = False

    @get(name="web.cycles")
    async def cycles(
        self, actor: NamedDependency[Actor], cycles: NamedDependency[CycleService]
    ) -> Template:
        """List the cycles with where they can go next."""
        return Template(
            "cycles/page.html",
            context={
                "cycles": await cycles.cycles(actor),
                "phases": PHASES,
                "steps": STEPS,
                "may_keep": actor.has(*KEEPERS),
            },
        )

    @get("/new")
    async def new(self, actor: NamedDependency[Actor]) -> Template:
        """Ask for a name and dates. Whoever may not set cycles up is told before they type."""
        if not actor.has(*KEEPERS):
            raise NotYours
        return _page(Form.of(cadence=Cadence.QUARTER.value))

    @post("/new")
    async def add(
        self,
        request: AnyRequest,
        actor: NamedDependency[Actor],
        cycles: NamedDependency[CycleService],
    ) -> Template | Redirect:
        """Set up a cycle."""
        form = await Form.sent(request)
        try:
            await cycles.create(
                actor,
                CycleFields(
                    name=form.text("name"),
                    cadence=_cadence(form.text("cadence")),
                    starts_on=_day(form, "starts_on"),
                    ends_on=_day(form, "ends_on"),
                ),
            )
        except CoachError as error:
            return _page(form.refused(error, BELONGS_TO))
        return go("/cycles", "cycle-added")

    @post("/{cycle_id:uuid}/phase")
    async def enter(
        self,
        request: AnyRequest,
        cycle_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        cycles: NamedDependency[CycleService],
    ) -> Redirect:
        """Move a cycle to another phase."""
        form = await Form.sent(request)
        await cycles.enter(actor, cycle_id, _phase(form.text("phase")))
        return go("/cycles", "cycle-moved")


def _page(form: Form) -> Template:
    return Template(
        "cycles/form.html",
        context={"form": form, "cadences": CADENCES},
        status_code=form.status,
    )


def _day(form: Form, name: str) -> date:
    try:
        return date.fromisoformat(form.text(name))
    except ValueError:
        raise Invalid("Give a date, such as 2027-01-01.", field=name) from None


def _cadence(text: str) -> Cadence:
    try:
        return Cadence(text)
    except ValueError:
        raise Invalid("Choose one from the list.", field="cadence") from None


def _phase(text: str) -> Phase:
    try:
        return Phase(text)
    except ValueError:
        raise Invalid("Choose a phase from the page.") from None
