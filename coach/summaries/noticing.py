"""What a reader of a summary should know about the record behind it. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from coach.feedback.values import FEWEST_GIVERS, Period
from coach.summaries.extractive.reading import Reading
from coach.summaries.values import Notice, NoticeCode

FEWEST_RECORDS = 3
FEWEST_VOICES = 2
FEWEST_FOR_BALANCE = 4
LONG_PERIOD_DAYS = 75
MOSTLY = 0.75
LAST_PART = 4

FALLBACK = "No language model could be asked, so the composer wrote this summary by quoting."
AI_OFF = "Language models are switched off here, so the composer wrote this summary by quoting."


def notices(
    readings: Sequence[Reading], period: Period, *, fewest: int = FEWEST_GIVERS
) -> tuple[Notice, ...]:
    """Say what stands out. ``fewest`` is the organisation's threshold for anonymity."""
    return tuple(_notices(readings, period, fewest))


def _notices(readings: Sequence[Reading], period: Period, fewest: int) -> Iterator[Notice]:
    usable = [reading for reading in readings if reading.is_usable]
    if thin := _thin(usable):
        yield Notice(NoticeCode.THIN, thin)
    if lopsided := _lopsided(usable, period):
        yield Notice(NoticeCode.LOPSIDED, lopsided)
    orders = sum(reading.gives_orders for reading in readings)
    if orders:
        records = "One record contains" if orders == 1 else f"{orders} records contain"
        yield Notice(
            NoticeCode.INJECTION,
            f"{records} text that tries to give orders to whoever summarises. It was not followed "
            "and not quoted.",
        )
    yield Notice(
        NoticeCode.WITHHELD,
        f"Anonymous feedback enters a summary only where at least {fewest} people gave it from one "
        "perspective in the period. This note stands on every summary, whether or not any was left "
        "out.",
    )


def _thin(usable: Sequence[Reading]) -> str:
    if not usable:
        return "There is nothing on record in this period that a summary could stand on."
    if len(usable) < FEWEST_RECORDS:
        count = "one record" if len(usable) == 1 else f"{len(usable)} records"
        return f"This rests on {count} only. Ask for more feedback before you rely on it."
    if voices(usable) < FEWEST_VOICES:
        return "This rests on one person's view only. Ask others before you rely on it."
    return ""


def voices(readings: Sequence[Reading]) -> int:
    """Count givers: all unknown ones as one, and anonymous ones as the fewest that may show."""
    named = {reading.record.giver for reading in readings if not reading.record.anonymous}
    anonymous = any(reading.record.anonymous for reading in readings)
    return len(named) + (FEWEST_GIVERS if anonymous else 0)


def _lopsided(usable: Sequence[Reading], period: Period) -> str:
    if len(usable) < FEWEST_FOR_BALANCE:
        return ""
    days = [reading.record.on for reading in usable]
    months = Counter((day.year, day.month) for day in days)
    (year, month), most = months.most_common(1)[0]
    if period.days >= LONG_PERIOD_DAYS:
        if most >= MOSTLY * len(days):
            return (
                f"{most} of {len(days)} records are from {year}-{month:02}; the rest of the period "
                "is hardly seen."
            )
        late = sum((period.last - day).days * LAST_PART < period.days for day in days)
        if late >= MOSTLY * len(days):
            return f"{late} of {len(days)} records are from the last quarter of the period."
    places = Counter(reading.record.perspective for reading in usable)
    perspective, count = places.most_common(1)[0]
    if count == len(usable):
        return f"All {count} records are from one perspective: {perspective.value}."
    givers = Counter(reading.record.giver for reading in usable if reading.record.giver)
    if givers and (top := max(givers.values())) >= MOSTLY * len(usable):
        return f"{top} of {len(usable)} records are by one person."
    return ""


def coverage(readings: Sequence[Reading], cited: set[str]) -> float:
    """Return the share of the records in reach that the summary cites; 0 without any."""
    if not readings:
        return 0.0
    return round(sum(reading.record.id in cited for reading in readings) / len(readings), 3)
