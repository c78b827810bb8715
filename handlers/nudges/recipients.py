"""Recipients of a reminder that ODES asks for; pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from convenio.calendar.periods import Period
from convenio.catalogue.regions import Region
from handlers.nudges.access import Following
from storage.models import Role
from storage.reminders.occasions import Recipient
from storage.turnout.owed_reports import OwedRegion


@dataclass(frozen=True, slots=True)
class Call:
    """`recent`: regions reminded within the hour; `mute`: those with nobody whom it reaches.

    `twice`: those whom it reaches although the clock had them reminded within the hour.
    `leaves_at`: when it will be sent, if it waits until people are written to again.
    """

    period: Period
    everywhere: bool
    told: tuple[tuple[Recipient, OwedRegion], ...]
    recent: tuple[Region, ...]
    mute: tuple[Region, ...]
    twice: tuple[Region, ...]
    leaves_at: datetime | None

    def by_person(self) -> list[tuple[Recipient, list[OwedRegion]]]:
        found: dict[int, tuple[Recipient, list[OwedRegion]]] = {}
        for reader, owing in self.told:
            found.setdefault(reader.person_id, (reader, []))[1].append(owing)
        return list(found.values())

    @property
    def regions(self) -> list[Region]:
        return list(dict.fromkeys(owing.owed.region for _, owing in self.told))


def call(
    found: Following,
    missing: Sequence[OwedRegion],
    nudged: Collection[tuple[str, int]],
    clocked: Collection[tuple[str, int]],
    leaves_at: datetime | None,
    *,
    everywhere: bool,
) -> Call:
    """Work out a call; `nudged` by hand, `clocked` by the clock: reminded within the hour."""
    told: list[tuple[Recipient, OwedRegion]] = []
    recent: list[Region] = []
    mute: list[Region] = []
    twice: list[Region] = []
    for owing in missing:
        region = owing.owed.region
        staff = [person for person in found.staff(region.code, Role.FOCAL) if person.reachable]
        fresh = [person for person in staff if (region.code, person.person_id) not in nudged]
        told += [(person, owing) for person in fresh]
        if not fresh:
            (recent if staff else mute).append(region)
        if any((region.code, person.person_id) in clocked for person in fresh):
            twice.append(region)
    places = tuple(recent), tuple(mute), tuple(twice)
    return Call(found.period, everywhere, tuple(told), *places, leaves_at)
