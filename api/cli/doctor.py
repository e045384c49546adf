"""``waymark doctor``: look at everything an installation stands on."""

import asyncio
from dataclasses import asdict

import click

from api.cli.checks import CHECKS, Diagnosis
from api.cli.running import json_option, say
from coach.settings import Settings, read_settings

MARKS = {"fine": "ok", "off": "--", "wrong": "!!"}


@click.command()
@json_option
def doctor(*, as_json: bool) -> None:
    """Say what works and what does not, with the remedy. The status is 1 if anything is wrong."""
    found = asyncio.run(_examined(read_settings()))
    page = "\n".join(f"{MARKS[item.state]}  {item.name}: {item.message}" for item in found)
    healthy = all(item.state != "wrong" for item in found)
    answer = {"healthy": healthy, "checks": [asdict(item) for item in found]}
    say(answer, page, as_json=as_json)
    if not healthy:
        raise SystemExit(1)


async def _examined(settings: Settings) -> list[Diagnosis]:
    return [item for check in CHECKS for item in await check(settings)]
