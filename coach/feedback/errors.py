"""What can go wrong with feedback."""

from coach.errors import Forbidden, Invalid, NotFound


class RequestNotFound(NotFound):
    """No open request for feedback waits for the actor under that id."""

    code = "feedback_request_not_found"

    def __init__(self) -> None:
        super().__init__("No such request waits for your answer.")


class NotYourPolicy(Forbidden):
    """Only HR and administrators say how an organisation handles feedback."""

    code = "not_your_policy"

    def __init__(self) -> None:
        super().__init__("Only HR and administrators change how feedback is handled.")


class WrongPerspective(Invalid):
    """The giver stands elsewhere than they say."""

    code = "wrong_perspective"

    def __init__(self, right: str) -> None:
        super().__init__(
            f"By the directory you give as {right}. Leave the relationship out, or say {right}.",
            field="relationship",
        )


class NeverAnonymous(Invalid):
    """There is one person, or hardly more, whom the record could be from."""

    code = "never_anonymous"

    def __init__(self) -> None:
        super().__init__(
            "A manager's word, or one's own, cannot be anonymous: everybody knows whose it is. "
            "Choose shared, manager or private.",
            field="visibility",
        )
