"""Opening a conversation, and talking in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from coach.authoring import store
from coach.authoring.coauthor import CoAuthor, Reply
from coach.authoring.errors import NotYourTeam
from coach.authoring.models import Conversation, Proposal, SheetVersion, Turn
from coach.authoring.sheet import Sheet
from coach.authoring.versions import Change, opened, write
from coach.clock import Clock
from coach.cycles.store import cycle
from coach.db import Sessions, new_id
from coach.people.store import directory
from coach.people.values import Actor, Role
from coach.people.wording import checked_text

LONGEST_MESSAGE = 200_000
"""Characters. The composer reads the first part of a long story and says so."""
LISTED = 50


@dataclass(frozen=True, slots=True)
class ConversationService:
    """What is said between a team and the co-author. Every public method is one use case."""

    sessions: Sessions
    clock: Clock
    coauthor: CoAuthor

    async def start(
        self, actor: Actor, team_id: UUID, cycle_id: UUID, sheet: Sheet | None = None
    ) -> Conversation:
        """Open a conversation for a team and a cycle, with an empty sheet or a template's."""
        async with self.sessions.begin() as session:
            team = await directory.team(session, team_id, visible_to=actor)
            if team_id not in actor.team_ids and not actor.has(Role.COACH, Role.ADMIN):
                raise NotYourTeam
            chosen = await cycle(session, cycle_id, visible_to=actor)
            conversation = Conversation(
                id=new_id(),
                org_id=actor.org_id,
                team_id=team.id,
                cycle_id=chosen.id,
                started_by=actor.person_id,
                title=f"{team.name}, {chosen.name}",
                sheet={},
            )
            session.add(conversation)
            await session.flush()
            change = Change(actor, self.clock.now(), "started")
            write(session, conversation, sheet or Sheet(), change)
        return conversation

    async def conversations(self, actor: Actor) -> Sequence[Conversation]:
        """List the newest conversations that the actor may see."""
        async with self.sessions() as session:
            return await store.conversations(session, visible_to=actor, limit=LISTED)

    async def conversation(self, actor: Actor, conversation_id: UUID) -> Conversation:
        """Show a conversation with its turns and proposals. Raises ConversationNotFound."""
        async with self.sessions() as session:
            return await store.whole_conversation(session, conversation_id, visible_to=actor)

    async def versions(self, actor: Actor, conversation_id: UUID) -> Sequence[SheetVersion]:
        """List the newest versions of the sheet."""
        async with self.sessions() as session:
            found = await store.conversation(session, conversation_id, visible_to=actor)
            return await store.versions(session, found, LISTED)

    async def say(self, actor: Actor, conversation_id: UUID, words: str) -> Turn:
        """Take what a person says, and keep the co-author's answer with its proposals.

        What the person said is stored before the engine is asked, so that it is not lost when
        the engine fails. Returns the co-author's turn.
        """
        text = checked_text(words, "message", LONGEST_MESSAGE)
        async with self.sessions.begin() as session:
            found = await opened(session, actor, conversation_id)
            said = "\n".join(await store.said_by_people(session, found.id))
            context = await store.context(session, found, visible_to=actor)
            sheet = Sheet.from_json(found.sheet)
            session.add(self._turn(found, text, actor))
        reply = await self.coauthor.reply(text, sheet, context, said)
        async with self.sessions.begin() as session:
            found = await opened(session, actor, conversation_id)
            turn = self._turn(found, reply.text, None)
            turn.questions = list(reply.questions)
            turn.notices = [{"code": notice.code, "text": notice.text} for notice in reply.notices]
            turn.engine, turn.model, turn.prompt = reply.engine, reply.model, reply.prompt
            session.add(turn)
            await session.flush()
            session.add_all(_proposals(found, turn, reply))
        return turn

    def _turn(self, found: Conversation, text: str, author: Actor | None) -> Turn:
        return Turn(
            id=new_id(),
            org_id=found.org_id,
            conversation_id=found.id,
            position=store.next_position(found.id),
            author_id=author.person_id if author else None,
            by_coauthor=author is None,
            text=text,
            questions=[],
            notices=[],
            at=self.clock.now(),
        )


def _proposals(found: Conversation, turn: Turn, reply: Reply) -> Iterable[Proposal]:
    return [
        Proposal(
            org_id=found.org_id,
            conversation_id=found.id,
            turn_id=turn.id,
            position=index,
            alternative=reply.alternatives,
            objective_id=suggestion.objective_id,
            before=suggestion.before.to_json() if suggestion.before else None,
            after=suggestion.after.to_json() if suggestion.after else None,
            why=suggestion.why,
        )
        for index, suggestion in enumerate(reply.suggestions)
    ]
