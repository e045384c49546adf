"""Where the organisation is going."""
