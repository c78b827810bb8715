"""Recipients of a reminder that ODES asks for; pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from convenio.calendar.periods import Period
from handlers.nudges.access import Following, still_missing
from handlers.nudges.form_state import EVALUATIONS, EVERYWHERE
from storage.evaluations.owed import Owing
from storage.reminders.occasions import Recipient


@dataclass(frozen=True, slots=True)
class Call:
    """`whom`: the place that is called, or all regions or directorates. `recent`: what somebody was
    reminded of within the hour; `mute`: what nobody can be told of.

    `twice`: what is told although the clock had it reminded of within the hour. `leaves_at`: when
    it will be sent, if it waits until people are written to again.
    """

    period: Period
    whom: str
    told: tuple[tuple[Recipient, Owing], ...]
    recent: tuple[Owing, ...]
    mute: tuple[Owing, ...]
    twice: tuple[Owing, ...]
    leaves_at: datetime | None

    def by_person(self) -> list[tuple[Recipient, list[Owing]]]:
        found: dict[int, tuple[Recipient, list[Owing]]] = {}
        for reader, owing in self.told:
            found.setdefault(reader.person_id, (reader, []))[1].append(owing)
        return list(found.values())

    @property
    def plain(self) -> bool:
        """Tell whether somebody is reminded, and nobody who was reminded within the hour."""
        return bool(self.told) and not self.twice

    @property
    def places(self) -> list[Owing]:
        return list({owing.owed.place: owing for _, owing in self.told}.values())


def call(
    found: Following,
    whom: str,
    nudged: Collection[tuple[str, int]],
    clocked: Collection[tuple[str, int]],
    leaves_at: datetime | None,
) -> Call:
    """Work out a call; `nudged` by hand, `clocked` by the clock: reminded within the hour."""
    told: list[tuple[Recipient, Owing]] = []
    recent: list[Owing] = []
    mute: list[Owing] = []
    twice: list[Owing] = []
    for owing in called_upon(found, whom):
        place = owing.owed.place[1]
        staff = [person for person in found.workers(owing) if person.reachable]
        fresh = [person for person in staff if (place, person.person_id) not in nudged]
        told += [(person, owing) for person in fresh]
        if not fresh:
            (recent if staff else mute).append(owing)
        if any((place, person.person_id) in clocked for person in fresh):
            twice.append(owing)
    return Call(
        found.period, whom, tuple(told), tuple(recent), tuple(mute), tuple(twice), leaves_at
    )


def called_upon(found: Following, whom: str) -> Sequence[Owing]:
    """What is missing of a place, of all regions, or of all directorates."""
    if whom == EVALUATIONS:
        return found.unevaluated
    return found.missing if whom == EVERYWHERE else [still_missing(found, whom)]
