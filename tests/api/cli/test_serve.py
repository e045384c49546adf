"""``waymark serve``: taking a port, saying how to get in, and leaving in order."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.cli.serve import address_of, listening
from coach.errors import Invalid

WAYMARK = Path(sys.executable).with_name("waymark")


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which something listens already."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_names_the_remedy(taken: int) -> None:
    with pytest.raises(Invalid, match=f"--port {taken}: another program listens there") as refused:
        listening("127.0.0.1", taken)
    assert "--port" in str(refused.value)
    assert refused.value.field == "port"


@pytest.mark.parametrize("host", ["no such host", "256.1.1.1", "10.255.255.1"])
def test_an_address_that_is_not_ours_names_the_remedy(host: str) -> None:
    with pytest.raises(Invalid, match=r"--host .*127\.0\.0\.1"):
        listening(host, 0)


def test_any_free_port_can_be_taken() -> None:
    with listening("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),
        ("::", "http://[::1]:80"),
        ("okr.example.com", "http://okr.example.com:80"),
    ],
)
def test_the_address_is_one_that_a_browser_on_this_machine_can_open(
    host: str, address: str
) -> None:
    assert address_of(host, 80) == address


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name in ("PATH", "HOME", "LANG") if (value := os.getenv(name))}
    return {**kept, "WAYMARK_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"}


def test_a_port_in_use_ends_the_command_before_a_database_is_made(
    taken: int, tmp_path: Path
) -> None:
    ended = subprocess.run(
        [WAYMARK, "serve", "--port", str(taken)],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "another program listens there" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_server_answers_says_how_to_begin_and_leaves_in_order(tmp_path: Path) -> None:
    with subprocess.Popen(
        [WAYMARK, "serve", "--port", "0"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        assert server.stdout
        said = server.stdout.readline()
        ready = re.fullmatch(r"Waymark is ready: (http://127\.0\.0\.1:\d+)\n", said)
        assert ready, said + server.stdout.read()
        assert "Nobody can sign in yet" in server.stdout.readline()
        page = httpx.get(f"{ready[1]}/", follow_redirects=True)
        assert page.status_code == 200
        assert "Sign in" in page.text
        server.send_signal(signal.SIGTERM)
        rest = server.stdout.read()
    assert server.returncode == 0
    assert "Traceback" not in rest
