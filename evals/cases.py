"""Reads case files. A case that cannot say why it exists is refused."""

from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.errors import Invalid

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one written in C, where it was built


class CaseModel(BaseModel):
    """What every case has: a name that never changes, and the reason for which it was added."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    why: Annotated[str, Field(min_length=3)]


CaseT = TypeVar("CaseT", bound=CaseModel)


def read_yaml(path: Path) -> dict[str, Any]:
    """Read a case file. Raises Invalid naming the file, and the line where the YAML breaks."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - a safe loader
    except (OSError, yaml.YAMLError) as error:
        raise Invalid(f"{path}: cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise Invalid(f"{path}: expected keys at the top, such as “cases:”")
    return found


def parse_cases(path: Path, entries: Any, model: type[CaseT]) -> tuple[CaseT, ...]:
    """Turn a file's entries into cases. Raises Invalid naming the case and the field at fault."""
    if not isinstance(entries, list) or not entries:
        raise Invalid(f"{path}: expected a list of cases; see docs/evals.md for an example")
    cases: list[CaseT] = []
    for number, entry in enumerate(entries, start=1):
        name = entry.get("id", f"case {number}") if isinstance(entry, dict) else f"case {number}"
        try:
            cases.append(model.model_validate(entry))
        except ValidationError as error:
            fault = error.errors()[0]
            field = ".".join(str(part) for part in fault["loc"])
            raise Invalid(f"{path}: {name}: {field}: {fault['msg']}", field=field) from error
    ids = [case.id for case in cases]
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice is not None:
        raise Invalid(f"{path}: the id “{twice}” is used twice; every case needs its own")
    return tuple(cases)
