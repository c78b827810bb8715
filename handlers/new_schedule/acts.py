"""The loading of a year, in chat or by command line; people it concerns are told once."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import ScheduleEntry
from convenio.schedule.reload import Reload, Shift, shifts
from handlers.announcements import tell_in_window
from handlers.new_schedule import views
from handlers.new_schedule.news import load_subject
from handlers.rescheduling import notices as rescheduling
from handlers.views import View
from storage.models import Person
from storage.people.audience import directorates, focal_points
from storage.schedule import move_history
from storage.schedule.reload import save_schedule

Reader = tuple[Person, list[Shift]]


@dataclass(frozen=True, slots=True)
class LoadAudience:
    """`unreached`: the names of the regions concerned that have no focal point to be told."""

    readers: Sequence[Reader]
    unreached: Sequence[str]


@dataclass(frozen=True, slots=True)
class ScheduleLoaded:
    """`told`: how many people."""

    found: Reload
    told: int
    unreached: Sequence[str]


async def load_audience(
    session: AsyncSession,
    found: Reload,
    by: Person | None,
    unheard: Mapping[int, Mapping[int, int | None]],
) -> LoadAudience:
    """Focal points and directorates whom it concerns, each once, without the one who loads it.

    `unheard`: see storage.schedule.move_history.
    """
    changed = shifts(found)
    theirs: dict[int, tuple[Person, list[Shift]]] = {}

    def concern(person: Person, concerns: Callable[[Shift], bool]) -> None:
        if by is None or person.id != by.id:
            known = theirs.setdefault(person.id or 0, (person, []))[1]
            months = unheard.get(person.telegram_id or 0)
            told = shifts(found, months) if months else changed
            known.extend(shift for shift in told if concerns(shift) and shift not in known)

    regions = {shift.region for shift in changed if shift.region}
    focal = await focal_points(session, regions)
    for person, region in focal:
        concern(person, partial(_in_region, region))
    indicators = {shift.activity.indicator for shift in changed}
    for person, indicator in await directorates(session, _agreement(changed), indicators):
        concern(person, partial(_of_indicator, indicator))
    readers = [(person, told) for person, told in theirs.values() if told]
    unreached = regions - {region for _, region in focal}
    names = [region.name for code, region in REGIONS.items() if code in unreached]
    return LoadAudience(readers, names)


def _agreement(changed: Sequence[Shift]) -> str:
    """The agreement of the year, which has one."""
    return changed[0].activity.indicators.agreement if changed else ""


def _in_region(region: str, shift: Shift) -> bool:
    return shift.region == region


def _of_indicator(indicator: int, shift: Shift) -> bool:
    return shift.activity.indicator == indicator


async def load_year(
    session: AsyncSession,
    year: int,
    entries: Collection[ScheduleEntry],
    by: Person | None,
    now: datetime,
) -> ScheduleLoaded:
    """Replace the year's schedule with `entries`, which are of that year and each once."""
    unheard = await move_history.unheard_months(
        session, year, rescheduling.SUBJECT
    )  # gone with what they moved
    found = await save_schedule(session, year, entries, now, by)
    concerned = await load_audience(session, found, by, unheard)
    theirs = {person.id: changed for person, changed in concerned.readers}

    def view(reader: Person) -> View:
        return views.told(reader, year, theirs[reader.id], fresh=found.fresh)

    told = sum(
        tell_in_window(
            session, [person], view, now, about=load_subject(year, changed, fresh=found.fresh)
        )
        for person, changed in concerned.readers
    )
    return ScheduleLoaded(found, told, concerned.unreached)
