"""Endpoints for check-ins."""

from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.checkins.schemas import CheckInIn, CheckInOut, CorrectionIn, CourseOut, RecordedOut
from coach.checkins.service import CheckInService
from coach.people.values import Actor


class CheckInsController(Controller):
    """Where key results stand, as people say it."""

    tags = ("check-ins",)

    @post("/key-results/{key_result_id:uuid}/check-ins", operation_id="check_in")
    async def check_in(
        self,
        key_result_id: FromPath[UUID],
        data: JSONBody[CheckInIn],
        actor: NamedDependency[Actor],
        check_ins: NamedDependency[CheckInService],
    ) -> RecordedOut:
        """Say where a key result stands; everything that it counts for moves at once."""
        recorded = await check_ins.check_in(actor, key_result_id, data.fields())
        return RecordedOut.recorded(recorded)

    @get("/key-results/{key_result_id:uuid}/check-ins", operation_id="list_check_ins")
    async def entries(
        self,
        key_result_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        check_ins: NamedDependency[CheckInService],
    ) -> list[CheckInOut]:
        """List the newest entries, corrected ones included, the newest first."""
        return [CheckInOut.of(entry) for entry in await check_ins.check_ins(actor, key_result_id)]

    @get("/key-results/{key_result_id:uuid}/course", operation_id="key_result_course")
    async def course(
        self,
        key_result_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        check_ins: NamedDependency[CheckInService],
    ) -> CourseOut:
        """Show pace, required run rate, freshness, and a range if the recent pace continues."""
        return CourseOut.of(*await check_ins.course(actor, key_result_id))

    @post("/check-ins/{check_in_id:uuid}/corrections", operation_id="correct_check_in")
    async def correct(
        self,
        check_in_id: FromPath[UUID],
        data: JSONBody[CorrectionIn],
        actor: NamedDependency[Actor],
        check_ins: NamedDependency[CheckInService],
    ) -> RecordedOut:
        """Say what an entry should have said, as a new entry; without one it is withdrawn."""
        said = data.check_in.fields() if data.check_in else None
        recorded = await check_ins.correct(actor, check_in_id, said, data.why)
        return RecordedOut.recorded(recorded)
