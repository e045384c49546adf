"""What programs ask of the coach about a text: lint it, classify it, draft from it, measure it."""
