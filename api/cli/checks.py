"""What ``waymark doctor`` looks at. A new check is one function and one line in ``CHECKS``.

Each check opens what it needs by itself, so that one broken part hides no other.
"""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coach.checkins.recomputing import Recomputed
from coach.errors import CoachError
from coach.settings import Settings
from coach.wiring import inspect_database, open_coach
from retrieval.embedding import EmbedderMissing, MiniLmEmbedder

SCARCE_BYTES = 500_000_000  # a year of a mid-sized company takes less; recovery needs room too
MAIL_SECONDS = 5
DRIFTS_SHOWN = 3
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing looked at. ``off`` is a choice, not a fault."""

    name: str
    state: Literal["fine", "off", "wrong"]
    message: str


async def data_directory(settings: Settings) -> list[Diagnosis]:
    """Check that the data directory can be written, and that its disk has room."""
    folder = settings.data_dir
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings.signing_secret()
    except OSError as error:
        message = f"{folder}: {error.strerror}; mend that, or set WAYMARK_DATA_DIR"
        return [Diagnosis("data directory", "wrong", message)]
    except CoachError as error:
        return [Diagnosis("data directory", "wrong", str(error))]
    if not os.access(folder, os.W_OK | os.X_OK):
        message = f"{folder} is not writable; give this user the right, or set WAYMARK_DATA_DIR"
        return [Diagnosis("data directory", "wrong", message)]
    return [Diagnosis("data directory", "fine", str(folder)), _room(folder)]


def _room(folder: Path) -> Diagnosis:
    free = shutil.disk_usage(folder).free
    message = f"{free // MEBIBYTE:,} MiB free at {folder}"
    if free < SCARCE_BYTES:
        return Diagnosis("disk space", "wrong", f"{message}; free some before it runs out")
    return Diagnosis("disk space", "fine", message)


async def database(settings: Settings) -> list[Diagnosis]:
    """Check that the database answers, has vectors, and has the tables we expect."""
    try:
        found = await inspect_database(settings)
    except CoachError as error:
        return [Diagnosis("database", "wrong", str(error))]
    kind = "embedded" if settings.database_url is None else "given"
    answers = f"PostgreSQL {found.server}, {kind}, {found.bytes_used // MEBIBYTE:,} MiB"
    tables = f"version {found.tables or 'none'} of {found.newest_tables}"
    return [
        Diagnosis("database", "fine", answers),
        Diagnosis("tables", "fine", tables)
        if found.tables == found.newest_tables
        else Diagnosis("tables", "wrong", f"{tables}; run: waymark migrate"),
        Diagnosis("vectors", "fine", f"pgvector {found.vectors}")
        if found.vectors
        else Diagnosis("vectors", "wrong", "pgvector is not installed; run: waymark migrate"),
    ]


async def progress(settings: Settings) -> list[Diagnosis]:
    """Check that every stored progress is what its check-ins make it."""
    found: list[Diagnosis] = []
    try:
        async with open_coach(settings) as coach:
            for organisation in await coach.organisations.organisations():
                operator = coach.organisations.operator(organisation)
                recomputed = await coach.recomputing.recompute(operator)
                found.append(_compared(organisation.name, recomputed))
    except CoachError:  # the check of the database says why
        return []
    return found


def _compared(organisation: str, recomputed: Recomputed) -> Diagnosis:
    counts = f"{recomputed.objectives:,} objectives, {recomputed.key_results:,} key results"
    if not recomputed.drifts:
        return Diagnosis("progress", "fine", f"{organisation}: {counts}, no drift")
    shown = "; ".join(
        f"{drift.kind} {drift.id} has {drift.field} {drift.stored}, not {drift.expected}"
        for drift in recomputed.drifts[:DRIFTS_SHOWN]
    )
    message = f"{organisation}: {counts}, {len(recomputed.drifts)} numbers drifted ({shown})"
    return Diagnosis("progress", "wrong", message)


async def embeddings(settings: Settings) -> list[Diagnosis]:
    """Check that search can go by meaning, not by words alone."""
    del settings
    embedder = MiniLmEmbedder()
    try:
        embedder.embed(["patients wait too long"])
    except EmbedderMissing as error:
        return [Diagnosis("embeddings", "wrong", f"search goes by words alone. {error}")]
    return [Diagnosis("embeddings", "fine", f"search goes by meaning, with {embedder.model}")]


async def mail(settings: Settings) -> list[Diagnosis]:
    """Check that the mail server can be reached, if there is one."""
    server = settings.mail_server
    if server is None:
        message = "no mail is sent; set WAYMARK_SMTP_URL for invitations and password resets"
        return [Diagnosis("mail", "off", message)]
    address = f"{server.host}:{server.port}"
    try:
        async with asyncio.timeout(MAIL_SECONDS):
            _, writer = await asyncio.open_connection(server.host, server.port)
        writer.close()
    except OSError as error:
        reason = str(error) or f"no answer within {MAIL_SECONDS} seconds"
        return [Diagnosis("mail", "wrong", f"{address}: {reason}; check WAYMARK_SMTP_URL")]
    return [Diagnosis("mail", "fine", f"{address} answers; sender {settings.mail_from}")]


CHECKS: tuple[Callable[[Settings], Awaitable[list[Diagnosis]]], ...] = (
    data_directory,
    database,
    progress,
    embeddings,
    mail,
)
