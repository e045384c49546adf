"""What can go wrong with check-ins."""

from coach.errors import Conflict, Invalid, NotFound


class CheckInNotFound(NotFound):
    """No such check-in on a key result that the actor may see."""

    code = "check_in_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such check-in.")


class AlreadyCorrected(Conflict):
    """The entry was corrected before; its correction can be corrected."""

    code = "already_corrected"

    def __init__(self) -> None:
        super().__init__("This entry was corrected already. Correct the newer one.")


class WrongUnit(Invalid):
    """The value is in a unit that the key result's cannot be reached from."""

    code = "wrong_unit"

    def __init__(self, given: str, wanted: str) -> None:
        super().__init__(
            f"This key result is measured in {wanted or 'plain numbers'}; {given!r} cannot be "
            "converted. Give the value in that unit.",
            field="unit",
        )
