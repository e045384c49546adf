"""Plurals, verb forms and articles: the small change of English that templates need."""

from coach.composer.lexicon import closed, nouns, verb_forms, verb_table, verbs, with_s

PERSON_ENDINGS = tuple(
    """
    ist ists ian ians eer eers goer goers keeper keepers maker makers holder holders worker
    workers man men woman women ee ees person people setter setters
    """.split()  # noqa: SIM905 - a literal would take one line a word
)
MASS_ENDINGS = ("ness", "ship", "hood", "ism", "ware", "age")
COUNTED_AFTER_ALL = frozenset(
    """
    page image message cottage village package stage garage cage beverage sausage cabbage
    relationship ship witness business illness scholarship dealership apprenticeship
    internship sponsorship passage average mortgage voyage neighbourhood carriage marriage
    outage
    """.split()  # noqa: SIM905 - as above
)
NOT_PERSONS = frozenset(
    """
    boiler cooler printer heater freezer computer scanner trailer drawer roller mixer mower
    folder letter burner cover offer order counter fee coffee tree bee bees fees trees
    committee degree knee list lists career waist container newsletter tester toaster tractor
    number cutter cutters wishlist wishlists waitlist playlist playlists shortlist blacklist
    checklist checklists trailers printers timer server servers starter shower tower
    flyer poster paper charter quarter ticker sticker loader filler locker dozen specimen
    guarantee cheer beer coffees sewer marketing dryer wrist mist twist sender router reminder
    reminders trigger sweeper sweepers escalator elevator generator projector radiator monitor
    sensor conveyor reactor calculator blender shutter gutter litter matter chapter master
    banner corner dinner manner border wonder thunder ladder powder header fader washer
    thriller bumper pointer meter filter copier charger tanker digger harvester stapler
    detector indicator weather leather feather answer flower power cooker tumbler shredder
    slipper wrapper hopper copper pepper zipper clipper adapter transfer hanger hangar
    """.split()  # noqa: SIM905 - as above
)


_AGREEING = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "am": "are",
}


def is_plural(word: str) -> bool:
    """Whether a noun names several things."""
    word = word.lower()
    known = nouns()
    if word in known["back"] or word in known["groups"]:
        return True
    if word in known["singular_s"] or word.endswith(("ss", "us", "is", "ics")):
        return False
    return word.endswith("s") and len(word) > 2  # noqa: PLR2004 - "as", "us"


def is_mass(word: str) -> bool:
    """Whether a noun cannot be counted."""
    lowered = word.lower()
    if lowered in nouns()["mass"]:
        return True
    return lowered.endswith(MASS_ENDINGS) and lowered not in COUNTED_AFTER_ALL


def plural(word: str) -> str:
    """The plural of a noun; a plural and a mass noun stay as they are."""
    lowered = word.lower()
    if is_plural(lowered) or is_mass(lowered):
        return word
    irregular = nouns()["irregular"]
    if lowered in irregular:
        return str(irregular[lowered])
    for suffix in ("man", "child", "person", "wife", "loaf", "leaf", "shelf", "foot", "tooth"):
        if lowered.endswith(suffix) and lowered != "human":
            return word[: -len(suffix)] + str(irregular[suffix])
    return with_s(word)


def singular(word: str) -> str:
    """The singular of a noun."""
    lowered = word.lower()
    back = nouns()["back"]
    if lowered in back:
        return str(back[lowered])
    if not is_plural(lowered) or lowered in nouns()["groups"]:
        return word
    if lowered.endswith("ies") and len(lowered) > 4:  # noqa: PLR2004 - "ties", "pies"
        return word[:-3] + "y"
    if lowered.endswith(("sses", "shes", "ches", "xes", "zzes", "buses", "lenses")):
        return word[:-2]
    return word[:-1]


def is_person(word: str) -> bool:
    """Whether a noun names somebody."""
    lowered = word.lower()
    known = nouns()
    base = singular(lowered)
    if lowered in known["people"] or base in known["people"] or lowered in known["groups"]:
        return True
    if lowered in NOT_PERSONS or base in NOT_PERSONS or lowered in closed()["adjective"]:
        return False
    if "-" in lowered and lowered.rsplit("-", 1)[-1]:
        return is_person(lowered.rsplit("-", 1)[-1])
    if lowered.endswith(PERSON_ENDINGS):
        return len(lowered) > 5  # noqa: PLR2004 - "men" is listed
    return _does(base)


def _does(word: str) -> bool:
    """Whether a noun names who does a known verb: "advertiser", "contributor"."""
    for ending in ("er", "or"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 3:  # noqa: PLR2004 - "paper", "water"
            return (
                stem in verbs()
                or f"{stem}e" in verbs()
                or (stem[-1] == stem[-2] and stem[:-1] in verbs())
            )
    return False


def base_of(word: str) -> str | None:
    """The base form of a verb in any form; None for what is no verb."""
    forms = verb_forms(word.lower())
    return forms[0].base if forms else None


def inflect(base: str, form: str) -> str:
    """A form (third, past, participle, ing) of a verb by its base."""
    word = verb_table().get((base, form))
    if word is None:
        for prefix in ("re", "over", "mis", "out", "under"):
            inner = verb_table().get((base.removeprefix(prefix), form))
            if base.startswith(prefix) and inner:
                return prefix + inner
    return word or base


def agreeing(word: str) -> str:
    """A finite verb as it stands after a plural subject: is to are, leaves to leave."""
    lowered = word.lower()
    if lowered in _AGREEING:
        return _AGREEING[lowered]
    for form in verb_forms(lowered):
        if form.form == "third":
            return form.base
    return word


def article(phrase: str) -> str:
    """The indefinite article for a phrase."""
    word = phrase.lower().lstrip()
    if word.startswith(("hour", "honest", "heir", "honour")):
        return "an"
    if word.startswith(("uni", "use", "usu", "euro", "one")) and not word.startswith("unin"):
        return "a"
    return "an" if word[:1] in set("aeiou") else "a"


def capitalised(text: str) -> str:
    """The text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
