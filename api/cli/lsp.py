"""``waymark lsp``: the linter as a language server on standard input and output."""

import click

from api.lsp.server import make_server


@click.command()
def lsp() -> None:
    """Serve editors over standard input and output (Language Server Protocol)."""
    make_server().start_io()
