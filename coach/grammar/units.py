"""Units: their spellings, their canonical names, and what converts into what.

A prebuilt table on purpose: a unit library takes longer to load than a whole document takes to be
read, and rejects currencies, tickets and "/5", which are most of what people write.
"""

from decimal import Decimal

from coach.grammar.lexicon import word_set

_SPELLINGS = {
    "%": "% percent percents pct prozent \uff05",
    "pp": "pp ppt ppts p.p",
    "bps": "bps bp",
    "points": "point points pt pts",
    "ms": "ms millisecond milliseconds msec",
    "seconds": "s sec secs second seconds",
    "minutes": "min mins minute minutes",
    "hours": "h hr hrs hour hours",
    "days": "d day days",
    "weeks": "w wk wks week weeks",
    "months": "mo mos month months",
    "quarters": "quarters",
    "years": "yr yrs year years",
    "bytes": "byte bytes",
    "KB": "kb kilobyte kilobytes kib",
    "MB": "mb megabyte megabytes mib",
    "GB": "gb gigabyte gigabytes gib",
    "TB": "tb terabyte terabytes tib",
    "PB": "pb petabyte petabytes",
    "mm": "mm millimetre millimetres millimeter millimeters",
    "cm": "cm centimetre centimetres centimeter centimeters",
    "metres": "metre metres meter meters",
    "km": "km kms kilometre kilometres kilometer kilometers",
    "miles": "mile miles mi",
    "feet": "ft foot feet",
    "mg": "mg milligram milligrams",
    "g": "g gram grams gramme grammes",
    "kg": "kg kgs kilo kilos kilogram kilograms",
    "tonnes": "t tonne tonnes ton tons tco2e tco2",
    "lb": "lb lbs pound-weight",
    "ml": "ml millilitre millilitres milliliter milliliters",
    "litres": "l litre litres liter liters",
    "m²": "m² sqm m2",
    "m³": "m³ m3",
    "hectares": "ha hectare hectares",
    "kWh": "kwh",
    "MWh": "mwh",
    "GWh": "gwh",
    "kW": "kw",
    "MW": "mw",
    "°C": "°c",
    "dB": "db",
    "Hz": "hz",
    "Mbps": "mbps mbit/s",
    "x": "x \u00d7 fold -fold",
    "USD": "$ usd us$ dollar dollars bucks",
    "EUR": "€ eur euro euros",
    "GBP": "£ gbp pound pounds quid",
    "JPY": "¥ jpy yen",
    "INR": "₹ inr rupee rupees rs",
    "CHF": "chf sfr franken",
    "CAD": "cad c$ ca$",
    "AUD": "aud a$ au$",
    "NZD": "nzd nz$",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "PLN": "pln zł",
    "CZK": "czk",
    "BRL": "brl r$",
    "CNY": "cny rmb yuan",
    "KRW": "krw ₩",
    "SGD": "sgd s$",
    "HKD": "hkd hk$",
    "ZAR": "zar",
    "MXN": "mxn",
    "ILS": "ils ₪",
    "TRY": "₺",
    "AED": "aed",
    "NGN": "₦ ngn",
    "cents": "cent cents ¢",
    "stars": "star stars ★",
    "FTE": "fte ftes",
    "business days": "",  # two words, read by the quantity reader
    "person-days": "person-days man-days person-day",
}
ALIASES: dict[str, str] = {
    spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()
}
"""Spelling in lower case to canonical unit."""

CURRENCIES = word_set(
    "USD EUR GBP JPY INR CHF CAD AUD NZD SEK NOK DKK PLN CZK BRL CNY KRW SGD HKD ZAR MXN ILS TRY"
    " AED NGN cents"
)
CURRENCY_SIGNS = frozenset("$€£¥₹₩₪₺₦")
CURRENCY_CODES = word_set(
    "usd eur gbp jpy inr chf cad aud nzd sek nok dkk pln czk brl cny rmb krw sgd hkd zar mxn ils"
    " aed ngn"
)
MAGNITUDES: dict[str, Decimal] = {
    **dict.fromkeys(("k", "thousand", "thousands", "tsd"), Decimal(1_000)),
    **dict.fromkeys(("m", "mn", "mm", "mio", "mil", "million", "millions"), Decimal(1_000_000)),
    **dict.fromkeys(("b", "bn", "mrd", "billion", "billions"), Decimal(1_000_000_000)),
    **dict.fromkeys(("tn", "trillion"), Decimal(1_000_000_000_000)),
    **dict.fromkeys(("lakh", "lakhs"), Decimal(100_000)),
    **dict.fromkeys(("crore", "crores"), Decimal(10_000_000)),
}
DURATIONS = word_set("ms seconds minutes hours days weeks months quarters years") | {
    "business days"
}

_DAY = Decimal(86_400)
_MONTH = _DAY * Decimal("30.436875")  # a Gregorian year holds 365.2425 days
_SCALES: dict[str, tuple[str, Decimal]] = {
    "ms": ("duration", Decimal("0.001")),
    "seconds": ("duration", Decimal(1)),
    "minutes": ("duration", Decimal(60)),
    "hours": ("duration", Decimal(3_600)),
    "days": ("duration", _DAY),
    "business days": ("duration", _DAY * Decimal("1.4")),  # five of them make a week
    "weeks": ("duration", _DAY * 7),
    "months": ("duration", _MONTH),
    "quarters": ("duration", _MONTH * 3),
    "years": ("duration", _MONTH * 12),
    "bytes": ("data", Decimal(1)),
    "KB": ("data", Decimal(1_000)),
    "MB": ("data", Decimal(1_000_000)),
    "GB": ("data", Decimal(1_000_000_000)),
    "TB": ("data", Decimal(1_000_000_000_000)),
    "PB": ("data", Decimal(1_000_000_000_000_000)),
    "mm": ("length", Decimal("0.001")),
    "cm": ("length", Decimal("0.01")),
    "metres": ("length", Decimal(1)),
    "km": ("length", Decimal(1_000)),
    "miles": ("length", Decimal("1609.344")),
    "feet": ("length", Decimal("0.3048")),
    "mg": ("weight", Decimal("0.000001")),
    "g": ("weight", Decimal("0.001")),
    "kg": ("weight", Decimal(1)),
    "tonnes": ("weight", Decimal(1_000)),
    "lb": ("weight", Decimal("0.45359237")),
    "ml": ("volume", Decimal("0.001")),
    "litres": ("volume", Decimal(1)),
    "m³": ("volume", Decimal(1_000)),
    "kWh": ("energy", Decimal(1)),
    "MWh": ("energy", Decimal(1_000)),
    "GWh": ("energy", Decimal(1_000_000)),
    "kW": ("power", Decimal(1)),
    "MW": ("power", Decimal(1_000)),
    "m²": ("area", Decimal(1)),
    "hectares": ("area", Decimal(10_000)),
    "%": ("share", Decimal(1)),
    "pp": ("share", Decimal(1)),
    "bps": ("share", Decimal("0.01")),
    "cents": ("money in cents", Decimal(1)),
}
_COUNTS = "count"
_NAMED_KINDS = frozenset(ALIASES.values()) - {"points", "FTE"}


def canonical(unit: str) -> str:
    """Return the canonical name of a unit, or the unit itself where none is known."""
    return ALIASES.get(unit.lower(), unit)


def unit_kind(unit: str) -> str:
    """Say what a unit measures: "duration", "share", "money" and so on.

    Counted nouns, bare numbers and points are all counts: nobody can tell from the text whether
    "tickets" and "complaints" are the same things, and a wrong guess would accuse a sound line.
    """
    if unit in _SCALES:
        return _SCALES[unit][0]
    if unit in CURRENCIES:
        return "money"
    if unit.startswith("/"):
        return "rating"
    if unit == "stars":
        return "rating"
    return unit if unit in _NAMED_KINDS else _COUNTS


def same_unit_kind(first: str, second: str) -> bool:
    """Say whether two units measure the same kind of thing, so that one may turn into the other.

    A bare number and a rating count as the same kind: "from 3 to 4/5" leaves the scale unsaid once.
    """
    kinds = {unit_kind(first), unit_kind(second)}
    if kinds == {"rating", _COUNTS}:
        return "" in {first, second} or "points" in {first, second}
    return len(kinds) == 1


def convert(value: Decimal, from_unit: str, to_unit: str) -> Decimal | None:
    """Convert between units of one scale; None where no fixed rate exists (currencies, counts)."""
    if from_unit == to_unit:
        return value
    if from_unit not in _SCALES or to_unit not in _SCALES:
        return None
    (from_kind, from_factor), (to_kind, to_factor) = _SCALES[from_unit], _SCALES[to_unit]
    return value * from_factor / to_factor if from_kind == to_kind else None
