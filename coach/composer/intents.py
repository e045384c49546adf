"""What people mean besides the problem: requests, orders to the machine, ambition, deadlines."""

import re
from typing import Final

from coach.composer.clauses import Clause
from coach.composer.lexicon import closed, verb_forms
from coach.composer.values import ObjectiveType

_MACHINE = re.compile(
    r"""(?ix)
    \b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(?:instruction|prompt|rule
    |guideline|above|previous|earlier|prior|everything|system|context|polic)\w*
    |\b(?:system|developer|hidden|initial)\s(?:prompt|message|instruction)s?\b
    |\byou\s(?:are|were)\s(?:now|an?\s(?:ai|assistant|language|chat|helpful|evil|unrestricted
    |pirate|dan))\b
    |\b(?:act|behave|respond|answer|reply|speak|talk)\s(?:as
    |like)\s(?:an?\s)?(?:if\s)?(?:\w+\s){0,2}(?:ai|pirate|assistant|model|bot|admin|root
    |chatgpt|dan|linux|terminal|shakespeare)\b
    |\b(?:print|reveal|show|output|repeat|return|leak|display|dump|tell\sme|give\sme|write\sout
    |what\sis|what\sare)\b.{0,40}\b(?:prompts?|instructions|api[\s_-]?keys?|passwords?|secrets?
    |credentials|environment\svariables?|config(?:uration)?|source\scode|system)\b
    |\b(?:jailbreak|dan\smode|developer\smode|do\sanything\snow|sudo|rm\s-rf|drop\stable
    |begin\ssystem|end\sof\sbrief)\b
    |\b(?:as\san\sai|language\smodel|chatgpt|gpt-?\d|openai|llm)\b.{0,60}\b(?:you|must|respond
    |output|answer|write|always|never)\b
    |\b(?:output|print|say|write|reply|respond|answer|return|add|include|insert)\b\s(?:only
    |exactly|just|with|nothing\sbut|the\s(?:word|phrase|sentence|text|string)|verbatim|in\seach
    |in\severy)\b
    |\b(?:in|to)\s(?:each|every|all)\s(?:key\sresults?|objectives?|variants?
    |drafts?)\b.{0,20}\b(?:add|write|put|say|mention|include)\b
    |\b(?:add|write|put|say|mention|include|set|insert|use)\b.{0,60}\b(?:each|every|all|in\sthe
    |your)\s(?:key\sresults?|objectives?|variants?|drafts?|outputs?|answers?|response)\b
    |\b(?:disable|turn\soff|switch\soff)\b.{0,20}\b(?:lint\w*|rules?|filters?|safety|checks?
    |guardrails?)\b
    |\b(?:approve|publish|mark)\b.{0,20}\b(?:automatically|without\sreview|all\s(?:drafts
    |suggestions|objectives|okrs)|as\s(?:approved|done))\b
    |\b(?:mark|rate|score|grade)\b.{0,20}\bthis\b.{0,20}\b(?:perfect|excellent|approved|highest
    |10/10)\b
    |\bmake\sup\b.{0,30}\b(?:numbers?|figures?|values?|targets?|data)\b
    |\binvent\b.{0,20}\b(?:numbers?|figures?|values?|targets?|data)\b
    |^\s*(?:system|assistant|user|human|ai)\s*:?\s*$|^\s*(?:system|assistant)\s*:
    """
)
_REQUEST = re.compile(
    r"""(?ix)^\s*(?:(?:hi|hello|hey|dear|good\s(?:morning|afternoon
    |evening))\b[^,.!]{0,30}[,.!]?\s*)?
    (?:(?:so|ok|okay|well|please|pls|also)[,\s]+)*
    (?:(?:can|could|would|will)\s(?:you|u)\s(?:please\s|pls\s|kindly\s)?)?
    (?:(?:i|we)\s(?:want|need|would\slike|'d\slike|have)\s(?:to\s)?(?:you\sto\s)?)?
    (?:please\s|pls\s)?(?:help\s(?:me|us)\s(?:to\s)?(?:(?:write|draft|create|set|define
    |formulate|come\sup)\s)?|write|draft|create|set|define|make|give|suggest|propose|generate
    |come\sup|prepare|formulate)?\s*
    (?:me|us|up)?\s*(?:with\s)?(?:some|an|a|our|my|the|good|new|three|3|\d)?\s*(?:quarterly
    |good|draft|new|team|annual|yearly|company|great|q[1-4])?\s*
    \b(?:okrs?|objectives?\sand\skey\sresults?|objectives|goals|key\sresults)\b
    (?:\s(?:for|about|on|around|that|to|from|out\sof|with|because|as|so\sthat|of)\b)?[\s:,-]*"""
)
_NOISE = re.compile(
    r"(?i)^(?:thanks?(?: you)?\b.*|cheers|please|hi|hello|hey|regards|best|"
    r"kind regards|any ideas\??|what do you think|help|"
    r"help us(?: out)?(?: please)?|thank you|lol|ok|okay|test|asap|sorry.*|"
    r"please help(?: us)?|what should we (?:do|aim for|measure)|"
    r"not sure (?:where to start|what to measure))$"
)
_ELSEWHERE = re.compile(
    r"""(?ix)^(?:please\s)?(?:
    (?:what|who|when|where|how|why|which|is|are|was|do|does|did|can|could|should|will|would)\b(?!.*\b(?:we|our|us|me|i|my\steam)\b)
    |(?:tell|show|teach|send|sing|read|play)\s(?:me|us)\b
    |(?:write|compose|give|make|create|draw|generate|recommend|suggest)\s(?:(?:me|us)\s)?(?:an?|some|the)\s(?:\w+\s){0,2}?
     (?:poem|story|song|joke|recipe|essay|letter|email|script|program|function|code|limerick|haiku|novel|image|picture|movie|film|book|restaurant)\b
    |(?:translate|calculate|solve|summari[sz]e|explain|define|convert|roleplay|pretend)\b
    )"""
)
_OWN = re.compile(
    r"\b(we|our|us|my|i|team|company|customers?|clients?|users?|members?|staff|colleagues|department|"
    r"patients?|students?|visitors?|guests?|volunteers?|suppliers?)\b",
    re.IGNORECASE,
)
_IDENTITY_VERBS = frozenset(
    """
    run own operate lead manage represent head teach keep make sell offer serve look
    """.split()  # noqa: SIM905 - a literal would take one line a word
)
_ORGANISATIONS = frozenset(
    """
    team company firm business choir club museum library school clinic bakery gym studio shop
    store farm theatre theater orchestra band charity church hotel hostel cafe café restaurant
    brewery workshop factory plant ward rescue shelter parish society association department
    practice nursery vineyard garden zoo cinema festival home homes centre center station office
    lab laboratory depot warehouse garage salon yard startup agency hospital cooperative co-op
    coop collective group ngo nonprofit foundation bank surgery pharmacy vet kennel gallery
    troupe ensemble league squad service unit chain manufacturer retailer wholesaler distributor
    publisher magazine newspaper podcast operator provider university college faculty
    kindergarten pub bar bistro winery distillery roastery sawmill foundry apiary fleet airline
    ferry harbour marina campsite lodge guesthouse cemetery crematorium council municipality
    crew family couple duo trio stall market kitchen canteen chapel academy dojo rink pool arena
    stable stables""".split()  # noqa: SIM905 - a literal would take one line a word
)
DEADLINE: Final = re.compile(
    r"""(?ix)\b(?:by|before|until)\s(?:the\s)?(?:end\sof\s(?:the\s)?(?:(?:this|next
    |our)\s)?)?(?:(?:early|late|mid|next|this|coming|new)[\s-])?
    (?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)?
    (?:january|february|march|april|may|june|july|august|september|october|november|december
    |christmas|easter|summer|spring|autumn|winter|year[\s-]?end|
    quarter|semester|term|season|year|q[1-4]|h[12]|new\syear)\b(?:\s(?:term|season|holidays?
    |break|fair|concert|\d{1,2}(?:st|nd|rd|th)?))?(?:,?\s(?:19|20)\d\d)?
    """
)
_BOLD: Final = re.compile(
    r"\b(moon-?shots?|10x|ten ?x|dream|boldly|bold|radical\w*|ambitious|audacious|stretch|"
    r"best in the (?:world|country|city|region)|world[- ]class|revolution\w*)\b"
)
_PROMISED: Final = re.compile(
    r"\b(must|have to|promise[ds]?|committed|commitment|no excuses|non-negotiable|contractual\w*|"
    r"guarantee\w*|obliged|by law|legally)\b"
)
AMBITION_PATTERNS: Final[tuple[tuple[ObjectiveType, re.Pattern[str]], ...]] = (
    ("aspirational", _BOLD),
    ("committed", _PROMISED),
)
LEARNING: Final = re.compile(
    r"\b(find out (?:whether|why|what|if|how|which)|(?:we|i) (?:do not|don't|"
    r"dont) (?:really |actually )?know (?:why|whether|if|what (?:makes|drives|"
    r"causes|keeps|works)|who (?:our|would))|no idea (?:why|whether|if|what|who|"
    r"how)|understand (?:why|what|whether|how)|"
    r"learn (?:why|whether|what|if)|figure out (?:why|whether|what|if)|"
    r"test (?:whether|if|the idea)|explore (?:whether|if|a new)|"
    r"guess(?:ing)? (?:why|what)|is it worth|hypothes[ie]s)\b"
)
_ENGLISH_SMALL = frozenset(
    """
    the a an and or but of to in on at for from with by is are was were be been we our us you
    they their it its this that not no do does don't can have has had will would want too many
    more than as so when who which what i my me he she his her if because about how all out up
    get just only every""".split()  # noqa: SIM905 - a literal would take one line a word
)
_FOREIGN_SMALL = frozenset(
    """
    der die das und nicht wir unser unsere ist sind ein eine zu mit für auf den dem von zu le la
    les et nous notre nos pas est sont une un des du de que qui pour avec dans trop el los las y
    nuestro nuestra no es son una para con por que demasiado il lo gli che non siamo nostro
    nostra per di och vi är inte att det en som för med på het een wij onze niet zijn van te met
    voor naar nie jest się nasz nasze i w na zbyt o os não nosso nossa são muito em""".split()  # noqa: SIM905 - as above
)
_TELLTALE = (
    "determiner",
    "possessive",
    "preposition",
    "auxiliary",
    "pronoun",
    "negative",
    "quantifier",
    "adjective",
)
LAST_LATIN = 0x24F
MOST_STRANGE = 10  # of so many words at least one is small, negative or an adjective in English
FEW_WORDS = 4


def addresses_machine(sentence: str) -> bool:
    """Whether a sentence gives orders to the program instead of describing work."""
    return bool(_MACHINE.search(sentence))


def without_request(sentence: str) -> str:
    """The sentence without "please write OKRs for …"."""
    shortened = _REQUEST.sub("", sentence, count=1).strip(" .,:-")
    return shortened if shortened != sentence.strip() else sentence


def is_noise(sentence: str) -> bool:
    """Whether a sentence is a greeting, a thank-you or a call for help and nothing else."""
    stripped = sentence.strip(" .!?,")
    return bool(_NOISE.match(stripped) or _ELSEWHERE.match(stripped))


def speaks_of_work(text: str) -> bool:
    """Whether anybody's own work is in a text: a team, or the people it serves."""
    return bool(_OWN.search(text))


def is_identity(clause: Clause) -> bool:
    """Whether a clause only says who is speaking: "we are a small choir", "I run a bakery"."""
    if clause.negated or clause.nobody:
        return False
    heads = {phrase.head.lower() for phrase in clause.phrases}
    speaks = clause.pronoun in {"we", "i"} or (clause.subject is None and not clause.predicate)
    if not clause.predicate and clause.phrases and clause.phrases[0].determiner in {"a", "an"}:
        return True
    if clause.pronoun == "it" or not speaks:
        return False
    if clause.verb == "be":
        return bool(heads & _ORGANISATIONS) or any(
            phrase.is_people and phrase.determiner in {"a", "an", "the"}
            for phrase in clause.phrases
        )
    if not clause.predicate:
        return bool(heads & _ORGANISATIONS)
    return clause.verb in _IDENTITY_VERBS and bool(heads & _ORGANISATIONS)


def is_other_language(text: str) -> bool:
    """Whether the text is mostly in another language than English, or in another script."""
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return False
    foreign_script = sum(1 for character in letters if ord(character) > LAST_LATIN)
    if foreign_script * 2 > len(letters):
        return True
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.lower())
    english = sum(word in _ENGLISH_SMALL for word in words)
    foreign = sum(word in _FOREIGN_SMALL - _ENGLISH_SMALL for word in words)
    return len(words) >= FEW_WORDS and foreign > english and foreign * 6 >= len(words)


def is_gibberish(text: str) -> bool:
    """Whether hardly a word of the text could be English."""
    words = re.findall(r"[a-z]+", text.lower())
    if not words:
        return True
    known = closed()
    small = sum(
        any(word in known[name] for name in _TELLTALE) or bool(verb_forms(word))
        for word in words
    )  # fmt: skip
    odd = sum(
        1
        for word in words
        if not re.search(r"[aeiouy]", word) or re.search(r"[bcdfghjklmnpqrstvwxz]{5}", word)
    )
    strange = small * MOST_STRANGE < len(words)
    return odd * 2 > len(words) or (strange and len(words) > FEW_WORDS)
