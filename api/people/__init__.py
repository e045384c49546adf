"""People, teams and the organisation over HTTP."""
