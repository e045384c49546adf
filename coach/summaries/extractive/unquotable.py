"""What a summary leaves alone although people write it: verdicts, hearsay, private life, insults.

A rating is made by people at its own place, so a record's verdict is not repeated as one. What
somebody heard is no observation. What is private has no bearing on work, whoever mentions it.
"""

import re

_VERDICT = (
    (
        r"\b(?:far\s+)?(?:exceed(?:s|ed|ing)?|meet(?:s|ing)?|met|below|above|beyond|surpass(?:es|"
        r"ed)?)\s+"
        r"(?:all\s+|my\s+|our\s+|every\s+|the\s+)*expectations?\b"
    ),
    r"\b(?:top|low|high|poor|star|best|strong|weak|outstanding|under|stellar)[- ]?performers?\b",
    (
        r"\b(?:best|worst|greatest|finest)\s+(?:\w+\s+)?(?:employee|engineer|manager|leader|person|"
        r"colleague|hire|developer|designer|teammate|worker|nurse|seller|analyst)\b"
    ),
    r"\bdeserv\w+\b[^.]*\b(?:promot\w+|raise|bonus|fired|rating|top|highest|best|salary)\b",
    (
        r"\b(?:should|must|ought to|needs to)\s+(?:be\s+)?(?:promoted|fired|dismissed|let go|"
        r"terminated|demoted|rated|ranked)\b"
    ),
    r"\b(?:promote|fire|dismiss|demote)\s+(?:her|him|them|this person)\b",
    r"\b(?:9|nine)[- ]?box\b|\bhigh[- ]potential\b|\bperformance improvement plan\b",
    r"\b(?:overall|performance|final|annual|my|her|his|their)\s+(?:rating|score|grade)\b",
    (
        r"\b(?:i rate|i would rate|i'd rate|rated (?:her|him|them|this|an?\b|\d)|"
        r"(?:is|be|was) rated|graded)\b"
    ),
    r"\b(?:rating|score|grade|verdict)\s*[:=]",
    r"\b(?:five|four|three|two|one)\s+(?:stars?|out of (?:five|ten))\b",
    r"\bready for (?:a )?promotion\b",
)
_VERDICTS = re.compile("|".join(_VERDICT), re.IGNORECASE)
_POINTS = re.compile(
    r"(?<![\d/.])\d{1,2}(?:\.\d+)?\s*(?:/|out of)\s*(?:5|10|ten|five)\b(?![/\d%])|[★⭐]",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:csat|nps|satisf\w+|survey|app store|google|glassdoor|trustpilot)\b|"
    r"\bfrom \d[\d.]*\s*(?:/|out of)\s*\d+ to\b|"
    r"\b\d{1,2}\s*(?:/|out of)\s*(?:5|10|five|ten)\s+(?:of the\s+)?[a-z]{3,}s\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:i(?:'ve| have)? heard|rumou?rs?|word is|word on the street|gossip|allegedly|supposedly|"
    r"(?:my |a |one |another )colleagues? (?:\w+ )?(?:said|says|told|mentioned|claims|thinks)|"
    r"(?:someone|somebody|others) (?:else )?(?:said|says|told|mentioned|claims?)|"
    r"people say|they say|some say|i was told|apparently|everyone knows|it is said)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?:pregnan\w+|maternity|paternity|miscarriage|divorc\w+|religio\w+|mosque|synagogue|"
    r"muslim|jewish|hindu|atheist|ethnicity|skin colou?r|nationality|immigrant|gay|"
    r"lesbian|transgender|sexual\w*|disabilit\w+|autis\w+|adhd|bipolar|alcohol\w*|"
    r"rehab|wheelchair|union member|votes? for|political views|menopaus\w+|"
    r"(?:her|his|their|my) (?:illness|depression|anxiety|health|cancer|therapy|surgery|diagnosis|"
    r"medication|marriage|husband|wife|spouse|boyfriend|girlfriend|child(?:ren)?|kids|family|age|"
    r"accent|looks|weight|faith)|(?:sick|medical|parental) leave|too (?:old|young)|at (?:her|his|"
    r"their) age|burn(?:ed|t)?[- ]?out|childcare|nursing home)\b",
    re.IGNORECASE,
)
_INSULT = re.compile(
    r"\b(?:lazy|stupid|idiot\w*|moron\w*|incompetent|useless|bossy|abrasive|hysterical|shrill|"
    r"toxic|crazy|insane|arrogant|liar|lying|thief|stole|steals|stealing|pathetic|worthless|"
    r"bitchy|diva|drama queen|clueless|dumb|loser|jerk|snake|(?:too|so|overly) emotional|hormonal|"
    r"feisty|harass(?:es|ed|ing|ment))\b",
    re.IGNORECASE,
)


def why_not_quoted(text: str) -> str:
    """Say why a stretch of text is not quoted; empty when it may be."""
    if _VERDICTS.search(text) or (_POINTS.search(text) and not _MEASURED.search(text)):
        return "verdict"
    if _HEARSAY.search(text):
        return "hearsay"
    if _PRIVATE.search(text):
        return "private"
    return "insult" if _INSULT.search(text) else ""
