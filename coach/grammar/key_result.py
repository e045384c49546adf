"""Key results: action word + metric + from X to Y, read from however people wrote it."""

from coach.grammar.action import find_action, later_direction
from coach.grammar.deadline import deadline_tokens
from coach.grammar.lead_in import body_start
from coach.grammar.measure import Measure, choose_measure, number_direction
from coach.grammar.metric import find_metric, find_qualifier
from coach.grammar.quantity import quantity_of
from coach.grammar.reading import read
from coach.grammar.roles import Part, assign_roles
from coach.grammar.tokens import Token, scan
from coach.grammar.values import KeyResultText, Phrase, Quantity, VerbKind

__all__ = ["parse_key_result", "render_key_result", "same_key_result"]


def parse_key_result(text: str) -> KeyResultText:
    """Take a key result line apart. Never raises; what the line does not say stays None.

    Bullets, labels ("KR1:"), check boxes and emphasis in front are passed over; every span still
    points into ``text`` as given.
    """
    tokens = scan(text, body_start(text))
    deadline = deadline_tokens(tokens)
    parts = assign_roles(tokens, read(text, tokens, deadline), deadline)
    action = find_action(tokens, parts)
    measure = choose_measure(tokens, parts, action)
    metric = find_metric(tokens, measure, action, deadline)
    baseline = _quantity(text, tokens, measure.baseline, measure)
    target = _quantity(text, tokens, measure.target, measure)
    change = _quantity(text, tokens, measure.change, measure)
    numbers = number_direction(baseline, target, measure.change)
    words = action.direction or later_direction(tokens, measure.core)
    return KeyResultText(
        text=text,
        action_word=_phrase(text, tokens, action.span),
        metric=_phrase(text, tokens, metric),
        unit=_unit(target, baseline, change),
        direction=words or numbers,
        verb_direction=words,
        number_direction=numbers,
        baseline=baseline,
        target=target,
        change=change,
        comparator=measure.comparator,
        deadline=_phrase(text, tokens, deadline),
        verb_kind=action.kind,
        bound=_phrase(text, tokens, measure.bound_span),
        qualifier=_phrase(text, tokens, find_qualifier(tokens, measure, metric, deadline)),
        quantities=tuple(quantity_of(text, tokens, part, measure.unit_of(part)) for part in parts),
    )


def _phrase(text: str, tokens: list[Token], span: tuple[int, int] | None) -> Phrase | None:
    if span is None:
        return None
    start, end = tokens[span[0]].start, tokens[span[1]].end
    return Phrase(text[start:end], (start, end))


def _quantity(
    text: str, tokens: list[Token], part: Part | None, measure: Measure
) -> Quantity | None:
    return None if part is None else quantity_of(text, tokens, part, measure.unit_of(part))


def _unit(*parts: Quantity | None) -> str:
    """Return the unit of the first of target, start and change that has one."""
    return next((part.unit for part in parts if part is not None and part.unit), "")


def render_key_result(parsed: KeyResultText) -> str:
    """Write a key result in the order of the formula: action word, metric, from X to Y, deadline.

    The words stay the writer's own. A line that cannot be put in order without changing what it
    says comes back as it is, so that reading a rendering always yields the same parts.
    """
    body = parsed.text[body_start(parsed.text) :].strip()
    rendered = _in_formula_order(parsed) or body
    return rendered if same_key_result(parse_key_result(rendered), parsed) else parsed.text


def _in_formula_order(parsed: KeyResultText) -> str:
    """Put the parts of a movement in order, "" if the line is none: a level, a task, a doubling."""
    moving = parsed.verb_kind in {None, VerbKind.RAISE, VerbKind.LOWER, VerbKind.CHANGE}
    from_to = parsed.baseline is not None and parsed.target is not None
    towards = parsed.target is not None and parsed.verb_direction is not None
    by = parsed.change is not None
    in_words = by and parsed.change is not None and parsed.change.text.isalpha()  # "double"
    if parsed.metric is None or not moving or in_words or not (from_to or towards or by):
        return ""
    action = parsed.action_word.text if parsed.action_word is not None else ""
    pieces = [action, parsed.metric.text, *_movement(parsed)]
    pieces += [part.text for part in (parsed.qualifier, parsed.deadline) if part is not None]
    rendered = " ".join(piece for piece in pieces if piece)
    return rendered[:1].upper() + rendered[1:]


def _movement(parsed: KeyResultText) -> list[str]:
    """Write the numbers: "from 45 days to 21 days", "by 20%", "to 40 or higher"."""
    pieces = []
    if parsed.baseline is not None:
        pieces.append(f"from {parsed.baseline.text}")
    if parsed.change is not None:
        pieces.append(f"by {parsed.change.text}")
    if parsed.target is not None:
        pieces.append(f"to {_bounded(parsed.target, parsed.bound)}")
    return pieces


def _bounded(target: Quantity, bound: Phrase | None) -> str:
    if bound is None:
        return target.text
    if bound.span[0] < target.span[0]:
        return f"{bound.text} {target.text}"
    return f"{target.text}{'' if bound.text == '+' else ' '}{bound.text}"


def same_key_result(one: KeyResultText, other: KeyResultText) -> bool:
    """Say whether two key results have the same parts, wherever these stand."""
    return _slots(one) == _slots(other)


def _slots(parsed: KeyResultText) -> tuple[object, ...]:
    """List what a key result says, without where it says it."""
    phrases = (parsed.action_word, parsed.metric, parsed.deadline, parsed.qualifier)
    numbers = (parsed.baseline, parsed.target, parsed.change)
    return (
        *(None if part is None else part.text.casefold() for part in phrases),
        *(None if part is None else (part.value, part.unit) for part in numbers),
        parsed.unit,
        parsed.direction,
        parsed.verb_direction,
        parsed.number_direction,
        parsed.comparator,
    )
