"""Use cases of drafting together, by noun: ``conversations`` and ``sheets``."""
