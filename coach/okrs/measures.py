"""What a key result measures: read from its words by the grammar, completed by what is given."""

from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from coach.errors import Invalid
from coach.grammar.key_result import parse_key_result
from coach.grammar.units import canonical, convert, same_unit_kind
from coach.grammar.values import Direction, KeyResultText, Quantity, Role
from coach.okrs.models import KeyResult
from coach.okrs.values import KEEP, KeyResultEdit, KeyResultFields
from coach.people.wording import checked_text

LONGEST_TITLE = 1_000
LARGEST = Decimal("1e15")
DECIMALS = Decimal("1e-6")
HEAVIEST = Decimal(1_000)
WEIGHT_DECIMALS = Decimal("0.001")
PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Measure:
    """The parts of a key result that the store keeps in columns of their own."""

    action_word: str = ""
    metric: str = ""
    unit: str = ""
    direction: Direction | None = None
    comparator: str | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    current: Decimal | None = None
    deadline: str = ""


@lru_cache(maxsize=4_096)
def measure_of(title: str) -> Measure:
    """Read a key result's words. Numbers in other units are converted into the target's.

    A number that cannot be converted is left out: progress over two kinds of things means nothing.
    """
    said = parse_key_result(title)
    unit = said.unit if said.unit != "x" else (said.baseline.unit if said.baseline else "")
    baseline = _in_unit(said.baseline, unit)
    target = _in_unit(said.target, unit) if said.target else _changed(baseline, unit, said)
    current = next((part for part in said.quantities if part.role is Role.CURRENT), None)
    return Measure(
        action_word=said.action_word.text if said.action_word else "",
        metric=said.metric.text if said.metric else "",
        unit=unit,
        direction=said.direction,
        comparator=said.comparator.value if said.comparator else None,
        baseline=baseline,
        target=target,
        current=_in_unit(current, unit) if current else None,
        deadline=said.deadline.text if said.deadline else "",
    )


def _in_unit(quantity: Quantity | None, unit: str) -> Decimal | None:
    if quantity is None or quantity.value is None:
        return None
    if not quantity.unit or not unit:
        return _stored(quantity.value)
    converted = convert(quantity.value, quantity.unit, unit)
    return None if converted is None else _stored(converted)


def _stored(value: Decimal) -> Decimal | None:
    """Round a number that was read; None for one too large to be meant."""
    return plain(value.quantize(DECIMALS)) if abs(value) <= LARGEST else None


def plain(value: Decimal) -> Decimal:
    """Write a number without trailing zeros and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _changed(baseline: Decimal | None, unit: str, said: KeyResultText) -> Decimal | None:
    """Compute the target of "halve from 40 days". "By 20%" of a percentage could mean either."""
    if baseline is None or said.change is None or said.change.value is None:
        return None
    if said.change.unit == "x":
        return _stored(baseline * said.change.value)
    if said.direction not in {Direction.INCREASE, Direction.DECREASE}:
        return None
    sign = 1 if said.direction is Direction.INCREASE else -1
    if said.change.unit == "%" and unit == "%":
        return None
    step = baseline * said.change.value / PERCENT if said.change.unit == "%" else said.change.value
    return _stored(baseline + sign * step)


def write_measure(key_result: KeyResult, said: KeyResultFields) -> None:
    """Fill a key result from what is said of it. Raises Invalid naming the field.

    A current value that the words state is taken where the store knows none yet.
    """
    title = " ".join(checked_text(said.title, "title", LONGEST_TITLE).split())
    read = measure_of(title)
    if said.unit is not None:
        read = _rescaled(read, canonical(said.unit.strip()))
    key_result.title = title
    key_result.action_word, key_result.deadline = read.action_word, read.deadline
    key_result.comparator = read.comparator
    key_result.metric = read.metric if said.metric is None else said.metric.strip()
    key_result.unit = read.unit
    direction = said.direction or read.direction
    key_result.baseline = checked_number(said.baseline, "baseline", read.baseline)
    key_result.target = checked_number(said.target, "target", read.target)
    direction = direction or _way(key_result.baseline, key_result.target)
    key_result.direction = direction.value if direction else None
    if key_result.current is None:
        key_result.current = read.current
    key_result.weight = checked_weight(said.weight)
    key_result.type = said.type.value if said.type else None
    key_result.due_on = said.due_on


def _rescaled(read: Measure, unit: str) -> Measure:
    """Put what the words say into a unit that was given beside them.

    Numbers without a unit, or in one of the same kind that has no fixed rate ("tickets" and
    "requests"), are taken to be in that unit already.
    """

    def scaled(value: Decimal | None) -> Decimal | None:
        if value is None or not read.unit or read.unit == unit:
            return value
        converted = convert(value, read.unit, unit)
        if converted is None:
            return value if same_unit_kind(read.unit, unit) else None
        return _stored(converted)

    return replace(
        read,
        unit=unit,
        baseline=scaled(read.baseline),
        target=scaled(read.target),
        current=scaled(read.current),
    )


def edit_measure(
    key_result: KeyResult, edit: KeyResultEdit
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Change a key result as an edit says; return what it changes, as it was and as it is.

    A new title brings along the parts that it states; what it leaves unsaid stays. Raises Invalid.
    """
    wanted = {
        item.name: value for item in fields(edit) if (value := getattr(edit, item.name)) is not KEEP
    }
    if "title" in wanted:
        title = " ".join(checked_text(wanted["title"], "title", LONGEST_TITLE).split())
        read = asdict(measure_of(title))
        del read["current"]  # a new title is no check-in
        stated = {name: value for name, value in read.items() if value not in {None, ""}}
        wanted = {**stated, **wanted, "title": title}
    for name in {"baseline", "target"} & wanted.keys():
        wanted[name] = checked_number(wanted[name], name)
    if "unit" in wanted:
        wanted["unit"] = canonical(wanted["unit"].strip())
    if "weight" in wanted:
        wanted["weight"] = checked_weight(wanted["weight"])
    plainly = {name: getattr(value, "value", value) for name, value in wanted.items()}
    before = {
        name: getattr(key_result, name)
        for name, value in plainly.items()
        if getattr(key_result, name) != value
    }
    for name in before:
        setattr(key_result, name, plainly[name])
    return before, {name: plainly[name] for name in before}


def _way(baseline: Decimal | None, target: Decimal | None) -> Direction | None:
    if baseline is None or target is None or baseline == target:
        return None
    return Direction.INCREASE if target > baseline else Direction.DECREASE


def checked_number(
    value: Decimal | None, field: str, otherwise: Decimal | None = None
) -> Decimal | None:
    """Take a number that was given, or another one instead. Raises Invalid when it is too large."""
    if value is None:
        return otherwise
    if not value.is_finite() or abs(value) > LARGEST:
        raise Invalid(f"The {field} is no number below {LARGEST:,.0f}.", field=field)
    return plain(value.quantize(DECIMALS))


def checked_weight(weight: Decimal) -> Decimal:
    """Take a weight. Raises Invalid unless it lies between 0 and 1000."""
    if not weight.is_finite() or not 0 <= weight <= HEAVIEST:
        raise Invalid("A weight lies between 0 and 1000.", field="weight")
    return plain(weight.quantize(WEIGHT_DECIMALS))
