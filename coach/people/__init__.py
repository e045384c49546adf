"""People and access: the organisation, its people, teams and roles, and how somebody signs in.

A session or a token in the hands of a browser or a program is random; the store keeps its SHA-256
only. A sign-in always makes a new one, so a planted cookie is worth nothing.

The doors show the rows they are handed and never query them, so the rows' names are public here
and their tables are not.
"""

from coach.people.models import Organisation, Person, Team

__all__ = ["Organisation", "Person", "Team"]
