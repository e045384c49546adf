"""Finds what is known: the shipped library of OKRs and KPIs, and an organisation's own words.

Knows no people: visibility is an opaque scope that the caller supplies. Import the submodule you
need; this package imports nothing, so that the library can be read without a database driver.
"""
