"""Families of metrics: which move late, push speed, guard quality, or prove an aim."""

from coach.grammar.values import Direction, Phrase
from coach.linter.phrases import parts_of_words, whole_words
from coach.linter.subjects import KeyResultLine, ObjectiveGroup

_LAGGING = whole_words(r"""
    revenues?|profits?|profitability|margins?|ebitda|ebit|arr|mrr|earnings|net income
    market share|roi|churn|retention|renewals?|(?:yearly|annual) \w+|cash flow|turnover
    sales volume|total sales|lifetime value|ltv
""")
_LEADING = whole_words(r"""
    weekly|daily|trials?|demos?|leads?|pipeline|visits?|tastings?|enquir\w+|inquir\w+
    requests?|sign-?ups?|first|activation|quotes?|offers?|response|bookings?|appointments?
    applications?|usage|adoption|referrals?
""")
_SPEED = whole_words(r"""
    time|times|duration|latency|turnaround|wait|waits|waiting|lead-time|delay|delays
    (?:hours|days|minutes|weeks) (?:to|from|until|between|per|for)
""")
_VOLUME = whole_words(r"""
    throughput|velocity|output|volume|productivity
    (?:per|an?|each) (?:agent|person|employee|engineer|nurse|hour|shift|rep|driver)
    (?:per|an?|each) (?:worker|head|clinician|doctor|fte)
    (?:tickets|cases|claims|requests) (?:closed|handled|processed|resolved|answered|completed)
    (?:orders|calls|invoices|parcels) (?:handled|processed|answered|completed|picked|packed)
""")
_QUALITY = parts_of_words(r"""
    csat|nps|satisf|qualit|error|defect|complain|reopen|accura|return|refund|rework
    right.first|first.time|rating|review|churn|retention|retain|safe|incident|accident|fault
    bug|failure|uptime|availab|readmi|mistake|score|pass rate|scrap|crash|escalat|drop.?out
    wellbeing|well-being|overtime|correct|damage|injur|infection|renewal|dispute|miss|waste
    turnover|without|recommend|happy|stars?\b|no.show|leav
""")
_PROOFS = (
    (
        whole_words(r"""
            profitab\w*|profits?|pays? (?:its|their) own|break(?:s|ing)? even|self-sustaining
        """),
        parts_of_words(r"""
            profit|margin|cost|revenue|ebit|cash|earning|income|spend|loss|price|sales|takings
            surplus|expens
        """),
    ),
    (
        whole_words(r"safe|safer|safest|safety|unharmed"),
        parts_of_words(r"""
            accident|incident|injur|near.miss|fall|error|infection|safe|harm|breach|hazard
            lost.time|mistake|crash|alarm
        """),
    ),
    (
        whole_words(r"""
            fast|faster|fastest|quick|quicker|quickest|speedy|instant|instantly|same-day
        """),
        parts_of_words(r"""
            time|hours?|days?|minutes?|weeks?|latency|wait|speed|seconds?|duration|delay|late
            queue|turnaround|within
        """),
    ),
    (
        whole_words(r"loyal|loyalty|faithful"),
        parts_of_words(r"""
            retention|retain|churn|renew|repeat|return|leav|stay|second|again|nps|loyal
            attrition|cancel|lifetime|recommend|turnover|come back|referr
        """),
    ),
    (
        whole_words(r"""
            reliable|reliability|dependable|flawless|error-free|quality
        """),
        parts_of_words(r"""
            error|defect|incident|uptime|downtime|outage|fail|fault|complain|return|rework
            on.time|accura|bug|crash|availab|quality|scrap|reopen|mistake|rating|score|csat
            nps|break|first|punctual|late|reject|missed
        """),
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
