"""``waymark demo``: load an invented organisation to look around in."""

from dataclasses import asdict

import click

from api.cli.running import json_option, say, with_coach
from api.demo.loading import PASSWORD, Demo, describe, load_demo
from coach.clock import SystemClock
from coach.people.errors import OrganisationExists
from coach.wiring import Coach

MOST_PEOPLE = 100_000
MOST_OBJECTIVES = 1_000_000


@click.command()
@click.option(
    "--people", type=click.IntRange(0, MOST_PEOPLE), default=0, help="Grow it to so many people."
)
@click.option(
    "--objectives",
    type=click.IntRange(0, MOST_OBJECTIVES),
    default=0,
    help="Grow it to so many objectives.",
)
@click.option("--if-empty", is_flag=True, help="Load nothing where there is an organisation.")
@json_option
def demo(people: int, objectives: int, *, if_empty: bool, as_json: bool) -> None:
    """Load an invented organisation with people, teams, cycles and OKRs, good ones and bad."""

    async def load(coach: Coach) -> Demo | None:
        there = await coach.organisations.organisations()
        invented = next((found for found in there if found.is_demo), None)
        if invented and if_empty:
            return await describe(coach, coach.organisations.operator(invented))
        if invented:
            raise OrganisationExists(
                "The demo is loaded already; waymark demo --if-empty says how to sign in. For a "
                "fresh one, set WAYMARK_DATA_DIR to an empty folder."
            )
        if there and if_empty:
            return None
        if there:
            raise OrganisationExists(
                f"There is an organisation here, {there[0].name}, and invented people do not "
                "belong beside it. Set WAYMARK_DATA_DIR to an empty folder for the demo."
            )
        return await load_demo(coach, SystemClock().now().date(), people, objectives)

    found = with_coach(load)
    say(asdict(found) if found else {"sign_in": []}, _words(found), as_json=as_json)


def _words(found: Demo | None) -> str:
    if found is None:
        return "There is an organisation here already; nothing was loaded."
    width = max(len(who.email) for who in found.sign_in)
    lines = [f"{found.organisation} is ready: {found.people} people. It is invented."]
    if found.objectives:
        lines[0] = lines[0].replace(" people.", f" people, {found.objectives} objectives.")
    lines.append(f"Sign in with the password {PASSWORD} as")
    lines += [f"  {who.email:<{width}}  {who.name}, {who.role}" for who in found.sign_in]
    lines.append("Next: waymark serve")
    return "\n".join(lines)
