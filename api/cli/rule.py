"""``waymark rule``: the page of a rule."""

import json

import click

from coach.linter.catalogue import RULES, rule_by_code
from coach.linter.formats import rule_as_json
from coach.linter.text_format import render_rule


@click.command()
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="All rules.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def rule(code: str | None, *, every: bool, as_json: bool) -> None:
    """Explain a rule, by its code (KR201) or its name (task-as-key-result)."""
    if every == (code is not None):
        raise click.UsageError("Give a code such as KR201, or --all.")
    if code is not None:
        found = rule_by_code(code)
        click.echo(
            json.dumps(rule_as_json(found), ensure_ascii=False) if as_json else render_rule(found)
        )
    elif as_json:
        click.echo(json.dumps([rule_as_json(each) for each in RULES], ensure_ascii=False))
    else:
        click.echo("\n\n\n".join(render_rule(each) for each in RULES))
