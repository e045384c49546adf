"""The use cases of OKRs, by noun."""
