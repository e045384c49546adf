"""Check-ins: what a key result stood at, how sure people are, what helps and what blocks.

Entries are added and never changed. A correction is a new entry that names the one it corrects;
what a key result stands at is the value of the latest day's entry that nothing corrects.
"""

from coach.checkins.models import CheckIn

__all__ = ["CheckIn"]
