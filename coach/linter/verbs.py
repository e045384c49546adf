"""Verbs that the grammar does not know, because they say nothing about a number.

Only at the head of a line do they count as verbs: many are nouns elsewhere.
"""

from coach.grammar.lexicon import word_set

AIM_VERBS = word_set("""
    abolish accept adapt add adjust amaze answer appeal arm arrive ask assist attain attune
    awaken banish begin break build calm care carry catch celebrate charm cherish choose close
    come comfort command complement conquer cover crack craft cross crown crush cure dare deal
    demystify detect dig disarm discover disrupt do double draw earn eat educate electrify
    elevate embed end engineer enjoy enlighten enliven enthuse erase escape excite expose face
    fascinate feed fight fill finish fire fit fix flip flow focus forge fortify fund glow
    graduate grasp green guard guide handle have heal hear honor honour hook illuminate immerse
    impress include infuse ingrain innovate insert inspire involve join jump kindle know laugh
    leap learn leave light link listen live look lose love manage march meet mend merge mind
    mobilise mobilize nail navigate nourish nudge open organise organize overcome own pass pave
    pay penetrate pioneer plant play please power prefer prepare prevail pull quench quicken
    read rebalance rebuild receive reconcile reconnect recruit redirect refocus refresh reignite
    reinforce rejoin rekindle relieve remind repair replenish rethink retool return reveal
    revive reward rewire rid ride root run say seed seize sense settle shelter shine silence
    simplify skip slash sleep smile soothe spare spark spot spur stand stay stir stretch strike
    strive surprise surround sweep switch tackle tailor take target tempt think thread throw tie
    topple trade travel treat trigger trust try turbocharge understand unearth unfold unleash
    unpick untangle upskill usher value venture walk warm wean weave welcome widen work wow
    yield
""")
"""Verbs that objectives begin with."""

WORK_VERBS = word_set("""
    factor advertise agree alert allot approve ask assess bake block bundle cap cater choreograph
    circulate collate compare compost cook correct count declare demolish dig discuss display
    erect escalate excavate exclude explain film fit forecast gather glaze graft greet
    hand hang hem ice inform inspect knit label lay lease liaise list load mail measure mend
    mill mount mow nail note notify oil pack paint pair park peel photograph pilot pin
    plan plant plaster plot plough polish pool pour prefill prime print probe prune put
    quarantine quote rake redraw rehearse rehouse relocate remind rent request reserve
    retrain rework ride rig ring rotate route sample sand saw scan schedule seal seat second
    separate settle sew shelve shoot sketch slice solder sort sow spray stack staff stagger
    stock summarise swap sweep tape taste tell thank tile tow trade transcribe transport tune
    type upload varnish walk wash water weed weigh weld wire wrap zone
""")
"""Verbs that pieces of work begin with."""

NOMINAL_WORK = word_set("""
    launch rollout roll-out implementation development introduction creation completion
    deployment migration publication construction installation redesign relaunch rebrand rewrite
    overhaul upgrade replacement
""")
"""Work that stands as a noun."""

TRIVIAL_VERBS = word_set("""
    archive buy change choose clean declutter decorate file fix get hang install laminate move
    order paint pick print purchase purge rearrange recolor recolour redecorate redesign redo
    reformat refresh refurbish relabel rename reorder reorganise reorganize repaint replace
    reprint restock reupholster sort standardise swap throw tidy unify update vacuum water
""")
"""Verbs of small jobs, where their object is small too."""
