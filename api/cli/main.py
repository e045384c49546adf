"""The ``waymark`` program.

A command's module is imported when the command runs, not before: ``waymark lint`` must answer in
half a second, and must not pay for a web server or a model.
"""

import importlib
from collections.abc import Mapping
from types import MappingProxyType

import click

from coach.errors import CoachError, Invalid

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        # name: where its click command lives
        "classify": "api.cli.classify:classify",
        "demo": "api.cli.demo:demo",
        "doctor": "api.cli.doctor:doctor",
        "draft": "api.cli.draft:draft",
        "evals": "api.cli.evals:evals",
        "import": "api.cli.importing:importing",
        "init": "api.cli.init:init",
        "kpis": "api.cli.kpis:kpis",
        "lint": "api.cli.lint:lint",
        "lsp": "api.cli.lsp:lsp",
        "migrate": "api.cli.migrate:migrate",
        "rule": "api.cli.rule:rule",
        "serve": "api.cli.serve:serve",
        "summarize": "api.cli.summarize:summarize",
        "token": "api.cli.token:token",
    }
)


class Refusal(click.ClickException):
    """An error that the coach explains: printed as it is, without a traceback."""

    exit_code = 1


class Misuse(Refusal):
    """The same, where the input or a setting is at fault."""

    exit_code = 2


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command, in alphabetical order."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command that was asked for."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, and say in words what it refuses."""
        try:
            return super().invoke(ctx)
        except Invalid as error:
            raise Misuse(str(error)) from error
        except CoachError as error:
            raise Refusal(str(error)) from error


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="waymark", message="waymark %(version)s")
def main() -> None:
    """Draft, lint and keep OKRs. Every command takes --json for programs."""
