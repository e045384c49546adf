"""Words that are no verbs and yet decide how a line is read."""

from coach.grammar.lexicon import word_set

OPENINGS = word_set("""
    able aim all also and are by goal going i intend is let's lets like must need objective our
    plan please shall should successfully team team's the then to us want we will would
""")
ADVERBS = word_set("""
    again always better constantly continuously dramatically drastically finally fully further
    jointly just measurably more never not proactively radically significantly steadily
""")
DETERMINERS = word_set("""
    a all an and any at both each every fewer her his in its least less more my no on our out some
    that the their these this those to up with your
""")
NOUN_OR_VERB = word_set("""
    access answer audit balance benchmark book budget call calm care catch change chop churn
    coach contact cost coverage defect demo deploy design discover document download draw email
    end export feature feed film find form grant host import index interview issue knock launch
    lead leaflet log map market model network offer order phase pilot place plan post process
    project promote prototype purchase question rate register release repair repeat report
    request research reset retain return review ring sample save scale score search settle
    share ship source speed spend sponsor spread staff study supply support survey switch tag
    target test text ticket top touch trace track train transfer treat trial update upgrade
    upload use value video visit volunteer watch welcome work yield
""")
MEASURE_NOUNS = word_set("""
    absence accident account accuracy activation adoption age aov arpu arr attendance availability
    average awareness backlog booking bookings budget bug burn cac capacity cash ces churn claim
    click client complaint completion contribution conversion cost count coverage csat customer
    cycle dau days deal debt defect delay demo demos distance download downtime duration dwell
    effectiveness efficiency effort emission emissions energy engagement enps error escalation
    failure fall-rate followers forecast frequency fulfillment fulfilment gmv grade growth
    headcount hire hours impressions incident income index infection injury inventory lag latency
    lead length level lifetime literacy load loss losses loyalty ltv margin mau median member
    minutes morale mortality mrr mttd mttr no-show no-shows nps number occupancy opportunity order
    outage overtime p50 p90 p95 p99 participation pass pass-rate payback percent percentage
    pipeline price productivity profit proportion quality queue quota rate rating ratio reach
    readmission recall referral referrals refund refunds renewal renewals request response
    retention return returns revenue review reviews rework roas roi runway sale satisfaction score
    scrap share shortage shrinkage sign-up signup signups size sla speed spend stars stock
    subscriber tenure throughput ticket time traffic trial trials trust turnover upsell upsells
    uptime usage user utilisation utilization vacancies vacancy value variance velocity view visit
    visitor volume wait waste water wau weeks weight win win-rate wins workload yield
""")
LOWER_IS_BETTER = word_set("""
    abandonment absence absenteeism accident accidents attrition backlog bounce bug bugs
    bureaucracy burn cac churn complaint complaints cost costs crash crashes debt defect defects
    delay delays downtime duration dwell effort emission emissions error errors escalation
    escalations failure failures friction incident incidents infection infections injuries injury
    lag latency lead-time loss losses mistakes mortality mttd mttr no-show no-shows noise outage
    outages overtime payback queue readmission readmissions refund refunds rejection rejections
    rejects return returns rework risk scrap shortage shrinkage spend time turnover vacancies
    vacancy wait waiting waits waste
""")
EVENT_NOUNS = word_set("""
    1:1 article audit blog briefing call campaign check-in class clinic conference contact course
    day demo drill event experiment hackathon interview lesson meeting meetup newsletter offsite
    one-on-one outreach podcast post presentation retro retrospective review round roundtable
    seminar session sprint standup story survey talk test training tweet video visit webcast
    webinar workshop
""")


def names_measure(words: str) -> bool:
    """Say whether some words name something that can be measured: "win rate", not "the office"."""
    pieces = words.lower().replace("-", " ").split()
    return any(
        piece in MEASURE_NOUNS or piece.removesuffix("s") in MEASURE_NOUNS for piece in pieces
    )
