"""Check-ins over HTTP."""
