"""Pages of the linter's rules: why each one is there, and how to do better."""
