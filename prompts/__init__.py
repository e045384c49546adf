"""Versioned prompts with typed inputs and outputs. Knows nothing of OKRs beyond the words in them.

A prompt is a folder in ``library``: its contract in ``__init__.py``, its versions beside it as
``v1.md.j2``, ``v2.md.j2``. ``released.toml`` holds the hash of every version that was ever live,
and those never change, so that a stored reference such as ``draft_okrs@1#3f2a9c10`` stays true.
"""

from prompts.template import Message, Prompt, PromptInputs, Rendered

__all__ = ["Message", "Prompt", "PromptInputs", "Rendered"]
