"""A year is loaded, from the chat or by the command line; whom a change concerns is told once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.regions import REGIONS
from convenio.reloading import Reload, Shift, shifts
from convenio.schedule import ScheduleEntry
from handlers.loading import views
from handlers.loading.news import about
from handlers.telling import tell_in_window
from handlers.views import View
from storage.models import Person
from storage.reloading import save_schedule
from storage.serving import directorates, focal_points

Reader = tuple[Person, list[Shift]]


@dataclass(frozen=True, slots=True)
class Audience:
    """`unreached`: the names of the regions concerned that have no focal point to be told."""

    readers: Sequence[Reader]
    unreached: Sequence[str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """`told`: how many people."""

    found: Reload
    told: int
    unreached: Sequence[str]


async def audience(session: AsyncSession, found: Reload, by: Person | None) -> Audience:
    """The focal points and directorates whom it concerns, each once; who loads it knows already."""
    changed = shifts(found)
    theirs: dict[int, tuple[Person, list[Shift]]] = {}

    def concern(person: Person, which: Sequence[Shift]) -> None:
        if by is None or person.id != by.id:
            known = theirs.setdefault(person.id or 0, (person, []))[1]
            known.extend(each for each in which if each not in known)

    regions = {each.region for each in changed if each.region}
    focal = await focal_points(session, regions)
    for person, region in focal:
        concern(person, [each for each in changed if each.region == region])
    indicators = {each.activity.indicator for each in changed}
    for person, indicator in await directorates(session, indicators):
        concern(person, [each for each in changed if each.activity.indicator == indicator])
    unreached = regions - {region for _, region in focal}
    names = [region.name for code, region in REGIONS.items() if code in unreached]
    return Audience(list(theirs.values()), names)


async def load_year(
    session: AsyncSession,
    year: int,
    entries: Collection[ScheduleEntry],
    by: Person | None,
    now: datetime,
) -> Loaded:
    """`entries` are of that year, each once; they take the place of what it had."""
    found = await save_schedule(session, year, entries, now, by)
    concerned = await audience(session, found, by)
    theirs = {person.id: changed for person, changed in concerned.readers}

    def view(reader: Person) -> View:
        return views.told(reader, year, theirs[reader.id], fresh=found.fresh)

    told = sum(
        tell_in_window(session, [person], view, now, about=about(year, changed, fresh=found.fresh))
        for person, changed in concerned.readers
    )
    return Loaded(found, told, concerned.unreached)
