"""Where everything is kept: PostgreSQL, embedded or given, its schema and its sessions."""

from coach.db.base import Base, Identified, Sessions, Stamped, new_id

__all__ = ["Base", "Identified", "Sessions", "Stamped", "new_id"]
