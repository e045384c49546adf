"""What people paste, made plain: no markup, no control characters, no endless length."""

import html
import re
import unicodedata
from dataclasses import dataclass

READ_WORDS = 3_000  # a long brief says its problem early; the rest would only cost time
READ_CHARACTERS = 40_000

_HIDDEN = re.compile(r"(?is)<(script|style|template|head)\b.*?(</\1\s*>|$)|<!--.*?(-->|$)")
_BLOCK = re.compile(r"(?i)</?(p|div|li|ul|ol|br|h[1-6]|tr|table|section|blockquote)\b[^<>]{0,300}>")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|<%.*?%>", re.DOTALL)
_ENDLESS = re.compile(r"(\S{80})\S+")  # no word is so long; patterns would take ages over it
_SPACES = re.compile(r"[ \t\u00a0]+")
_MARKUP = re.compile(r"(\*\*|__|`{1,3}|^#{1,6}\s)", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)|https?://\S+|www\.\S+|\S+@\S+\.\w+")
_QUOTES = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": " - ",
        "\u2014": " - ",
        "\u2026": ". ",
        "\u2192": " to ",
        "\u00ad": "",
        "&": " and ",
    }
)


@dataclass(frozen=True, slots=True)
class CleanText:
    """A brief as plain text, and whether some of it was left unread."""

    text: str
    shortened: bool
    templated: bool = False
    """Whether it held template markup, which somebody may have hoped would be run."""


def clean(raw: str) -> CleanText:
    """Strip markup, invisible characters and pictures from a brief and bound its length."""
    shortened = len(raw) > READ_CHARACTERS
    text = html.unescape(raw[:READ_CHARACTERS])
    text, templates = _TEMPLATE.subn(" ", _HIDDEN.sub(" ", text))
    text = _TAG.sub(" ", _BLOCK.sub("\n", text))
    text = _ENDLESS.sub(r"\1", text)
    text = _LINK.sub(lambda match: match.group(1) or " ", text)
    text = _MARKUP.sub("", unicodedata.normalize("NFKC", text).translate(_QUOTES))
    text = "".join(_printable(character) for character in text)
    text = "\n".join(_SPACES.sub(" ", line).strip() for line in text.splitlines())
    words = text.split(" ")
    if len(words) > READ_WORDS:
        return CleanText(" ".join(words[:READ_WORDS]), shortened=True, templated=templates > 0)
    return CleanText(text.strip(), shortened, templates > 0)


def _printable(character: str) -> str:
    """Keep letters, digits, punctuation and currency; drop pictures and hidden characters."""
    if character in "\n\t":
        return character
    category = unicodedata.category(character)
    if category in {"Cf", "Cc", "Cs", "Co", "Cn", "Mn"}:
        return ""
    return " " if category in {"So", "Sk"} else character
