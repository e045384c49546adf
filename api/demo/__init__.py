"""An invented organisation to look around in, and to measure on when it is made large.

Its people, teams and goals are data files here; they go in through the same services that people
use. The dates follow today: one quarter runs, the one before is closed.
"""
