"""What a shape's sign captured, read as phrases."""

import re

from coach.composer.clauses import ORGANISATIONS, Clause
from coach.composer.inflection import base_of, inflect, is_person
from coach.composer.issue import Issue
from coach.composer.phrases import NounPhrase, noun_phrases
from coach.composer.shapes import LEVEL_MARK, ShapeMatch
from coach.composer.tagging import tag

LONG_PHRASE = 6
LONGEST_ACT = 9
_NEXT_STATEMENT = re.compile(
    rf"[,;{LEVEL_MARK}]|\b(?:because|but|and|or|so|when|while|if|since|as|which|that|who|until|"
    r"before|after|every|per|than)\b"
)
_NEXT_ACT = re.compile(rf"[,;{LEVEL_MARK}]|\b(?:because|but|and|so|which|while|although|if|than)\b")
_FAULT = re.compile(
    r"(?:outage|breakdown|failure|crash|incident|mistake|error|typo|defect|bug|fault|complaint)"
)


def phrase_in(text: str) -> NounPhrase | None:
    """The first noun phrase of some captured words that says something."""
    cut = _NEXT_STATEMENT.split(text)[0].strip()
    phrases = (each for each in noun_phrases(tag(cut, finite=False)) if not each.is_empty)
    return next(phrases, None)


def captured(issue: Issue) -> dict[str, str]:
    """The slots that an issue's shape captured: the thing, the act, those who act."""
    match = issue.match
    if match is None:
        return {}
    words = {name: _original(said, issue.clause) for name, said in match.captured.items()}
    slots = {**_things(issue, match, words), **_acts(words)}
    if slots.get("act") and issue.clause.subject is not None and "gerund" not in words:
        subject = issue.clause.subject
        if subject.is_people:
            slots["actors"] = subject.many()
        else:
            slots["thingact"] = f"{subject.many()} take to {slots['act']}"
    return slots


def _original(words: str, clause: Clause) -> str:
    """Words that were matched in lower case, as the clause writes them."""
    words = re.sub(rf"{LEVEL_MARK}\s*(?:of (?:our |the )?)?", "", words)
    at = clause.lower.find(words)
    return clause.text[at : at + len(words)] if at >= 0 else words


def _last_phrase_in(text: str) -> NounPhrase | None:
    """The last noun phrase of some captured words: "reviews say the props" means the props."""
    tokens = tag(text.strip(" ,"), finite=False)
    found = [phrase for phrase in noun_phrases(tokens) if not phrase.is_empty]
    while len(found) > 1 and tokens[found[-1].start - 1].lower in {"of", "in", "at", "for"}:
        found.pop()  # "tours of our museum" are about the tours
    return found[-1] if found else None


def _things(issue: Issue, match: ShapeMatch, words: dict[str, str]) -> dict[str, str]:
    """What the shape is about, definite and in the plural."""
    read = _last_phrase_in if match.leads else phrase_in
    phrase = read(words["x"]) if words.get("x") else None
    tail = ""
    if phrase is not None and phrase.words.count(" ") < LONG_PHRASE:
        tail = _of_tail(phrase, words["x"])
    else:
        phrase = _thing(issue.clause, match.shape.bind)
    if phrase is not None and _FAULT.match(phrase.head.lower()):
        phrase = None  # a mistake is not the thing that should be right
    default = match.shape.default_x
    if default and (
        phrase is None
        or not words.get("x")
        or re.match(r"no-show|cancellation", phrase.head.lower())
    ):
        return _named(default, default)
    if phrase is None:
        return {}
    many = phrase.words if phrase.is_mass else phrase.many()
    return _named(phrase.definite() + tail, many + tail)


def _named(one: str, many: str) -> dict[str, str]:
    slots = {"x": one, "xs": many, "newxs": many}
    if is_person(many.rsplit(maxsplit=1)[-1]):
        slots["peoplexs"] = many
        slots["newxs"] = many if many.startswith(("new ", "young")) else f"new {many}"
    return slots


def _of_tail(phrase: NounPhrase, text: str) -> str:
    """An "of …" that belongs to the phrase: "quality of life"."""
    after = re.search(rf"\b{re.escape(phrase.head)}\s+of\s+(.+)$", text, re.IGNORECASE)
    second = phrase_in(after.group(1)) if after else None
    return f" of {second.definite()}" if second is not None else ""


def _thing(clause: Clause, bind: str) -> NounPhrase | None:
    """What the clause is about besides people, as far as the shape lets it be looked for."""
    subject = clause.subject
    about = subject if subject is not None and not subject.is_people else None
    if bind in {"captured", "subject"}:
        return subject if bind == "subject" else None
    if bind == "object" or (bind == "about" and about is None):
        return clause.object
    return about or next(filter(_is_thing, clause.phrases), None)


def _is_thing(phrase: NounPhrase) -> bool:
    if phrase.is_people or phrase.is_empty or phrase.head.lower() in ORGANISATIONS:
        return False
    return not _FAULT.match(phrase.head)


def _acts(words: dict[str, str]) -> dict[str, str]:
    """What is done, as a verb phrase and as things done."""
    slots: dict[str, str] = {}
    act = _act(words.get("act", ""))
    if not act and words.get("gerund"):
        verb, _, rest = words["gerund"].partition(" ")
        rest = rest.removeprefix("of ")
        base = base_of(verb)
        act = _act(f"{base} {rest}") if base and rest else ""
    if act:
        slots["act"] = act
        slots.update(_acted(act))
    doing = _act(words.get("act_ing", ""))
    if doing:
        slots["act_ing"] = doing
    return slots


def _act(text: str) -> str:
    words = _NEXT_ACT.split(text)[0].strip(" .").split()
    return " ".join(words[:LONGEST_ACT]) if words and base_of(words[0]) else ""


def _acted(act: str) -> dict[str, str]:
    """As in "onboard a new customer" as "customers onboarded"."""
    verb, _, rest = act.partition(" ")
    base, thing = base_of(verb), phrase_in(rest)
    if base is None or thing is None:
        return {}
    many = thing.words if thing.is_mass else thing.many()
    return {"acted": f"{many} {inflect(base, 'participle')}"}
