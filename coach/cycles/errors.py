"""What can go wrong with cycles."""

from coach.errors import Conflict, Forbidden, NotFound


class CycleNotFound(NotFound):
    """No such cycle in the actor's organisation."""

    code = "cycle_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such cycle in your organisation.")


class CycleNameTaken(Conflict):
    """Another cycle already has that name."""

    code = "cycle_name_taken"


class CycleClosed(Conflict):
    """The cycle is closed; its goals are history."""

    code = "cycle_closed"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is closed. Reopen the cycle, or work in a later one.")


class WrongPhase(Conflict):
    """The cycle is in a phase from which it cannot go there."""

    code = "wrong_phase"


class NotYours(Forbidden):
    """The actor does not keep the organisation's cycles."""

    code = "not_allowed"

    def __init__(self) -> None:
        super().__init__("Only administrators, HR and coaches change cycles.")
