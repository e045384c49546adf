"""The shape of a library entry, and the reading of the data files."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec
import yaml

HERE = Path(__file__).parent

Text = Annotated[str, msgspec.Meta(min_length=2)]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Direction = Literal["increase", "decrease"]


class Kpi(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One measure of health, with the words that people use around it.

    ``phrase`` is the metric as it reads inside a key result: "Reduce *phrase* from X to Y *unit*".
    ``aims`` are objectives about it without their value part, in which ``{who}`` stands for the
    people concerned (``who`` when the brief names nobody); ``values`` follow "so that".
    """

    id: Slug
    name: Text
    synonyms: tuple[Text, ...]
    definition: Text
    formula: Text
    unit: str
    direction: Direction
    kind: Literal["leading", "lagging"]
    cadence: Literal["day", "week", "month", "quarter", "half", "year"]
    phrase: Text
    problems: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]
    who: Text
    aims: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]
    values: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]
    companions: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=2)]
    guardrail: Slug
    initiatives: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]
    words: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]
    function: str = ""


class OkrKeyResult(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One key result of an exemplary OKR; ``kpi`` names the library KPI it moves, if any."""

    text: Text
    kpi: Slug | None = None


class Okr(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An OKR worth learning from. Its numbers illustrate and become blanks when a team takes it."""

    id: Slug
    type: Literal["committed", "aspirational", "learning"]
    role: Text
    objective: Text
    key_results: Annotated[tuple[OkrKeyResult, ...], msgspec.Meta(min_length=2, max_length=4)]
    kpis: tuple[Slug, ...] = ()
    initiatives: tuple[Text, ...] = ()
    why: Text
    function: str = ""


Entry = TypeVar("Entry", Kpi, Okr)


class LibraryError(ValueError):
    """A data file of the library does not fit; the message names file, entry and field."""


@cache
def kpis() -> tuple[Kpi, ...]:
    """Every KPI of the library, by function and then in file order."""
    return _read("kpis", Kpi)


@cache
def okrs() -> tuple[Okr, ...]:
    """Every exemplary OKR of the library, by function and then in file order."""
    return _read("okrs", Okr)


def _read(folder: str, kind: type[Entry]) -> tuple[Entry, ...]:
    return tuple(
        entry for path in sorted((HERE / folder).glob("*.yaml")) for entry in read_file(path, kind)
    )


def read_file(path: Path, kind: type[Entry]) -> tuple[Entry, ...]:
    """Read one data file; the function is the file's name. Raises LibraryError."""
    # The C loader is ten times faster, and not in every build of PyYAML.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or []  # noqa: S506 - both are safe loaders
    entries: list[Entry] = []
    for index, item in enumerate(raw):
        name = item.get("id", index) if isinstance(item, dict) else index
        try:
            entry = msgspec.convert(item, kind)
        except msgspec.ValidationError as error:
            raise LibraryError(f"{folder_and_name(path)}, entry {name}: {error}") from error
        entries.append(msgspec.structs.replace(entry, function=path.stem))
    return tuple(entries)


def folder_and_name(path: Path) -> str:
    """Name a data file the way a person looks for it."""
    return f"{path.parent.name}/{path.name}"
