"""Review summaries: what a record says about somebody's work, every sentence with its sources.

``extractive`` reads and quotes without a model; a language model may write instead. Whoever
writes, ``verifying`` checks each sentence against the records it cites and drops what they do not
bear out. A summary never rates. The ``withheld`` notice stands on every summary, whether or not
anything was withheld: one that came and went would tell what it must keep to itself.
"""

from coach.summaries.models import Summary

__all__ = ["Summary"]
