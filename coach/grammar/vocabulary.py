"""Words that are no verbs and yet decide how a line is read."""

from coach.grammar.lexicon import word_set

OPENINGS = word_set("""
    we will shall should must i our the team's team goal objective aim is are to be able please want
    need would like let's lets plan intend us going all and successfully help-to also then by
""")
ADVERBS = word_set("""
    significantly dramatically drastically further always again better more just finally jointly
    proactively fully radically measurably steadily continuously constantly never not
""")
DETERMINERS = word_set("""
    a an the our its their his her my your all every each any some this that these those both no
    more less fewer at least up to in on with out and
""")
NOUN_OR_VERB = word_set("""
    access answer audit balance benchmark book budget build call change cost coverage defect demo
    deploy design document download email export feature film fix form film grant hire host import
    index interview issue launch lead log map market model network offer order phase pilot plan post
    process produce project promote prototype purchase question rate register release repair repeat
    report request research reset respond return review sample save scale score search ship sign
    source speed sponsor staff support survey switch tag target test ticket top touch trace track
    train transfer trial update upgrade upload use value video visit volunteer watch work yield
    share contact hold coach meet study complete
    open live close churn retain supply care spread
""")
MEASURE_NOUNS = word_set("""
    rate ratio time share score number count percentage percent proportion volume value cost price
    spend revenue margin profit income churn retention frequency latency speed throughput velocity
    coverage accuracy satisfaction nps csat enps ces mrr arr arpu ltv cac roi roas gmv aov dau mau wau
    sla mttr mttd uptime downtime availability size length duration age delay lag wait backlog queue
    turnover absence attendance occupancy utilisation utilization adoption activation conversion
    engagement participation completion response capacity yield productivity efficiency quality
    index level rating stars average median p50 p90 p95 p99 usage traffic visit visitor view click
    download sign-up signup signups user customer subscriber client account member order sale deal
    lead opportunity pipeline bookings booking win-rate incident outage defect bug error failure
    complaint escalation ticket request claim injury accident infection readmission fall-rate mortality
    vacancy vacancies hire headcount tenure overtime hours days minutes weeks emission emissions waste
    energy water debt cash burn runway inventory stock shrinkage return returns refund refunds loss
    losses budget variance forecast growth loyalty awareness recall impressions reach followers quota
    win wins referral referrals review reviews lifetime effort workload cycle pass pass-rate grade
    fulfilment fulfillment shortage scrap rework load weight distance dwell no-show no-shows effectiveness
    renewal renewals upsell upsells demo demos trial trials payback contribution trust morale literacy
""")
LOWER_IS_BETTER = word_set("""
    time cost costs churn latency delay delays lag wait waits waiting backlog queue turnover absence
    absenteeism attrition incident incidents outage outages defect defects bug bugs error errors
    failure failures complaint complaints escalation escalations injury injuries accident accidents
    infection infections readmission readmissions mortality vacancy vacancies overtime emission
    emissions waste debt burn shrinkage return returns refund refunds loss losses downtime mttr mttd
    cac payback scrap rework no-show no-shows abandonment bounce crash crashes duration lead-time
    dwell spend rejection rejections bureaucracy risk effort friction noise mistakes rejects shortage
""")
EVENT_NOUNS = word_set("""
    interview workshop meeting session call review training webinar demo event retro retrospective
    visit class course lesson hackathon talk presentation conference seminar meetup one-on-one 1:1
    check-in standup drill clinic roundtable podcast survey test experiment audit round day sprint
    post blog article video campaign webcast contact outreach newsletter tweet story offsite briefing
""")


def names_measure(words: str) -> bool:
    """Say whether some words name something that can be measured: "win rate", not "morale boost"."""
    pieces = words.lower().replace("-", " ").split()
    return any(
        piece in MEASURE_NOUNS or piece.removesuffix("s") in MEASURE_NOUNS for piece in pieces
    )
