"""Quantities: every number of a text with unit, place and part in the sentence."""

from decimal import Decimal

from coach.grammar.deadline import deadline_tokens
from coach.grammar.reading import read
from coach.grammar.roles import Part, assign_roles
from coach.grammar.tokens import Token, scan
from coach.grammar.units import convert, same_unit_kind
from coach.grammar.values import Quantity

__all__ = ["compare", "convert", "quantities", "quantity_of", "same_quantity_kind"]


def quantities(text: str) -> tuple[Quantity, ...]:
    """Read every quantity of a text. Identifiers (ISO 27001, Q3, 24/7) and dates are none."""
    tokens = scan(text)
    deadline = deadline_tokens(tokens)
    parts = assign_roles(tokens, read(text, tokens, deadline), deadline)
    return tuple(quantity_of(text, tokens, part) for part in parts)


def quantity_of(text: str, tokens: list[Token], part: Part, unit: str | None = None) -> Quantity:
    """Turn a number in its place into the value that callers see."""
    reading = part.reading
    start, end = tokens[reading.first].start, tokens[reading.last].end
    value = reading.value
    if value is not None and reading.sign < 0:
        value = -value
    return Quantity(
        value, reading.unit if unit is None else unit, text[start:end], (start, end), part.role
    )


def same_quantity_kind(first: Quantity | str, second: Quantity | str) -> bool:
    """Say whether two quantities (or two units) measure the same kind of thing.

    Minutes and hours do; days and per cent do not. A bare number or a blank without a unit may
    be anything, so it agrees with any unit.
    """
    units = [part.unit if isinstance(part, Quantity) else part for part in (first, second)]
    if "" in units and (isinstance(first, Quantity) or isinstance(second, Quantity)):
        return True
    return same_unit_kind(units[0], units[1])


def compare(first: Quantity, second: Quantity) -> int | None:
    """Order two quantities after conversion: -1, 0 or 1; None if they cannot be compared."""
    if first.value is None or second.value is None:
        return None
    left, right = first.value, second.value
    if first.unit != second.unit:
        converted = convert(left, first.unit, second.unit)
        if converted is None and not same_quantity_kind(first, second):
            return None
        left = left if converted is None else converted
    return (left > right) - (left < right)


def magnitude(quantity: Quantity) -> Decimal | None:
    """Return the number without its sign, for changes written as "-20%"."""
    return None if quantity.value is None else abs(quantity.value)
