"""What can go wrong while drafting together."""

from coach.errors import Conflict, Forbidden, Invalid, NotFound


class ConversationNotFound(NotFound):
    """No such conversation in the actor's sight."""

    code = "conversation_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such draft, or it belongs to another team.")


class ProposalNotFound(NotFound):
    """No such proposal in this conversation."""

    code = "proposal_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such proposal in this draft.")


class LineNotFound(NotFound):
    """The line is no longer on the sheet."""

    code = "line_not_found"

    def __init__(self) -> None:
        super().__init__("That line is no longer on the sheet. Reload to see the sheet as it is.")


class VersionNotFound(NotFound):
    """No such version of the sheet."""

    code = "version_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such version of this sheet.")


class LineChanged(Conflict):
    """Somebody else changed the same line first."""

    code = "line_changed"

    def __init__(self) -> None:
        super().__init__(
            "Somebody changed that line meanwhile. Nothing of theirs was overwritten; look at the"
            " sheet and try again."
        )


class ProposalDecided(Conflict):
    """The proposal was decided already."""

    code = "proposal_decided"

    def __init__(self) -> None:
        super().__init__("This proposal was decided already.")


class AlreadySubmitted(Conflict):
    """The set has gone to the goals store; the sheet is closed."""

    code = "already_submitted"

    def __init__(self) -> None:
        super().__init__("This set is submitted. Change it among your team's OKRs.")


class NothingToUndo(Conflict):
    """The sheet is at its first version."""

    code = "nothing_to_undo"

    def __init__(self) -> None:
        super().__init__("There is nothing to undo.")


class NotSubmittable(Invalid):
    """The sheet is not ready to be submitted."""

    code = "not_submittable"


class NotYourTeam(Forbidden):
    """Only members of the team, its lead, coaches and administrators draft for it."""

    code = "not_your_team"

    def __init__(self) -> None:
        super().__init__("You can draft for teams that you belong to. Ask its lead to add you.")
