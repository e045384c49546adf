"""OBJ108: two goals in one."""

from collections.abc import Iterator

from coach.linter.compounds import joined_aims
from coach.linter.outcomes import outcome_end
from coach.linter.rule import Remark, Repair, Source, rule
from coach.linter.subjects import ObjectiveLine


@rule("OBJ108", severity="warning", on="objective", sources=(Source.RADICAL_FOCUS, Source.OPEN_OKR))
def compound_objective(line: ObjectiveLine) -> Iterator[Remark]:
    """An objective holds two goals.

    Why:
        Two goals compete for the same weeks, and their key results cannot be told apart. One of
        them is usually the means to the other.

    Bad:
        Grow exports and rebuild the warehouse
        Win rural patients and cut the paperwork of doctors so that clinics fill up
        Improve retention and customer satisfaction

    Good:
        Attract and keep young bakers so that shops open with full shelves
        Make planning calm and predictable so that crews can rest
        Help families find and book a place so that no seat stays empty

    Fix:
        Keep the goal that the other one serves, or write two objectives.
    """
    action = line.parsed.action_word
    join = joined_aims(line.words, action.text if action else "", outcome_end(line))
    if join is None:
        return
    words = line.text[join.span[0] : join.span[1]].strip()
    message = f"“{words}” joins two goals; choose one, or write two objectives"
    second = line.text[join.span[1] :].strip()
    if not join.splits or not second:
        yield Remark(message, join.span)
        return
    first = line.text[: join.span[0]].strip(" ,;.")
    repair = Repair("Make two objectives of it", first, extra=(second[0].upper() + second[1:],))
    start = len(line.text) - len(line.text.lstrip())
    yield Remark(message, (start, len(line.text.rstrip())), repair)
