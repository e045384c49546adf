"""``waymark kpis``: which KPIs measure what a text is about."""

import json
import textwrap
from collections.abc import Iterable
from typing import Any, TextIO

import click

from retrieval.library.entries import Kpi
from retrieval.memory import LibraryIndex
from retrieval.port import Match

WIDTH = 88
NOTHING = (
    "Nothing in the library fits this text. Say what goes wrong, for whom and where it shows: "
    '"customers wait two weeks for a delivery".'
)
BETTER = {"increase": "higher is better", "decrease": "lower is better"}


@click.command()
@click.argument("text", required=False)
@click.option(
    "-k",
    "limit",
    metavar="N",
    default=5,
    show_default=True,
    type=click.IntRange(min=1),
    help="Answer at most N KPIs.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--lines",
    metavar="FILE",
    type=click.File("r", encoding="utf-8", errors="replace"),
    help="Take every line of FILE (- is standard input) as a text; answers a JSON object a line.",
)
def kpis(text: str | None, limit: int, lines: TextIO | None, *, as_json: bool) -> None:
    """Suggest KPIs for TEXT, a problem or a wish in your own words (- reads standard input)."""
    if (text is None) == (lines is None):
        raise click.UsageError(
            'Give either a text, as in: waymark kpis "patients wait too long", or --lines FILE.'
        )
    library = LibraryIndex.shipped()
    if lines is not None:
        _answer_lines(library, lines, limit)
        return
    if text == "-":
        with click.open_file("-", encoding="utf-8", errors="replace") as stream:
            text = stream.read()
    matches = library.kpis(text or "", limit=limit)
    if as_json:
        click.echo(json.dumps(answer(matches), ensure_ascii=False))
    else:
        click.echo(page(matches))
    _say_if_degraded(library)


def _answer_lines(library: LibraryIndex, lines: Iterable[str], limit: int) -> None:
    for number, line in enumerate(lines, start=1):
        found = {"case": number, **answer(library.kpis(line, limit=limit))}
        # Somebody may be reading along: every answer leaves as soon as it is known.
        click.echo(json.dumps(found, ensure_ascii=False))
    _say_if_degraded(library)


def _say_if_degraded(library: LibraryIndex) -> None:
    if library.degraded:
        click.echo(f"Searched by words alone. {library.degraded}", err=True)


def answer(matches: Iterable[Match[Kpi]]) -> dict[str, Any]:
    """Put matches into the shape that every door for programs gives."""
    return {"kpis": [_fields(match.entry) | {"score": match.score} for match in matches]}


def _fields(kpi: Kpi) -> dict[str, Any]:
    return {
        "id": kpi.id,
        "name": kpi.name,
        "synonyms": list(kpi.synonyms),
        "definition": kpi.definition,
        "formula": kpi.formula,
        "unit": kpi.unit,
        "direction": kpi.direction,
        "kind": kpi.kind,
        "function": kpi.function,
    }


def page(matches: Iterable[Match[Kpi]]) -> str:
    """Lay matches out for a person."""
    return "\n\n".join(_paragraph(match.entry) for match in matches) or NOTHING


def _paragraph(kpi: Kpi) -> str:
    unit = f" · in {kpi.unit}" if kpi.unit else ""
    signs = f"{kpi.function.replace('-', ' ')} · {kpi.kind} · {BETTER[kpi.direction]}{unit}"
    told = (kpi.definition, f"= {kpi.formula}")
    indented = (
        textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="  ") for line in told
    )
    return "\n".join((f"{click.style(kpi.name, bold=True)}  ({signs})", *indented))
