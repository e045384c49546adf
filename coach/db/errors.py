"""What can go wrong with the database, each with what to do about it."""

import errno
from pathlib import Path

from coach.errors import Invalid, Unavailable

REMEDIES = {
    errno.EACCES: "is not writable; give this user the right to write there",
    errno.EPERM: "is not writable; give this user the right to write there",
    errno.EROFS: "lies on a file system that is read-only",
    errno.ENOTDIR: "is a file, or lies below one; name a folder",
    errno.EEXIST: "is a file; name a folder",
    errno.ENOSPC: "lies on a disk that is full; free some space",
    errno.EDQUOT: "has reached its disk quota; free some space",
    errno.ENAMETOOLONG: "has a path that is too long; name a shorter one",
}


class DataDirectoryUnusable(Invalid):
    """The data directory cannot hold a database."""

    code = "data_directory_unusable"

    def __init__(self, folder: Path, fault: OSError | str) -> None:
        if isinstance(fault, OSError):
            reason = REMEDIES.get(fault.errno or 0, f"cannot be used ({fault.strerror}); mend that")
        else:
            reason = fault
        super().__init__(
            f"the data directory {folder} {reason}, or set WAYMARK_DATA_DIR to another folder",
            field="WAYMARK_DATA_DIR",
        )


class PostgresMissing(Unavailable):
    """There is no embedded PostgreSQL for this machine."""

    code = "postgres_missing"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the embedded PostgreSQL cannot run here: {reason}. Set WAYMARK_DATABASE_URL to a "
            "PostgreSQL 15 or newer that has pgvector"
        )


class DatabaseDamaged(Unavailable):
    """The embedded database's folder is not one that PostgreSQL can open."""

    code = "database_damaged"

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"the database in {folder} cannot be opened: {reason}. Nothing in it was changed. "
            "Put a backup of the folder in its place, or move the "
            "folder aside to start empty"
        )


class DatabaseUnavailable(Unavailable):
    """The database does not answer."""

    code = "database_unavailable"


class SchemaBehind(Unavailable):
    """The tables are older than this program."""

    code = "schema_behind"

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            f"the database's tables are at version {found}, this Waymark needs {wanted}; "
            "run: waymark migrate"
        )


class SchemaAhead(Unavailable):
    """The tables are newer than this program."""

    code = "schema_ahead"

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            f"the database's tables are at version {found}, this Waymark knows only {wanted}; "
            "install the newer Waymark that made them"
        )
