"""The embedded drafting engine: from a team's brief to OKRs in formula form, with no model.

Pure over what retrieval finds. ``brief`` understands the words people typed, ``drafting`` writes
the variants, ``questions`` asks for what is missing. A number is never invented: it comes from the
brief, or it stays a blank and is asked for.
"""
