"""One rule per file, named ``<code>_<name>.py``; ``coach.linter.catalogue`` lists them all."""
