"""Key results of a learning objective: what will be known, and not how busy the search was."""

from dataclasses import replace
from zlib import crc32

from coach.composer.brief import Understanding
from coach.composer.idea import Idea
from coach.composer.material import Material
from coach.composer.slots import people_of
from coach.composer.templates import smooth

_COUNTED = (
    "number of suspected causes of {noun} proved or ruled out",
    "number of tested remedies for {noun} with a measured effect",
)
_SHARED = (
    "share of {who} we asked who name the same main reason for {noun}",
    "share of our predictions about {noun} that come true",
)
_WHY = "It counts what is known, and not how busy the search for it was."


def unknown_of(material: Material) -> str:
    """What is to be understood, as a noun: by the library's name for it, or the complaint's."""
    if material.fits and material.issue.match is None:
        first = material.ideas[0].kpi
        entries = {fit.entry.id: fit.entry for fit in material.fits}
        return spoken_name(entries.get(first or "", material.fits[0].entry).name)
    return material.slots["noun"]


def spoken_name(name: str) -> str:
    """The name of a KPI inside a sentence: acronyms stay, the first letter becomes small."""
    first = name.split(" ", maxsplit=1)[0]
    kept = first.isupper() and len(first) > 1
    return name if kept else name[:1].lower() + name[1:]


def learning_ideas(ordered: list[Material], brief: Understanding) -> list[Idea]:
    """Evidence about the leading unknown and the next one, and the main metric in a trial."""
    lead = ordered[0]
    nouns = list(dict.fromkeys(unknown_of(material) for material in ordered))
    who = people_of(lead.slots)
    turn = crc32(brief.text.encode())
    counted = _COUNTED[turn % len(_COUNTED) :] + _COUNTED[: turn % len(_COUNTED)]
    shared = _SHARED[turn // 2 % len(_SHARED) :] + _SHARED[: turn // 2 % len(_SHARED)]
    main = next(
        (material.ideas[0] for material in ordered if material.ideas[0].has_numbers), lead.ideas[0]
    )
    trial = main if main.has_numbers else replace(main, metric=f"{main.metric} in a trial")
    second = nouns[1] if len(nouns) > 1 else nouns[0]
    source = lead.ideas[0].source
    return [
        _idea(counted[0].format(noun=nouns[0]), "", source, "lagging"),
        _idea(shared[0].format(noun=second, who=who), "%", source, "leading"),
        trial,
        _idea(counted[1].format(noun=nouns[0]), "", source, "lagging"),
        _idea(shared[1].format(noun=nouns[0], who=who), "%", source, "leading"),
    ]


def _idea(metric: str, unit: str, source: int, kind: str) -> Idea:
    return Idea(smooth(metric), unit, "increase", kind, source, why=_WHY)
