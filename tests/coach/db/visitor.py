"""A process that uses an embedded server until its standard input ends.

Prints one line of JSON: the server's PID and when it started, or the error that kept it away.
"""

import json
import sys
from pathlib import Path

import psycopg

from coach.db.embedded import EmbeddedPostgres
from coach.errors import CoachError


def visit(folder: Path) -> None:
    """Start the server, or join it; say which it is; leave when told."""
    server = EmbeddedPostgres(folder, durable=False)
    try:
        server.start()
    except CoachError as error:
        say({"error": error.code, "message": str(error)})
        return
    with psycopg.connect(server.url().replace("+psycopg", "")) as connection:
        row = connection.execute("SELECT pg_postmaster_start_time()::text").fetchone()
    pid, _, _ = (folder / "data" / "postmaster.pid").read_text().partition("\n")
    say({"pid": int(pid), "started": row and row[0]})
    sys.stdin.read()
    server.stop()


def say(answer: object) -> None:
    """Print a line that the test is waiting for."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    visit(Path(sys.argv[1]))
