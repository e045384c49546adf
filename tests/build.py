"""Builders: one function a noun (``a_person``, ``an_objective``), each a whole, valid thing.

A test names only what it is about; the builder fills in the rest. A builder takes values, returns
an object, and touches no database.
"""
