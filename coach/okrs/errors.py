"""What can go wrong with OKRs."""

from coach.errors import Conflict, Forbidden, Invalid, NotFound


class ObjectiveNotFound(NotFound):
    """No such objective, or a draft that is not the actor's to see."""

    code = "objective_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such objective, or it is a draft of another team.")


class KeyResultNotFound(NotFound):
    """No such key result, or one of a draft that is not the actor's to see."""

    code = "key_result_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such key result, or it is in a draft of another team.")


class InitiativeNotFound(NotFound):
    """No such initiative under this objective."""

    code = "initiative_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such initiative.")


class LinkNotFound(NotFound):
    """No such link between two objectives."""

    code = "link_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such link.")


class NotYourGoal(Forbidden):
    """The actor may see the goal and may not change it."""

    code = "not_allowed"

    def __init__(self) -> None:
        super().__init__(
            "Only the owning team, its lead, the owner's managers, coaches and administrators "
            "change this. Ask one of them, or leave a comment."
        )


class OwnerUnknown(Invalid):
    """The owner named is not in the organisation, or is gone."""

    code = "owner_unknown"

    def __init__(self, message: str) -> None:
        super().__init__(message, field="owner")


class Stale(Conflict):
    """Somebody else changed the thing since the actor read it."""

    code = "stale"

    def __init__(self) -> None:
        super().__init__(
            "Somebody changed this since you opened it. Read it again, then change it."
        )


class WrongStatus(Conflict):
    """The objective's status does not allow this."""

    code = "wrong_status"


class AlreadyLinked(Conflict):
    """The objective already contributes there."""

    code = "already_linked"

    def __init__(self) -> None:
        super().__init__("It already contributes to that objective. Change that link instead.")


class LinkCircle(Invalid):
    """A link would make an objective contribute to itself."""

    code = "link_circle"

    def __init__(self) -> None:
        super().__init__(
            "That would close a circle: the parent already contributes to this objective. "
            "Link the other way round, or choose another parent.",
            field="contributes_to",
        )
