"""Reads feedback and quotes it: no model, no SQL, no settings.

``reading`` takes records apart and says of each sentence whether it may be quoted; ``orders`` and
``unquotable`` are its reasons against. ``themes`` and ``tone`` say what a sentence is about and
which way it points. ``composing`` chooses, groups and attributes. Nothing is reworded: a quote is
a stretch of its record, so the worst that a record can do is to be quoted.
"""
