"""``waymark classify``: KPI, key result, objective or initiative, with the rules that fired."""

import json
from typing import Any

import click

from api.cli.documents import STDIN, standard_input_lines
from coach.linter.classify import Classification
from coach.linter.classify import classify as judge

_NAMES = {
    "kpi": "a KPI",
    "key_result": "a key result",
    "objective": "an objective",
    "initiative": "an initiative",
}


@click.command()
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, one object a line.")
@click.option("--lines", metavar="-", help="Every line of standard input (-) is a case.")
def classify(text: str | None, lines: str | None, *, as_json: bool) -> None:
    """Say what TEXT is (- takes every line of standard input), and which rules said so."""
    if lines is not None:
        if lines != STDIN or text is not None:
            raise click.UsageError("Give either a text or --lines -, which reads standard input.")
        for number, line in enumerate(standard_input_lines(), start=1):
            click.echo(_as_json({"case": number, **answer(judge(line))}))
    elif text is None:
        raise click.UsageError('Give a text, as in: waymark classify "renewal rate of 95%".')
    elif text == STDIN:
        for line in standard_input_lines():
            _say(line, as_json=as_json)
    else:
        _say(text, as_json=as_json)


def _say(text: str, *, as_json: bool) -> None:
    found = judge(text)
    click.echo(_as_json(answer(found)) if as_json else page(found))


def answer(found: Classification) -> dict[str, Any]:
    """The answer for programs; ``ask`` is there only when it is true."""
    return {
        "kind": found.kind.value,
        "scores": {kind.value: points for kind, points in found.scores.items()},
        "fired": [
            {"rule": each.rule, "side": each.side.value, "points": each.points, "why": each.why}
            for each in found.fired
        ],
        **({"ask": True} if found.ask else {}),
    }


def page(found: Classification) -> str:
    """The answer for people."""
    doubt = ", perhaps: the sides are close, so ask" if found.ask else ""
    reasons = (f"  +{each.points} {_NAMES[each.side]}: {each.why}" for each in found.fired)
    return "\n".join([f"This is {_NAMES[found.kind]}{doubt}.", *reasons])


def _as_json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
