"""Where everything is kept: PostgreSQL, embedded or given, its schema and its sessions.

``coach.db.engine.open_database`` opens it. This package itself stays light, so that a module that
only declares tables does not load what starts servers.
"""

from coach.db.base import Base, Identified, Sessions, Stamped, new_id

__all__ = ["Base", "Identified", "Sessions", "Stamped", "new_id"]
