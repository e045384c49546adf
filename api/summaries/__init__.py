"""Review summaries over HTTP."""
