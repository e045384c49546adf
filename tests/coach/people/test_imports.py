"""Loading people from CSV: good rows go in, bad rows are named, nothing is half done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.db import Sessions
from coach.errors import Invalid
from coach.people.importing import circles, read_people
from coach.people.service.directory import DirectoryService
from coach.people.service.imports import ImportService
from coach.people.values import Actor, Role
from tests.build import a_company
from tests.fakes import FixedClock

HEADER = "email,name,pronouns,manager_email,department,job,level,team,active\n"


@pytest.fixture
def imports(sessions: Sessions, clock: FixedClock) -> ImportService:
    return ImportService(sessions, clock)


@pytest.fixture
def directory(sessions: Sessions, clock: FixedClock) -> DirectoryService:
    return DirectoryService(sessions, clock)


@pytest.fixture
async def ada(sessions: Sessions) -> Actor:
    return await a_company(sessions, Role.HR)


async def test_people_managers_and_teams_come_in_together(
    imports: ImportService, directory: DirectoryService, ada: Actor
) -> None:
    report = await imports.people(
        ada,
        "\ufeff" + HEADER + "ben@x.org,Ben,he/him,cleo@x.org,Books,Editor,Senior,Editors,yes\n"
        'cleo@x.org,"Cleo, the first",,,Books,Head,,Editors,\n',
    )
    assert (report.created, report.updated, report.rejected) == (2, 0, ())
    people = {person.email: person for person in await directory.people(ada)}
    assert people["ben@x.org"].manager_id == people["cleo@x.org"].id
    [team] = await directory.teams(ada)
    assert {membership.person.name for membership in team.memberships} == {"Ben", "Cleo, the first"}


async def test_a_second_import_updates_by_address_and_doubles_nothing(
    imports: ImportService, directory: DirectoryService, ada: Actor
) -> None:
    await imports.people(ada, HEADER + "ben@x.org,Ben,,,,,,Editors,\n")
    report = await imports.people(ada, HEADER + "BEN@x.org,Benjamin,,,,,,Editors,\n")
    assert (report.created, report.updated) == (0, 1)
    [team] = await directory.teams(ada)
    assert [membership.person.name for membership in team.memberships] == ["Benjamin"]


async def test_each_bad_row_is_reported_and_the_rest_goes_in(
    imports: ImportService, directory: DirectoryService, ada: Actor
) -> None:
    report = await imports.people(
        ada,
        HEADER
        + "no-address,Somebody,,,,,,,\n"
        + "ben@x.org,Ben,,nobody@x.org,,,,,\n"
        + "cleo@x.org,Cleo,,dora@x.org,,,,,\n"
        + "dora@x.org,Dora,,cleo@x.org,,,,,\n"
        + "eve@x.org,Eve,,,,,,,perhaps\n"
        + "fay@x.org,Fay,,,,,,,\n"
        + "fay@x.org,Fay again,,,,,,,\n"
        + "gus@x.org,Gus,,ben@x.org,,,,,\n",
    )
    reasons = {found.row: found.reason for found in report.rejected}
    assert set(reasons) == {2, 3, 4, 5, 6, 8, 9}
    assert "not a mail address" in reasons[2]
    assert "nobody@x.org" in reasons[3]
    assert "leads back here" in reasons[4]
    assert "neither yes nor no" in reasons[6]
    assert "row 7" in reasons[8]
    assert "ben@x.org" in reasons[9]  # Ben's own row was refused, so Gus has no manager to point to
    assert {person.email for person in await directory.people(ada)} == {ada.email, "fay@x.org"}


@pytest.mark.parametrize(
    "source", ["", "name\nBen\n", "email,name,shoe size\nben@x.org,Ben,43\n", 'email,name\n"a,b\n']
)
async def test_a_file_that_is_no_such_table_is_refused_whole(
    imports: ImportService, ada: Actor, source: str
) -> None:
    with pytest.raises(Invalid):
        await imports.people(ada, source)


@given(st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")))
def test_circles_are_exactly_those_who_come_back_to_themselves(manager_of: dict[str, str]) -> None:
    def comes_back(start: str) -> bool:
        at = manager_of.get(start)
        for _ in manager_of:
            if at is None or at == start:
                break
            at = manager_of.get(at)
        return at == start

    assert circles(manager_of) == {start for start in manager_of if comes_back(start)}


@given(st.text())
def test_reading_any_text_either_works_or_names_the_file(source: str) -> None:
    try:
        fault = None
        read_people(source)
    except Invalid as error:
        fault = error.field
    assert fault in {None, "file"}
