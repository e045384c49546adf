"""Reward tied to a score, found in the text of a line."""

import re

from coach.grammar.values import Span
from coach.linter.phrases import alternatives, whole_words

_PAY = alternatives(r"""
    bonus(?:es)?|pay ?rises?|pay raises?|salary|salaries|compensation|commissions?|incentives?
    pay-?outs?|merit (?:increase|pay)|remuneration|variable pay|cash prizes?|rewards?|promotions?
    stock options?|gift cards?|pay increases?|13th month
""")
_SCORE = alternatives(r"""
    scor(?:e|es|ed|ing)|okrs?|key results?|objectives?|grades?|graded|0\.\d+|100 ?%
    (?:targets?|goals?) (?:is |are )?(?:met|hit|reached)|hitting|reaching|meeting|achieving
    achievement|attainment|completion|results?
    (?:hit|reach|meet|achieve) (?:the|this|these|all|their|your|our|it|both)
""")
_TIE = alternatives(r"""
    paid|pays|pay|tied|linked|depends?|depending|based|if|when|once|only|earns?|gets?|receives?
    triggers?|determines?|sets?|drives?|decides?|leads? to|means|worth|counts? towards?
    influences?|affects?|unlocks?|feeds?|released|granted|awarded|at|for|per|equals?|on
""")
_PAY_THEN_SCORE = re.compile(
    rf"\b(?:{_PAY})\b[^.;]{{0,30}}\b(?:{_TIE})\b[^.;]{{0,40}}?(?:{_SCORE})", re.IGNORECASE
)
_SCORE_THEN_PAY = re.compile(
    rf"\b(?:{_SCORE})[^.;]{{0,40}}\b(?:{_TIE})\b[^.;]{{0,30}}?\b(?:{_PAY})\b", re.IGNORECASE
)
_ANY_PAY = whole_words(_PAY)
_ABOUT_PAY = whole_words(r"""
    never|not|no|do not|don't|isn't|aren't|without|understand\w*|fair\w*|transparen\w*
    separate[ds]?|decoupled?|independent
""")


def reward_in(text: str) -> Span | None:
    """Return the words that make a score set pay; denials and pay as a topic do not count."""
    if not _ANY_PAY.search(text) or _ABOUT_PAY.search(text):
        return None
    found = _PAY_THEN_SCORE.search(text) or _SCORE_THEN_PAY.search(text)
    return found.span() if found else None
