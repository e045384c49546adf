"""Makes the demo organisation as large as somebody wants to measure it."""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import cycle, islice
from uuid import UUID

from coach.okrs.service.loading import LoadedObjective
from coach.okrs.values import Owner, OwnerKind, SubmittedKeyResult, SubmittedObjective
from coach.people.importing import COLUMNS
from coach.people.values import Actor
from coach.wiring import Coach

TEAM_OF = 12
"""People in a team of the grown organisation."""
REPORTS = 8
CHILDREN = 6
"""How many objectives contribute to one above them."""
FIRST_NAMES = (
    "Ada Ben Cleo Dario Edda Femi Gita Hugo Isla Juan Kaya Lars Mona Nils Olga Pavel Quinn Rosa"
    " Sami Thea Uma Viggo Wren Xenia Yara Zeno"
)
LAST_NAMES = (
    "Abel Baptiste Castro Dietrich Eze Ferrari Gomes Hall Ito Jansen Kaur Lopez Moreau Novak"
    " Okoye Park Rossi Singh Toure Ueda Vogel Wolf Yilmaz Zhou Quist"
)
AIMS = (
    "Shorten the way to the right care so that patients recover sooner",
    "Make every handover safe so that nothing is asked twice",
    "Win back the trust of patients who left so that they recommend us",
    "Free nurses from paperwork so that they have time for patients",
    "Make help easy to find so that people solve things alone",
    "Catch problems before they hurt so that wards run calmer",
)
LINES = (
    "Reduce waiting time from 40 minutes to 15 minutes",
    "Raise first-time fixes from 58% to 80%",
    "Cut complaints from 60 to 20 a month",
    "Raise satisfaction from 3.1/5 to 4.2/5",
    "Cut rework from 14% to 6%",
    "Raise people who finish alone from 35% to 60%",
)
STANDS = (
    Decimal("31.5"),
    Decimal(66),
    Decimal(45),
    Decimal("3.4"),
    Decimal(11),
    None,
)
"""Where each of these key results stands by now; None is not measured yet."""


async def grow_people(coach: Coach, admin: Actor, boss: str, wanted: int) -> None:
    """Add people below somebody until there are as many as wanted, in teams of a dozen."""
    missing = wanted - len(await coach.directory.people(admin))
    if missing > 0:
        await coach.imports.people(admin, people_file(boss, missing))


def people_file(boss: str, count: int) -> str:
    """Write a file of invented people, each managed by one further up."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    names = zip(cycle(FIRST_NAMES.split()), cycle(LAST_NAMES.split()), strict=False)
    for number, (first, last) in enumerate(islice(names, count)):
        manager = boss if number < REPORTS else _email((number - REPORTS) // REPORTS)
        team = f"Ward {number // TEAM_OF + 1}"
        department = f"Region {number // (TEAM_OF * REPORTS) + 1}"
        job = "Ward lead" if number % TEAM_OF == 0 else "Nurse"
        row = (_email(number), f"{first} {last}", "", manager, department, job, "", team, "yes")
        writer.writerow(row)
    return sheet.getvalue()


def _email(number: int) -> str:
    return f"person{number + 1}@larkfield.example"


async def grow_objectives(
    coach: Coach, admin: Actor, cycle_id: UUID, present: int, wanted: int
) -> int:
    """Add objectives in one tree until there are as many as wanted; return how many there are."""
    if wanted <= present:
        return present
    teams = [Owner(OwnerKind.TEAM, team.id) for team in await coach.directory.teams(admin)]
    made = await coach.loads.load(admin, cycle_id, list(tree(teams, wanted - present)))
    return present + len(made)


def tree(owners: Sequence[Owner], count: int) -> Iterator[LoadedObjective]:
    """Invent objectives of a company's tree: one on top, six below each."""
    for number in range(count):
        places = [(number + step) % len(LINES) for step in (0, 1)]
        submitted = SubmittedObjective(
            AIMS[number % len(AIMS)],
            key_results=tuple(SubmittedKeyResult(LINES[place]) for place in places),
        )
        yield LoadedObjective(
            submitted,
            owners[number % len(owners)] if number else Owner(OwnerKind.COMPANY),
            (number - 1) // CHILDREN if number else None,
            tuple(STANDS[place] for place in places),
        )
