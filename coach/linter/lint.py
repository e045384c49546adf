"""The linter's front door: a document, a set of texts, or one line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.grammar.values import Document, DocumentLine, DocumentObjective
from coach.linter.engine import LineKind, chosen_rules, judge_line, judge_set
from coach.linter.finding import Finding
from coach.linter.profiles import DEFAULT_PROFILE, Profile, profile_named
from coach.linter.subjects import (
    KeyResultLine,
    Note,
    ObjectiveGroup,
    ObjectiveLine,
    OkrSet,
    Place,
)

_CODE = re.compile(r"\b[A-Z]{2,3}\d{3}\b")
_CYCLE_KEYS = ("cycle", "quarter", "period", "deadline", "due", "until", "ends")
_CYCLE_IN_HEADING = re.compile(
    r"\b(?:Q[1-4]|H[12]|[1-4]Q|(?:FY)?\s?20\d\d|FY\s?\d\d|cycle|quarter)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ObjectiveTexts:
    """An objective for programs that hold texts and no document: the composer, the editor."""

    text: str
    type: str | None = None
    key_results: tuple[str, ...] = ()
    kpis: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()


def lint_document(
    document: Document,
    *,
    profile: Profile | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    brief: str | None = None,
) -> list[Finding]:
    """Report every weakness of a document, in reading order.

    Without a profile the document's own ``profile:`` applies, else the default one. Spans are
    offsets in the source line, so that file, line and span lead to the words. Key results under no
    objective are judged too; they are found at ``key_results[0]`` and so on. Raises Invalid for a
    profile, or a code to select or ignore, that does not exist.
    """
    if profile is None:
        named = document.front.get("profile")
        profile = profile_named(named) if named else DEFAULT_PROFILE
    okr_set = _set_of(document, profile, brief)
    return judge_set(okr_set, chosen_rules(profile, select=select, ignore=ignore))


def lint_objective_set(
    objectives: Sequence[ObjectiveTexts],
    *,
    profile: Profile = DEFAULT_PROFILE,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    brief: str | None = None,
    kpis: Sequence[str] = (),
    has_cycle: bool = True,
) -> list[Finding]:
    """Report every weakness of a set that is held as texts; spans are offsets in each text."""
    groups = tuple(
        ObjectiveGroup(
            objective=ObjectiveLine(each.text, Place(f"objectives[{index}]"), profile),
            key_results=tuple(
                KeyResultLine(
                    text,
                    Place(f"objectives[{index}].key_results[{position}]"),
                    has_cycle,
                    each.type,
                )
                for position, text in enumerate(each.key_results)
            ),
            kpis=each.kpis,
            initiatives=each.initiatives,
            type=each.type,
        )
        for index, each in enumerate(objectives)
    )
    okr_set = OkrSet(groups=groups, kpis=tuple(kpis), profile=profile, brief=brief)
    return judge_set(okr_set, chosen_rules(profile, select=select, ignore=ignore))


def lint_line(
    text: str,
    *,
    kind: LineKind = "objective",
    profile: Profile = DEFAULT_PROFILE,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Finding]:
    """Judge one line alone, as part of a cycle: only OBJ or KR rules can speak."""
    rules = chosen_rules(profile, select=select, ignore=ignore)
    found = judge_line(_lone(text, kind, profile), rules, profile)
    return sorted(found, key=lambda each: (each.span or (-1, -1), each.code))


def _lone(text: str, kind: LineKind, profile: Profile) -> ObjectiveLine | KeyResultLine:
    if kind == "objective":
        return ObjectiveLine(text, Place("objectives[0]", 1), profile)
    return KeyResultLine(text, Place("objectives[0].key_results[0]", 1))


def _set_of(document: Document, profile: Profile, brief: str | None) -> OkrSet:
    lines = document.source.splitlines()
    has_cycle = _has_cycle(document, lines)
    allowed = frozenset(_CODE.findall(document.front.get("allow", "")))
    judged = {entry.line for entry in _judged(document)}
    return OkrSet(
        groups=tuple(
            _group_of(objective, index, lines, profile, has_cycle=has_cycle)
            for index, objective in enumerate(document.objectives)
        ),
        loose=tuple(
            KeyResultLine(
                entry.text, _place(entry, f"key_results[{position}]", lines, allowed), has_cycle
            )
            for position, entry in enumerate(document.key_results)
        ),
        kpis=tuple(entry.text for entry in document.kpis),
        notes=tuple(
            Note(text, Place(line=number, allowed=allowed))
            for number, text in enumerate(lines, start=1)
            if text.strip() and number not in judged
        ),
        profile=profile,
        brief=brief,
        allowed=allowed,
    )


def _judged(document: Document) -> tuple[DocumentLine, ...]:
    """Return the entries that rules look at: objectives and key results."""
    under = (
        entry
        for objective in document.objectives
        for entry in (objective.entry, *objective.key_results)
    )
    return (*document.key_results, *under)


def _group_of(
    objective: DocumentObjective,
    index: int,
    lines: list[str],
    profile: Profile,
    *,
    has_cycle: bool,
) -> ObjectiveGroup:
    allowed = frozenset(each.code for each in (*objective.allowances, *objective.entry.allowances))
    path = f"objectives[{index}]"
    dated = has_cycle or any(key in objective.fields for key in _CYCLE_KEYS)
    return ObjectiveGroup(
        objective=ObjectiveLine(
            objective.entry.text, _place(objective.entry, path, lines, allowed), profile
        ),
        key_results=tuple(
            KeyResultLine(
                entry.text,
                _place(entry, f"{path}.key_results[{position}]", lines, allowed),
                has_cycle=dated,
                type=entry.type or objective.type,
            )
            for position, entry in enumerate(objective.key_results)
        ),
        kpis=tuple(entry.text for entry in objective.kpis),
        initiatives=tuple(entry.text for entry in objective.initiatives),
        type=objective.type or None,
    )


def _place(entry: DocumentLine, where: str, lines: list[str], allowed: frozenset[str]) -> Place:
    source = lines[entry.line - 1] if 0 < entry.line <= len(lines) else ""
    return Place(
        where=where,
        line=entry.line,
        column=entry.column,
        prefix=source[: entry.column],
        allowed=allowed | {each.code for each in entry.allowances},
        joints=entry.joints,
    )


def _has_cycle(document: Document, lines: list[str]) -> bool:
    """Say whether anything names the cycle: front matter, or a heading that is no entry."""
    if any(document.front.get(key) for key in _CYCLE_KEYS):
        return True
    judged = {entry.line for entry in _judged(document)}
    return any(
        _CYCLE_IN_HEADING.search(text)
        for number, text in enumerate(lines, start=1)
        if number not in judged
    )
