"""Everything that the drafting page shows of one conversation. Pure."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from coach.authoring.sheet import Sheet, SheetObjective
from coach.people.values import Actor
from web.authoring.diffs import Change, changes
from web.authoring.remarks import SheetRemarks, remarks_on
from web.authoring.rows import Proposed, Said, Talked

COAUTHOR = "Co-author"
_ASKS_FOR_LEVELS = re.compile(r"What is (?P<metric>.+?) today, and where should it be\b.*")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that the co-author proposes, with what exactly it would change."""

    id: UUID
    objective_id: str
    before: SheetObjective | None
    after: SheetObjective | None
    why: str
    state: str
    alternative: bool
    changes: tuple[Change, ...]

    @property
    def is_new(self) -> bool:
        """Whether it would add an objective."""
        return self.before is None

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.state == "pending"


@dataclass(frozen=True, slots=True)
class Question:
    """What the co-author asks, with words to begin an answer with."""

    text: str
    stem: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said, and what it proposes."""

    id: UUID
    who: str
    is_mine: bool
    by_coauthor: bool
    text: str
    at: datetime
    provenance: str
    questions: tuple[Question, ...]
    notices: tuple[Mapping[str, str], ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """A conversation and its sheet, with what the linter says of it."""

    conversation: Talked
    sheet: Sheet
    remarks: SheetRemarks
    turns: tuple[Turn, ...]
    stamp: str
    """Changes whenever anything on the page does."""

    @property
    def is_open(self) -> bool:
        """Whether the sheet can still be changed here."""
        return self.conversation.state == "open"

    @property
    def alternatives(self) -> tuple[Proposal, ...]:
        """The newest drafts of which the team may take one, as long as it has not chosen."""
        return tuple(
            found
            for found in (self.turns[-1].proposals if self.turns else ())
            if found.is_open and found.is_new
        )

    def proposed(self, objective_id: str) -> tuple[Proposal, ...]:
        """List the undecided changes to an objective on the sheet."""
        return tuple(
            found
            for turn in self.turns
            for found in turn.proposals
            if found.is_open and not found.is_new and found.objective_id == objective_id
        )


def desk_of(conversation: Talked, actor: Actor) -> Desk:
    """Put together what the page shows. The linter runs: call it in a thread."""
    sheet = Sheet.from_json(conversation.sheet)
    of_turn: dict[UUID, list[Proposal]] = defaultdict(list)
    for stored in conversation.proposals:
        of_turn[stored.turn_id].append(_proposal(stored))
    turns = tuple(_turn(stored, tuple(of_turn[stored.id]), actor) for stored in conversation.turns)
    return Desk(conversation, sheet, remarks_on(sheet), turns, stamp_of(conversation))


def stamp_of(conversation: Talked) -> str:
    """Number a desk: what is said, proposed, decided or changed gives it another stamp.

    It begins with the version of the sheet, by which an older desk is told from a newer one.
    """
    open_ones = sum(found.state == "pending" for found in conversation.proposals)
    said = len(conversation.turns)
    return f"{conversation.version}.{said}.{open_ones}.{conversation.state}"


def _proposal(stored: Proposed) -> Proposal:
    before = SheetObjective.maybe_from_json(stored.before)
    after = SheetObjective.maybe_from_json(stored.after)
    return Proposal(
        id=stored.id,
        objective_id=stored.objective_id,
        before=before,
        after=after,
        why=stored.why,
        state=stored.state,
        alternative=stored.alternative,
        changes=changes(before, after),
    )


def _turn(stored: Said, proposals: tuple[Proposal, ...], actor: Actor) -> Turn:
    name = stored.author.name if stored.author else "Somebody who left"
    return Turn(
        id=stored.id,
        who=COAUTHOR if stored.by_coauthor else name,
        is_mine=stored.author_id == actor.person_id,
        by_coauthor=stored.by_coauthor,
        text=stored.text,
        at=stored.at,
        provenance=provenance(stored.engine, stored.model, stored.prompt),
        questions=tuple(Question(text, stem_of(text)) for text in stored.questions),
        notices=tuple(stored.notices),
        proposals=proposals,
    )


def provenance(engine: str | None, model: str | None, prompt: str | None) -> str:
    """Say which engine wrote something: "composer", or "gpt-x via draft_okr@3"."""
    written = model or engine or ""
    return f"{written} via {prompt}" if prompt else written


def stem_of(question: str) -> str:
    """Begin an answer, so that a question can be answered by filling in two numbers."""
    found = _ASKS_FOR_LEVELS.fullmatch(question)
    if found is None:
        return ""
    metric = found["metric"]
    return f"{metric[:1].upper()}{metric[1:]} is … today and should be …"
