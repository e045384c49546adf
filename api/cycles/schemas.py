"""What cycles look like on the wire."""

from datetime import date
from uuid import UUID

import msgspec

from coach.cycles import Cycle
from coach.cycles.values import Cadence, CycleFields, Rhythm, usual_rhythm


class CycleOut(msgspec.Struct, frozen=True):
    """A cycle with the dates of its rhythm."""

    id: UUID
    name: str
    cadence: str
    starts_on: date
    ends_on: date
    phase: str
    planning_on: date
    wrap_up_on: date
    check_in_days: int

    @classmethod
    def of(cls, cycle: Cycle) -> "CycleOut":
        """Show a cycle."""
        return cls(
            id=cycle.id,
            name=cycle.name,
            cadence=cycle.cadence,
            starts_on=cycle.starts_on,
            ends_on=cycle.ends_on,
            phase=cycle.phase,
            planning_on=cycle.planning_on,
            wrap_up_on=cycle.wrap_up_on,
            check_in_days=cycle.check_in_days,
        )


class CycleIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a program may say of a cycle. Dates of the rhythm that are left out are the usual."""

    name: str
    starts_on: date
    ends_on: date
    cadence: Cadence = Cadence.QUARTER
    planning_on: date | None = None
    wrap_up_on: date | None = None
    check_in_days: int = 7

    def fields(self) -> CycleFields:
        """Hand it to the service."""
        usual = None
        if self.starts_on < self.ends_on:  # else the service says what is wrong
            usual = usual_rhythm(self.starts_on, self.ends_on)
        rhythm = usual and Rhythm(
            self.planning_on or usual.planning_on,
            self.wrap_up_on or usual.wrap_up_on,
            self.check_in_days,
        )
        return CycleFields(self.name, self.cadence, self.starts_on, self.ends_on, rhythm)
