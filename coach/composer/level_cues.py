"""The words around a number that tell whether it measures, and which part it plays."""

import re

NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100,
}  # fmt: skip
DURATIONS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
SHORT = {
    "sec": "seconds",
    "secs": "seconds",
    "min": "minutes",
    "mins": "minutes",
    "hr": "hours",
    "hrs": "hours",
    "h": "hours",
    "wk": "weeks",
    "wks": "weeks",
    "yr": "years",
    "yrs": "years",
    "mth": "months",
    "mths": "months",
}
MONEY = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "usd": "USD",
    "dollars": "USD",
    "gbp": "GBP",
    "pounds": "GBP",
    "quid": "GBP",
    "chf": "CHF",
}
WORD_NUMBER = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
QUANTITY = re.compile(
    rf"""(?<![\w./-])(?P<symbol>[€$£]\s?)?
    (?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\b(?:{WORD_NUMBER})\b)
    (?P<scale>\s?(?:k|m|bn|million|thousand)\b)?
    (?P<unit>\s?%|\s?(?:percent|per\ cent|pct|percentage\ points|points?|pts)\b|\s?/\s?(?:5|10
    |100)\b|\s(?:out\ of|of)\s(?:5|10|five|ten)\b(?!\s[a-z])
      |(?:\s|-|\s(?:working|business|calendar|full|whole|school)\s)?(?:seconds?|secs?|minutes?
      |mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|mths?|years?|yrs?)\b
      |\s?(?:kg|kilos?|kilograms?|tonnes?|tons|litres?|liters?|km|kilometres?|kwh|mwh|m2)\b
      |\s(?:eur|euros?|usd|dollars|gbp|pounds|chf)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000}
NO_LEVEL_BEFORE = re.compile(
    r"(iso|soc|iec|en|din|rfc|gdpr|version|v|q|year|grade|room|floor|level|class|"
    r"section|article|page|unit|team|rule|aged?|"
    r"older than|younger than|aged|above the age of|first|last|next|past|previous|"
    r"within|after|every|each|since|until|till|before|in|by|"
    r"number|no\.?|top|of our|of us|party of|group of|team of|teams of|crew of|"
    r"staff of|choir of|band of|club of|covid|layer|type|tier|phase|"
    r"year olds|open(?:ed)? (?:for|since)|founded|for over|for the last|for the past|for)[\s-]*$"
)
NO_LEVEL_AFTER = re.compile(
    r"^[\s-]*(year[s-]?\s?-?olds?|years? (?:of age|old|ago|in business)|of us\b|"
r"people\b(?! (?:a|per|each|every|com|join|on the wait|show|turn|sign|visit|"
r"attend|register|wait))|employees|staff\b|volunteers\b(?! (?:a|per|left|quit|"
r"leave|each|every|come|turn|sign))|"
    r"men\b|women\b|engineers\b|nurses\b|teachers\b|person\b|-?\s?(?:strong|person|"
r"bed|seat|man|storey|year|metre|acre|hectare|lane)\b|"
    r"(?:am|pm|o'clock)\b|\w+ (?:before|after|later|ago|earlier|early)\b|(?:before|"
r"after|later|ago|earlier|early)\b|:\d\d|(?:sites?|locations?|branches|shops|"
r"hives|boats|beds|seats|classrooms|departments|countries|languages|dogs|cats|"
r"rooms|acres|hectares|stores|schools|clinics|vans|trucks|buses)\b)"
)  # fmt: skip
UNDER_AGE = re.compile(r"(under|over|above|below)[\s-]*$")
TARGET_CUE = re.compile(
    r"(\bto|target(?: is| of|:)?|goal(?: is| of|:)?|aim(?:ing)? (?:for|at|is)|"
    r"want(?:ed)?|need(?:s|ed)?|should be|would be|be|get to|reach(?:ing)?|"
    r"at least|at most|no more than|less than|fewer than|more than|down to|up to|"
    r"hit|like|love|under|below|above|over|→|->|get|achieve|see|ideally)"
    r"(?: (?:it|this|that|them|us|around|about|roughly|at|to|be|only|just|a|an|"
    r"at least|under|below|above|have))*\s*$"
)
BASELINE_CUE = re.compile(
    r"(\bfrom|instead of|rather than|current(?:ly)?|now|today|at the moment|right now|is|are|was|"
    r"were|"
    r"takes?|took|at|around|about|only|just|stands? at|"
    r"last (?:year|month|quarter|season|week|time)|average(?:s|d)?|lose|loses|lost|"
    r"gets?|costs?(?: us| them)?|spends?|up to|every|wait|waits|waited|roughly|nearly|almost|over|"
    r"already|has|have|some)"
    r"\s*(?:around|about|roughly|nearly|almost|only|just|up to|at|over|some|a good|well over)?\s*$"
)
TARGET_AFTER = re.compile(
    r"\s*(?:would be|would do|would suffice|is (?:the|our) (?:goal|target|aim)|"
    r"is what we want|max\b|tops\b|or less|or more|or better|or fewer|at most|"
    r"at least)"
)
WISHING = re.compile(
    r"\b(want|would like|would love|love|we'd like|i'd like|needs?|goal|target|aim|"
    r"should|must|hope|ideally|wish|reduce|cut|increase|raise|grow|lift|bring|get|"
    r"halve|double|improve|lower|shorten|drop|boost|reach)\b"
)
CHANGE_BEFORE = re.compile(r"\b(by|another|extra|plus)\s*(?:at least|about|around|a further)?\s*$")
RATIO = re.compile(
    r"(?<![\w.])(\d{1,4}) (?:out )?of (?:our |the |all )?(\d{2,4})\b(?!\s?%)", re.IGNORECASE
)
OPEN = re.compile(r"\s*(?:still )?(?:open|unread|pending|outstanding|unanswered|waiting)\b")
UNCOUNTED = frozenset(
    """
    them these to and or a an us each every in at by per of from with on but is are for now today
    because then
    so the we our months days this last right it as when while which that
    """.split()  # noqa: SIM905 - a literal would take one line a word
)
NO_COUNT_AFTER = re.compile(r"\s*of (?:our|my|the|us)\b")
ANSWERED_IN = re.compile(
    r"\b(?:answer|reply|respond|deliver|ship|process|settle|finish)\w*(?: \w+){0,3} "
    r"(?:in|within)\s*"
    r"(?:about|around|roughly|some)?\s*$"
)
ANSWERED_AFTER = re.compile(
    r"\b(?:answer|reply|respond|deliver|pay|paid|arrive|get|got|receive|ship|dispatch|hear|come)"
    r"\w*(?: \w+){0,3} after\s*(?:about|around|roughly|some)?\s*$"
)
OF_A_MEASURE = re.compile(
    r"\b(?:nps|csat|enps|score|rating|average|total|rate|index|margin|level|list|queue|backlog)\s"
    r"(?:is |of |at |around )*$"
)
CHANGED_BY = re.compile(
    r"(reduc|cut|rais|increas|grow|wait\w* for|improv|lift)\w*.*\b(by|for)[\s-]*$"
)
COUNTED_FROM = re.compile(
    r"(doubl|tripl|increas|grow|rais|reduc|cut|from)\w*.*\b(?:from|of|to)\s*$"
)
CLOCK = re.compile(
    r"(?<!is )(?<!are )(?<!stands )(?<!stuck )(?<!was )(?<!now )(?<!currently )\bat\s*$"
)
OWN_SIZE = re.compile(r"\b(our|my|the|these|those|same|other|us|are)[\s-]*$")
HAS_MOVED = re.compile(
    r"\b(?:went|gone|rose|risen|grew|grown|climbed|jumped|dropped|fell|fallen|sank|slipped|declined|"
    r"shrunk|shrank|increased|is (?:up|down)|are (?:up|down)|was)\b.* from .* to\b"
)
WAS_AND_IS = re.compile(
    r"\b(?:was|were|used to be|started at|last \w+)\b.*\b(?:now|today|currently|this \w+|is|are)\b"
)
YEAR = re.compile(r"(19|20)\d\d")
RISEN_TO = re.compile(
    r"\b(?:went|gone|rose|risen|grew|grown|climbed|fell|fallen|dropped|is|are) (?:up|down)? ?"
    r"to\s*$"
)
FROM = re.compile(r"\b(?:from|instead of|rather than|not)\s*(?:around|about|roughly)?\s*$")
HOPING = re.compile(r"\b(want|would|like|need|hope)\b")
LAST_TIME = re.compile(r"\blast (?:year|season|month|quarter|time|week|term)\s*$")
NEEDING = re.compile(r"\bneeds?\s*(?:about|around|roughly|some|nearly|up to|at least)?\s*$")
RECEIVED = re.compile(
    r"\b(?:we|they|i|it|[a-z]+s) (?:only |just )?(?:gets?|got|have|has|receives?|sees?)"
    r"\s*(?:about|around|only|just|some|up to)?\s*$"
)
