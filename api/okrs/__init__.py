"""Objectives, key results and links over HTTP."""
