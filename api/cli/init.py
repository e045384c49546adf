"""``waymark init``: found an organisation with its first administrator."""

import sys

import click

from api.cli.running import json_option, say, with_coach
from coach.errors import Invalid
from coach.people.passwords import SHORTEST
from coach.people.values import Actor
from coach.wiring import Coach


@click.command()
@click.option("--organisation", required=True, metavar="NAME", help="What the company is called.")
@click.option("--owner", required=True, metavar="EMAIL", help="Who administers it first.")
@click.option(
    "--password-stdin",
    "from_stdin",
    is_flag=True,
    help="Read the owner's password from the first line of standard input.",
)
@json_option
def init(organisation: str, owner: str, *, from_stdin: bool, as_json: bool) -> None:
    """Make an organisation and its first administrator, who can then sign in."""
    password = _password(from_stdin=from_stdin)

    async def found(coach: Coach) -> Actor:
        return await coach.organisations.found(organisation, owner, password)

    actor = with_coach(found)
    say(
        {
            "organisation": {"id": str(actor.org_id), "name": organisation.strip()},
            "owner": {"id": str(actor.person_id), "email": actor.email},
        },
        f"{organisation.strip()} is ready, and {actor.email} administers it.\n"
        "Next: waymark serve, then sign in; or waymark import people FILE.csv.",
        as_json=as_json,
    )


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Invalid(
            "Nobody is here to be asked for a password. Pipe it in with --password-stdin.",
            field="password",
        )
    chosen: str = click.prompt(
        f"A password for the owner (at least {SHORTEST} characters)",
        hide_input=True,
        confirmation_prompt=True,
    )
    return chosen
