"""What can go wrong with people and access."""

from typing import ClassVar

from coach.errors import Conflict, Forbidden, Invalid, NotFound


class OrganisationNotFound(NotFound):
    """There is no organisation, or none of that name."""

    code = "organisation_not_found"


class OrganisationExists(Conflict):
    """An organisation of that name is already here."""

    code = "organisation_exists"


class PersonNotFound(NotFound):
    """No such person in the actor's organisation."""

    code = "person_not_found"


class TeamNotFound(NotFound):
    """No such team in the actor's organisation."""

    code = "team_not_found"


class EmailTaken(Conflict):
    """Another person already has that address."""

    code = "email_taken"


class TeamNameTaken(Conflict):
    """Another team already has that name."""

    code = "team_name_taken"


class ManagerCircle(Invalid):
    """A person would end up managing themselves, directly or through others."""

    code = "manager_circle"


class TeamCircle(Invalid):
    """A team would end up inside itself."""

    code = "team_circle"


class WrongCredentials(Forbidden):
    """Address and password do not belong together. Says no more, on purpose."""

    code = "wrong_credentials"

    def __init__(self) -> None:
        super().__init__("That address and password do not belong together.")


class TooManyAttempts(Forbidden):
    """Too many failed sign-ins for this address in a short time."""

    code = "too_many_attempts"
    wait_minutes: ClassVar[int] = 15

    def __init__(self) -> None:
        super().__init__(
            f"Too many failed sign-ins. Wait {self.wait_minutes} minutes, or reset the password."
        )


class LinkExpired(Invalid):
    """A one-time link is used, too old, or was never issued."""

    code = "link_expired"

    def __init__(self) -> None:
        super().__init__("This link is no longer valid. Ask for a new one.")


class NotAllowed(Forbidden):
    """The actor lacks the role for this."""

    code = "not_allowed"


class LastAdministrator(Conflict):
    """The organisation would be left without anybody who can administer it."""

    code = "last_administrator"

    def __init__(self) -> None:
        super().__init__("Name another administrator first; this is the last one.")
