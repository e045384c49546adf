"""Says whether what was evaluated is what lies here: prompts, and the data that engines draft from.

An engine's quality lives in its words as much as in its code. Their digests are kept in
``lock.json`` when a run that passes is recorded; an edit after that is an edit nobody evaluated.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from coach.errors import Invalid

ROOT = Path(__file__).parent.parent
LOCK = Path(__file__).parent / "lock.json"

LOCKED: Mapping[str, tuple[str, ...]] = {
    # name: what it is made of, below the root
    "prompts": ("prompts/library/**/*.j2", "prompts/library/**/*.py", "prompts/released.toml"),
    "library KPIs": ("retrieval/library/kpis/*.yaml",),
    "library OKRs": ("retrieval/library/okrs/*.yaml",),
    "library vectors": ("retrieval/library/vectors.npz",),
    "composer shapes": ("coach/composer/shapes/*.yaml",),
    "composer words": ("coach/composer/words/*.yaml",),
}


def digests(root: Path = ROOT, locked: Mapping[str, tuple[str, ...]] = LOCKED) -> dict[str, str]:
    """Compute the sha256 of each locked part; a part with no file is left out.

    File names count: a file that moves is a change. Line ends do not, since a checkout may turn
    them.
    """
    found: dict[str, str] = {}
    for name, patterns in locked.items():
        files = sorted({path for pattern in patterns for path in root.glob(pattern)})
        files = [path for path in files if path.is_file() and "__pycache__" not in path.parts]
        if files:
            found[name] = _digest(root, files)
    return found


def _digest(root: Path, files: list[Path]) -> str:
    total = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        if path.suffix != ".npz":
            content = content.replace(b"\r\n", b"\n")
        total.update(path.relative_to(root).as_posix().encode())
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def read_lock(path: Path = LOCK) -> dict[str, str]:
    """Read the digests of the last recorded run; none where none was recorded."""
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise Invalid(
            f"{path}: is not JSON ({error}); record it anew: waymark evals record"
        ) from error
    return {str(name): str(digest) for name, digest in found.items()}


def write_lock(found: Mapping[str, str], path: Path = LOCK) -> None:
    """Keep the digests that a passing run was made with."""
    path.write_text(json.dumps(dict(sorted(found.items())), indent=2) + "\n", encoding="utf-8")


def changed(recorded: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Name the parts that differ from what was evaluated, appeared or are gone."""
    names = sorted({*recorded, *now})
    return tuple(name for name in names if recorded.get(name) != now.get(name))
