"""Versioned prompt templates with typed inputs. Knows nothing of OKRs beyond the words in them."""
