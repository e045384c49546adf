"""The action words themselves, British spelling, plain form. A word belongs to one list.

A word that means different things in different lines ("hold", "close", "open") stands where it is
usually right; the parser of key results looks at its neighbours.
"""

from coach.grammar.values import VerbKind

RAISE = """
    amplify augment boost broaden climb deepen double elevate enlarge expand extend gain grow
    heighten increase intensify lengthen lift maximise multiply quadruple raise rise scale swell
    treble triple widen
"""
LOWER = """
    alleviate avoid chop contract curb curtail cut decelerate decline decrease diminish drop
    eliminate eradicate fall halve lessen limit lower minimise narrow prevent reduce shave shed
    shorten shrink sink slash slow trim
"""
CHANGE = """
    accelerate activate advance align anchor aspire attract balance banish be become believe
    better bring calm capture care catch challenge change clean clear comfort compete connect
    consolidate convert convince cultivate decentralise deflect delight democratise deserve
    detect develop differentiate digitise discover diversify do dominate draw drive earn ease
    embed embrace empower enable encourage end energise engage enhance enjoy enrich entice
    equip establish evolve excel expedite fast-track feel find forge fortify foster free fuel
    galvanise generate get give go grant harden harmonise harness have heal help hook humanise
    ignite improve incentivise innovate inspire instil invest invigorate invite jumpstart lead
    learn let leverage lighten live love lure make master mature mend mobilise modernise
    monetise motivate move navigate nudge nurture open optimise outgrow outperform own
    penetrate perfect personalise persuade pioneer position professionalise propel protect
    prove provoke push put quicken rally realise reassure rebuild recapture reclaim reconcile
    reconnect recover redefine regain regenerate reignite reimagine reinvent rejuvenate
    rekindle relieve renew repay replenish reposition rescue reshape restore retake rethink
    reverse revitalise revitalize revive revolutionise reward rid save see sell serve set
    settle shape sharpen shift shine show simplify smooth solidify soothe spare spark speed
    spread stabilise stand standardise start steady steer stimulate stop streamline strengthen
    succeed support surge surprise sweeten take tame tap teach tempt thrive tighten tilt touch
    transform transition trust turn unblock uncover understand unify unite unleash unlock
    uplift uproot usher welcome win wow
"""
DELIVER = """
    add address adjust adopt analyse answer apply appoint archive arrange assemble assess
    assign audit author automate award backfill benchmark book bootstrap build buy catalogue
    categorise certify check choose circulate clarify code codify collate collect commence
    commission commit compile complement complete compose conceive conclude configure consent
    construct containerise convene coordinate correlate cover craft create customise debug
    decide decommission deduplicate define delegate delete deliver demonstrate deploy deprecate
    describe design determine devise diagnose digitalise dismantle dispatch distribute document
    dogfood draft edit elaborate elect employ enact encrypt enforce engineer enrol enter erect
    estimate evaluate execute experiment export expose fabricate facilitate feed file finalise
    finish fix formalise formulate fund handover highlight hire identify illustrate implement
    import include incorporate inform initiate inspect install institute instrument integrate
    interpret introduce inventory investigate issue itemise kick-off label launch lay license
    link list localise log mandate manufacture map measure merge migrate mitigate mock model
    monitor nail name negotiate nominate notify offer onboard orchestrate order organise
    outline outsource overhaul package parse patch pave pay perform phase pick pilot place plan
    port prepare present prioritise procure produce programme promote propose prototype provide
    provision publish purchase quantify query re-platform reassign rebase rebrand recommend
    record recruit redesign refactor refine reform reframe refresh refurbish register rehearse
    rehome reinstate relaunch release relocate remediate remodel remove rename render renovate
    reorganise repaint repair repeat replace replan replatform reply report request research
    resolve respond restart restructure retire retrofit revamp review revise revisit rewrite
    roadmap roll roll-out rollout rotate schedule scope scrape screen select send sequence
    set-up setup shadow share ship showcase simulate socialise solve source spec specify split
    sponsor staff stage structure submit subscribe summarise sunset supply swap switch sync
    synthesise systematise tackle tag tender test testify tidy trace track train transcribe
    transfer translate transport treat triage trial trigger unveil update upgrade upload
    upskill use utilise validate verify vet visualise wire wireframe write
"""
ACTIVITY = """
    advise ask attend blog brainstorm call canvass chat coach collaborate communicate conduct
    consult contact contribute debate demo discuss door-knock email exhibit explore film focus
    gather host interact interview join knock leaflet lecture liaise listen lobby look meet
    mentor network observe participate phone pitch post practise read ring run speak spend
    study survey talk text think travel try tutor tweet video visit volunteer watch webinar
    work
"""
HOLD = """
    assure conserve continue ensure guarantee hold keep maintain preserve remain retain safeguard
    stay sustain uphold
"""
REACH = """
    accomplish achieve acquire approach arrive attain beat claim clinch close cross exceed fulfil
    graduate hit land match obtain outpace outrank pass qualify reach receive score secure sign
    surpass top
"""

PHRASES: dict[VerbKind, tuple[str, ...]] = {
    VerbKind.RAISE: (
        "bring up", "build up", "drive up", "go up", "lift up", "move up", "push up", "ramp up",
        "scale up", "step up", "take up", "trend up",
    ),
    VerbKind.LOWER: (
        "bring down", "cut back", "cut down", "cut out", "drive down", "get down", "get rid",
        "go down", "move down", "phase down", "push down", "scale back", "scale down", "take down",
        "trim down", "whittle down", "work down", "burn down", "keep down",
    ),
    VerbKind.CHANGE: (
        "speed up", "build trust", "build confidence", "turn around", "win back", "open up",
        "set free",
        "stand out", "clean up", "close gap", "take back", "free up",
    ),
    VerbKind.DELIVER: (
        "carry out", "cut over", "draw up", "kick off", "make available", "move over", "phase out",
        "put together", "put up", "roll out", "run through", "set up", "sign up", "spin up",
        "stand up", "start up", "take live", "turn off", "turn on", "work on", "work out",
        "write up", "go live", "bring in", "shut down", "start using", "begin using", "follow up",
        "set out",
    ),
    VerbKind.ACTIVITY: ("take part", "hand out", "give away", "give out"),
    VerbKind.REACH: ("get to", "come to", "arrive at", "get up", "add up"),
    VerbKind.HOLD: (
        "keep up", "keep on", "stay under", "stay above", "stay below", "stay within", "stick to",
        "keep at", "carry on", "make sure",
    ),
}  # fmt: skip

IRREGULAR = {
    "am": "be", "are": "be", "is": "be", "was": "be", "were": "be", "been": "be", "being": "be",
    "became": "become", "began": "begin", "bought": "buy", "brought": "bring", "built": "build",
    "chose": "choose", "chosen": "choose", "drew": "draw", "drawn": "draw", "drove": "drive",
    "driven": "drive", "fell": "fall", "fallen": "fall", "found": "find", "freed": "free",
    "frees": "free", "freeing": "free", "gave": "give", "given": "give", "went": "go", "gone": "go",
    "got": "get", "gotten": "get", "grew": "grow", "grown": "grow", "held": "hold", "kept": "keep",
    "led": "lead", "left": "leave", "lost": "lose", "made": "make", "met": "meet", "ran": "run",
    "rose": "rise", "risen": "rise", "saw": "see", "seen": "see", "sent": "send",
    "shrank": "shrink",
    "shrunk": "shrink", "sold": "sell", "sank": "sink", "sunk": "sink", "spoke": "speak",
    "stood": "stand", "taught": "teach", "took": "take", "taken": "take", "won": "win",
    "wrote": "write", "written": "write", "sped": "speed", "rewrote": "rewrite",
    "rewritten": "rewrite", "rebuilt": "rebuild", "beaten": "beat", "fulfill": "fulfil",
    "fulfills": "fulfil", "fulfilled": "fulfil", "fulfilling": "fulfil", "enroll": "enrol",
    "enrolls": "enrol", "enrolled": "enrol", "enrolling": "enrol", "practice": "practise",
    "practicing": "practise", "practiced": "practise", "instill": "instil", "dying": "die",
    "analyze": "analyse", "caught": "catch", "understood": "understand",
    "programming": "programme", "hired": "hire",
}  # fmt: skip

RISING_NOUNS = "increase growth rise uplift gain improvement jump boost lift uptick"
FALLING_NOUNS = "reduction decrease decline drop cut fall saving savings shrinkage"
