"""Every SQL statement of the authoring slice."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, joinedload, selectinload

from coach.authoring.coauthor import Context
from coach.authoring.errors import ConversationNotFound, ProposalNotFound
from coach.authoring.models import Conversation, Proposal, SheetVersion, Turn
from coach.cycles.models import Cycle
from coach.llm.port import Caller
from coach.okrs.values import Provenance
from coach.people.models import Organisation, Team
from coach.people.values import Actor, Role


def _visible(actor: Actor) -> ColumnElement[bool]:
    """Drafts are for the team that writes them, and for coaches and administrators."""
    everything = literal(actor.has(Role.COACH, Role.ADMIN))
    own = or_(Conversation.team_id.in_(actor.team_ids), Conversation.started_by == actor.person_id)
    return and_(Conversation.org_id == actor.org_id, or_(everything, own))


async def conversations(
    session: AsyncSession, *, visible_to: Actor, limit: int
) -> Sequence[Conversation]:
    """List the newest conversations, without what was said."""
    query = (
        select(Conversation)
        .where(_visible(visible_to))
        .order_by(Conversation.updated_at.desc(), Conversation.id.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def conversation(
    session: AsyncSession, conversation_id: UUID, *, visible_to: Actor, for_update: bool = False
) -> Conversation:
    """Load a conversation, locked when it is about to change so that changes queue up."""
    query = select(Conversation).where(Conversation.id == conversation_id, _visible(visible_to))
    if for_update:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = await session.scalar(query)
    if found is None:
        raise ConversationNotFound
    return found


async def whole_conversation(
    session: AsyncSession, conversation_id: UUID, *, visible_to: Actor
) -> Conversation:
    """Load a conversation with everything said and proposed, in three statements."""
    query = (
        select(Conversation)
        .where(Conversation.id == conversation_id, _visible(visible_to))
        .options(
            selectinload(Conversation.turns).joinedload(Turn.author),
            selectinload(Conversation.proposals),
        )
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(query)
    if found is None:
        raise ConversationNotFound
    return found


def next_position(conversation_id: UUID) -> ScalarSelect[int]:
    """Where the next turn goes, as part of its insert; the caller holds the conversation's lock."""
    query = select(func.coalesce(func.max(Turn.position), -1) + 1).where(
        Turn.conversation_id == conversation_id
    )
    return query.scalar_subquery()


async def context(session: AsyncSession, found: Conversation, *, visible_to: Actor) -> Context:
    """Say what an engine may know of the team beside its words, in one statement."""
    query = (
        select(
            Team.name, Team.department, Cycle.name, Organisation.mission, Organisation.priorities
        )
        .select_from(Team)
        .join(Cycle, Cycle.id == found.cycle_id)
        .join(Organisation, Organisation.id == Team.org_id)
        .where(Team.id == found.team_id, Team.org_id == visible_to.org_id)
    )
    team, department, cycle, mission, priorities = (await session.execute(query)).one()
    caller = Caller(found.org_id, visible_to.person_id, "conversation", found.id)
    return Context(team, department, cycle, mission, tuple(priorities), caller)


async def said_by_people(session: AsyncSession, conversation_id: UUID) -> Sequence[str]:
    """Return what people said so far, oldest first; the caller has seen the conversation.

    What the co-author could make nothing of is left out: a message in another language, or a page
    pasted by mistake, would otherwise stand in front of every later one and spoil it, too.
    """
    answer = aliased(Turn)
    in_vain = exists().where(
        answer.conversation_id == Turn.conversation_id,
        answer.position == Turn.position + 1,
        answer.by_coauthor,
        answer.notices.contains([{"code": "off_topic"}]),
    )
    query = (
        select(Turn.text)
        .where(Turn.conversation_id == conversation_id, Turn.by_coauthor.is_(False), ~in_vain)
        .order_by(Turn.position)
    )
    return (await session.scalars(query)).all()


async def proposal(session: AsyncSession, found: Conversation, proposal_id: UUID) -> Proposal:
    """Load a proposal of a conversation that the caller has seen."""
    query = select(Proposal).where(Proposal.id == proposal_id, Proposal.conversation_id == found.id)
    result = await session.scalar(query)
    if result is None:
        raise ProposalNotFound
    return result


async def alternatives(session: AsyncSession, of: Proposal) -> Sequence[Proposal]:
    """List the other ways that were proposed in the same turn to write the same thing."""
    query = select(Proposal).where(
        Proposal.turn_id == of.turn_id, Proposal.id != of.id, Proposal.alternative
    )
    return (await session.scalars(query)).all()


async def version(session: AsyncSession, found: Conversation, number: int) -> SheetVersion | None:
    """Load one version of a conversation's sheet."""
    return await session.get(SheetVersion, (found.id, number))


async def versions(
    session: AsyncSession, found: Conversation, limit: int
) -> Sequence[SheetVersion]:
    """List the newest versions of a conversation's sheet, with who made them."""
    query = (
        select(SheetVersion)
        .where(SheetVersion.conversation_id == found.id)
        .options(joinedload(SheetVersion.author))
        .order_by(SheetVersion.version.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def provenance(session: AsyncSession, found: Conversation) -> dict[str, Provenance]:
    """Say which engine wrote each objective that came from an accepted proposal."""
    query = (
        select(Proposal.objective_id, Turn.engine, Turn.model, Turn.prompt, Proposal.id)
        .join(Turn, Turn.id == Proposal.turn_id)
        .where(Proposal.conversation_id == found.id, Proposal.state == "accepted")
        .order_by(Proposal.turn_id, Proposal.position)
    )
    rows = await session.execute(query)
    return {
        objective_id: Provenance(engine, model, prompt, proposal_id)
        for objective_id, engine, model, prompt, proposal_id in rows
    }
