"""Passwords: hashed with argon2 in a thread, few at a time."""

import asyncio
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from coach.errors import Invalid

SHORTEST = 10
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Passwords:
    """Hashes and verifies. One hash takes 64 MiB, so only two run at once."""

    hasher: PasswordHasher = field(default_factory=PasswordHasher)
    gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))

    async def hash(self, password: str) -> str:
        """Hash a new password. Raises Invalid when it is too short or absurdly long."""
        if len(password) < SHORTEST:
            raise Invalid(f"A password needs at least {SHORTEST} characters.", field="password")
        if len(password) > LONGEST:
            raise Invalid(f"A password may have at most {LONGEST} characters.", field="password")
        async with self.gate:
            return await asyncio.to_thread(self.hasher.hash, password)

    async def matches(self, password: str, password_hash: str | None) -> bool:
        """Tell whether a password fits a hash; takes as long when there is no hash at all.

        The time spent on nobody keeps an outsider from learning which addresses exist.
        """
        async with self.gate:
            return await asyncio.to_thread(self._verify, password[: LONGEST + 1], password_hash)

    def _verify(self, password: str, password_hash: str | None) -> bool:
        if password_hash is None:
            self.hasher.hash(password)
            return False
        try:
            return self.hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False
