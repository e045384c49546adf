"""What a team wants: changes, tasks that it has in mind, and levels to hold."""

import re
from dataclasses import dataclass
from typing import Literal

from coach.composer.clauses import Clause

WishKind = Literal["change", "more", "fewer", "better", "others", "do", "task", "hold", "level"]

_WANT = re.compile(
    r"^(?:(?:so|and|but|then|ideally|this \w+|next \w+|first|also|our|the|my|main|key|big|overall)[,\s]+)*"
    r"(?:as (?:the |a |an )?(?:head|lead|manager|director|chair|owner|coach|captain)[\w ]{0,40}?,? (?=(?:we|i) ))?"
    r"(?:(?:we|i|they)\s+(?:really |also |would |'d |all |just |still |desperately |now )*"
    r"(?:want|wants|like|love|need|hope|aim|plan|wish|intend|try|are trying|are looking|are hoping|are planning|are aiming|must|should|have|ought|would love|would like|are determined|are going|dream)"
    r"|(?:our|my|the) (?:\w+ ){1,3}?(?:wants?|needs|hopes|aims|plans|would like)|(?:goal|aim|target|objective|plan|ambition|mission|dream|priority|wish|hope)s?(?: for [\w ]+?)? (?:is|are|would be|was)|help (?:us|me)|would love|would be great|want|wanting|need|needs|trying|hoping|looking|aiming|would like|let's|let us|goal|aim|target|objective|wish)"
    r"\b\s*:?\s*(?:also |really |finally |just )*(?P<rest>.*)$",
    re.I,
)
_OTHERS = re.compile(
    r"^(?:(?:for|more|all|our|the|most|every)\s+)*(?P<who>(?:[a-z'-]+ ){0,3}?[a-z'-]+) to (?P<act>(?!be able)[a-z].*)$",
    re.I,
)
_CHANGE_UP = frozenset(
    {
        "increase",
        "raise",
        "grow",
        "boost",
        "lift",
        "expand",
        "maximise",
        "maximize",
        "double",
        "triple",
        "multiply",
        "strengthen",
    }
)
_CHANGE_DOWN = frozenset({"reduce", "cut", "lower", "decrease", "shrink", "shorten", "halve", "minimise", "minimize", "eliminate", "limit", "lessen",
                          "avoid", "prevent", "end", "stop", "fight", "curb", "slash", "trim", "remove", "drop"})  # fmt: skip
_BETTER = frozenset(
    {
        "improve",
        "better",
        "fix",
        "enhance",
        "strengthen",
        "modernise",
        "modernize",
        "optimise",
        "optimize",
        "upgrade",
        "streamline",
        "simplify",
        "revive",
        "transform",
        "rethink",
        "sort",
        "refresh",
        "polish",
        "ease",
    }
)
_TASK = frozenset({"launch", "build", "introduce", "create", "publish", "implement", "set", "hire", "buy", "install", "open", "organise", "organize", "develop",
                   "write", "design", "start", "run", "hold", "host", "redesign", "roll", "migrate", "automate", "print", "rebuild", "renovate", "move", "replace",
                   "purchase", "deploy", "release", "make", "train", "test", "try", "put", "add", "update", "rewrite", "upgrade", "switch", "post", "send",
                   "apply", "bring", "offer", "establish", "appoint", "convert", "paint", "visit", "plan", "invite", "book", "order", "digitise", "digitize", "pilot"})  # fmt: skip
_HOLD = re.compile(
    r"^(?:(?:we|and|but|while|still|also|just|must|should|need to|have to|want to|would like to|while still|please|all|at the same time|of course)[,\s]+)*(?:keep(?:ing)?|maintain(?:ing)?|hold(?:ing)?|without|preserv(?:e|ing)|not (?:hurt|harm|lose|compromise|sacrifice|drop below)|stay(?:ing)? (?:above|below|under|within|at)|remain(?:ing)?)\b (?P<rest>.+)",
    re.I,
)
_LESS = re.compile(r"^(?:to (?:have|see|get|be) )?(?:few|fewer|less) (?P<rest>.+)", re.I)
_MORE = re.compile(
    r"^(?:to (?:have|see|get|win|attract|find|reach|sell|make) )?(?:many |much |far |some |a few )?(?:more|additional|extra|another|new|higher) (?P<rest>.+)",
    re.I,
)
_IMPERATIVE = re.compile(
    r"^(?:please |let us |let's |to |and |then |also |finally )*(?P<rest>[a-z].*)$", re.I
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: its kind, the words of it, and for whom or what."""

    kind: WishKind
    text: str
    up: bool = True
    verb: str = ""
    who: str = ""


def wish_in(clause: Clause, before: Wish | None = None) -> Wish | None:
    """The wish that a clause states, or None if it states a fact.

    ``before`` is the wish just stated, which "and volunteers to stay longer" goes on with.
    """
    text = _without_end(_bare(clause))
    if before is not None and clause.opener in {"and", ","} and not clause.pronoun:
        others = _OTHERS.match(text)
        if others:
            return Wish("others", others["act"], who=others["who"])
    hold = _HOLD.match(text)
    if (
        hold
        and not re.match(r"(?i)(?:we |they )?keep(?:ing)? (?:\w+ing|up|on)\b", text)
        and _is_own(clause)
    ):
        return Wish("hold", hold["rest"])
    match = _WANT.match(text)
    if match and not re.match(r"(?i)we have (?!to\b|more)", text):
        rest = match["rest"].strip()
        if not rest:
            return Wish("level", "") if clause.levels else None
        if re.match(r"(?i)we have (?!to\b)", text):
            return None
        return _wanted(rest, clause)
    if (
        clause.tokens
        and clause.tokens[0].tag == "VERB"
        and clause.tokens[0].form == "base"
        and clause.opener in {"", "and", ","}
    ):
        if clause.pronoun in {"", "we"} and (clause.subject is None):
            return _deed(text, clause)
    if (
        clause.opener in {"and", ","}
        and clause.pronoun in {"we", "i"}
        and clause.tokens[0].tag == "VERB"
        and clause.tokens[0].base in _TASK | _CHANGE_DOWN | _CHANGE_UP
    ):
        return _deed(text, clause)
    return None


def _is_own(clause: Clause) -> bool:
    return clause.subject is None or clause.subject.start > 0 or clause.tokens[0].tag == "VERB"


def _bare(clause: Clause) -> str:
    return " ".join(token.text for token in clause.tokens).replace(" ,", ",")


def _without_end(text: str) -> str:
    return text.strip(" .,")


def _wanted(rest: str, clause: Clause) -> Wish | None:
    rest = re.sub(r"(?i)^(?:is |are |be |that |it |all )+", "", rest)
    if re.match(
        r"(?i)^(?:at|around|about|under|below|over|above|it|this|that)?\s*(?:by .*)?$", rest
    ) or (
        clause.levels
        and re.match(
            r"(?i)^(?:(?:to )?(?:be|get|reach|hit|see|come|bring it|get it|get this|get that|have it|cut it|cut that|reduce it|reduce this|reduce that|lower it|raise it|lift it|double it|halve it|make it|take it|push it)(?: to| at| down| up| down to| up to)?|at|to|down to|up to)?(?: (?:by|before|until|within|this|next|per|a) .*)?$",
            rest,
        )
    ):
        return Wish("level", rest) if clause.levels else None
    less, more = _LESS.match(rest), _MORE.match(rest)
    if less:
        return Wish("fewer", less["rest"], up=False)
    if more and " to " not in more["rest"]:
        return Wish("more", more["rest"])
    if re.match(r"(?i)^(?:a )?better ", rest):
        return Wish("better", re.sub(r"(?i)^(?:a )?better ", "", rest))
    if re.match(r"(?i)^(?:to|into)\b ", rest):
        return _deed(re.sub(r"(?i)^(?:to|into) ", "", rest), clause)
    others = _OTHERS.match(rest)
    if others:
        return Wish("others", others["act"], who=others["who"])
    first = rest.split()[0].lower()
    if first in _TASK | _CHANGE_UP | _CHANGE_DOWN | _BETTER:
        return _deed(rest, clause)
    return Wish("more", rest)


def _deed(text: str, clause: Clause) -> Wish | None:
    """Sort "to do something" by its verb: a change, an improvement, a task, or a doing to measure."""
    text = re.sub(
        r"(?i)^(?:to |be able to |start to |finally |really |please |help |try to |see |also )+",
        "",
        text,
    ).strip()
    if not text:
        return None
    verb, _, rest = text.partition(" ")
    lowered = verb.lower()
    rest = rest.strip()
    for verbs, kind, up in ((_CHANGE_UP, "change", True), (_CHANGE_DOWN, "change", False)):
        if lowered in verbs and rest:
            return Wish("change", rest, up=up, verb=lowered)
    if lowered in {"have", "get", "see", "be"}:
        return _wanted(rest, clause) if rest and lowered != "be" else Wish("do", text, verb=lowered)
    if lowered in _BETTER and rest:
        return Wish("better", re.sub(r"(?i)^(?:out|up) ", "", rest), verb=lowered)
    if lowered in {"make", "bring", "run"} and not re.match(r"(?i)(?:a|an|the|new|our) ", rest):
        return Wish("do", text, verb=lowered)
    if lowered == "bring" and re.search(r"(?i)\bdown\b", rest):
        return Wish(
            "change", re.sub(r"(?i)\b(?:down|to)\b", "", rest).strip(), up=False, verb="bring"
        )
    if lowered in _TASK and not clause.levels:
        return Wish("task", text)
    return Wish("do", text, verb=lowered)
