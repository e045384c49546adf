"""The language of OKRs: formulas, quantities, the OKR document and progress maths.

Pure: no store, no clock, no model. ``values`` holds what a parse yields; ``key_result``,
``objective`` and ``document`` parse and render; ``quantity`` reads numbers with their units;
``progress`` computes. Spans are code-point offsets into the text that was parsed.
"""
