"""Worse engines, made in code: if the suites do not notice them, the suites are at fault."""
