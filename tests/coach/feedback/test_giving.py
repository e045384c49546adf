"""Giving feedback, asking for it, and how an organisation wants it."""

from dataclasses import replace
from uuid import uuid4

import pytest

from coach.errors import Invalid
from coach.feedback.errors import (
    NeverAnonymous,
    NotYourPolicy,
    RequestNotFound,
    WrongPerspective,
)
from coach.feedback.service import FeedbackService
from coach.feedback.values import FeedbackFields, Kind, Perspective, Source, Visibility
from coach.people.errors import PersonNotFound
from tests.coach.feedback.conftest import THIS_DAY, Company


def praise(company: Company) -> FeedbackFields:
    return FeedbackFields(company.ada.person_id, Kind.PRAISE, "Cut the build from 40 to 9 minutes.")


async def test_the_directory_says_where_the_giver_stands(
    feedback: FeedbackService, company: Company
) -> None:
    stands = {
        "Maya": (company.maya, Perspective.MANAGER),
        "Root": (company.root, Perspective.MANAGER),
        "Rita": (company.rita, Perspective.REPORT),
        "Ada": (company.ada, Perspective.SELF),
        "Ben": (company.peers[0], Perspective.PEER),
    }
    for actor, expected in stands.values():
        entry = await feedback.give(actor, praise(company))
        assert (entry.perspective, entry.on, entry.source) == (expected, THIS_DAY, Source.GIVEN)
    cross = replace(praise(company), perspective=Perspective.CROSS)
    assert (await feedback.give(company.peers[0], cross)).perspective is Perspective.CROSS


async def test_nobody_gives_from_where_they_do_not_stand(
    feedback: FeedbackService, company: Company
) -> None:
    with pytest.raises(WrongPerspective, match="manager"):
        await feedback.give(company.maya, replace(praise(company), perspective=Perspective.PEER))
    with pytest.raises(WrongPerspective, match="peer or cross"):
        await feedback.give(
            company.peers[0], replace(praise(company), perspective=Perspective.REPORT)
        )


async def test_a_manager_cannot_pass_for_anonymous(
    feedback: FeedbackService, company: Company
) -> None:
    for actor in (company.maya, company.ada):
        with pytest.raises(NeverAnonymous):
            await feedback.give(actor, replace(praise(company), visibility=Visibility.ANONYMOUS))


async def test_an_empty_text_and_an_unknown_person_are_refused(
    feedback: FeedbackService, company: Company
) -> None:
    with pytest.raises(Invalid, match="text is empty"):
        await feedback.give(company.maya, replace(praise(company), text=" \n"))
    with pytest.raises(PersonNotFound):
        await feedback.give(company.maya, replace(praise(company), about_id=uuid4()))


async def test_a_recognition_names_a_value_of_the_company(
    feedback: FeedbackService, company: Company
) -> None:
    await feedback.set_policy(company.hr, 3, ["Own it"])
    said = replace(praise(company), kind=Kind.RECOGNITION, company_value="Own it")
    assert (await feedback.give(company.maya, said)).company_value == "Own it"
    with pytest.raises(Invalid, match="There are: Own it"):
        await feedback.give(company.maya, replace(said, company_value="Greed"))
    with pytest.raises(Invalid, match="Only a recognition"):
        await feedback.give(company.maya, replace(said, kind=Kind.PRAISE))


async def test_a_request_waits_for_its_giver_and_is_answered_once(
    feedback: FeedbackService, company: Company
) -> None:
    ben = company.peers[0]
    [request] = await feedback.ask(
        company.ada, company.ada.person_id, [ben.person_id], "How did the launch go?"
    )
    assert [found.id for found in await feedback.waiting(ben)] == [request.id]
    said = replace(praise(company), request_id=request.id)
    with pytest.raises(RequestNotFound):
        await feedback.give(company.peers[1], said)
    assert (await feedback.give(ben, said)).source is Source.REQUESTED
    assert await feedback.waiting(ben) == []
    with pytest.raises(RequestNotFound):
        await feedback.give(ben, said)


async def test_one_asks_about_oneself_or_about_ones_people(
    feedback: FeedbackService, company: Company
) -> None:
    ben = company.peers[0].person_id
    assert await feedback.ask(company.maya, company.ada.person_id, [ben, ben])
    with pytest.raises(Invalid, match="somebody whom you manage"):
        await feedback.ask(company.peers[1], company.ada.person_id, [ben])
    with pytest.raises(Invalid, match="cannot be asked"):
        await feedback.ask(company.ada, company.ada.person_id, [company.ada.person_id])
    with pytest.raises(Invalid, match="at least one"):
        await feedback.ask(company.ada, company.ada.person_id, [])


async def test_the_threshold_never_falls_below_three(
    feedback: FeedbackService, company: Company
) -> None:
    with pytest.raises(Invalid, match="3 to 20"):
        await feedback.set_policy(company.hr, 2, [])
    with pytest.raises(NotYourPolicy):
        await feedback.set_policy(company.maya, 5, [])
    await feedback.set_policy(company.hr, 5, [])
    await feedback.set_policy(company.hr, 4, [])
    assert (await feedback.policy(company.ada)).fewest_givers == 4
