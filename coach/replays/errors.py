"""What can go wrong with keys of calls."""

from coach.errors import Conflict, Invalid


class KeyReused(Invalid):
    """The key came with another call before."""

    code = "idempotency_key_reused"

    def __init__(self) -> None:
        super().__init__(
            "This key came with another call before. Use a new key for each call.",
            field="Idempotency-Key",
        )


class StillRunning(Conflict):
    """The first call under this key has not ended, or broke off."""

    code = "idempotency_key_in_use"

    def __init__(self) -> None:
        super().__init__(
            "The first call under this key has not answered. Wait a moment and ask again; should it"
            " have broken off, look whether it took effect, and use a new key."
        )
