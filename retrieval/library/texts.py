"""Which texts of an entry are searched: for words with a weight each, and for meaning."""

from retrieval.library.entries import Kpi, Okr

WeightedTexts = tuple[tuple[float, str], ...]


def words_of_kpi(entry: Kpi) -> WeightedTexts:
    """The texts of a KPI whose words count, with how much they count."""
    return (
        (3.0, entry.name),
        (1.0, f"{entry.phrase} {entry.definition} {entry.who}"),
        (2.0, " ".join((*entry.synonyms, *entry.words))),
        (1.5, " ".join(entry.problems)),
        (0.5, f"{entry.formula} {entry.function}"),
    )


def words_of_okr(entry: Okr) -> WeightedTexts:
    """The texts of an OKR whose words count, with how much they count."""
    return (
        (2.0, f"{entry.objective} {entry.role}"),
        (1.0, " ".join(result.text for result in entry.key_results)),
        (0.5, " ".join((entry.function, *entry.initiatives, entry.why))),
    )


def meanings_of_kpi(entry: Kpi) -> tuple[str, ...]:
    """The texts of a KPI that get a vector: what it is, its names, each complaint it answers."""
    return (
        head_of_kpi(entry),
        f"{entry.name}: {', '.join((*entry.synonyms, *entry.words))}",
        *entry.problems,
    )


def meanings_of_okr(entry: Okr) -> tuple[str, ...]:
    """The texts of an OKR that get a vector: its objective, what it measures, each key result."""
    results = tuple(result.text for result in entry.key_results)
    return (entry.objective, f"{entry.role}: {'; '.join(results)}", *results)


def names_of_kpi(entry: Kpi) -> tuple[str, ...]:
    """What people call a KPI."""
    return (entry.name, *entry.synonyms)


def head_of_kpi(entry: Kpi) -> str:
    """What a KPI is, in one line."""
    return f"{entry.name}: {entry.definition}"
