"""``waymark token``: a bearer token for somebody's programs."""

import click

from api.cli.running import json_option, organisation_option, say, with_coach
from coach.wiring import Coach


@click.command()
@click.argument("email")
@click.option("--label", default="command line", show_default=True, help="What it is for.")
@organisation_option
@json_option
def token(email: str, label: str, organisation: str | None, *, as_json: bool) -> None:
    """Print a new bearer token that stands for the person with this EMAIL."""

    async def issue(coach: Coach) -> str:
        found = await coach.organisations.the_one(organisation)
        actor = await coach.organisations.actor(found.id, email)
        return await coach.access.issue_token(actor, label)

    secret = with_coach(issue)
    say({"token": secret}, secret, as_json=as_json)
