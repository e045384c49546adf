"""``waymark migrate``: bring the database's tables to this program's version."""

import asyncio

import click

from api.cli.running import json_option, say
from coach.settings import read_settings
from coach.wiring import migrate_database


@click.command()
@json_option
def migrate(*, as_json: bool) -> None:
    """Bring the tables of the database up to date. Safe to repeat, and to run twice at once.

    The embedded database does this by itself at every start.
    """
    before, after = asyncio.run(migrate_database(read_settings()))
    words = (
        f"The tables are at version {after}, there was nothing to do."
        if before == after
        else f"The tables went from version {before or 'none'} to {after}."
    )
    say({"before": before, "after": after}, words, as_json=as_json)
