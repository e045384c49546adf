"""Reads written OKRs and reports what weakens them. Pure: no I/O, no clock, no model."""
