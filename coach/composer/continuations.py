"""Clauses that only say more about the issue before: a level, a target, "halve that"."""

import re
from dataclasses import replace

from coach.composer.clauses import Clause
from coach.composer.issue import Issue
from coach.composer.levels import Level
from coach.composer.measures import METRIC_NOUNS
from coach.composer.wishes import Wish
from retrieval.words import stems

ELSEWHERE = 1_000_000


NEARBY = 25  # characters after a number in which it says what it counts


_SCALED = frozenset({"percent", "duration", "rating"})


def goes_on(clause: Clause, wish: Wish | None, issues: list[Issue]) -> bool:
    """Whether a clause only says where the issue before should go: "and must come down to 7"."""
    if not issues:
        return False
    if wish is not None and wish.kind == "level":
        return True
    own = [each for each in clause.phrases if not each.is_empty]
    aims = bool(clause.levels) and (clause.levels[0].role == "target" or clause.verb in {"be", ""})
    # "It takes 40 days" tells the level of what was just said.
    points = clause.pronoun in {"it", "this", "that"} and bool(clause.levels)
    if not own and (points or aims or (wish is not None and wish.kind == "change")):
        return True
    if not clause.levels:
        return False
    if _says_only_a_level(clause):
        return True
    level = clause.levels[0]
    return (
        level.role == "target" and len(clause.levels) == 1 and _waits_for(issues, level) is not None
    )


def tells_a_level(clause: Clause) -> bool:
    """Whether a statement without a complaint is about a number that could move."""
    head = clause.phrases[0].head.lower() if clause.phrases else ""
    if not clause.predicate:
        return head in METRIC_NOUNS or clause.levels[0].kind in _SCALED
    subject = clause.subject
    if subject is not None and (subject.is_people or not subject.is_empty):
        return any(
            level.kind != "count" or level.shown.replace(",", "").isdigit()
            for level in clause.levels
        )
    if clause.levels[0].kind != "count" or clause.verb == "have":
        return True
    return any(each.head.lower() in METRIC_NOUNS for each in clause.phrases)


def _says_only_a_level(clause: Clause) -> bool:
    words = re.sub(
        r"\b(currently|now|today|at|the|moment|right|it|is|was|we|are|our|target|goal|"
        r"aim|would|like|want|need|to|be|get|down|up|about|around|"
        r"this|that|should|from|only|just|average|on|of|last|year|month|quarter|season|"
        r"currently|present|for|ideally|under|below|over|above|a|an|per|day|week|"
        r"baseline|"
        r"them|these|open|pending|outstanding|unread|waiting|great|nice|good|ideal|enough|fine|"
        r"perfect|max|maximum|minimum|better|okay|ok|love|and|in|by|time|so|far|reach|"
        r"hope|least|most|than|more|less|stands|stand|roughly|median|figure|number|"
        r"needs|has|wants|rather|ago|used)\b",
        "",
        re.sub(r"[\d.,%€$£/()]+", " ", clause.lower),
    )
    units = {level.unit for level in clause.levels} | {
        level.unit.rstrip("s") for level in clause.levels
    }
    return not [word for word in words.split() if word not in units and word.isalpha()]


def attach(issues: list[Issue], clause: Clause) -> None:
    """Give levels, or a "halve that", said in a clause of their own to the issue they belong to."""
    if not clause.levels:
        last = issues[-1]
        joined = replace(last.clause, text=f"{last.clause.text} and {clause.text}")
        issues[-1] = replace(last, clause=joined)
        return
    for level in clause.levels:
        found = _waits_for(issues, level, clause)
        index = len(issues) - 1 if found is None else found
        chosen = issues[index]
        # An offset past the text marks a level that stood elsewhere.
        placed = replace(level, start=ELSEWHERE, end=ELSEWHERE)
        joined = replace(chosen.clause, levels=(*chosen.clause.levels, placed))
        issues[index] = replace(chosen, clause=joined)


def _waits_for(issues: list[Issue], level: Level, clause: Clause | None = None) -> int | None:
    """The issue with a start on the same scale and no goal yet; words in common decide."""
    open_ones = [
        index
        for index, issue in enumerate(issues)
        if level.role == "target" and _is_open_for(issue.clause.levels, level)
    ]
    if not open_ones:
        return None
    said = (
        set(stems(clause.text[level.start : level.end + NEARBY])) if clause is not None else set()
    )
    return max(open_ones, key=lambda each: (len(said & set(stems(issues[each].clause.text))), each))


def _is_open_for(levels: tuple[Level, ...], level: Level) -> bool:
    roles = {each.role: each for each in levels}
    base = roles.get("baseline")
    if base is None or "target" in roles:
        return False
    bare = level.kind == "count" and (not level.noun or base.kind == "count")
    return base.kind == level.kind or bare
