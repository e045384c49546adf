"""Pages about people: the directory, one person, roles, invitations."""
