"""CYC602: needs check-ins, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("CYC602", severity="warning", on="store", sources=(Source.OPEN_OKR,))
def status_contradicts_data(_subject: object) -> Iterator[Remark]:
    """The stated status and the number disagree.

    Why:
        Green over a flat line hides trouble until the review, when help comes too late.

    Bad:
        A result is stated green while its number has not moved for six weeks.

    Good:
        It is amber, with the reason and the next step.

    Fix:
        Set the status that the number shows, or say what the number does not see.
    """
    yield from ()
