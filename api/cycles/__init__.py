"""Cycles over HTTP."""
