"""The one place where concrete things meet: settings in, services out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from coach.authoring.composing import DraftingCoAuthor
from coach.authoring.drafting import DraftingService
from coach.authoring.engine import ComposerEngine
from coach.authoring.service.conversations import ConversationService
from coach.authoring.service.sheets import SheetService
from coach.checkins.measured import MeasurementFollower
from coach.checkins.recomputing import RecomputingService
from coach.checkins.service import CheckInService
from coach.clock import Clock, SystemClock
from coach.cycles.service import CycleService
from coach.db import Sessions
from coach.db.engine import migrate_database, open_database
from coach.db.inspection import DatabaseReport, inspect_database
from coach.db.timing import SqlCost, counting
from coach.kpis.service import KpiService
from coach.notices.smtp import SmtpMailer
from coach.okrs.service.discussion import DiscussionService
from coach.okrs.service.initiatives import InitiativeService
from coach.okrs.service.key_results import KeyResultService
from coach.okrs.service.links import LinkService
from coach.okrs.service.loading import LoadService
from coach.okrs.service.okrs import OkrService
from coach.people.mail import Mailer
from coach.people.passwords import Passwords
from coach.people.service.access import AccessService
from coach.people.service.directory import DirectoryService
from coach.people.service.imports import ImportService
from coach.people.service.organisations import OrganisationService
from coach.settings import Settings
from retrieval.memory import LibraryIndex

__all__ = [
    "Coach",
    "DatabaseReport",
    "SqlCost",
    "counting",
    "inspect_database",
    "migrate_database",
    "open_coach",
]


@dataclass(frozen=True, slots=True)
class Coach:
    """Every service, built once per process. A field's name is what handlers ask for."""

    access: AccessService
    organisations: OrganisationService
    directory: DirectoryService
    imports: ImportService
    cycles: CycleService
    okrs: OkrService
    key_results: KeyResultService
    initiatives: InitiativeService
    links: LinkService
    loads: LoadService
    discussion: DiscussionService
    kpis: KpiService
    check_ins: CheckInService
    recomputing: RecomputingService
    library: LibraryIndex
    drafting: DraftingService
    conversations: ConversationService
    sheets: SheetService

    @classmethod
    def wire(
        cls,
        settings: Settings,
        sessions: Sessions,
        clock: Clock,
        mailer: Mailer,
        library: LibraryIndex,
    ) -> "Coach":
        """Hand each service exactly what its fields name."""
        passwords = Passwords()
        composer = ComposerEngine(library)
        okrs = OkrService(sessions, clock)
        return cls(
            access=AccessService(sessions, clock, passwords, mailer, settings.base_url),
            organisations=OrganisationService(sessions, clock, passwords),
            directory=DirectoryService(sessions, clock),
            imports=ImportService(sessions, clock),
            cycles=CycleService(sessions, clock),
            okrs=okrs,
            key_results=KeyResultService(sessions, clock),
            initiatives=InitiativeService(sessions, clock),
            links=LinkService(sessions, clock),
            loads=LoadService(sessions, clock),
            discussion=DiscussionService(sessions, clock),
            kpis=KpiService(sessions, clock, (MeasurementFollower(clock),)),
            check_ins=CheckInService(sessions, clock),
            recomputing=RecomputingService(sessions),
            library=library,
            drafting=DraftingService(sessions, composer),
            conversations=ConversationService(sessions, clock, DraftingCoAuthor(composer, library)),
            sheets=SheetService(sessions, clock, okrs),
        )


@asynccontextmanager
async def open_coach(settings: Settings) -> AsyncIterator[Coach]:
    """Open the database and yield the services that stand on it, until the caller is done."""
    async with open_database(settings) as sessions:
        mailer = SmtpMailer(settings.mail_server, settings.mail_from)
        yield Coach.wire(settings, sessions, SystemClock(), mailer, LibraryIndex.shipped())
