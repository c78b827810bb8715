"""A schedule as an iCalendar file (RFC 5545), which phones and mail programs read."""

from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256

from icalendar import TRANSP, Calendar, Event, Timezone

from convenio.indicators import INDICATORS
from convenio.periods import LIMA
from convenio.regions import REGIONS
from convenio.schedule import ScheduleEntry

PRODID = "-//Puntual//Programación anual//ES"
LAST_CHANGE_OF_TIME = date(1995, 1, 1)  # Peru has had no summer time since


def calendar_file(entries: Iterable[ScheduleEntry], stamp: datetime, sequence: int = 0) -> bytes:
    """An event for each entry that has a region and a month; the others have no place in it.

    `stamp` is aware: when the file was made. The time zone is there although whole days need none,
    since a file must hold something (section 3.6) and there may be no event.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Programación anual de fortalecimiento de capacidades")
    calendar.add_component(Timezone.from_tzid(LIMA.key, first_date=LAST_CHANGE_OF_TIME))
    for entry in entries:
        if entry.region and entry.month:
            calendar.add_component(_event(entry, entry.region, entry.month, stamp, sequence))
    return bytes(calendar.to_ical())


def uid(entry: ScheduleEntry) -> str:
    """The same in every file, so that a newer one takes the place of an older one.

    An activity that is moved must keep the one it had, so it is made of the month in the annex.
    """
    activity = entry.activity
    facts = (entry.year, activity.indicator, activity.number, entry.region, entry.month)
    return sha256("/".join(map(str, facts)).encode()).hexdigest()[:32] + "@puntual"


def _event(entry: ScheduleEntry, region: str, month: int, stamp: datetime, sequence: int) -> Event:
    """The whole month, since the annex names no day; it makes nobody busy."""
    activity = entry.activity
    about = f"{INDICATORS[activity.indicator].name}\nResponsable: {activity.responsible}"
    return Event.new(
        uid=uid(entry),
        stamp=stamp,
        start=date(entry.year, month, 1),
        end=date(entry.year + month // 12, month % 12 + 1, 1),
        summary=f"IdG {activity.indicator}, {REGIONS[region].name}: {activity.name}",
        description=about,
        sequence=sequence,
        transparency=TRANSP.TRANSPARENT,
    )
