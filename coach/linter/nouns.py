"""Nouns that decide what a line is about: things delivered, efforts counted, numbers, qualities.

Singular and plural are both found (``among``). A word belongs to one list; where usage differs
between trades it stands where a coach would put it when nothing else in the line speaks.
"""

from collections.abc import Iterable

from coach.grammar.lexicon import word_set

DELIVERABLES = word_set("""
    academy algorithm analysis api app application architecture archive assessment asset
    backend blueprint board booklet bot branding brief brochure budget build business-case cafe
    café calendar catalog catalogue center centre charter chatbot checklist clause code
    codebase committee concept content course crm curriculum cutover dashboard database deck
    deployment depot design development directory doc document documentation draft enablement
    engine environment erp extension facility faq feature flow form framework function
    functionality governance guide guideline gym hall handbook handover hire hotline hub
    implementation infrastructure initiative integration interface intranet introduction
    inventory-list kiosk kit lab launch library licence-model list location machine manual map
    matrix mechanism menu microsite migration milestone mockup model module monitoring mvp
    newsroom office onboarding-flow outline package page paper partnership-programme pilot
    pipeline-tool plan platform playbook plugin poc policy portal position-paper presentation
    procedure process product program programme project proposal protocol prototype
    questionnaire redesign refactor refactoring registry relaunch release renovation
    reorganisation report repository requirement restructuring revamp rewrite roadmap role
    roll-out rollout rulebook runbook schedule scheme scorecard script sdk server
    service-catalogue setup shop site software solution spec specification spreadsheet standard
    store storefront strategy structure studio study survey system taxonomy template test-plan
    theme tool tooling toolkit tracker training transition tutorial unit upgrade vendor version
    vision warehouse warehouse-system website widget wiki wireframe workflow workshop-hall
    workspace workstream
""")
"""Things that can be finished without anything having changed."""

ACTIVITIES = word_set("""
    1:1 activation-event ad advert article ask assembly audit-visit barbecue blog blogpost
    breakfast briefing broadcast call camp campaign case-study ceremony chat check-in check-up
    class clean-up cleanup clinic-visit concert conference consultancy-day consultation
    conversation course-day debate demo demo-day demonstration dinner door-knock drill e-mail
    email episode evening event excursion exercise exhibition experiment fair festival flyer
    forum fundraiser gala gathering hackathon hike huddle info-evening inspection interview
    keynote leaflet lecture lesson letter letter-drop litter-pick livestream lunch
    lunch-and-learn mailing mailshot masterclass meet-up meeting meetup message mixer
    newsletter one-on-one one-to-one open-day open-evening outreach panel parade patrol
    performance-review phone-call photo picnic pitch podcast post posting presentation
    press-release prospecting-call q&a quiz raffle reel rehearsal retro retrospective roadshow
    roundtable screening seminar session shift-briefing show-and-tell site-visit sketch speech
    sprint stand-up standup story talk taster tea test-drive tour town-hall townhall training
    training-day training-session tweet video visit walk walkthrough webcast webinar workout
    workshop
""")
"""Efforts that people count because they are easy to count."""

EXAMINATIONS = word_set("audit inspection assessment check")
"""Efforts where they are counted; one of them is a piece of work, or something to pass."""

STRONG_METRICS = word_set("""
    cycle outstanding absenteeism acos accuracy acv amount aov arpu arr attendance attrition
    availability average backlog bookings cac capacity-utilisation cash cashflow churn
    click-through cogs consumption conversion count coverage csat cpa cpc ces ctr cltv clv dau
    days downtime dso duration earnings ebit ebitda emissions engagement-score enps enrolment
    enrollment expenditure expense footfall frequency fte gmv gpm grr headcount hours
    hygiene-score income index intake inventory latency length distance age gap ltv margin mau
    median minutes mortality mrr number mttd mttr mtbf ndr nps nrr occupancy oee otif output
    overtime payback percent percentage percentile price proportion profit profitability quota
    rate rating ratio readmission retention revenue roas roi runway sales scrap score
    sentiment-score share shrinkage sla spend sqls mqls stock-turn takings tco throughput time
    time-to-fill time-to-hire time-to-value time-to-market time-to-first-value total turnaround
    turnover uptime usage utilisation utilization velocity volume wait waiting-time wau wau/mau
    weight yield acceptance adoption activation lead-time load-time p95 p99 cost
""")
"""Words that name a number wherever they stand in a metric."""

COUNTED_METRICS = word_set("""
    absence accident admission alarm alert answer applicant application arrest attendee
    backlink bed booking breach break-in breakage bug bycatch call-out cancellation candidate
    case casualty change-failure claim click client commuter complaint contribution contributor
    conversion crash crime customer day deal death debtor default defect delay delivery
    demo-request departure discharge dispute donation donor drop-out dropout employee enquiry
    error escalation escape exit failure fall fault finding fine follower graduate guest
    hand-off handover-error harvest hotfix hour household impression incident infection injury
    inquiry interruption invoice item job kilometre lapse lateness lead leakage leaver like
    listener litter loan loss lost-day member membership merge-request minute mistake near-miss
    new-hire no-show noise nurse-hour opening opportunity order outage overrun page-view
    pageview participant passenger patient patron payment penalty player pollution
    project-overrun prospect pupil question readmission rebooking recall recommendation
    referral refund registration reject rejection reminder renewal reoffence reopen repair
    repeat-visit request resident resignation response return reviewer rework sale seat
    shipment shortage shrinkage sickness-day sign-up signup spoilage staff-hour stock-out
    stockout stoppage student submission subscriber subscription supplier tenant theft ticket
    transaction transfer trial trip unit-sold upsell user vacancy vandalism view viewer visitor
    volunteer voter vulnerability warranty-claim wastage waste withdrawal word-of-mouth worker
    workshop-place
""")
"""Things whose number is a metric when somebody wants more or fewer of them."""

QUALITIES = word_set("""
    agility alignment ambition atmosphere attention autonomy awareness barrier bottleneck brand
    buy-in burden burnout capability clarity collaboration commitment communication community
    competence complexity compliance-culture confidence confusion cooperation coordination
    creativity credibility culture data-quality debt dependency diligence discipline diversity
    effectiveness efficiency empathy empowerment engagement enthusiasm excellence experience
    expertise fairness flexibility focus friction frustration growth happiness harmony health
    image impact inclusion inefficiency influence innovation insight integrity involvement
    knowledge leadership learning loyalty maturity mindset mood morale motivation opportunity
    ownership pain partnership performance perception posture presence pressure pride
    productivity professionalism quality readiness recognition relation relationship reliability
    reputation resilience risk safety satisfaction security service silo skill speed spirit
    stability standing stress support sustainability synergy talent teamwork tie transparency
    trust understanding unity usability value visibility wellbeing well-being workload
""")
"""Qualities that nobody has measured until a number is named for them."""

ABSTRACT = word_set("""
    advantage army basis bench bond bridge business career chance choice circle climate company
    country demand edge family following foundation future generation habit home identity
    interest joy kitchen life love market movement name nation network organisation
    organization path people picture place pool position rhythm route school sense society
    story team tradition ward way workplace world
""")
"""What is built in people rather than delivered to them: a team, a habit, a market."""

VERDICTS = word_set("""
    agreement memorandum mou treaty status stamp
    accreditation approval attestation audit authorisation authorization award badge bid
    certificate certification clearance compliance consent contract deal exam examination
    exemption funding label go-ahead grant inspection investment investor licence license
    listing mandate merger nomination patent permission permit prize qualification quality-mark
    recognition recommendation-letter registration round seal sign-off signoff tender title
    trademark visa vote charter-mark
""")
"""What is either obtained or not."""

VANITY = word_set("""
    download downloads fan fans follower followers hit hits impression impressions install
    installs like likes mention mentions pageview pageviews page-view page-views reach retweet
    retweets share-count view views
""")
"""Attention that may be worth nothing."""

BETTER_LOW = word_set("""
    absence absenteeism accident attrition backlog breach bug cancellation churn complaint cost
    cpa crash defect delay downtime error failure fault incident injury latency lateness mistake
    no-show outage overtime readmission refund scrap stockout time turnover-rate wait waste
""")
"""Numbers that should fall."""

BETTER_HIGH = word_set("""
    accuracy activation adoption arr attendance availability conversion coverage csat ebitda
    enps income margin mrr nps nrr occupancy profit retention revenue sales satisfaction
    throughput uptime yield
""")
"""Numbers that should rise."""


def singular(word: str) -> str:
    """Return a noun without its plural ending; words that only look plural lose it too."""
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties" keeps its i
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def among(word: str, nouns: frozenset[str]) -> bool:
    """Say whether a word, or its singular, is one of these nouns."""
    return word in nouns or singular(word) in nouns


def any_among(words: Iterable[str], nouns: frozenset[str]) -> bool:
    """Say whether one of the words is one of these nouns."""
    return any(among(word, nouns) for word in words)
