"""An embedded PostgreSQL in a folder, shared by every process that opens the folder.

The first process to come starts the server, the last to leave stops it. Both are told by locks that
the kernel drops with their holder, so no kill -9 can leave a wrong count: ``users`` is held shared
while a process uses the server, ``lock`` exclusively while one starts or stops it. Killing a user
leaves at worst a server that the next user finds running and stops in the end.

Whether the server lives is asked of its socket, never of a PID, which may be a stranger's by now.
A stranger's PID in ``postmaster.pid`` is passed to PostgreSQL as an ancestor's, which makes it
ignore that PID and keep its other guard, the check that no old backend is still attached.

The folder holds ``data`` (the cluster, made aside and renamed into place), ``run`` (the socket),
``postgres.log``, ``lock`` and ``users``. Everybody who can enter the folder (0700) may connect.
"""

import errno
import fcntl
import hashlib
import os
import re
import shutil
import signal
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from coach.db.binaries import MAJOR, Binaries, find_binaries
from coach.db.errors import DatabaseDamaged, DatabaseUnavailable, DataDirectoryUnusable

DATABASE = "postgres"
SOCKET_NAME = "/.s.PGSQL.5432"
SOCKET_PATH_BYTES = 103  # what the smallest of the systems we run on can address
PLAIN_PATH = re.compile(r"[\w/.+-]+", re.ASCII)  # libpq gives commas and blanks a meaning
RECOVERY_SECONDS = 300  # after a crash, PostgreSQL replays its log before it answers
LINGER_SECONDS = 30  # how long backends of a killed server may take to notice
KERNEL_THREAD = 0x00200000  # Linux's PF_KTHREAD
LOG_BYTES = 5_000_000
# The shell leaves at once, so that the server is init's child and init reaps it.
BACKGROUND = ("/bin/sh", "-c", 'log=$1; shift; "$@" >>"$log" 2>&1 & echo $!', "sh")
FAULTS = re.compile(r"\b(?:FATAL|PANIC|ERROR|could not|No space)\b.*")


class EmbeddedPostgres:
    """A server over one folder. Use it as a context manager, or ``start`` and ``stop``.

    ``durable=False`` trades safety against power failure for speed: for tests. ``stop_seconds`` is
    how long the server may take to write what is in memory before it is made to stop at once.
    """

    def __init__(
        self,
        folder: Path,
        *,
        durable: bool = True,
        namespaces: bool = True,
        stop_seconds: float = 60,
    ) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "postgres.log"
        self._durable = durable
        self._namespaces = namespaces
        self._stop_seconds = stop_seconds
        self._binaries: Binaries | None = None
        self._use: int | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def socket_folder(self) -> Path:
        """Where the socket lies: in the folder, or under /tmp when that path would not do."""
        wanted = self.folder / "run"
        path = str(wanted)
        if PLAIN_PATH.fullmatch(path) and len(path + SOCKET_NAME) <= SOCKET_PATH_BYTES:
            return wanted
        digest = hashlib.sha256(os.fsencode(self.folder.resolve())).hexdigest()[:16]
        # Not tempfile.gettempdir(): two processes with another TMPDIR must meet.
        return Path("/tmp") / f"waymark-{digest}"  # noqa: S108 - its owner is checked before use

    def url(self, database: str = DATABASE) -> str:
        """Return the address by which SQLAlchemy reaches a database of this server."""
        host = quote(str(self.socket_folder), safe="/")
        return f"postgresql+psycopg://postgres@/{database}?host={host}"

    def start(self) -> None:
        """Use the server until ``stop``, starting it if nobody did.

        Blocks: a cold start takes about two seconds, one after a crash as long as its recovery.
        Raises DataDirectoryUnusable, PostgresMissing, DatabaseDamaged or DatabaseUnavailable.
        """
        with self._usable_folder(), self._alone():
            if self._use is None:
                self._use = os.open(self._kept("users"), os.O_RDWR)
                fcntl.flock(self._use, fcntl.LOCK_SH)
            try:
                self._ensure_alone()
            except BaseException:
                self._leave()
                raise

    def ensure(self) -> None:
        """Start the server again should it have died. Quick when it has not. Raises as start."""
        if not self._answers():
            with self._usable_folder(), self._alone():
                self._ensure_alone()

    def stop(self) -> None:
        """Leave; stop the server unless another process uses it."""
        if self._use is None:
            return
        with self._usable_folder(), self._alone():
            self._leave()
            users = os.open(self._kept("users"), os.O_RDWR)
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            finally:
                os.close(users)
            server = self._recorded_pid()
            if server is not None and self._serves(server):
                # Asked to stop while it recovers, PostgreSQL 18 may wait for itself forever.
                self._wait(lambda: self._answers() or not self._serves(server), "recover")
                self._end(server)
            with suppress(OSError):  # it was never made, or holds what is not ours
                self.socket_folder.rmdir()

    def _end(self, server: int) -> None:
        """End the server in order; where that takes too long, at once, which its log can mend."""
        with suppress(ProcessLookupError):
            os.kill(server, signal.SIGINT)
            if not self._within(self._stop_seconds, lambda: not self._serves(server)):
                os.kill(server, signal.SIGQUIT)
            self._wait(lambda: not self._serves(server), "stop")

    def _leave(self) -> None:
        if self._use is not None:
            os.close(self._use)  # closing gives the lock back
            self._use = None

    @contextmanager
    def _usable_folder(self) -> Iterator[None]:
        """Make the folder; turn any refusal of the file system into words."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            yield
        except OSError as error:
            raise DataDirectoryUnusable(self.folder, error) from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Be the only one who starts or stops the server."""
        descriptor = os.open(self._kept("lock"), os.O_RDWR)
        try:
            self._wait(lambda: _locked(descriptor), "let go of its lock")
            yield
        finally:
            os.close(descriptor)

    def _kept(self, name: str) -> Path:
        path = self.folder / name
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        return path

    def _ensure_alone(self) -> None:
        if self._binaries is None:
            self._binaries = find_binaries(self.folder, namespaces=self._namespaces)
        if self._answers():
            return
        self._make_cluster()
        self._make_socket_folder()
        patience = time.monotonic() + LINGER_SECONDS
        while True:
            said = self._launch()
            if said is None:
                return
            # A killed server's backends live on for a moment, and hold its memory.
            if "shared memory block" not in said or time.monotonic() > patience:
                raise self._failed(said)
            time.sleep(0.2)

    def _answers(self) -> bool:
        binaries = self._binaries
        if binaries is None:
            return False
        socket = str(self.socket_folder)
        # As we are: a client may be root, and needs no namespace.
        command = [str(binaries.folder / "pg_isready"), "-q", "-h", socket, "-U", "postgres"]
        return Binaries(binaries.folder).run([*command, "-d", DATABASE])[0] == 0

    def _make_cluster(self) -> None:
        """Make the cluster if there is none; refuse one that we could only make worse."""
        if self.data.exists() and any(self.data.iterdir()):
            self._check_version()
            return
        aside = self.folder / "data.new"
        shutil.rmtree(aside, ignore_errors=True)
        binaries = self._programs
        status, said = binaries.run(
            binaries.command(
                "initdb",
                *("--pgdata", aside, "--username", "postgres", "--auth", "trust"),
                *("--encoding", "UTF8", "--locale-provider", "builtin"),
                *("--locale", "C", "--builtin-locale", "C.UTF-8"),
                *("--set", "timezone=UTC", "--set", "log_timezone=UTC"),
                *(() if self._durable else ("--no-sync",)),
            ),
        )
        if status != 0:
            raise self._failed(said)
        aside.rename(self.data)

    def _check_version(self) -> None:
        try:
            found = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            found = ""
        if not found.isdigit():
            raise DatabaseDamaged(self.data, "its file PG_VERSION is missing or unreadable")
        if found != MAJOR:
            raise DatabaseDamaged(
                self.data, f"it was made by PostgreSQL {found}, and this one is {MAJOR}"
            )

    def _make_socket_folder(self) -> None:
        folder = self.socket_folder
        owner = os.geteuid() if self._programs.owner is None else self._programs.owner
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            pass
        else:
            self._programs.own(folder)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner:
            raise DataDirectoryUnusable(
                self.folder, f"needs {folder} for its socket, which is somebody else's; remove it"
            )
        folder.chmod(0o700)

    @property
    def _programs(self) -> Binaries:
        if self._binaries is None:
            raise DatabaseUnavailable("the embedded database has not been started")
        return self._binaries

    def _launch(self) -> str | None:
        """Start the server and wait until it answers; return what it said should it give up."""
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.rename(self.log.with_suffix(".log.old"))
        self._programs.own(self._kept(self.log.name))
        beginning = self.log.stat().st_size
        recorded = self._recorded_pid()
        # Ours may still be there without an answer: starting, recovering or shutting down.
        if recorded and self._serves(recorded) and self._status() == "stopping":
            self._end(recorded)
        ours = recorded if recorded and self._serves(recorded) else self._spawn(recorded)
        self._wait(lambda: self._answers() or not self._serves(ours), "start")
        if self._answers():
            return None
        with self.log.open("rb") as log:
            log.seek(beginning)
            return log.read().decode(errors="replace").strip()

    def _spawn(self, stranger: int | None) -> int:
        """Run the server in the background; return its PID."""
        binaries = self._programs
        for leftover in self.socket_folder.glob(".s.PGSQL.*"):
            leftover.unlink()  # nobody listens; its lock may bear a stranger's PID
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{self.socket_folder}"',
            "unix_socket_permissions": "0700",
        }
        if not self._durable:
            settings |= {"fsync": "off", "full_page_writes": "off"}
        server = binaries.command(
            "postgres",
            *("-D", self.data.resolve()),
            *(word for name, value in settings.items() for word in ("-c", f"{name}={value}")),
        )
        _, pid = binaries.run(
            [*BACKGROUND, str(self.log.resolve()), *server],
            extra={"PG_GRANDPARENT_PID": str(stranger)} if stranger else None,
        )
        return int(pid)

    def _recorded_pid(self) -> int | None:
        """Return the PID that the last server wrote down, whoever bears it now."""
        try:
            first, _, _ = (self.data / "postmaster.pid").read_bytes().partition(b"\n")
            return int(first)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None

    def _status(self) -> str:
        """Return what the server last wrote about itself: starting, ready, stopping."""
        with suppress(FileNotFoundError, IndexError):
            return (self.data / "postmaster.pid").read_text().splitlines()[7].strip()
        return ""

    def _serves(self, pid: int) -> bool:
        """Say whether a process is the server of this folder: its command line names it."""
        data = os.fsencode(self.data.resolve())
        if Path("/proc/self/cmdline").exists():
            try:
                words = Path(f"/proc/{pid}/cmdline").read_bytes()
                return data in words.split(b"\0") if words else _between_programs(pid)
            except (FileNotFoundError, ProcessLookupError):
                return False
        _, command = Binaries(Path("/")).run(["ps", "-ww", "-o", "command=", "-p", str(pid)])
        return str(self.data.resolve()) in command

    def _wait(self, done: Callable[[], bool], what: str) -> None:
        if not self._within(RECOVERY_SECONDS, done):
            raise DatabaseUnavailable(
                f"the embedded database in {self.folder} did not {what} within "
                f"{RECOVERY_SECONDS} seconds; {self.log} may say why"
            )

    @staticmethod
    def _within(seconds: float, done: Callable[[], bool]) -> bool:
        deadline = time.monotonic() + seconds
        pause = 0.01
        while not done():
            if time.monotonic() > deadline:
                return False
            time.sleep(pause)
            pause = min(pause * 1.5, 0.2)
        return True

    def _failed(self, said: str) -> Exception:
        """Turn what PostgreSQL said into an error with a remedy."""
        if "No space left on device" in said:
            return DataDirectoryUnusable(self.folder, OSError(errno.ENOSPC, ""))
        faults = FAULTS.findall(said)
        reason = " ".join((faults[-1] if faults else said[-500:]).split())
        if (self.data / "PG_VERSION").exists():
            return DatabaseDamaged(self.data, f"{reason or 'it gave no reason'} (see {self.log})")
        return DatabaseUnavailable(f"no database could be made in {self.folder}: {reason}")


def _between_programs(pid: int) -> bool:
    """Say whether a process without a command line is just being given one, by exec.

    Otherwise it is dead and not yet buried, or a thread of the kernel.
    """
    _, _, fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b") ")
    state, *_, flags = fields.split()[:7]
    return state not in (b"Z", b"X") and not int(flags) & KERNEL_THREAD


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
