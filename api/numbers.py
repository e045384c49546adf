"""Numbers on the wire: JSON numbers on both sides, exact decimals inside."""

from decimal import Decimal
from typing import overload

Number = int | float


@overload
def number(value: Decimal) -> Number: ...
@overload
def number(value: None) -> None: ...
def number(value: Decimal | None) -> Number | None:
    """Write an exact number as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


@overload
def exact(value: Number) -> Decimal: ...
@overload
def exact(value: None) -> None: ...
def exact(value: Number | None) -> Decimal | None:
    """Take a JSON number as the decimal that was written, not as the nearest binary fraction."""
    return None if value is None else Decimal(str(value))
