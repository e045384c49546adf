"""Words that name a measure themselves, and how each is counted."""

DURATION_UNITS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
METRIC_NOUNS = frozenset(
    """
    rate rates time times score share ratio cost costs price level percentage average
    satisfaction nps csat enps churn retention revenue sales margin occupancy turnover income
    profit attendance conversion footfall utilisation utilization yield output throughput speed
    accuracy coverage uptime downtime latency mttr duration length takings productivity ranking
    rating ratings spend spending budget engagement awareness consumption usage emissions wage
    pay weight turnout""".split()  # noqa: SIM905 - a literal would take one line a word
)
PERCENT_NOUNS = frozenset(
    """
    churn retention occupancy conversion margin utilisation utilization rate share percentage
    attendance turnout coverage uptime satisfaction csat accuracy yield
    """.split()  # noqa: SIM905 - a literal would take one line a word
)
MONEY_NOUNS = frozenset(
    {
        "revenue",
        "sales",
        "income",
        "profit",
        "cost",
        "costs",
        "takings",
        "spend",
        "spending",
        "turnover",
        "price",
        "budget",
        "donations",
        "funding",
        "bills",
    }
)
PERIODS = {
    "day": "daily",
    "week": "weekly",
    "month": "monthly",
    "year": "yearly",
    "quarter": "quarterly",
    "night": "nightly",
    "season": "seasonal",
    "term": "termly",
}
BAD_METRICS = frozenset(
    {
        "churn",
        "downtime",
        "latency",
        "cost",
        "costs",
        "price",
        "time",
        "times",
        "duration",
        "emissions",
        "consumption",
        "mttr",
        "length",
        "spend",
        "spending",
    }
)
TRENDING = frozenset(
    {
        "double",
        "fall",
        "drop",
        "decline",
        "shrink",
        "grow",
        "rise",
        "increase",
        "sink",
        "dwindle",
        "stagnate",
        "go",
    }
)
ALONE = frozenset(
    {
        "quit",
        "leave",
        "return",
        "renew",
        "stay",
        "cancel",
        "die",
        "fail",
        "pass",
        "finish",
        "complain",
        "retire",
        "join",
        "swarm",
        "break",
        "churn",
        "attend",
        "pay",
        "wait",
    }
)
