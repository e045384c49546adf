"""How a command that needs the store runs: settings, database, services, then its own work.

A command declares the options it needs from here and ends in ``with_coach``::

    @click.command()
    @organisation_option
    def departments(organisation: str | None) -> None:
        async def listed(coach: Coach) -> Sequence[str]:
            found = await coach.organisations.the_one(organisation)
            return await coach.directory.departments(found.id)

        click.echo(", ".join(with_coach(listed)))

Errors need no handling there: the group prints every CoachError with its remedy.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import click

from coach.settings import read_settings
from coach.wiring import Coach, open_coach

T = TypeVar("T")

organisation_option = click.option(
    "--organisation", metavar="NAME", help="The organisation meant, where there are several."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")


def with_coach(work: Callable[[Coach], Awaitable[T]]) -> T:
    """Open everything, do the work, close everything; return what the work returned.

    Raises SettingInvalid and what ``open_database`` raises.
    """
    settings = read_settings()

    async def open_and_work() -> T:
        async with open_coach(settings) as coach:
            return await work(coach)

    return asyncio.run(open_and_work())


def say(answer: Any, words: str, *, as_json: bool) -> None:
    """Print the answer, for a program or in words for a person."""
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else words)
