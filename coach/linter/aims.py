"""What an objective is really about: a number, a deliverable, keeping going, or nothing much."""

from coach.grammar.lexicon import word_set
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.units import CURRENCIES, DURATIONS
from coach.grammar.values import Quantity, Role, Span, VerbKind
from coach.grammar.verbs import lemma
from coach.linter import nouns
from coach.linter.outcomes import outcome_end, outcome_tokens, verb_of
from coach.linter.phrases import whole_words
from coach.linter.subjects import ObjectiveLine
from coach.linter.themes import lacks_action
from coach.linter.verbs import NOMINAL_WORK, TRIVIAL_VERBS
from coach.linter.words import first_chunk, span_of

_MEASURE_UNITS = frozenset({"%", "pp", "bps", "points", "stars", "FTE"}) | CURRENCIES
_LEVELS = frozenset({Role.BASELINE, Role.TARGET, Role.CURRENT, Role.CHANGE})
_MANY = 12  # quantities; no objective has as many
_WITHIN = word_set("within under below than over above least most")
_HARD_DELIVERY = word_set("""
    launch implement publish deploy ship release migrate install complete finish
    finalise rewrite document draft redesign refactor procure configure integrate automate
    relaunch rebrand organise conduct host hire set-up setup roll rollout kick-off prototype
    pilot buy purchase commission construct decommission execute specify replatform re-platform
    upload test code print restructure reorganise upgrade audit digitalise containerise
    outsource renovate refurbish register formulate compile evaluate analyse investigate
    research review survey attend exhibit recruit
""")
_HARD_PHRASES = (
    "roll out",
    "set up",
    "kick off",
    "put in place",
    "go live",
    "carry out",
    "draw up",
    "phase out",
)
_LIVE = (
    "go live",
    "goes live",
    "in production",
    "up and running",
    "live",
    "launched",
    "shipped",
    "rolled out",
    "in place",
)
_HOLDS = word_set("""
    assure conserve continue ensure guarantee hold keep maintain preserve remain safeguard stay
    sustain uphold
""")
_STANDING = word_set("position lead leadership status standing rank reputation level")
_ROUTINE = word_set("handle operate administer oversee manage process")
_ROUTINE_PHRASES = whole_words("""
    as usual|business as usual|day to day|day-to-day|keep the lights on|status quo|as we do today
    as before|as always|daily operations|smooth running|carry on|keep on|keep up|go on|as is
    current level|existing level|keep running
""")
_TURNING_AWAY = word_set("out from away off")

_BUZZ = word_set("""
    amazing awesome best best-in-class best-of-breed brilliant cutting-edge customer-centric
    customer-centricity data-driven disruptive excellence excellent excellently fantastic
    first-class game-changing great greatness growth-hack holistic impactful incredible
    innovation innovative innovatively leading leading-edge market-leading next-gen
    next-generation next-level outstanding paradigm perfection phenomenal potential premier
    remarkable robust seamless smart state-of-the-art success successful superb superior
    synergies synergy synergistic thought top-notch top-tier transformation transformative
    ultimate unparalleled unrivalled value-add visionary win-win world-class world-leading
    world-beating high-performance high-performing
""")
_GENERIC = word_set("""
    ability above achieve act again agility aligned alignment all area areas be become before
    being better beyond bigger build business can capabilities capability change collaboration
    communication company competitive competitiveness continuous continuously create culture
    day deliver department develop difference digital do drive effective effectively
    effectiveness efficiencies efficiency efficient efficiently employees employer empower
    enable engagement enhance environment even ever every everybody everyone everything excel
    execution experience experiences extra fast full fully further future game get go good grow
    growth have heights high higher highest ideal impact improve improvement improvements
    increase industry innovate job last leader leaders level leverage life make market matter
    matters maximise maximize mile mindset more most move needle new next number number-one
    offer one operation operational operations optimise optimize organisation organisational
    organization organizational our ours ourselves overall people perform performance place
    position positive possible previous process processes product productivity products
    progress prosper proud provide pursue quality quarter quick quickly raise reach real really
    reinvent results service services shop solution solutions stakeholder stakeholders standard
    standards status strategic strategy strengthen strive strong stronger take team teams
    teamwork than thing things thrive time toward towards transform true truly try unlock value
    values very way ways we win work working workplace world year
""")
_SMALL = word_set("""
    a an the of in on for with to and or at by from as it its us we our your their that this can
    could how what up into across through all more so is are be than not no
""")
_TRIVIAL_NOUNS = word_set("""
    background badge banner bin blind bulb cabinet cable cafeteria calendar canteen card carpet
    chair chart clock coffee-machine color colour corridor cupboard curtain cushion desk door
    drive fence folder font frame fridge furniture hook icon inbox kitchen lamp lanyard
    letterhead lightbulb lobby locker logo machine mat mug notice noticeboard office painting
    parking-space pen photo picture plant poster printer reception room rug screensaver shelf
    shelve sign signature sink slide sofa spreadsheet stapler stationery swag t-shirt tap
    template tray wall wallpaper whiteboard
""")


def metric_in(line: ObjectiveLine) -> Quantity | None:
    """Return the number that makes an objective a key result, if there is one."""
    for quantity in line.parsed.quantities[:_MANY]:
        if _is_metric(line, quantity):
            return quantity
    return None


def _is_metric(line: ObjectiveLine, quantity: Quantity) -> bool:
    if quantity.unit in _MEASURE_UNITS or quantity.unit.startswith("/"):
        return True
    digits = quantity.text[:1].isdigit()
    action = line.parsed.action_word
    if action is not None and quantity.span == action.span:
        return _multiplies_things(line, quantity)
    if quantity.is_blank or not (quantity.unit or digits):
        return False
    if quantity.role in _LEVELS:
        if _is_an_age(line, quantity):
            return False
        return quantity.unit != "x" or digits or _doubles_a_number(line, quantity)
    return digits and _counts(line, quantity)


def _multiplies_things(line: ObjectiveLine, quantity: Quantity) -> bool:
    """Tell "quadruple exports" from "double the joy of reading"."""
    head = next((token.lower for token in first_chunk(line.words.near(quantity.span[1]))[-1:]), "")
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return plural or nouns.among(head, nouns.STRONG_METRICS | nouns.COUNTED_METRICS)


def _is_an_age(line: ObjectiveLine, quantity: Quantity) -> bool:
    """Recognise "engineers over 50", "children under 5": whom an aim is for."""
    before = [token.lower for token in line.words.before(quantity.span[0])]
    if quantity.unit or len(before) < _AGED or before[-1] not in {"over", "under", "aged", "above"}:
        return False
    who = before[-2]
    people = who.endswith("s") or who in {"people", "men", "women", "children"}
    return people and not nouns.among(who, nouns.STRONG_METRICS | nouns.COUNTED_METRICS)


_AGED = 2  # words: whom, and "over"


def _counts(line: ObjectiveLine, quantity: Quantity) -> bool:
    """Tell "reach 10,000 members" and "NPS 50" from "our 12 clinics" and "the 2-day course"."""
    before = line.words.before(quantity.span[0])
    action = line.parsed.action_word
    follows_verb = action is not None and action.span[1] + 2 >= quantity.span[0]
    if quantity.unit in DURATIONS:
        return follows_verb or (bool(before) and before[-1].lower in _WITHIN)
    if any(nouns.among(token.lower, nouns.STRONG_METRICS) for token in before[-3:]):
        return True
    return follows_verb and quantity.role is not Role.QUALIFIER


def _doubles_a_number(line: ObjectiveLine, quantity: Quantity) -> bool:
    """Tell "double revenue" from "make it ten times easier"."""
    behind = first_chunk(line.words.near(quantity.span[1]))
    heads = [token.lower for token in behind[-1:]]
    return nouns.any_among(heads, nouns.STRONG_METRICS | nouns.COUNTED_METRICS)


def deliverable_in(line: ObjectiveLine) -> Span | None:
    """Return the words that make an objective a deliverable or a project."""
    if trivial_words(line) is not None:
        return None
    action = line.parsed.action_word
    tokens = outcome_tokens(line)
    if action is None:
        return _project_named(tokens, first_chunk(tokens))
    hard = verb_of(line) in _HARD_DELIVERY or action.text.lower() in _HARD_PHRASES
    if hard and line.parsed.verb_kind not in {VerbKind.HOLD, VerbKind.LOWER, VerbKind.REACH}:
        return action.span
    return _thing_made(line, [token for token in tokens if token.start >= action.span[1]])


def _thing_made(line: ObjectiveLine, rest: list[Token]) -> Span | None:
    """Return a softer verb with its object, where the object is a thing to be delivered."""
    action, verb = line.parsed.action_word, verb_of(line)
    chunk = first_chunk(rest)
    if action is None or not chunk or verb in _MENDING or vague_words(line) is not None:
        return None
    full = (action.span[0], chunk[-1].end)
    if verb == "open":
        return full if _is_a_place(rest, chunk) else None
    if verb == "introduce" and _is_a_novelty(rest, chunk):
        return full
    if verb in _MAKING and _is_a_thing(rest, chunk):
        return full
    while len(chunk) > 1 and chunk[-1].lower in _LIVE:
        chunk = chunk[:-1]
    return (full[0], chunk[-1].end) if _is_built(line, verb, chunk) else None


def _is_built(line: ObjectiveLine, verb: str, chunk: tuple[Token, ...]) -> bool:
    """Say whether a verb of work, or "goes live" at the end, has a thing for its object."""
    delivers = line.parsed.verb_kind in {VerbKind.DELIVER, VerbKind.ACTIVITY}
    if verb == "deliver" and nouns.any_among([token.lower for token in chunk], _STAGES):
        return True
    if verb == "establish":
        return nouns.among(chunk[-1].lower, nouns.DELIVERABLES)
    things = nouns.ACTIVITIES if verb == "run" else nouns.DELIVERABLES | nouns.ACTIVITIES
    works = delivers or _goes_live(line) or verb in {"transition", "switch"}
    return works and nouns.among(chunk[-1].lower, things)


_MENDING = word_set("fix repair refine mend revise revisit")
_NO_PLACES = word_set("door window chapter conversation mind eye road heart opportunity dialogue")


def _is_a_place(rest: list[Token], chunk: tuple[Token, ...]) -> bool:
    """Tell "open a second clinic in Leeds" from "open a new market", "open the archive to all"."""
    head = chunk[-1].lower
    figurative = nouns.among(head, nouns.ABSTRACT | nouns.QUALITIES | _NO_PLACES)
    return rest[0].lower in {"a", "an", "another"} and not figurative


_DEVELOPED = word_set("""
    talent staff business career people personal leadership team employee skills skill professional
    community youth market regional
""")
_PROJECTS = word_set("project programme program initiative campaign")
_MAKING = word_set("build create design develop construct produce introduce")
_STAGES = word_set("phase stage milestone extension part batch tranche")


def _is_a_thing(rest: list[Token], chunk: tuple[Token, ...]) -> bool:
    """Say whether an article and a noun name a thing to make: "build a data lake"."""
    article = bool(rest) and rest[0].lower in {"a", "an", "the"}
    head = chunk[-1].lower
    plain = not nouns.among(head, nouns.QUALITIES | nouns.ABSTRACT | nouns.STRONG_METRICS)
    qualified = any(
        token.lower in {"where", "that", "which", "who", "every", "people"} for token in rest
    )
    return article and plain and not qualified


def _is_a_novelty(rest: list[Token], chunk: tuple[Token, ...]) -> bool:
    """Tell "introduce electronic ticketing" from "introduce children to music"."""
    led = any(token.lower == "to" for token in rest[:8])
    return not led and not nouns.among(chunk[-1].lower, nouns.QUALITIES | nouns.ABSTRACT)


def _goes_live(line: ObjectiveLine) -> bool:
    aim = line.text[: outcome_end(line)].lower().rstrip(" ,.")
    return aim.endswith(_LIVE)


def _project_named(tokens: list[Token], chunk: tuple[Token, ...]) -> Span | None:
    words = [token for token in tokens if token.kind is TokenKind.WORD]
    if not words or not chunk:
        return None
    live = next((token for token in words if token.lower in {"live", "launched"}), None)
    if live is not None and nouns.any_among([token.lower for token in chunk], nouns.DELIVERABLES):
        return (words[0].start, live.end)
    grows = len(chunk) > 1 and chunk[-2].lower in _DEVELOPED
    if words[0].lower in NOMINAL_WORK or (chunk[-1].lower in NOMINAL_WORK and not grows):
        return span_of(chunk)
    built = nouns.among(chunk[-1].lower, nouns.DELIVERABLES)
    if chunk[-1].lower in _PROJECTS:
        return span_of(chunk)
    return span_of(chunk) if built and words[0].lower == "new" else None


def routine_in(line: ObjectiveLine) -> Span | None:
    """Return the words that only keep things going."""
    action, verb = line.parsed.action_word, verb_of(line)
    held = verb in {"retain", "defend"} and bool(_STANDING & line.words.chosen)
    if action is not None and (verb in _HOLDS or verb in _ROUTINE or held):
        aim = {token.lower for token in outcome_tokens(line)[1:6]}
        prevents = verb == "keep" and aim & _TURNING_AWAY
        return None if prevents else action.span
    first = next((token for token in line.words.tokens if token.kind is TokenKind.WORD), None)
    if action is None and first is not None and lemma(first.lower) in _HOLDS | _ROUTINE:
        return (first.start, first.end)
    found = _ROUTINE_PHRASES.search(line.text[: outcome_end(line)])
    return found.span() if found is not None else None


def vague_words(line: ObjectiveLine) -> Span | None:
    """Return the buzzwords of an aim that says nothing else, None if something concrete is left."""
    tokens = [
        token
        for token in outcome_tokens(line)
        if token.kind is TokenKind.WORD and token.lower not in _SMALL
    ]
    if not tokens or lacks_action(line) or line.parsed.verb_kind is VerbKind.HOLD:
        return None
    buzz = [token for token in tokens if token.lower in _BUZZ]
    concrete = [token for token in tokens[1:] if not _says_nothing(token.lower)]
    if len(concrete) > (1 if buzz else 0):
        return None
    if buzz:
        return (buzz[0].start, buzz[0].end)
    if concrete or not _says_nothing(tokens[0].lower):
        return None
    return span_of(tokens)


def _says_nothing(word: str) -> bool:
    return word in _BUZZ or word in _GENERIC or (lemma(word) in _GENERIC)


def trivial_words(line: ObjectiveLine) -> Span | None:
    """Return the words of an aim whose success nobody outside would notice."""
    action = line.parsed.action_word
    tokens = [token for token in outcome_tokens(line) if token.kind is TokenKind.WORD]
    if not tokens or line.parsed.value is not None:
        return None
    first = tokens[0].lower
    verb = verb_of(line) if action else first
    rest = tokens[1:]
    if verb == "get" and (not rest or rest[0].lower not in {"new", "a", "some"}):
        return None
    chunk = first_chunk(rest)
    small = bool(chunk) and nouns.among(chunk[-1].lower, _TRIVIAL_NOUNS)
    if small and first == "new" and action is None:
        words = [token.lower for token in tokens[tokens.index(chunk[-1]) + 1 :]]
        return span_of(tokens) if nouns.any_among(words, _TRIVIAL_NOUNS) else None
    if small and (verb in TRIVIAL_VERBS or first in TRIVIAL_VERBS):
        return (tokens[0].start, chunk[-1].end)
    return None
