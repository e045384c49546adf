"""The action words themselves, British spelling, plain form. A word belongs to one list.

A word that means different things in different lines ("hold", "close", "open") stands where it is
usually right; the parser of key results looks at its neighbours.
"""

from coach.grammar.values import VerbKind

RAISE = """
    accelerate amplify augment boost broaden deepen elevate enlarge expand extend gain grow heighten
    increase intensify lengthen lift maximise multiply raise rise scale swell upgrade widen double
    triple treble quadruple climb
"""
LOWER = """
    alleviate avoid contract curb curtail cut decelerate decline decrease deflect
    diminish drop ease eliminate eradicate fall halve lessen limit lower minimise narrow prevent
    reduce sink shed shorten shrink slash slow trim 
"""
CHANGE = """
    activate advance align anchor attract balance be become better bring capture change
 convert convince cultivate delight democratise develop differentiate
    digitise dominate drive earn embed embrace empower enable encourage energise engage enhance
    enrich equip establish evolve excel fast-track foster free fuel generate get give go help
    humanise ignite improve inspire instil invigorate invite lead let leverage make master
    mature modernise motivate move optimise outgrow outperform own perfect persuade
    personalise pioneer position professionalise prove protect provoke push put realise rebuild
    recapture recover redefine regain reimagine reinvent relieve rejuvenate renew
    reposition rescue reshape restore reverse revitalise revolutionise save see sell serve set
    shape sharpen shift show simplify solidify speed spread stabilise standardise stand start
    steer stimulate stop streamline strengthen succeed support surprise take tame tap teach thrive
    tighten touch transform transition turn unblock unify unite unleash unlock uplift usher
    win wow monetise connect consolidate clear clean challenge compete nurture retire reclaim
 rally penetrate grant differentiate decentralise
    harden harmonise diversify galvanise
"""
DELIVER = """
    adopt add appoint analyse arrange assemble assign audit author automate award benchmark book
    build buy certify check choose clarify code collate collect commission compile complete compose
    conclude configure construct consult coordinate craft create decide decommission define deliver
    delegate deploy deprecate describe design determine devise digitalise distribute document
    draft draw edit enforce engineer evaluate execute explore facilitate file finalise
    find finish fix formalise formulate hire identify implement incorporate initiate
    install institute integrate introduce investigate issue kick-off launch localise log map
    merge migrate mitigate model monitor negotiate offer onboard open
    orchestrate order organise outline outsource overhaul perform phase pick pilot plan port
    prepare present prioritise procure produce programme promote propose prototype provide
    provision publish purchase re-platform recommend record recruit redesign refactor
    refine refresh refurbish register release relaunch remodel remove renovate reorganise
    repaint repair replace replatform report resolve restructure revamp review revise rewrite roadmap
    roll rollout scope select send setup set-up shadow ship simulate socialise source spec specify
    split sponsor staff submit switch tag test trace track train translate trial update use
    upload utilise validate verify visualise wireframe write sunset rebrand repeat
    respond reply answer apply deduplicate instrument backfill containerise dogfood
    address enter enrol inventory import export rename solve share
"""
ACTIVITY = """
    attend blog call coach conduct contact demo email exhibit film gather host interview lecture
    meet mentor network observe participate phone pitch post practise run speak study
    survey tweet video visit volunteer watch webinar brainstorm
"""
HOLD = """
    assure conserve continue ensure guarantee hold keep maintain preserve remain retain safeguard
 stay sustain uphold
"""
REACH = """
    accomplish achieve acquire approach arrive attain beat claim clinch close cross 
    exceed fulfil hit land match obtain outpace pass qualify reach receive score secure
    sign surpass top
"""

PHRASES: dict[VerbKind, tuple[str, ...]] = {
    VerbKind.RAISE: (
        "bring up", "build up", "drive up", "go up", "lift up", "move up", "push up", "ramp up",
        "scale up", "step up", "take up", "speed up", "trend up",
    ),
    VerbKind.LOWER: (
        "bring down", "cut back", "cut down", "cut out", "drive down", "get down", "get rid",
        "go down", "move down", "phase down", "push down", "scale back", "scale down", "take down",
        "trim down", "whittle down", "work down", "burn down", "keep down",
    ),
    VerbKind.CHANGE: (
        "build trust", "build confidence", "turn around", "win back", "open up", "set free",
        "stand out", "clean up", "close gap", "take back", "free up",
    ),
    VerbKind.DELIVER: (
        "carry out", "cut over", "draw up", "kick off", "make available", "move over", "phase out",
        "put together", "roll out", "run through", "set up", "sign up", "spin up", "stand up",
        "start up", "take live", "turn off", "turn on", "work on", "work out", "write up",
        "go live", "bring in", "shut down", "start using", "begin using", "follow up", "set out",
    ),
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
    "rose": "rise", "risen": "rise", "saw": "see", "seen": "see", "sent": "send", "shrank": "shrink",
    "shrunk": "shrink", "sold": "sell", "sank": "sink", "sunk": "sink", "spoke": "speak",
    "stood": "stand", "taught": "teach", "took": "take", "taken": "take", "won": "win",
    "wrote": "write", "written": "write", "sped": "speed", "rewrote": "rewrite",
    "rewritten": "rewrite", "rebuilt": "rebuild", "beaten": "beat", "fulfill": "fulfil",
    "fulfills": "fulfil", "fulfilled": "fulfil", "fulfilling": "fulfil", "enroll": "enrol",
    "enrolls": "enrol", "enrolled": "enrol", "enrolling": "enrol", "practice": "practise",
    "practicing": "practise", "practiced": "practise", "instill": "instil", "dying": "die",
    "analyze": "analyse",
    "programming": "programme", "hired": "hire",
}  # fmt: skip

RISING_NOUNS = "increase growth rise uplift gain improvement jump boost lift uptick"
FALLING_NOUNS = "reduction decrease decline drop cut fall saving savings shrinkage"
