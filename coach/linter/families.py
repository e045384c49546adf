"""Families of metrics: those that move late, that push speed, that guard quality, that prove an aim."""

import re

from coach.grammar.values import Direction, Phrase
from coach.linter.subjects import KeyResultLine, ObjectiveGroup

_LAGGING = re.compile(
    r"\b(?:revenues?|profits?|profitability|margins?|ebitda|ebit|arr|mrr|earnings|net income|market share|roi"
    r"|churn|retention|renewals?|(?:yearly|annual) \w+|cash flow|turnover|sales volume|total sales|lifetime value|ltv)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\b(?:weekly|daily|trials?|demos?|leads?|pipeline|visits?|tastings?|enquir\w+|inquir\w+|requests?|sign-?ups?"
    r"|first|activation|quotes?|offers?|response|bookings?|appointments?|applications?|usage|adoption|referrals?)\b",
    re.IGNORECASE,
)
_SPEED = re.compile(
    r"\b(?:time|times|duration|latency|turnaround|wait|waits|waiting|lead-time|delay|delays|(?:hours|days|minutes|weeks)"
    r" (?:to|from|until|between|per|for))\b",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"\b(?:throughput|velocity|output|volume|productivity|(?:per|an?|each) (?:agent|person|employee|engineer|nurse|hour|day|shift"
    r"|rep|driver|worker|head|clinician|doctor|fte)|(?:tickets|cases|claims|orders|calls|invoices|parcels|requests)"
    r" (?:closed|handled|processed|resolved|answered|completed|picked|packed))\b",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"csat|nps|satisf|qualit|error|defect|complain|reopen|accura|return|refund|rework|right.first|first.time|rating|review"
    r"|churn|retention|retain|safe|incident|accident|fault|bug|failure|uptime|availab|readmi|mistake|score|pass rate|scrap|crash"
    r"|escalat|drop.?out|wellbeing|well-being|overtime|correct|damage|injur|infection|renewal|dispute|miss|waste|turnover"
    r"|without|recommend|happy|stars?\b|no.show|leav",
    re.IGNORECASE,
)
_PROOFS = (
    (
        re.compile(r"\b(?:profitab\w*|profits?|pays? (?:its|their) own|break(?:s|ing)? even|self-sustaining)\b", re.I),
        re.compile(r"profit|margin|cost|revenue|ebit|cash|earning|income|spend|loss|price|sales|takings|surplus|expens", re.I),
    ),
    (
        re.compile(r"\b(?:safe|safer|safest|safety|unharmed)\b", re.I),
        re.compile(r"accident|incident|injur|near.miss|fall|error|infection|safe|harm|breach|hazard|lost.time|mistake|crash|alarm", re.I),
    ),
    (
        re.compile(r"\b(?:fast|faster|fastest|quick|quicker|quickest|speedy|instant|instantly|same-day)\b", re.I),
        re.compile(
            r"time|hours?|days?|minutes?|weeks?|latency|wait|speed|seconds?|duration|delay|late|queue|turnaround|within", re.I
        ),
    ),
    (
        re.compile(r"\b(?:loyal|loyalty|faithful)\b", re.I),
        re.compile(
            r"retention|retain|churn|renew|repeat|return|leav|stay|second|again|nps|loyal|attrition|cancel|lifetime|recommend"
            r"|turnover|come back|referr", re.I
        ),
    ),
    (
        re.compile(r"\b(?:reliable|reliability|dependable|flawless|error-free|quality)\b", re.I),
        re.compile(
            r"error|defect|incident|uptime|downtime|outage|fail|fault|complain|return|rework|on.time|accura|bug|crash|availab"
            r"|quality|scrap|reopen|mistake|rating|score|csat|nps|break|first|punctual|late|reject|missed", re.I
        ),
    ),
)  # fmt: skip


def _metric(line: KeyResultLine) -> str:
    return line.parsed.metric.text if line.parsed.metric else line.text


def is_lagging(line: KeyResultLine) -> bool:
    """Say whether a key result is known only when the cycle is over."""
    return bool(_LAGGING.search(line.text)) and not _LEADING.search(line.text)


def pushes_speed_or_volume(line: KeyResultLine) -> bool:
    """Say whether a key result wants something faster, or more of it from the same people."""
    metric, direction = _metric(line), line.parsed.direction
    if is_about_quality(metric):
        return False
    if direction is Direction.INCREASE:
        return bool(_VOLUME.search(line.text))
    return direction is Direction.DECREASE and bool(_SPEED.search(metric))


def is_about_quality(text: str) -> bool:
    """Say whether a text names a measure that would show haste."""
    return bool(_QUALITY.search(text))


def promised_but_unmeasured(group: ObjectiveGroup) -> Phrase | None:
    """Return the word of an aim that nothing under it measures."""
    if not group.key_results:
        return None
    connective = group.objective.parsed.connective
    aim = group.objective.text[: connective.span[0]] if connective else group.objective.text
    evidence = " ".join([*(line.text for line in group.key_results), *group.kpis])
    for promise, proof in _PROOFS:
        found = promise.search(aim)
        if found is not None and not proof.search(evidence):
            return Phrase(found.group(), found.span())
    return None
