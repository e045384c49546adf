"""What a team wants: changes, tasks that it has in mind, and levels to hold."""

import re
from dataclasses import dataclass
from typing import Literal

from coach.composer.clauses import Clause

WishKind = Literal["change", "more", "fewer", "better", "others", "do", "task", "hold", "level"]

_WANT = re.compile(
    r"^(?:(?:so|and|but|then|ideally|this \w+|next \w+|first|also|our|the|my|main|key|big|overall)"
    r"[,\s]+)*"
    r"(?:by (?:the )?[\w ]{3,22} (?=(?:we|i) ))?"
    r"(?:as (?:the |a |an )?(?:head|lead|manager|director|chair|owner|coach|captain)[\w ]{0,40}?,? "
    r"(?=(?:we|i) ))?"
    r"(?:(?:we|i|they)\s+(?:really |also |all |just |still |desperately |now )*"
    r"(?:want|wants|would (?:really |also )?(?:like|love)|need|hope|aim|plan|wish|intend|try|"
    r"are trying|are looking|are hoping|are planning|are aiming|must|should|have|ought|"
    r"are determined|are going|dream)"
    r"|(?:[a-z' -]{0,30}\b)?(?:club|team|choir|association|company|society|school|office|shop|"
    r"studio) "
    r"(?:wants?|hopes|aims|plans|would like)"
    r"|(?:our|my|the) (?:\w+ ){1,3}?(?:wants?|needs|hopes|aims|plans|would like)"
    r"|(?:goal|aim|target|objective|plan|ambition|mission|dream|priority|wish|hope)s?"
    r"(?: for [\w ]+?)? (?:is|are|would be|was)"
    r"|help (?:us|me)|would love|would be great|want|wanting|need|needs|trying|hoping|looking|"
    r"aiming|"
    r"would like|let's|let us|goal|aim|target|objective|wish)"
    r"\b\s*:?\s*(?:also |really |finally |just )*(?P<rest>.*)$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"^(?:(?:for|more|all|our|the|most|"
    r"every)\s+)*(?P<who>(?:[a-z'-]+ ){0,3}?[a-z'-]+) to (?P<act>(?!be "
    r"able)[a-z].*)$",
    re.IGNORECASE,
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
_CHANGE_DOWN = frozenset(
    """
    reduce cut lower decrease shrink shorten halve minimise minimize eliminate limit lessen
    avoid prevent end stop fight curb slash trim remove drop
    """.split()  # noqa: SIM905 - a literal would take one line a word
)
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
_TASK = frozenset(
    """
    launch build introduce create publish implement set hire buy install open organise
    organize develop write design start run hold host redesign roll migrate automate print
    rebuild renovate move replace purchase deploy release make train test try put add update
    rewrite upgrade switch post send apply bring offer establish appoint convert paint visit
    plan invite book order digitise digitize pilot
    """.split()  # noqa: SIM905 - a literal would take one line a word
)
_HOLD = re.compile(
    r"^(?:(?:we|and|but|while|still|also|just|must|should|need to|have to|want to|"
    r"would like to|while still|please|all|at the same time|"
    r"of course)[,\s]+)*(?:keep(?:ing)?|maintain(?:ing)?|hold(?:ing)?|without|"
    r"preserv(?:e|ing)|not (?:hurt|harm|lose|compromise|sacrifice|drop below)|"
    r"stay(?:ing)? (?:above|below|under|within|at)|remain(?:ing)?)\b (?P<rest>.+)",
    re.IGNORECASE,
)
_LESS = re.compile(r"^(?:to (?:have|see|get|be) )?(?:few|fewer|less) (?P<rest>.+)", re.IGNORECASE)
_MORE = re.compile(
    r"^(?:to (?:have|see|get|win|attract|find|reach|sell|make) )?(?:many |much |"
    r"far |some |a few )?(?:more|additional|extra|another|new|higher) (?P<rest>.+)",
    re.IGNORECASE,
)
OPENING = 6  # letters before a number that opens a clause: "only "
_DOING = _TASK | _CHANGE_UP | _CHANGE_DOWN
_MUST_NOT = re.compile(
    r"(?i)^[\w' -]{2,50} (?:(?:must|should) (?:stay|remain|be kept)\b|(?:must|should|may|can) not "
    r"(?:exceed|go up|go down|rise|fall|drop|suffer|get worse|increase|decrease|decline)\b)"
)
_KEEP_DOING = re.compile(r"(?i)(?:we |they )?keep(?:ing)? (?:\w+ing|up|on)\b")
_FORCED = re.compile(
    r"(?i)^(?:we|i|they)\b.{0,12} (?:have|had|need) to (?:turn|send|refuse|reject|cancel|close|"
    r"throw|redo|"
    r"repeat|wait|apologise|apologize|pay|refund|chase|fight|work)\b"
)
_POSSESSION = re.compile(r"(?i)we have (?!to\b)")
_NOTHING_SAID = re.compile(
    r"(?i)(?:at|around|about|under|below|over|above|it|this|that)?\s*(?:by .*)?$"
)
_LEVEL_ONLY = re.compile(
    r"(?i)(?:(?:to )?(?:be|get|reach|hit|see|come|(?:bring|get|have|cut|reduce|"
    r"lower|raise|lift|double|"
    r"halve|make|take|push) (?:it|this|that))(?: to| at| down| up| down to| up to)?|"
    r"at|to|down to|up to)?"
    r"(?: ?(?:by|before|until|within|this|next|per|a) .*)?$"
)
_BETTER_NOUN = re.compile(r"(?i)(?:a )?better (?P<rest>.+)")
_SMALL_START = re.compile(
    r"(?i)^(?:to |be able to |start to |finally |really |please |help |try to |see |also )+"
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
    text = " ".join(token.text for token in clause.tokens).replace(" ,", ",").strip(" .,")
    if before is not None and clause.opener in {"and", ","} and not clause.pronoun:
        others = _OTHERS.match(text)
        if others:
            return Wish("others", others["act"], who=others["who"])
    if _MUST_NOT.search(text):
        return Wish("hold", text)
    hold = _HOLD.match(text)
    if hold and not _KEEP_DOING.match(text) and _is_own(clause):
        return Wish("hold", hold["rest"])
    match = _WANT.match(text)
    if match is not None and not _POSSESSION.match(text) and not _FORCED.search(text):
        return _after_wanting(match["rest"].strip(), clause)
    return _deed(text, clause) if _is_command(clause) else None


def _after_wanting(rest: str, clause: Clause) -> Wish | None:
    if rest:
        return _wanted(rest, clause)
    return Wish("level", "") if clause.levels else None


def _is_own(clause: Clause) -> bool:
    return clause.subject is None or clause.subject.start > 0 or clause.tokens[0].tag == "VERB"


def _is_command(clause: Clause) -> bool:
    """Whether a clause opens with a verb that is the team's own: "cut waste", "and hire two"."""
    first = clause.tokens[0] if clause.tokens else None
    if first is None or first.tag != "VERB" or clause.subject is not None:
        return False
    if clause.levels and clause.levels[0].start <= OPENING:
        return False  # "only 71% arrive": the number was the subject
    if first.form == "base" and not clause.opener:
        return clause.pronoun in {"", "we"}
    return (
        clause.opener in {"and", ","}
        and clause.pronoun in {"", "we", "i"}
        and first.base in _DOING | _BETTER
    )


def _wanted(rest: str, clause: Clause) -> Wish | None:
    """Sort what stands after "we want": a level, more, fewer, better, a deed, others who act."""
    rest = re.sub(r"(?i)^(?:is |are |be |that |it |all )+", "", rest)
    if clause.levels and re.match(r"(?i),? ?(?:without|while|but|and)\b", rest):
        return Wish("level", rest)
    if _NOTHING_SAID.match(rest) or (clause.levels and _LEVEL_ONLY.match(rest)):
        return Wish("level", rest) if clause.levels else None
    less, more, better = _LESS.match(rest), _MORE.match(rest), _BETTER_NOUN.match(rest)
    if less:
        return Wish("fewer", less["rest"], up=False)
    if more and " to " not in more["rest"]:
        return Wish("more", more["rest"])
    if better:
        return Wish("better", better["rest"])
    return _wanted_act(rest, clause)


def _wanted_act(rest: str, clause: Clause) -> Wish | None:
    if re.match(r"(?i)(?:to|into)\b ", rest):
        return _deed(re.sub(r"(?i)^(?:to|into) ", "", rest), clause)
    others = _OTHERS.match(rest)
    if others:
        return Wish("others", others["act"], who=others["who"])
    if rest.split(maxsplit=1)[0].lower() in _DOING | _BETTER:
        return _deed(rest, clause)
    return Wish("more", rest)


def _deed(text: str, clause: Clause) -> Wish | None:
    """Sort a deed by its verb: a change, an improvement, a task, or a doing to measure."""
    text = _SMALL_START.sub("", text).strip()
    verb, _, rest = text.partition(" ")
    verb, rest = verb.lower(), rest.strip()
    if not text:
        return None
    if clause.levels and _LEVEL_ONLY.match(text):
        return Wish("level", text)
    if verb in {"have", "get", "see"} and rest:
        return _wanted(rest, clause)
    return (_change(verb, rest) if rest else None) or _task_or_doing(verb, rest, text, clause)


def _change(verb: str, rest: str) -> Wish | None:
    if verb in _CHANGE_UP:
        return Wish("change", rest, verb=verb)
    if verb in _CHANGE_DOWN:
        return Wish("change", rest, up=False, verb=verb)
    if verb == "bring" and re.search(r"(?i)\bdown\b", rest):
        less = re.sub(r"(?i)\b(?:down|to)\b", "", rest).strip()
        return Wish("change", less, up=False, verb=verb)
    if verb in _BETTER:
        return Wish("better", re.sub(r"(?i)^(?:out|up) ", "", rest), verb=verb)
    return None


def _task_or_doing(verb: str, rest: str, text: str, clause: Clause) -> Wish:
    moves = verb in {"make", "bring", "run"} and not re.match(r"(?i)(?:a|an|the|new|our) ", rest)
    if verb in _TASK and not moves and not clause.levels:
        return Wish("task", text)
    return Wish("do", text, verb=verb)
