"""Reading what browsers send, and showing it again beside what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import UUID

from litestar import Request

from coach.errors import CoachError, Invalid


@dataclass(slots=True)
class Form:
    """A form as a person filled it in, with the errors to show beside its fields.

    ``values`` holds a text per field, ``chosen`` the several values of fields that allow many.
    ``problem`` is what is wrong with the form as a whole.
    """

    values: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    problem: str = ""

    @classmethod
    def of(cls, **values: Any) -> "Form":
        """Fill a form with what is stored: texts, ids, flags, and lists of ids."""
        form = cls()
        for name, value in values.items():
            if isinstance(value, str | UUID | bool | None):
                form.values[name] = _written(value)
            else:
                form.chosen[name] = tuple(str(one) for one in value)
        return form

    @classmethod
    def showing(cls, stored: object, *names: str, **renamed: str) -> "Form":
        """Fill a form from attributes of something stored: field by name, or field=attribute."""
        attributes = {**{name: name for name in names}, **renamed}
        return cls.of(**{name: getattr(stored, found) for name, found in attributes.items()})

    @classmethod
    async def sent(cls, request: Request[Any, Any, Any]) -> "Form":
        """Read the form that came with a request; a file in place of a text counts as empty."""
        form = cls()
        received = await request.form()
        for name in received:
            texts = tuple(text for text in received.getall(name) if isinstance(text, str))
            form.values[name] = texts[-1] if texts else ""
            form.chosen[name] = texts
        return form

    @property
    def status(self) -> HTTPStatus:
        """The status of a page that shows the form: unprocessable when something is wrong."""
        is_good = not (self.errors or self.problem)
        return HTTPStatus.OK if is_good else HTTPStatus.UNPROCESSABLE_ENTITY

    def text(self, name: str) -> str:
        """Return a field as it was sent; empty when it was not."""
        return self.values.get(name, "")

    def flag(self, name: str) -> bool:
        """Tell whether a box was ticked."""
        return self.text(name) == "yes"

    def id(self, name: str) -> UUID | None:
        """Return an optional id. Raises Invalid naming the field when it is none."""
        return _id(name, text) if (text := self.text(name)) else None

    def ids(self, name: str) -> tuple[UUID, ...]:
        """Return the ids that were chosen. Raises Invalid naming the field."""
        return tuple(_id(name, text) for text in self.chosen.get(name, ()) if text)

    def has(self, name: str, value: object) -> bool:
        """Tell whether a value is among those chosen, for ticking its box again."""
        return str(value) in self.chosen.get(name, ())

    def refused(self, error: CoachError, belongs_to: Mapping[str, str] | None = None) -> "Form":
        """Note an error beside the field that it names, or above the form when it names none.

        ``belongs_to`` maps codes of errors that name no field to the field they are about.
        """
        named = error.field if isinstance(error, Invalid) else None
        name = named or (belongs_to or {}).get(error.code, "")
        if name:
            self.errors[name] = str(error)
        else:
            self.problem = str(error)
        return self

    def without(self, names: Iterable[str]) -> "Form":
        """Forget fields that are not to be sent back, such as passwords."""
        for name in names:
            self.values.pop(name, None)
            self.chosen.pop(name, None)
        return self


def _written(value: str | UUID | bool | None) -> str:  # noqa: FBT001 - a stored flag
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _id(name: str, text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid("Choose one from the list.", field=name) from None
