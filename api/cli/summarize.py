"""``waymark summarize``: what a record says about somebody's work, with its evidence."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TextIO, cast

import click

from api.cli.running import json_option, organisation_option, with_coach
from coach.clock import SystemClock
from coach.errors import CoachError, Invalid
from coach.feedback.values import Period
from coach.linter.formats import inert
from coach.people import Organisation
from coach.summaries import Summary
from coach.summaries.errors import NobodyToAsk
from coach.summaries.values import EngineName
from coach.wiring import Coach

USUAL_DAYS = 365
EMPTY: dict[str, Any] = {
    "sentences": [],
    "coverage": 0.0,
    "notices": [],
    "engine": None,
    "model": None,
    "prompt": None,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """One summary that was asked for; days and eyes as they were typed."""

    person: str
    first: str | None = None
    last: str | None = None
    eyes: str | None = None


@click.command()
@click.argument("email", required=False)
@click.option("--from", "first", metavar="DAY", help="First day of the period, as 2027-01-31.")
@click.option("--to", "last", metavar="DAY", help="Last day of the period; both count.")
@click.option("--as", "eyes", metavar="EMAIL", help="Through whose eyes (default: the manager's).")
@click.option(
    "--engine",
    default="auto",
    show_default=True,
    type=click.Choice(["auto", "composer", "llm"]),
    help="Who writes: the embedded composer, or the configured language model.",
)
@click.option(
    "--lines",
    metavar="FILE",
    type=click.File("r", encoding="utf-8", errors="replace"),
    help='Take every line of FILE (- is standard input) as a case, as {"person","from","to","as"}; '
    "answers a JSON object a line.",
)
@organisation_option
@json_option
def summarize(
    email: str | None,
    first: str | None,
    last: str | None,
    eyes: str | None,
    engine: str,
    lines: TextIO | None,
    organisation: str | None,
    *,
    as_json: bool,
) -> None:
    """Summarise the record of EMAIL in a period (default: the last year), citing every source."""
    if (email is None) == (lines is None):
        raise click.UsageError("Give either somebody's address, or --lines FILE.")
    chosen = cast(EngineName, engine)
    if lines is not None:
        if not with_coach(lambda coach: _answer_lines(coach, organisation, lines, chosen)):
            sys.exit(2)
        return
    wish = Wish(email or "", first, last, eyes)

    async def make(coach: Coach) -> Summary:
        return await _made(coach, await coach.organisations.the_one(organisation), wish, chosen)

    made = with_coach(make)
    click.echo(json.dumps(answer(made), ensure_ascii=False) if as_json else page(made))


async def _answer_lines(
    coach: Coach, organisation: str | None, lines: Iterable[str], engine: EngineName
) -> bool:
    """Answer each line as soon as it is known; say whether all could be answered."""
    found = await coach.organisations.the_one(organisation)
    fine = True
    for case, line in enumerate(lines, start=1):
        try:
            said = answer(await _made(coach, found, _wish(line), engine))
        except CoachError as error:
            said, fine = {**EMPTY, "error": str(error)}, False
        click.echo(json.dumps({"case": case, **said}, ensure_ascii=False))
    return fine


async def _made(
    coach: Coach, organisation: Organisation, wish: Wish, engine: EngineName
) -> Summary:
    operator = coach.organisations.operator(organisation)
    subject = await coach.summaries.subject(operator, wish.person)
    eyes = wish.eyes or subject.manager_email
    if eyes is None:
        raise NobodyToAsk(wish.person)
    actor = await coach.organisations.actor(organisation.id, eyes)
    last = _day(wish.last, "to") or SystemClock().now().date()
    first = _day(wish.first, "from") or last - timedelta(days=USUAL_DAYS - 1)
    return await coach.summaries.summarize(
        actor, subject.person_id, Period(first, last), engine=engine
    )


def _wish(line: str) -> Wish:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("person"), str):
        raise Invalid('A line is a JSON object such as {"person": "ada@example.com"}.')
    fields = [said.get(name) for name in ("from", "to", "as")]
    if any(value is not None and not isinstance(value, str) for value in fields):
        raise Invalid("from, to and as are texts, or left out.")
    return Wish(said["person"], *fields)


def _day(text: str | None, field: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(
            f"{field}: {text[:40]!r} is no day such as 2027-01-31.", field=field
        ) from None


def answer(made: Summary) -> dict[str, Any]:
    """Put a summary into the shape that every door for programs gives."""
    return {
        "sentences": made.sentences,
        "coverage": made.coverage,
        "notices": made.notices,
        "engine": made.engine,
        "model": made.model,
        "prompt": made.prompt,
    }


def page(made: Summary) -> str:
    """Lay a summary out for a person."""
    parts = []
    for theme in dict.fromkeys(sentence["theme"] for sentence in made.sentences):
        told = [
            f"  {inert(sentence['text'])}  ({', '.join(map(inert, sentence['evidence']))})"
            for sentence in made.sentences
            if sentence["theme"] == theme
        ]
        parts.append("\n".join((click.style(theme.capitalize(), bold=True), *told)))
    parts += [inert(notice["text"]) for notice in made.notices]
    return "\n\n".join(parts)
