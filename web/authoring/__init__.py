"""The drafting page: a conversation beside the sheet of OKRs that it is about."""
