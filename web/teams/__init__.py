"""Pages about teams and squads."""
