"""Drafting together: a conversation on one side, the sheet of OKRs on the other.

Whatever the co-author writes is a proposal: an objective before and after, which a person accepts,
edits or rejects. The sheet is kept in versions, so every change can be undone, and two people's
changes to different lines both stand. No transaction is open while an engine thinks.
"""
