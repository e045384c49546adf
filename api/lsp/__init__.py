"""The editor's door: the linter as a language server, for any editor that speaks the protocol."""
