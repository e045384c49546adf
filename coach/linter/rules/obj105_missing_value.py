"""OBJ105: no reason why it matters."""

from collections.abc import Iterator

from coach.linter.phrases import whole_words
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import ObjectiveLine

_BENEFIT = whole_words(r"""
    so that|so (?:we|they|our|every|people|customers|patients|no|the|it|all|nobody|nothing)
    so (?:anyone|everyone|each|fewer|more|new|\w+s) (?!as\b|that\b)
    in order (?:to|that)|because|thereby|thus|whereby|enabling|allowing|letting
    which (?:lets|frees|helps|makes|means|gives|allows|opens|saves|will)
    for the (?:sake|benefit) of|to the benefit of|as a result|with the result that
    until (?:they|we|every|no)|such that|so as to|with a view to|and (?:so|thereby|thus)
""")


@rule("OBJ105", severity="warning", on="objective", sources=(Source.FITBOTS, Source.PEOPLEBOX))
def missing_value(line: ObjectiveLine) -> Iterator[Remark]:
    """An objective does not say what it is good for.

    Why:
        The value is what lets a team choose between two ways, and lets others see why the objective
        comes before theirs.

    Bad:
        Modernise the way we plan tours
        Make guests tell their friends about us

    Good:
        Modernise the way we plan tours so that guides know their week
        Shorten the wait for a first lesson in order to fill courses without discounts
        Bring bakers back to the night shift because early shelves sell best

    Fix:
        Add "so that …" and the benefit: for whom, and what it is worth to the organisation.
    """
    if line.parsed.value is not None or _BENEFIT.search(line.text):
        return
    yield Remark("no “so that …” says what this is good for; name the benefit and for whom")
