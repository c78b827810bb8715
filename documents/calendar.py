"""A schedule as an iCalendar file (RFC 5545), which phones and mail programs read."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from urllib.parse import quote

from icalendar import TRANSP, Calendar, Event, Timezone

from convenio.calendar.periods import LIMA
from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import ScheduleEntry

PRODID = "-//Puntual//Programación anual//ES"
_OF_A_URI = "%:/?#[]@!$&'()*+,;=~"  # RFC 3986: no letter beyond ASCII stands for itself
LASTS = timedelta(hours=1)  # nobody says how long an activity is; this is ours
LAST_CHANGE_OF_TIME = date(1995, 1, 1)  # Peru has had no summer time since


def calendar_file(entries: Iterable[ScheduleEntry], stamp: datetime) -> bytes:
    """An event for each entry that has a region and a month; the others have no place in it.

    `stamp` is aware: when the file was made. The time zone is there even if no event has an hour,
    since a file must hold something (section 3.6) and there may be no event.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Programación anual de fortalecimiento de capacidades")
    calendar.add_component(Timezone.from_tzid(LIMA.key, first_date=LAST_CHANGE_OF_TIME))
    for entry in entries:
        if entry.region and entry.month:
            calendar.add_component(_event(entry, entry.region, entry.month, stamp))
    return bytes(calendar.to_ical())


def uid(entry: ScheduleEntry) -> str:
    """The same in every file, so that a newer one takes the place of an older one.

    What is moved keeps the one it had, so it is made of the month it was first planned for.
    """
    activity = entry.activity
    facts = (entry.year, activity.indicator, activity.number, entry.region, entry.original_month)
    return sha256("/".join(map(str, facts)).encode()).hexdigest()[:32] + "@puntual"


def _event(entry: ScheduleEntry, region: str, month: int, stamp: datetime) -> Event:
    """An entry as an event; only one with an hour makes somebody busy."""
    activity = entry.activity
    start, end = _span(entry, month)
    event = Event.new(
        uid=uid(entry),
        stamp=stamp,
        start=start,
        end=end,
        summary=f"IdG {activity.indicator}, {REGIONS[region].name}: {activity.name}",
        description="\n".join(_about(entry)),
        sequence=entry.changes,
        transparency=TRANSP.OPAQUE if entry.hour else TRANSP.TRANSPARENT,
    )
    if entry.link:
        event.add("url", quote(entry.link, safe=_OF_A_URI))
    return event


def _span(entry: ScheduleEntry, month: int) -> tuple[date, date]:
    """The hour, the day or, where no day is named, the whole month."""
    if entry.day and entry.hour:
        start = datetime.combine(entry.day, entry.hour, LIMA)
        return start, start + LASTS
    if entry.day:
        return entry.day, entry.day + timedelta(days=1)
    return date(entry.year, month, 1), date(entry.year + month // 12, month % 12 + 1, 1)


def _about(entry: ScheduleEntry) -> Iterator[str]:
    yield entry.activity.about.name
    yield f"Responsable: {entry.activity.responsible}"
    if entry.topic:
        yield f"Tema: {entry.topic}"
    if entry.link:
        yield f"Enlace: {entry.link}"
