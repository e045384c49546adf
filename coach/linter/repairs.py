"""Repairs that several rules offer: blanks put in, a line filed as what it is."""

from coach.grammar.key_result import parse_key_result
from coach.grammar.values import Direction, KeyResultText, Quantity, Span
from coach.linter.rule import Remark, Repair
from coach.linter.subjects import KeyResultLine

_ARROWS = frozenset({"→", "->", "-->", "=>", "➔", "➜", "⇒", "⟶", "➡"})
_VERBS = {Direction.INCREASE: "Raise", Direction.DECREASE: "Reduce", Direction.HOLD: "Hold"}


def blank_for(quantity: Quantity, letter: str) -> str:
    """Write a blank like the known number beside it: X%, €X, X/5, else the letter alone."""
    unit = quantity.unit
    if unit == "%" or unit.startswith("/"):
        return f"{letter}{unit}"
    sign = quantity.text[:1]
    return f"{sign}{letter}" if sign in {"$", "€", "£", "¥", "₹"} else letter


def replaced(text: str, span: Span, new: str) -> str:
    """Return the text with the span replaced."""
    return text[: span[0]] + new + text[span[1] :]


def has_both_ends(text: str) -> bool:
    """Say whether a mended line states a start and a target, blanks included."""
    parsed = parse_key_result(text)
    return parsed.baseline is not None and parsed.target is not None


def with_start(line: KeyResultLine) -> tuple[Span, Repair] | None:
    """Put "from X" before the target, where the line says "to"; None where no place is plain."""
    target = line.parsed.target
    if target is None or target.is_blank:
        return None
    before = [token for token in line.words.tokens if token.end <= target.span[0]]
    to = next((token for token in reversed(before[-4:]) if token.lower == "to"), None)
    if to is None:
        return None
    span = (to.start, target.span[1])
    text = f"from {blank_for(target, 'X')} {line.text[span[0] : span[1]]}"
    return _checked(line.text, span, Repair("Leave an honest blank for the start", text, safe=True))


def with_target(line: KeyResultLine) -> tuple[Span, Repair] | None:
    """Put the missing target in as a blank, and the start too if that is missing."""
    baseline, metric = line.parsed.baseline, line.parsed.metric
    title = "Leave honest blanks for the numbers"
    if baseline is not None:
        text = f"{line.text[baseline.span[0] : baseline.span[1]]} to {blank_for(baseline, 'Y')}"
        return _checked(line.text, baseline.span, Repair(title, text, safe=True))
    if metric is None or line.parsed.action_word is None:
        return None
    words = line.text[metric.span[0] : metric.span[1]]
    return _checked(line.text, metric.span, Repair(title, f"{words} from X to Y", safe=True))


def _checked(text: str, span: Span, repair: Repair) -> tuple[Span, Repair] | None:
    mended = replaced(text, span, repair.text)
    return (span, repair) if has_both_ends(mended) else None


def as_initiative(line: KeyResultLine, message: str, span: Span) -> Remark:
    """Offer to file a task as an initiative; a person decides, for the count of results changes."""
    repair = Repair(
        "Keep it as an initiative, and ask: so that what changes?",
        line.text[: span[1]].lstrip(),
        becomes="initiative",
    )
    return Remark(message, (0, span[1]), repair)


def as_kpi(line: KeyResultLine, message: str, span: Span) -> Remark:
    """Offer to file a level to hold as a KPI, which may guard other key results."""
    repair = Repair(
        "Keep it as a KPI, or as a guardrail beside a result that moves",
        line.text[: span[1]].lstrip(),
        becomes="kpi",
    )
    return Remark(message, (0, span[1]), repair)


def direction_word(direction: Direction) -> str:
    """Return the plainest verb for a direction, capitalised."""
    return _VERBS[direction]


def in_formula_order(parsed: KeyResultText, words: str) -> str | None:
    """Rewrite "returns 9% → 6%" as "Reduce returns from 9% to 6%"; None in another order."""
    baseline, target, direction = parsed.baseline, parsed.target, parsed.number_direction
    if (
        baseline is None
        or target is None
        or direction not in {Direction.INCREASE, Direction.DECREASE}
    ):
        return None
    if baseline.span[1] > target.span[0]:
        return None
    between = words[baseline.span[1] : target.span[0]].strip()
    head = words[: baseline.span[0]].rstrip(" :\u2013\u2014-=[(")
    if between in _ARROWS:
        between = "to"
    if between.split()[:1] != ["to"]:
        return None
    if not head.lower().endswith(" from"):
        head += " from"
    tail = words[target.span[1] :].lstrip("])")
    start = words[baseline.span[0] : baseline.span[1]]
    end = words[target.span[0] : target.span[1]]
    return f"{direction_word(direction)} {_uncapitalised(head)} {start} {between} {end}{tail}"


def _uncapitalised(text: str) -> str:
    """Lower the first letter unless the word is an abbreviation or a name inside (NPS, iOS)."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return text[0].lower() + text[1:] if first[1:].islower() else text
