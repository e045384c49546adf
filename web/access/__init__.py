"""Signing in and out, choosing a password with a link."""
