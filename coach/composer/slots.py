"""The words that fill a template's slots, taken from one issue and the brief around it."""

import re

from coach.composer.brief import Issue, Understanding
from coach.composer.clauses import ORGANISATIONS, Clause
from coach.composer.inflection import base_of, inflect, is_person, plural
from coach.composer.people import works
from coach.composer.phrases import NounPhrase, noun_phrases
from coach.composer.shapes import LEVEL_MARK
from coach.composer.tagging import tag
from coach.composer.templates import filled

PEOPLE_SERVED = "the people we serve"
_SEATS = frozenset("seat room bed table place slot pitch desk chair cabin house flat class course workshop lesson appointment berth bay stall plot shift post position vacancy session apartment unit lane".split())  # noqa: SIM905 - a literal would take one line a word
_EVENTS = frozenset("concert performance show match screening service lecture talk reading recital gig festival event rehearsal game tour evening".split())  # noqa: SIM905 - as above
_PLACES = frozenset("room bar hall house restaurant theatre theater cinema gym pool museum gallery shop café cafe church stadium garden park studio club pub lounge terrace venue library hostel hotel campsite".split())  # noqa: SIM905 - as above
_MONEY_NOUNS = ("sales", "revenue", "turnover", "takings", "income", "profit", "profits", "margin", "margins", "donations", "grants")  # fmt: skip
_TRENDS = (*_MONEY_NOUNS, "orders", "bookings", "footfall", "subscriptions", "memberships", "enrolment", "enrolments", "attendance",
           "sign-ups", "signups", "applications", "visitor numbers", "traffic")  # fmt: skip
_ARRIVING = frozenset({"arrive", "leave", "start", "come", "finish", "end", "begin", "open", "run", "ship", "land", "depart", "reach", "deliver", "pay", "reply", "answer"})
LONG_PHRASE = 6


class Slots(dict[str, str]):
    """Slot names with their words; an unknown one is absent and its template is not used."""


def slots_of(issue: Issue, brief: Understanding) -> Slots:
    """Collect every word that a template may ask for."""
    clause = issue.clause
    slots = Slots()
    people = _people(clause)
    if people and people != "people":
        slots["named"] = people
    if people and works(people) and not (clause.subject and clause.subject.is_people) and not (issue.match and "{workers}" in issue.match.shape.committed[0]):
        people = ""  # those who do the work are named in passing; the change is for those served
    slots["who"] = people or brief.who or (brief.trade["who"] if brief.trade else PEOPLE_SERVED)
    slots["workers"] = people if people and works(people) else _workers(brief, people)
    slots["us"] = brief.us or "us"
    slots["us_"] = "we"
    slots["pace"] = _pace(brief)
    _add_subject(slots, clause)
    _add_captured(slots, issue, brief)
    _add_special(slots, issue, brief)
    slots["noun"] = _name(issue, slots)
    return slots


def _name(issue: Issue, slots: Slots) -> str:
    """The issue as a noun: "long waits", "mistakes in invoices"."""
    named = filled(issue.match.shape.name, slots) if issue.match else ""
    metric = issue.clause.subject if issue.clause.subject and issue.clause.subject.head.lower() in {"churn", "turnover", "rating", "score", "retention", "margin"} else None
    if not named and metric is not None:
        return metric.words
    if not named and slots.get("subjs") and slots.get("vp_ing"):
        subject = slots["subjs"] if issue.clause.subject is None or issue.clause.subject.is_plural else slots["subj"]
        denial = "not " if issue.clause.negated or issue.clause.nobody else ""
        named = f"{subject} {denial}{slots['vp_ing']}"
    return named or slots.get("x") or slots.get("subjs") or slots.get("objs") or "this problem"


def _pace(brief: Understanding) -> str:
    """The unit in which this brief, or else this trade, measures time."""
    told = re.search(r"\b(minute|hour|day|week|month)s?\b", brief.text.lower())
    given = [level.unit for issue in brief.issues for level in issue.clause.levels if level.kind == "duration"]
    if given:
        return given[0].split()[-1]
    if brief.trade and brief.trade.get("pace"):
        return str(brief.trade["pace"])
    return f"{told.group(1)}s" if told and told.group(1) in {"minute", "hour"} else "days"


def _original(words: str, clause: Clause) -> str:
    """Words that were matched in lower case, as the clause writes them."""
    at = clause.lower.find(words)
    return clause.text[at : at + len(words)] if at >= 0 else words


def _people(clause: Clause) -> str:
    """The people of a clause: its subject, or else the first named."""
    named = [phrase for phrase in clause.phrases if phrase.is_people and not phrase.is_empty and not phrase.is_name]
    if clause.subject is not None and clause.subject.is_people and not clause.subject.is_name:
        return clause.subject.many()
    return named[0].many() if named else ""


def _workers(brief: Understanding, people: str) -> str:
    for issue in brief.issues:
        for phrase in issue.clause.phrases:
            if phrase.is_people and works(phrase.head) and not phrase.is_name:
                return phrase.many()
    return people if people and not brief.us else "people in our team"


def _add_subject(slots: Slots, clause: Clause) -> None:
    subject = clause.subject
    if clause.nobody and (subject is None or not subject.words):
        after = re.search(r"nobody ((?:under|over|below|above|from|in|at|on|outside|with) [\w' -]+?) (?=\w+)", clause.text, re.I)
        extra = _qualifier(clause)
        slots["subjs"] = f"people {extra}".strip() if extra or not after else "people"
        slots["subj"] = slots["subjs"]
    elif subject is not None:
        if subject.is_empty:
            slots["subj"] = slots["subjs"] = slots["who"]
            subject = None
    if subject is not None:
        slots["subj"] = subject.definite()
        slots["subjs"] = subject.words if subject.is_mass else subject.many()
    if clause.predicate:
        slots["vp"], slots["vp_base"] = clause.many(), clause.base()
        slots["vp_ing"], slots["single"] = clause.ing(), clause.single()
        slots["that"] = "who" if subject is not None and subject.is_people else "that"
        slots["verb"] = clause.verb if clause.verb in _ARRIVING else "are"
    thing = clause.object
    if thing is not None:
        slots["obj"], slots["objs"] = thing.definite(), thing.words if thing.is_mass else thing.many()
        slots["pp"] = inflect(clause.verb, "participle") + _particle(clause)


def _particle(clause: Clause) -> str:
    """The little word that belongs to a verb: "throw away"."""
    found = re.search(r"^\w+ (away|out|up|down|off|back|over)\b", clause.base())
    return f" {found.group(1)}" if found else ""


def _qualifier(clause: Clause) -> str:
    """What stands between "nobody" and its verb: "under 40"."""
    words = []
    for token in clause.tokens:
        if token.lower == "nobody":
            continue
        if token.tag in {"VERB", "AUX"}:
            break
        if token.tag not in {"ADV", "PUNCT"}:
            words.append(token.text)
    return " ".join(words) if words and words[0].lower() in {"under", "over", "below", "above", "from", "in", "at", "on", "outside", "with", "who"} else ""  # fmt: skip


def last_phrase_in(text: str) -> NounPhrase | None:
    """The last noun phrase of some captured words: "reviews say the props" means the props."""
    found = [phrase for phrase in noun_phrases(tag(text.strip(" ,"))) if not phrase.is_empty]
    return found[-1] if found else None


def phrase_in(text: str) -> NounPhrase | None:
    """The first noun phrase of some captured words that says something."""
    cut = re.split(rf"[,;{LEVEL_MARK}]|\b(?:because|but|and|or|so|when|while|if|since|as|which|that|who|until|before|after|every|per|than)\b", text)[0]
    found = [phrase for phrase in noun_phrases(tag(cut.strip())) if not phrase.is_empty]
    return found[0] if found else None


def _add_captured(slots: Slots, issue: Issue, brief: Understanding) -> None:
    captured = issue.match.captured if issue.match else {}
    captured = {name: _original(words, issue.clause) for name, words in captured.items()}
    read = last_phrase_in if issue.match and issue.match.leads else phrase_in
    phrase = read(captured["x"]) if captured.get("x") else None
    if phrase is not None and phrase.words.count(" ") < LONG_PHRASE:
        slots["x"], slots["xs"] = _joined(phrase, captured["x"])
    elif issue.match is not None:
        fallback = issue.match.shape.default_x
        thing = _thing(issue.clause, issue.match.shape.bind)
        if fallback and (thing is None or thing.head.lower().startswith(("no-show", "cancellation"))):
            slots["x"] = slots["xs"] = fallback
        elif thing is not None:
            slots["x"], slots["xs"] = thing.definite(), thing.words if thing.is_mass else thing.many()
        elif fallback:
            slots["x"] = slots["xs"] = fallback
    for name, key in (("act", "act"), ("act_ing", "act_ing")):
        if captured.get(key):
            act = _act(captured[key])
            if act:
                slots[name] = act
    if captured.get("gerund") and "act" not in slots:
        verb, _, rest = captured["gerund"].partition(" ")
        base = base_of(verb)
        if base is not None and rest:
            slots["act"] = _act(f"{base} {rest}")
    if slots.get("act") and issue.clause.subject is not None and "gerund" not in captured:
        slots["actors"] = issue.clause.subject.many()
    if slots.get("act"):
        acted = _acted(slots["act"])
        if acted:
            slots["acted"] = acted
    if "xs" in slots and is_person(slots["xs"].split()[-1]):
        slots["peoplexs"] = slots["xs"]
    if "xs" in slots:
        slots["newxs"] = f"new {slots['xs']}" if is_person(slots["xs"].split()[-1]) and not slots["xs"].startswith(("new ", "young")) else slots["xs"]
    del brief


def _joined(phrase: NounPhrase, text: str) -> tuple[str, str]:
    """A phrase with an "of" or "in" that belongs to it: "the quality of life"."""
    after = re.search(rf"\b{re.escape(phrase.head)}\s+(of|about|for|in|on|at|with)\s+(.+)$", text, re.I)
    tail = ""
    if after and after.group(1).lower() == "of":
        second = phrase_in(after.group(2))
        if second is not None:
            tail = f" of {second.definite()}"
    many = phrase.words if phrase.is_mass else phrase.many()
    return phrase.definite() + tail, many + tail


def _thing(clause: Clause, bind: str) -> NounPhrase | None:
    """What the clause is about besides people."""
    if bind == "captured":
        return None
    if bind == "subject":
        return clause.subject
    if bind == "about" and clause.subject is not None and not clause.subject.is_people:
        return clause.subject
    if bind in {"object", "about"}:
        return clause.object
    if clause.subject is not None and not clause.subject.is_people:
        return clause.subject
    things = [
        phrase
        for phrase in clause.phrases
        if not phrase.is_people and not phrase.is_empty and phrase.head.lower() not in ORGANISATIONS and not re.match(r"(?:mistake|error|typo|defect|bug|fault|complaint)", phrase.head)
    ]
    return things[0] if things else None


def _act(text: str) -> str:
    cut = re.split(rf"[,;{LEVEL_MARK}]|\b(?:because|but|and|so|which|while|although|if|than)\b", text)[0].strip(" .")
    words = cut.split()
    return " ".join(words[:9]) if words and base_of(words[0]) else ""


def _acted(act: str) -> str:
    """ "onboard a new customer" as "customers onboarded"."""
    verb, _, rest = act.partition(" ")
    base = base_of(verb)
    thing = phrase_in(rest)
    if base is None or thing is None:
        return ""
    many = thing.words if thing.is_mass else thing.many()
    return f"{many} {inflect(base, 'participle')}"


def _add_special(slots: Slots, issue: Issue, brief: Understanding) -> None:
    clause = issue.clause
    lowered = clause.lower
    x, xs = slots.get("x", ""), slots.get("xs", "")
    head = xs.split()[-1].rstrip("s") if xs else ""
    if head in _EVENTS or xs.split()[-1:] in (["classes"], ["series"]):
        slots["seats"] = f"seats filled at {xs}"
    elif head in _SEATS or xs.endswith(("classes", "berths")):
        slots["seats"] = f"{xs} filled"
    elif head in _PLACES:
        slots["seats"] = f"capacity used at {x}"
    elif not x:
        slots["seats"] = "places filled"
    if head in _EVENTS or head in _SEATS or head in _PLACES:
        slots["fillable"] = x
    if head in _EVENTS:
        slots["events"] = xs
    if clause.verb in {"arrive", "reach", "deliver"}:
        slots["arriving"] = xs
    if clause.verb == "wait" and "subjs" in slots:
        slots["waitvp"] = re.sub(r"\b(?:too long|for (?:hours|days|weeks|ages|months|ever|forever)|forever|ages|hours|long)\b", "", slots["vp"]).strip()
    if clause.verb == "take" and clause.subject is not None and "act" not in slots:
        slots["takers"] = clause.subject.many()
    slots["leads"] = next((word for word in ("quotes", "leads", "trials", "carts", "baskets", "offers") if word[:-1] in lowered), "enquiries")
    slots["deals"] = next((word for word in ("bookings", "memberships", "subscriptions", "contracts") if word[:-1] in lowered), "orders")
    served = brief.trade["who"] if brief.trade else brief.who
    if served and served != slots["workers"]:
        slots["served"] = served
    trend = next((word for word in _TRENDS if re.search(rf"\b{word}\b", lowered)), "")
    if trend:
        own = next((phrase for phrase in clause.phrases if phrase.head.lower() == trend.split()[-1]), None)
        slots["trend"] = own.words if own is not None and len(own.modifiers) < LONG_PHRASE // 2 else trend
        slots["trend_unit"] = "money" if trend in _MONEY_NOUNS else ""
    slots["dues"] = next((word for word in ("fees", "dues", "bills", "invoices") if word in lowered or word[:-1] in lowered), "invoices")
    slots["gifts"] = next((word for word in ("sponsorship", "grants", "legacies", "donations") if word[:7] in lowered), "donations")
    slots["harms"] = next((plural(word) for word in ("accident", "bite", "fall", "burn", "collision") if re.search(rf"\b{word}", lowered)), "injuries")
    slots["relied_on"] = next((word for word in ("revenue", "sales", "income", "supply", "turnover", "orders", "funding") if word in lowered), "income")
    cost = re.search(r"\b((?:energy|heating|fuel|material|ingredient|electricity|labou?r|rent|postage|shipping|insurance|storage|water|feed|travel|packaging|cloud|licence|laundry|printing|training|maintenance|transport|gas|oil|staff|food|veterinary|vet))\b", lowered)
    slots["costs"] = cost.group(1) if cost else (x or "what we buy")
    if "x" not in slots and issue.match and issue.match.shape.id == "dependence" and clause.subject is not None:
        slots["x"] = clause.subject.definite()
    slots["tasks"] = _tasks(clause)
    fault = next((phrase for phrase in clause.phrases if phrase.head.lower().rstrip("s") in {"mistake", "error", "typo", "defect", "bug", "fault"}), None)
    slots["errs"] = fault.many() if fault is not None else "mistakes"
    slots["fails"] = clause.many() if x and xs and x == xs else clause.single()
    if not slots["fails"]:
        del slots["fails"]
    del brief


def _tasks(clause: Clause) -> str:
    verb, thing = clause.verb, clause.object
    if thing is not None and not thing.is_people and verb not in {"be", "have", "depend", "rely"}:
        return thing.words if thing.is_mass else thing.many()
    return "key tasks"
