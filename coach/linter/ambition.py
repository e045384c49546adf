"""How bold a line is: the language of a stretch, a leap without a path, words of learning."""

from decimal import Decimal

from coach.grammar.values import KeyResultText, Phrase, Span
from coach.linter.phrases import whole_words
from coach.linter.subjects import KeyResultLine, Note, ObjectiveLine

_STRETCH = whole_words(r"""
    10 ?x|10-?fold|ten-?fold|ten times|10 times|moon-?shots?|moon shots?|bhag|big hairy
    audacious|stretch (?:goal|target)|crazy|impossible|unthinkable|dream target
    aspirational(?:ly)?|shoot for the stars
    (?:0\.[67]\d?|[67]0 ?%) (?:is|will be|would be|counts as|as) (?:a )?(?:fine|okay|ok)
    (?:0\.[67]\d?|[67]0 ?%) (?:is|will be|would be|counts as|as) (?:a )?(?:enough|good|great)
    (?:0\.[67]\d?|[67]0 ?%) (?:is|will be|would be|counts as|as) (?:a )?(?:accept\w+|success\w*)
    (?:0\.[67]\d?|[67]0 ?%) (?:is|will be|would be|counts as|as) (?:sufficient|done|met|green)
    (?:aim|aiming|happy|content|satisfied|settle|fine|ok) (?:for|with|at) (?:a score of )?0\.[67]
""")
_TENFOLD = 10
_HUNDREDFOLD = 100
_HARD_SHARES = whole_words(r"""
    market share|share of (?:the )?\w* ?market|of (?:the|our|this|all) (?:\w+ )?market
    market penetration|conversion|win rate|click-through|click through|response rate
    reply rate
""")
_LEAP = 60  # percentage points
_NEARLY_ALL = 80
_KNOWING = whole_words(r"""
    validat\w*|invalidat\w*|reject|confirm\w*|refut\w*|disprov\w*|prov(?:e|en)|hypothes[ie]s
    assumptions?|evidence|answered|know(?:n|s|ing)?|insights?|learned|learnt|findings?
    reasons?|causes?|decide\w*|decision|test whether|whether|understand\w*|questions?
    explain\w*|experiments? (?:that|with)|falsif\w*
""")


def stretch_in(line: ObjectiveLine | KeyResultLine | Note) -> Phrase | None:
    """Return the words, or the target, that only a stretch would use."""
    found = _STRETCH.search(line.text)
    if found is not None:
        return Phrase(found.group(), found.span())
    if isinstance(line, KeyResultLine) and (factor := _factor(line.parsed)) and factor >= _TENFOLD:
        target = line.parsed.target or line.parsed.change
        return Phrase(target.text, target.span) if target else None
    return None


def _factor(parsed: KeyResultText) -> Decimal | None:
    """Return how many times more, or less, the target is than the start."""
    if parsed.change is not None and parsed.change.unit == "x":
        return parsed.change.value
    baseline, target = parsed.baseline, parsed.target
    if baseline is None or target is None or not baseline.value or not target.value:
        return None
    if baseline.unit != target.unit and baseline.unit and target.unit:
        return None
    ratio = abs(target.value / baseline.value)
    return max(ratio, 1 / ratio)


def leap_in(line: KeyResultLine) -> Span | None:
    """Return the numbers of a target that no cycle can reach."""
    parsed = line.parsed
    target = parsed.target
    if target is None or target.value is None:
        return None
    start = parsed.baseline.span[0] if parsed.baseline else target.span[0]
    span = (
        min(start, target.span[0]),
        max(target.span[1], parsed.baseline.span[1] if parsed.baseline else 0),
    )
    factor = _factor(parsed)
    if factor is not None and factor >= _HUNDREDFOLD:
        return span
    if target.unit == "%" and target.value >= _NEARLY_ALL and _HARD_SHARES.search(line.text):
        known = parsed.baseline.value if parsed.baseline else None
        return span if known is None or target.value - known >= _LEAP else None
    return None


def says_what_will_be_known(line: KeyResultLine) -> bool:
    """Say whether a line speaks of evidence, answers or beliefs tested."""
    return bool(_KNOWING.search(line.text))
