"""Words with their part in the sentence, by word lists and context.

Good enough to find who does what in a complaint, and fast. A word nobody listed is a noun: trades
have more nouns than any list, and a wrong noun does less harm in a draft than a wrong verb.
"""

import re
from dataclasses import dataclass, replace

from coach.composer.inflection import is_mass, is_person, is_plural
from coach.composer.lexicon import VerbForm, closed, nounish, verb_forms, verbs

_TOKEN = re.compile(
    r"[€$£]?\d[\d.,:/]*\d(?:s\b|\s?(?:%|k\b|m\b))?|[€$£]?\d\s?%?|"
    r"[^\W\d_][\w]*(?:['-][^\W_]\w*)*|[.,;:!?()\"&/%+]"
)
_MODALS = frozenset({"will", "would", "can", "could", "shall", "should", "may", "might", "must",
                     "do", "does", "did", "cannot", "to", "let", "helps", "help"})  # fmt: skip
_MAIN_OR_HELPING = frozenset({"have", "has", "had", "do", "does", "did"})
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})
_HAVE = frozenset({"has", "have", "had"})
MEASURES = frozenset({"rate", "rates", "volume", "volumes", "ratio", "errors", "score", "scores"})
OPENING = frozenset({"DET", "POSS", "QUANT", "NUM", "ADJ", "TO", "PRON", "AUX"})
PLURAL_QUANTIFIERS = frozenset({"most", "many", "few", "several", "both", "all", "some"})
NOUN_PASTS = frozenset({"saw", "felt", "ground", "spoke", "bore", "wound", "rose"})
NOUN_BEFORE = frozenset({"DET", "POSS", "QUANT", "NUM", "ADJ", "PREP"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word: how it is written, its tag, and the base of its verb if it is one."""

    text: str
    tag: str
    base: str = ""
    form: str = ""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


_SINGLE = {
    "determiner": "DET", "possessive": "POSS", "negation": "NEG", "auxiliary": "AUX",
    "pronoun": "PRON", "conjunction": "CONJ", "wh": "WH",
}  # fmt: skip


def tag(text: str, *, finite: bool = True) -> tuple[Token, ...]:
    """Split a clause into tagged tokens.

    Tags: DET POSS QUANT NUM ADJ NOUN VERB (finite or base) PART (-ed) ING AUX NEG ADV PREP TO PRON
    CONJ WH PUNCT. With ``finite`` a clause without a verb has its likeliest word read as one; a
    phrase is better read without.
    """
    words = [word.strip() for word in _TOKEN.findall(text)]
    tokens: list[Token] = []
    for index, word in enumerate(words):
        following = words[index + 1].lower() if index + 1 < len(words) else ""
        tokens.append(_tagged(word, tokens, following))
    return _with_finite_verb(tokens) if finite else tuple(tokens)


def _tagged(word: str, before: list[Token], following: str) -> Token:
    lowered = word.lower()
    if not lowered[0].isalnum() and lowered[0] not in "€$£":
        return Token(word, "PUNCT")
    if any(character.isdigit() for character in lowered):
        return Token(word, "NUM")
    known = _closed_tag(lowered, before, following)
    if known:
        return Token(word, known)
    forms = verb_forms(lowered)
    adverb = lowered in closed()["adverb"]
    if forms and not (adverb and before and before[-1].tag not in OPENING):
        return _verb_or_noun(word, forms, before, following)
    return Token(word, _open_tag(lowered, adverb=adverb))


def _open_tag(word: str, *, adverb: bool) -> str:
    if word in closed()["adjective"]:
        return "ADJ"
    ends_ly = word.endswith("ly") and not word.endswith("family")
    return "ADV" if adverb or ends_ly else "NOUN"


def _closed_tag(word: str, before: list[Token], following: str) -> str:
    """The tag of a word that carries grammar; empty for all others."""
    known = closed()
    previous = before[-1].tag if before else ""
    if word == "to":
        return "TO" if following in verbs() and not is_plural(following) else "PREP"
    if word in {"that", "this"} and (previous == "NOUN" or following in known["auxiliary"]):
        return "WH" if previous == "NOUN" else "PRON"
    if word in _MAIN_OR_HELPING and _is_main_verb(word, following):
        return ""
    counted_one = word == "one" and previous in NOUN_BEFORE
    names = (label for name, label in _SINGLE.items() if word in known[name] and not counted_one)
    return next(names, "") or _loose_tag(word, following)


def _is_main_verb(word: str, following: str) -> bool:
    """Whether "have" or "do" stands alone: "has members", and not "has left" or "do not"."""
    if following[:1].isdigit() or following in _noun_openers():
        return True
    if word not in _HAVE or not following[:1].isalpha():
        return False
    known = closed()
    helping = any(form.form in {"participle", "past"} for form in verb_forms(following))
    small = ("adverb", "negation", "auxiliary", "pronoun", "preposition", "conjunction")
    return not helping and following != "to" and not any(following in known[name] for name in small)


def _noun_openers() -> frozenset[str]:
    known = closed()
    return known["determiner"] | known["possessive"] | known["quantifier"]


def _loose_tag(word: str, following: str) -> str:
    """Words of two classes, told apart by what follows."""
    known = closed()
    if word in known["quantifier"]:
        return "QUANT" if _opens_noun(following) else "ADV"
    if word in known["number_words"]:
        return "NUM"
    if word not in known["preposition"]:
        return ""
    return "ADV" if word in known["adverb"] and not _opens_noun(following) else "PREP"


def _opens_noun(word: str) -> bool:
    known = closed()
    if word == "of":
        return True
    if not word or not word[0].isalnum():
        return False
    blocking = ("auxiliary", "preposition", "conjunction", "negation")
    return not any(word in known[name] for name in blocking)


def _verb_or_noun(
    word: str, forms: tuple[VerbForm, ...], before: list[Token], following: str
) -> Token:
    """Decide by what stands before whether a word that can be a verb is one here."""
    kinds = {form.form: form for form in forms}
    last = _last_content(before)
    if following in MEASURES and (last is None or last.tag not in {"TO", "AUX", "PRON"}):
        return Token(word, "NOUN")  # "open rate", "call volume", "pick errors"
    if "ing" in kinds:
        return _ing(word, kinds["ing"], last, following)
    adjective = word.lower() in closed()["adjective"]
    as_noun = Token(word, "ADJ" if adjective else "NOUN")
    if last is None:
        done = "past" in kinds or "participle" in kinds
        past_or_nounish = done or forms[0].base in nounish()
        opening = Token(word, "ADJ") if done else as_noun
        return opening if past_or_nounish else _verb(word, kinds)
    if last.tag in {"AUX", "TO"} or last.lower in _MODALS:
        return _after_auxiliary(word, kinds, last, as_noun)
    if adjective and last.tag != "PRON":
        return as_noun
    return _in_context(word, kinds, last, following, as_noun)


def _in_context(
    word: str, kinds: dict[str, VerbForm], last: Token, following: str, as_noun: Token
) -> Token:
    base = next(iter(kinds.values())).base
    if last.lower in PLURAL_QUANTIFIERS and "base" in kinds and not is_mass(word):
        return _verb(word, kinds)  # a noun would stand in the plural: "most drop out"
    if last.tag in NOUN_BEFORE:
        described = "participle" in kinds and not is_plural(word) and last.tag != "PREP"
        return Token(word, "ADJ") if described and _opens_noun(following) else as_noun
    if last.tag in {"CONJ", "PUNCT"}:
        noun = base in nounish() and _more_noun(word, following)
        return as_noun if noun else _verb(word, kinds)
    if last.tag == "NOUN":
        return _after_noun(word, kinds, last, following, as_noun)
    return (
        _verb(word, kinds)
        if last.tag in {"PRON", "WH", "NEG"}
        else _after_verb(word, kinds, as_noun)
    )


def _more_noun(word: str, following: str) -> bool:
    """Whether a word that can be both opens a noun phrase: "call bells ring", "sponsors leave"."""
    if following[:1].isdigit():
        return False
    if not following or not following[0].isalpha():
        return is_plural(word)
    known = closed()
    if (
        following in known["auxiliary"]
        or following in known["negation"]
        or following in {"who", "which", "that"}
    ):
        return True
    if is_plural(word):
        return not any(
            following in known[name]
            for name in ("determiner", "possessive", "pronoun", "quantifier")
        )
    inner = verb_forms(following)
    return is_plural(following) and (not inner or inner[0].base in nounish())


def _last_content(before: list[Token]) -> Token | None:
    """The last word that decides; adverbs between subject and verb do not."""
    for token in reversed(before):
        if token.tag != "ADV":
            return token
    return None


def _verb(word: str, kinds: dict[str, VerbForm]) -> Token:
    form = next(iter(kinds.values()))
    return Token(word, "VERB", form.base, form.form)


def _ing(word: str, form: VerbForm, last: Token | None, following: str) -> Token:
    if last and last.tag in {"DET", "POSS", "ADJ", "QUANT"}:
        return Token(word, "NOUN")
    if last is None and not following:
        return Token(word, "NOUN")
    if last and last.tag == "NOUN" and (following in closed()["auxiliary"] or not following):
        return Token(word, "NOUN")
    return Token(word, "ING", form.base, "ing")


def _after_auxiliary(
    word: str, kinds: dict[str, VerbForm], last: Token | None, as_noun: Token
) -> Token:
    auxiliary = last.lower if last else ""
    if auxiliary in _BE | _HAVE and "participle" in kinds:
        if auxiliary in _BE and word.lower() in closed()["adjective"]:
            return Token(word, "ADJ")
        return Token(word, "PART", kinds["participle"].base, "participle")
    if auxiliary in _BE | _HAVE:
        return as_noun
    return _verb(word, kinds)


def _after_noun(
    word: str, kinds: dict[str, VerbForm], last: Token, following: str, as_noun: Token
) -> Token:
    base = next(iter(kinds.values())).base
    many, person = is_plural(last.text), is_person(last.text)
    next_is_verb = following in closed()["auxiliary"] or (
        following in verbs()
        and base in nounish()
        and following not in nounish()
        and not following.endswith("ing")
    )
    noun = next_is_verb or (word.lower() in NOUN_PASTS and following in verbs())
    if "base" in kinds:
        noun = noun or not (many or person)
    if "third" in kinds:
        ends_s = last.lower.endswith("s") and many and not is_mass(last.text)
        weak = base in nounish() and (many or not following or not person)
        noun = noun or ends_s or weak  # "night shift changes" waits for promotion
    return as_noun if noun else _verb(word, kinds)


def _after_verb(word: str, kinds: dict[str, VerbForm], as_noun: Token) -> Token:
    if "past" in kinds:
        return Token(word, "PART", kinds["past"].base, "participle")
    return as_noun


def _with_finite_verb(tokens: list[Token]) -> tuple[Token, ...]:
    """Promote the likeliest word where no finite verb was found: "the shift changes late"."""
    if any(token.tag in {"VERB", "AUX"} for token in tokens):
        return tuple(tokens)
    first = next((token for token in tokens if token.tag == "NOUN"), None)
    several = first is not None and is_plural(first.text)
    for index in range(1, len(tokens)):
        token = tokens[index]
        if token.tag == "NOUN" and tokens[index - 1].tag in {"NOUN", "NUM", "PRON"}:
            forms = verb_forms(token.lower)
            wanted = "base" if several or is_plural(tokens[index - 1].text) else "third"
            form = next((form for form in forms if form.form in {wanted, "past"}), None)
            if form and not (tokens[0].tag == "QUANT" and form.form == "third"):
                tokens[index] = replace(token, tag="VERB", base=form.base, form=form.form)
                break
    return tuple(tokens)
