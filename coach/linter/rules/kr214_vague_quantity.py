"""KR214: "significantly", "more", "a lot" where a number belongs."""

import re
from collections.abc import Iterator

from coach.grammar.lexicon import word_set
from coach.linter.nature import Nature
from coach.linter.phrases import whole_words
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine

_VAGUE = whole_words(r"""
    significant(?:ly)?|substantial(?:ly)?|considerabl[ye]|dramatic(?:ally)?|drastic(?:ally)?
    marked(?:ly)?|noticeabl[ye]|measurabl[ye]|massive(?:ly)?|huge(?:ly)?|great(?:ly)
    vast(?:ly)|strong(?:ly)|sharply|radically|tremendously|meaningful(?:ly)?|material(?:ly)
    appreciabl[ye]|visibly|steadily
    a (?:lot|bit|little|few|great deal|good deal|number of|handful|couple of)
    as (?:much|many|few|little|fast|low|high) as (?:possible|we can)|lots of|plenty of|several
    some|many|numerous|various|more(?! than)|fewer(?! than)|less(?! than)|better|faster
    quicker|cheaper|sooner|higher(?! than)|lower(?= )|most of|majority|minimal|optimal
    sufficient(?:ly)?|adequate(?:ly)?|reasonabl[ye]|acceptable|much|slightly|somewhat|far
""")
_COMPARATIVES = word_set("more fewer less better higher lower")
_LEADING_LOWER = re.compile(r"^\W*lower\b", re.IGNORECASE)


@rule("KR214", severity="warning", on="key_result", sources=(Source.PEOPLEBOX, Source.WEEKDONE))
def vague_quantity(line: KeyResultLine) -> Iterator[Remark]:
    """A word such as "significantly" stands where a number belongs.

    Why:
        Everybody agrees to "significantly" and everybody means another number. The quarrel comes at
        the end of the cycle, when it is too late to act.

    Bad:
        Significantly shorten check-in time
        Get a lot more repeat orders
        Answer tickets much faster
        Reduce complaints considerably

    Good:
        Cut check-in time from 9 min to 3 min
        Raise share of customers with more than one order from 20% to 30%
        Answer 80% of tickets in less than 2 hours, up from 55%

    Fix:
        Put the number that you would call significant.
    """
    parsed = line.parsed
    if parsed.baseline is not None or parsed.target is not None or parsed.change is not None:
        return
    if any(quantity.role.name != "QUALIFIER" for quantity in parsed.quantities):
        return
    for vague in _VAGUE.finditer(line.text):
        if vague.group().lower() == "lower" and _LEADING_LOWER.match(line.text):
            continue
        if line.nature is Nature.UNMEASURED and vague.group().lower() in _COMPARATIVES:
            continue
        yield Remark(f"“{vague.group()}” is not a number; say how much", vague.span())
        return
