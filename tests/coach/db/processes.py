"""Killing processes, and knowing that they are dead."""

import os
import signal
import time
from pathlib import Path


def alive(pid: int) -> bool:
    """Whether a process runs; a dead one that nobody has buried does not count."""
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except (FileNotFoundError, ProcessLookupError):
        return False


def kill(pid: int) -> None:
    """Kill a process as the kernel would, and wait until it is gone."""
    os.kill(pid, signal.SIGKILL)
    wait_until_gone(pid)


def wait_until_gone(pid: int) -> None:
    """Wait for the end of a process that is about to die."""
    while alive(pid):
        time.sleep(0.01)
