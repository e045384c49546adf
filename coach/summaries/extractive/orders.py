"""Tells sentences that try to give orders to whoever summarises from those about work.

It finds what it can, and nothing hangs on its finding all: what is not found can at worst be
quoted, as the words of the one who wrote it.
"""

import base64
import binascii
import re
import unicodedata

_META = (
    r"(?:summar(?:y|ies|i[sz]e[rd]?|i[sz]ing)|(?:in|of|into|from|for|to|as)\s+(?:the|this|her|his|"
    r"their|your|any|every)\s+(?:performance\s+|annual\s+)?reviews?|ratings|(?:highest|top|best|"
    r"maximum|perfect|full|lowest)\s+(?:rating|score|marks?|grade)|evaluation|appraisal|"
    r"instructions?|prompts?|evidence|this record|these records|all other records|calibration|"
    r"json)"
)
_SAYING = (
    r"(?:write|say|state|mention|conclude|report|insert|claim|declare|announce|affirm|add|stress|"
    r"emphasi[sz]e|highlight|remember|assume|confirm)"
)
_DOING = (
    r"(?:write|say|state|mention|include|add|insert|conclude|cite|quote|emphasi[sz]e|highlight|"
    r"describe|summari[sz]e|rate|rank|give|grant|assign|set|mark|approve|delete|remove|hide|omit|"
    r"skip|begin|treat|replace|rewrite|produce|generate|return|do not|don't|never|always|only|"
    r"drop|leave out|suppress|exclude|weigh|count|change|update)"
)
_POWERS = (
    r"(?:hr|legal|the ceo|management|people team|the board|compliance|head office|it security)"
)
_LEAD_IN = (
    r"^\W*(?:(?:please|now|then|also|and|so|but|instead|finally|important|urgent|attention|stop|"
    r"ok|okay|from now on|next)\W+)*"
)

_PATTERNS = (
    # setting aside what came before
    (
        r"\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget|overrid(?:e|ing)|overrule|bypass(?:ing)?)\s+"
        r"(?:\S+\s+){0,3}(?:instructions?|prompts?|guidelines|summar\w+|previous|prior|preceding)\b"
    ),
    rf"{_LEAD_IN}(?:ignore|disregard|forget|override|overrule|bypass)\b",
    # talking to a machine, or as one
    r"^\W*(?:system|assistant|user|human|developer|ai|bot|model)\s*[:>\]]",
    r"\b(?:system|developer|hidden|secret)\s+(?:prompt|message|instructions?|override)\b",
    r"\bnew\s+(?:system\s+)?(?:prompt|instructions?)\b",
    r"\b(?:language model|llm|chatgpt|gpt-?\d|the summari[sz]er|dear (?:ai|assistant|model))\b",
    (
        r"\b(?:note|message|instructions?|attention|reminder|memo)\s+(?:to|for)\s+(?:the\s+)?(?:ai|"
        r"assistant|model|summari[sz]er|system|bot|llm|whoever)\b"
    ),
    (
        r"\b(?:if you are|you are(?: now)?|act as|as)\s+(?:an?\s+|the\s+)?(?:ai|chat ?bot|"
        r"(?:language\s+)?model|summari[sz]er|unrestricted)\b"
    ),
    # dictating
    rf"{_LEAD_IN}{_SAYING}\s+(?:only\s+)?(?:that|:|\"|“)",
    (
        rf"(?:\bplease|\bmust|\bshould|\bshall|\byou will|\bthen|,\s*and|"
        rf"\balso)\s+{_SAYING}\s+that\b"
        rf"[^.]*\b(?:best|perfect|outstanding|exceptional|flawless|promot\w+|rating|rated|stole|"
        rf"fraud|"
        rf"{_META})"
    ),
    rf"{_LEAD_IN}{_DOING}\b[^.]*\b{_META}\b",
    rf"{_LEAD_IN}(?:rate|rank|score|grade)\s+(?:her|him|them|this|the|\d|[A-Z])",
    (
        r"\b(?:the|this|your|any|every|all|final|following)\s+(?:summar(?:y|ies)|evaluation|"
        r"appraisal)"
        r"\b[^.]*\b(?:must|should|shall|has to|have to|is to|are to|needs? to|will|may not|"
        r"cannot)\b"
    ),
    (
        r"\b(?:must|should|shall|has to|is to|needs? to)\b[^.]{0,40}\bbe (?:cited|quoted|rated|"
        r"scored|"
        r"ranked|summari[sz]ed)\b|\bappears? in (?:the|every|each|your) (?:summary|review|"
        r"sentence)\b"
    ),
    (
        r"\b(?:when|while|before|after|if)\s+(?:you(?:'re| are)?\s+)?(?:summari[sz](?:e|ing)|"
        r"generating|writing (?:the|this|your|her|his|their) (?:summary|review)|(?:asked|told) to "
        r"(?:summari[sz]e|write))\b"
    ),
    r"\b(?:start|begin|end|open) (?:the|your|every|each) (?:summary|review|answer|response)\b",
    (
        r"\b(?:cite|quote|use|repeat|include)\s+(?:this|these|my|"
        r"the following)\b[^.]*\b(?:everywhere|"
        r"every|each|all|as evidence|verbatim|sentence|record|word for word)\b"
    ),
    (
        rf"{_LEAD_IN}(?:output|respond|reply|print|execute|decode|pretend|act as|translate the|"
        r"reveal|roleplay|repeat after|obey|comply)\b"
    ),
    r"\b(?:respond|reply|answer) (?:only )?with\b",
    # borrowed authority
    (
        rf"\b{_POWERS}\b[^.]{{0,60}}\b(?:hereby|requires?|instructs?|instructed|mandates?|mandated|"
        rf"orders?|ordered|directs?|directed|authori[sz]e[ds]?|decided|confirmed|"
        rf"approved)\b[^.]{{0,80}}"
        rf"\b(?:{_META}|rated?|promot\w+|fired|terminat\w+|bonus|raise)\b"
    ),
    (
        rf"\b(?:per|by order of|on behalf of|under|according to)\s+(?:company |hr |new |official )*"
        rf"(?:policy|{_POWERS})\b[^.]*\b{_META}\b"
    ),
    (
        r"\b(?:official (?:notice|statement|override|directive)|verified (?:statement|rating)|"
        r"authori[sz]ed (?:override|statement)|(?:this is|message from) (?:the )?(?:hr|legal|ceo|"
        r"administrator|admin|system|security team|people team|waymark))\b"
    ),
    # shapes that no sentence about work has
    (
        r"</?\s*(?:feedback|records?|evidence|system|user|assistant|instructions?|input|document|"
        r"data|"
        r"summary|review|prompt|script|img|svg|iframe|context|text|note|s|sys|end|"
        r"quote)\b[^<>]{0,200}>"
    ),
    r"<\||\|>|\[/?\s*(?:inst|sys|system)\b|```|\{\{|\{%",
    r"\{\s*[\"'“]?\w+[\"'”]?\s*:|^\s*[\"']\w+[\"']\s*:|[\"']\s*:\s*[\[{\"']",
    r"\b(?:begin|end) (?:of )?(?:instructions?|system|feedback|record|document|input|data)\b",
    # the commonest of these in other languages
    (
        r"\b(?:ignorier\w*|vergiss|vergessen sie|anweisung\w*|zusammenfassung|ignorez|oubliez|"
        r"consignes|"
        r"instrucciones|olvida|resumen|istruzioni|riassunto|instruções|resumo|esqueça|negeer|"
        r"instructies|samenvatting|zignoruj|instrukcj\w*|podsumowani\w*|talimat\w*|yoksay\w*|"
        r"özet\w*)\b"
    ),
    (
        r"\binstructions (?:précédentes|ci-dessus)|игнорир|инструкц|предыдущ|напиши|忽略|指令|"
        r"之前的|总结|評価|評分|评分|無視|指示|要約|무시|지시|요약|تجاهل|تعليمات|अनदेखा|निर्देश"
    ),
)
_ORDER = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_CODED = re.compile(r"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{20,}={0,2}(?![A-Za-z0-9+/=_-])")
_HEX = re.compile(r"\b(?:[0-9a-fA-F]{2}){12,}\b")
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_TAGS = re.compile("[\U000e0000-\U000e007f]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
FEWEST_HIDDEN = 3
MOSTLY = 0.85
LONGEST_LOOKED_AT = 4_000


def gives_orders(sentence: str) -> bool:
    """Whether a cleaned sentence reads like an order to a summariser, or hides one in a code."""
    looked_at = sentence[:LONGEST_LOOKED_AT]
    return bool(_ORDER.search(looked_at)) or is_coded(looked_at)


def is_coded(text: str) -> bool:
    """Whether a text holds a word that decodes to readable text."""
    return without_codes(text)[1]


def without_codes(text: str) -> tuple[str, bool]:
    """Take out words that decode to readable text; say whether there were any."""
    plain = _CODED.sub(lambda found: _kept(found.group(), _decoded(found.group())), text)
    plain = _HEX.sub(lambda found: _kept(found.group(), bytes.fromhex(found.group())), plain)
    return plain, plain != text


def _kept(token: str, decoded: bytes) -> str:
    return "" if decoded and _readable(decoded) else token


def _decoded(token: str) -> bytes:
    padded = token.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(padded + "=" * (-len(padded) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _readable(found: bytes) -> bool:
    """Whether bytes are letters and spaces; what only looks like a code decodes to noise."""
    plain = sum(byte in b" .,:'" or (chr(byte).isascii() and chr(byte).isalnum()) for byte in found)
    return plain / len(found) >= MOSTLY


def hides_letters(text: str) -> bool:
    """Whether a text holds letters that nobody sees, more than a copied page may bring along."""
    if _TAGS.search(text) or _TURNS.search(text):
        return True
    inside = re.findall("(?<=\\w)[\u200b\u2060\ufeff](?=\\w)", text)
    return len(inside) >= FEWEST_HIDDEN


def visible(text: str) -> str:
    """Return a text as people see it: invisible and control letters out, spellings made one."""
    shown = _TAGS.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    return "".join(
        letter for letter in shown if letter in "\n\t" or unicodedata.category(letter) != "Cc"
    )
