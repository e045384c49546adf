"""KR215: no verb says which way."""

from collections.abc import Iterator

from coach.linter.nature import Nature
from coach.linter.repairs import has_both_ends, in_formula_order
from coach.linter.rule import Remark, Repair, Source, rule
from coach.linter.subjects import KeyResultLine
from coach.linter.verbless import MOVES
from coach.linter.words import BOUNDARIES


@rule("KR215", severity="info", on="key_result", sources=(Source.FITBOTS,))
def missing_direction_word(line: KeyResultLine) -> Iterator[Remark]:
    """A key result gives numbers and no verb that says which way.

    Why:
        The action word makes a line readable at a glance, and a slip in the numbers visible.

    Bad:
        Cancellations 9% → 6%
        CSAT from 85% to 90%
        Average response time from 15 to 10 minutes

    Good:
        Reduce cancellations from 9% to 6%
        Complaints fall from 40 to 15 a month
        Crash rate down from 2.5% to under 1%

    Fix:
        Begin with the verb: reduce, raise, shorten, grow.
    """
    if line.nature is not Nature.MEASURED:
        return
    if line.parsed.action_word is not None or line.words.chosen & MOVES or _opens_with_a_verb(line):
        return
    first = next(iter(line.words.tokens), None)
    span = (first.start, first.end) if first else None
    message = "no verb says which way; begin with one such as “reduce” or “raise”"
    text = in_formula_order(line.parsed, line.text.strip())
    if text is not None and line.text == line.text.strip() and has_both_ends(text):
        repair = Repair("Begin with the verb that the numbers call for", text, safe=True)
        yield Remark(message, (0, len(line.text)), repair)
    else:
        yield Remark(message, span)


def _opens_with_a_verb(line: KeyResultLine) -> bool:
    """Recognise a verb by the article behind it, and "more members: from 210 to 330"."""
    opening = line.words.lower[:2]
    if opening[:1] in {("more",), ("fewer",), ("less",)}:
        return True
    return len(opening) > 1 and opening[0] not in BOUNDARIES and opening[1] in {"the", "our", "a"}
