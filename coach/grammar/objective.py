"""Objectives: action word + what we want to achieve + so that + what it is worth."""

from coach.grammar.action import find_action
from coach.grammar.connective import TokenSpan, find_connective
from coach.grammar.deadline import deadline_tokens
from coach.grammar.lead_in import body_start
from coach.grammar.lexicon import word_set
from coach.grammar.quantity import quantity_of
from coach.grammar.reading import read
from coach.grammar.roles import assign_roles
from coach.grammar.tokens import Token, TokenKind, scan
from coach.grammar.values import ObjectiveText, Phrase

__all__ = ["parse_objective", "render_objective", "same_objective"]

_EDGES = word_set(', . ; : - \u2013 \u2014 * ! _ " \u201c \u201d ( |')


def parse_objective(text: str) -> ObjectiveText:
    """Split an objective by its formula. Never raises; what the line does not say stays None."""
    tokens = scan(text, body_start(text))
    deadline = deadline_tokens(tokens)
    parts = assign_roles(tokens, read(text, tokens, deadline), deadline)
    action = find_action(tokens, parts)
    connective = find_connective(tokens, action.start)
    end = connective[0] - 1 if connective is not None else len(tokens) - 1
    value = None if connective is None else _trim(tokens, connective[1] + 1, len(tokens) - 1)
    return ObjectiveText(
        text=text,
        action_word=_phrase(text, tokens, action.span),
        outcome=_phrase(text, tokens, _trim(tokens, action.start, end)),
        connective=_phrase(text, tokens, connective) if value is not None else None,
        value=_phrase(text, tokens, value),
        quantities=tuple(quantity_of(text, tokens, part) for part in parts),
        verb_kind=action.kind,
    )


def render_objective(parsed: ObjectiveText) -> str:
    """Write an objective in the order of the formula, free of bullets and stray signs.

    A line that would then read differently comes back as it is.
    """
    slots = (parsed.action_word, parsed.outcome, parsed.connective, parsed.value)
    rendered = " ".join(part.text for part in slots if part is not None)
    rendered = rendered[:1].upper() + rendered[1:]
    return (
        rendered if rendered and same_objective(parse_objective(rendered), parsed) else parsed.text
    )


def same_objective(one: ObjectiveText, other: ObjectiveText) -> bool:
    """Say whether two objectives have the same parts, wherever these stand."""
    return _slots(one) == _slots(other)


def _slots(parsed: ObjectiveText) -> tuple[str | None, ...]:
    """List what an objective says, without where it says it."""
    phrases = (parsed.action_word, parsed.outcome, parsed.connective, parsed.value)
    return tuple(None if part is None else part.text.casefold() for part in phrases)


def _trim(tokens: list[Token], start: int, end: int) -> TokenSpan | None:
    while start <= end and tokens[start].text in _EDGES:
        start += 1
    while end >= start and tokens[end].text in _EDGES:
        end -= 1
    worded = any(tokens[index].kind is not TokenKind.SIGN for index in range(start, end + 1))
    return (start, end) if worded else None


def _phrase(text: str, tokens: list[Token], span: TokenSpan | None) -> Phrase | None:
    if span is None:
        return None
    start, end = tokens[span[0]].start, tokens[span[1]].end
    return Phrase(text[start:end], (start, end))
