"""What can go wrong with summaries."""

from coach.errors import Invalid, NotFound


class SummaryNotFound(NotFound):
    """No such summary that is the actor's own and still open to them."""

    code = "summary_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such summary of yours.")


class NobodyToAsk(Invalid):
    """Through whose eyes a summary is to be made cannot be told."""

    code = "nobody_to_ask"

    def __init__(self, email: str) -> None:
        super().__init__(
            f"{email} has no manager, so it is open through whose eyes to read. Say it with "
            "--as EMAIL.",
            field="as",
        )
