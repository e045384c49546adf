"""Every prompt. ``ALL`` lists them, so that a test can walk them."""

from typing import Any

from prompts.library.draft_okrs import PROMPT as DRAFT_OKRS
from prompts.template import Prompt

ALL: tuple[Prompt[..., Any], ...] = (DRAFT_OKRS,)
