"""The sheet: the OKRs that a conversation is about, and the changes to it. Pure.

Every line has an id that stays, so that a change names the line it means and two people's changes
to different lines can both be kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal
from uuid import uuid4

import msgspec

from coach.authoring.errors import LineChanged, LineNotFound

ObjectiveType = Literal["committed", "aspirational", "learning"]
ListName = Literal["key_results", "kpis", "initiatives"]
LISTS: tuple[ListName, ...] = ("key_results", "kpis", "initiatives")


def new_line_id() -> str:
    """Make an id for a line of a sheet."""
    return uuid4().hex[:12]


@dataclass(frozen=True, slots=True)
class Line:
    """A key result, a KPI or an initiative. ``kpi`` names the library KPI behind it, if any."""

    id: str
    text: str
    kpi: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What becomes of a line: other words, perhaps in another list, perhaps with more behind it."""

    text: str
    where: ListName | None = None
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetObjective:
    """One objective with what stands under it."""

    id: str
    text: str
    type: ObjectiveType = "committed"
    key_results: tuple[Line, ...] = ()
    kpis: tuple[Line, ...] = ()
    initiatives: tuple[Line, ...] = ()

    def lines(self, name: ListName) -> tuple[Line, ...]:
        """Return one of the lists by its name."""
        found: tuple[Line, ...] = getattr(self, name)
        return found

    def with_lines(self, name: ListName, lines: tuple[Line, ...]) -> "SheetObjective":
        """Replace one of the lists."""
        if name == "key_results":
            return replace(self, key_results=lines)
        if name == "kpis":
            return replace(self, kpis=lines)
        return replace(self, initiatives=lines)

    def to_json(self) -> dict[str, Any]:
        """Write the objective as plain data for the store."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    @classmethod
    def maybe_from_json(cls, plain: object) -> "SheetObjective | None":
        """Read an objective back from the store, if there is one."""
        return None if plain is None else msgspec.convert(plain, cls)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A set of OKRs in the making."""

    objectives: tuple[SheetObjective, ...] = ()

    def objective(self, objective_id: str) -> SheetObjective | None:
        """Find an objective by its id."""
        return next((found for found in self.objectives if found.id == objective_id), None)

    def with_objective(self, objective: SheetObjective) -> "Sheet":
        """Put an objective in its place, or at the end when it is new."""
        if self.objective(objective.id) is None:
            return Sheet((*self.objectives, objective))
        return Sheet(
            tuple(objective if found.id == objective.id else found for found in self.objectives)
        )

    def without(self, line_id: str) -> "Sheet":
        """Take out an objective or a line. Raises LineNotFound."""
        if self.objective(line_id) is not None:
            return Sheet(tuple(found for found in self.objectives if found.id != line_id))
        return self._with_line(line_id, lambda _: None)

    def with_text(self, line_id: str, text: str) -> "Sheet":
        """Change the words of an objective or a line. Raises LineNotFound."""
        objective = self.objective(line_id)
        if objective is not None:
            return self.with_objective(replace(objective, text=text))
        return self._with_line(line_id, lambda line: replace(line, text=text))

    def rewritten(self, line_id: str, rewriting: Rewriting) -> "Sheet":
        """Rewrite a line: a compound into several, a task into an initiative. Raises LineNotFound.

        An objective only takes the words.
        """
        objective = self.containing(line_id)
        sheet = self.with_text(line_id, rewriting.text)
        if line_id == objective.id:
            return sheet
        objective = sheet.containing(line_id)
        name, line = next(
            (name, line) for name in LISTS for line in objective.lines(name) if line.id == line_id
        )
        more = tuple(replace(line, id=new_line_id(), text=text) for text in rewriting.more)
        lines = objective.lines(name)
        at = lines.index(line)
        where = rewriting.where or name
        if where == name:
            return sheet.with_objective(
                objective.with_lines(name, (*lines[: at + 1], *more, *lines[at + 1 :]))
            )
        left = objective.with_lines(name, (*lines[:at], *lines[at + 1 :]))
        return sheet.with_objective(left.with_lines(where, (*left.lines(where), line, *more)))

    def containing(self, line_id: str) -> SheetObjective:
        """Find the objective that is or holds a line. Raises LineNotFound."""
        for objective in self.objectives:
            lines = (line.id for name in LISTS for line in objective.lines(name))
            if line_id == objective.id or line_id in lines:
                return objective
        raise LineNotFound

    def text(self, line_id: str) -> str:
        """Return the words of an objective or a line. Raises LineNotFound."""
        objective = self.containing(line_id)
        lines = {line.id: line.text for name in LISTS for line in objective.lines(name)}
        return lines.get(line_id, objective.text)

    def _with_line(self, line_id: str, change: Callable[[Line], Line | None]) -> "Sheet":
        objective = self.containing(line_id)
        for name in LISTS:
            changed = (
                change(line) if line.id == line_id else line for line in objective.lines(name)
            )
            objective = objective.with_lines(name, tuple(filter(None, changed)))
        return self.with_objective(objective)

    def to_json(self) -> dict[str, Any]:
        """Write the sheet as plain data for the store."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    @classmethod
    def from_json(cls, plain: object) -> "Sheet":
        """Read a sheet back from the store."""
        return msgspec.convert(plain, cls)


def merged(
    sheet: Sheet, before: SheetObjective | None, after: SheetObjective | None, objective_id: str
) -> Sheet:
    """Apply what changed between ``before`` and ``after`` to the sheet as it is by now.

    Lines that somebody else changed meanwhile stay as they are. Raises LineChanged when both
    changed the same line, and when the objective itself is gone.
    """
    current = sheet.objective(objective_id)
    if after is None:
        if current is not None and current != before:
            raise LineChanged
        return Sheet(tuple(found for found in sheet.objectives if found.id != objective_id))
    if before is None or current == before:
        return sheet.with_objective(after)
    if current is None:
        raise LineChanged
    merged_objective = replace(
        current,
        text=_three_way(before.text, after.text, current.text),
        type=_three_way_type(before.type, after.type, current.type),
    )
    for name in LISTS:
        lines = _merged_lines(before.lines(name), after.lines(name), current.lines(name))
        merged_objective = merged_objective.with_lines(name, lines)
    return sheet.with_objective(merged_objective)


def _three_way(before: str, after: str, current: str) -> str:
    if current in {before, after}:
        return after
    if before == after:
        return current
    raise LineChanged


def _three_way_type(
    before: ObjectiveType, after: ObjectiveType, current: ObjectiveType
) -> ObjectiveType:
    return current if before == after else after


def _merged_lines(
    before: tuple[Line, ...], after: tuple[Line, ...], current: tuple[Line, ...]
) -> tuple[Line, ...]:
    old = {line.id: line for line in before}
    new = {line.id: line for line in after}
    kept: list[Line] = []
    for line in current:
        if line.id in old and line.id not in new:  # the proposal takes it out
            if line != old[line.id]:
                raise LineChanged
        elif line.id in old:
            proposed = new[line.id]
            text = _three_way(old[line.id].text, proposed.text, line.text)
            kept.append(replace(proposed, text=text))
        else:  # somebody else added it
            kept.append(line)
    present = {line.id for line in current}
    for line in after:
        if line.id not in present and line.id in old and line != old[line.id]:
            raise LineChanged  # the proposal changes a line that somebody else took out
    added = [line for line in after if line.id not in old and line.id not in present]
    return (*kept, *added)
