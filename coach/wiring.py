"""The one place where concrete things meet: settings in, services out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from coach.authoring.composing import DraftingCoAuthor
from coach.authoring.drafting import DraftingService
from coach.authoring.engine import ComposerEngine
from coach.authoring.llm_engine import LlmEngine
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
from coach.feedback.loading import FeedbackImportService
from coach.feedback.service import FeedbackService
from coach.kpis.promotion import PromotionService
from coach.kpis.service import KpiService
from coach.llm.choosing import Choice, NoModel, chosen_model, opened
from coach.llm.disclosure import AiPolicy
from coach.llm.ledger import Ledger, Terms
from coach.llm.port import OpenLlm
from coach.llm.redaction import Known
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
from coach.people.store.naming import everybodys_names
from coach.replays.service import ReplayService
from coach.settings import Settings
from coach.summaries.service import SummaryService
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
    promotions: PromotionService
    check_ins: CheckInService
    feedback: FeedbackService
    feedback_imports: FeedbackImportService
    summaries: SummaryService
    recomputing: RecomputingService
    replays: ReplayService
    library: LibraryIndex
    ai: AiPolicy
    model: OpenLlm | None
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
        choice = chosen_model(settings)
        model = None if isinstance(choice, NoModel) else opened(choice)
        asking: LlmEngine | None = None
        if model is not None:
            ledger = _ledger(model, choice, settings, sessions, clock)
            asking = LlmEngine(ledger, library)
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
            promotions=PromotionService(sessions, clock),
            check_ins=CheckInService(sessions, clock),
            feedback=FeedbackService(sessions, clock),
            feedback_imports=FeedbackImportService(sessions, clock),
            summaries=SummaryService(sessions, clock, ai_off=settings.ai == "off"),
            recomputing=RecomputingService(sessions),
            replays=ReplayService(sessions, clock),
            library=library,
            ai=AiPolicy.of(settings.ai, choice),
            model=model,
            drafting=DraftingService(
                sessions, composer, asking, choice if isinstance(choice, NoModel) else None
            ),
            conversations=ConversationService(
                sessions, clock, DraftingCoAuthor(asking or composer, library)
            ),
            sheets=SheetService(sessions, clock, okrs),
        )


@asynccontextmanager
async def open_coach(settings: Settings) -> AsyncIterator[Coach]:
    """Open the database and yield the services that stand on it, until the caller is done."""
    async with open_database(settings) as sessions:
        mailer = SmtpMailer(settings.mail_server, settings.mail_from)
        coach = Coach.wire(settings, sessions, SystemClock(), mailer, LibraryIndex.shipped())
        try:
            yield coach
        finally:
            if coach.model is not None:
                await coach.model.close()


def _ledger(
    model: OpenLlm, choice: Choice, settings: Settings, sessions: Sessions, clock: Clock
) -> Ledger:
    """Enter every question in the ledger; hide names from a model that is not on this machine."""
    terms = Terms(
        settings.llm_daily_tokens,
        settings.llm_daily_tokens_per_person,
        settings.llm_input_price,
        settings.llm_output_price,
    )
    hides = AiPolicy.of(settings.ai, choice).hides_names
    return Ledger(model, sessions, clock, terms, partial(_known, sessions) if hides else None)


async def _known(sessions: Sessions, org_id: UUID) -> list[Known]:
    async with sessions() as session:
        return [Known(name, email) for name, email in await everybodys_names(session, org_id)]
