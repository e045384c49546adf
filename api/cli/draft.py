"""``waymark draft``: OKRs for what a team says in its own words."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TextIO, cast

import click

from coach.composer.compose import MOST_VARIANTS, Request, compose
from coach.composer.values import Draft, DraftKeyResult, DraftNumber, Notice, ObjectiveType, Variant
from coach.linter.formats import finding_as_json, inert
from coach.settings import read_settings
from retrieval.memory import LibraryIndex

if TYPE_CHECKING:
    from coach.llm.port import OpenLlm

Engine = Literal["auto", "composer", "llm"]
Drafting = Callable[[Request], Draft]


@click.command()
@click.argument("brief", required=False)
@click.option(
    "--type",
    "objective_type",
    type=click.Choice(["committed", "aspirational", "learning"]),
    help="Draft only this type; without it one variant of each.",
)
@click.option(
    "--variants",
    metavar="N",
    default=3,
    show_default=True,
    type=click.IntRange(1, MOST_VARIANTS),
    help="How many ways to write it.",
)
@click.option("--team", metavar="NAME", default="", help="The team that drafts.")
@click.option(
    "--engine",
    default="auto",
    show_default=True,
    type=click.Choice(["auto", "composer", "llm"]),
    help="Who drafts: the embedded composer, or the configured language model.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--lines",
    metavar="FILE",
    type=click.File("r", encoding="utf-8", errors="replace"),
    help="Take every line of FILE (- is standard input) as a brief; answers a JSON object a line.",
)
def draft(
    brief: str | None,
    objective_type: str | None,
    variants: int,
    team: str,
    engine: str,
    lines: TextIO | None,
    *,
    as_json: bool,
) -> None:
    """Draft OKRs for BRIEF, your team's troubles in your words (- reads standard input)."""
    if (brief is None) == (lines is None):
        raise click.UsageError(
            'Give either a brief, as in: waymark draft "patients wait too long", or --lines FILE.'
        )
    wanted = cast(ObjectiveType | None, objective_type)
    with engine_named(cast(Engine, engine)) as drafting:
        if lines is not None:
            for number, line in enumerate(lines, start=1):
                drafted = drafting(Request(line.rstrip("\r\n"), wanted, variants, team))
                click.echo(json.dumps({"case": number, **answer(drafted)}, ensure_ascii=False))
            return
        if brief == "-":
            with click.open_file("-", encoding="utf-8", errors="replace") as stream:
                brief = stream.read()
        drafted = drafting(Request(brief or "", wanted, variants, team))
    click.echo(json.dumps(answer(drafted), ensure_ascii=False) if as_json else page(drafted))


@contextmanager
def engine_named(name: Engine) -> Iterator[Drafting]:
    """Open the engine to draft with, over one library index for all briefs of this run.

    The one place where the command line chooses between engines. Where a model was asked for, or
    is set up, and may not be had, the composer drafts and says so.
    """
    library = LibraryIndex.shipped()
    if name == "composer":
        yield lambda request: compose(request, library)
        return
    # here, and not above: whoever drafts with the composer need not wait for it
    from coach.llm.choosing import NoModel, chosen_model, opened  # noqa: PLC0415 - as said

    choice = chosen_model(read_settings())
    if not isinstance(choice, NoModel):
        with _asking(opened(choice), library) as drafting:
            yield drafting
        return
    notices = (Notice(choice.code, choice.text),) if name == "llm" or choice.insistent else ()

    def in_its_place(request: Request) -> Draft:
        drafted = compose(request, library)
        return replace(drafted, notices=(*drafted.notices, *notices))

    yield in_its_place


@contextmanager
def _asking(llm: "OpenLlm", library: LibraryIndex) -> Iterator[Drafting]:
    """Draft with a model; one event loop for all briefs, since connections are kept open."""
    from coach.authoring.llm_engine import LlmEngine  # noqa: PLC0415 - templates take a while
    from coach.llm.port import SameForAll  # noqa: PLC0415 - as above

    engine = LlmEngine(SameForAll(llm), library)
    with asyncio.Runner() as runner:
        try:
            yield lambda request: runner.run(engine.draft(request))
        finally:
            runner.run(llm.close())


def answer(drafted: Draft) -> dict[str, Any]:
    """Put a draft into the shape that every door for programs gives."""
    return {
        "engine": drafted.engine,
        "model": drafted.model,
        "prompt": drafted.prompt,
        "variants": [_variant(each) for each in drafted.variants],
        "questions": list(drafted.questions),
        "notices": [{"code": each.code, "text": each.text} for each in drafted.notices],
    }


def _variant(variant: Variant) -> dict[str, Any]:
    return {
        "type": variant.type,
        "objective": {
            "text": variant.objective.text,
            "action_word": variant.objective.action_word,
            "outcome": variant.objective.outcome,
            "value": variant.objective.value,
        },
        "key_results": [_key_result(each) for each in variant.key_results],
        "initiatives": list(variant.initiatives),
        "kpis": [
            {"name": each.name, "text": each.text, "kpi": each.kpi, "why": each.why}
            for each in variant.kpis
        ],
        "findings": [finding_as_json(each, "") for each in variant.findings],
    }


def _key_result(result: DraftKeyResult) -> dict[str, Any]:
    return {
        "text": result.text,
        "action_word": result.action_word,
        "metric": result.metric,
        "unit": result.unit,
        "direction": result.direction,
        "baseline": _number(result.baseline),
        "target": _number(result.target),
        "kpi": result.kpi,
        "why": result.why,
    }


def _number(number: DraftNumber) -> dict[str, Any]:
    return {"value": _plain(number.value), "origin": number.origin}


def _plain(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def page(drafted: Draft) -> str:
    """Lay a draft out for a person."""
    parts = [inert(each.text) for each in drafted.notices]
    parts.extend(_sheet(each) for each in drafted.variants)
    if drafted.questions:
        parts.append(
            "\n".join(("To sharpen it:", *(f"  ? {inert(text)}" for text in drafted.questions)))
        )
    return "\n\n".join(parts)


def _sheet(variant: Variant) -> str:
    lines = [
        click.style(f"O: {inert(variant.objective.text)}", bold=True) + f"  ({variant.type})",
        *(f"  KR: {inert(each.text)}" for each in variant.key_results),
        *(f"  KPI: {inert(each.text)}" for each in variant.kpis),
        *(f"  Initiative: {inert(text)}" for text in variant.initiatives),
        *(f"  {each.code} {each.message}" for each in variant.findings if each.severity != "info"),
    ]
    return "\n".join(lines)
