"""One question per file. A grader may gate only after its validity test exists."""
