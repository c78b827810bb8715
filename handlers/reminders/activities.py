"""Coming activities of the schedule, as a region or a directorate is told of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum, auto
from textwrap import shorten

from convenio.calendar.year_month import YearMonth
from convenio.catalogue.indicators import Indicator
from convenio.catalogue.regions import REGIONS
from convenio.evaluation.following import Followed
from convenio.schedule.activities import ScheduleEntry
from handlers.actions import Action
from handlers.views import MESSAGE_LENGTH, Keyboard, View, button
from handlers.words import day as day_words
from handlers.words import say_in, sentence
from storage.report.present_words import OURS, Words
from storage.schedule.attendance import Listed

NAMED = 6  # regions
CALENDARS = 3  # buttons
ANSWERED = 60  # letters of a recommendation
Answered = Mapping[int, Sequence[Followed]]  # by the entry's row
NOTHING: Answered = {}
# Letters of a name or topic, activities of a section, and whether topics and links are told.
_FITS = ((110, 99, True), (40, 99, True), (40, 12, False))


class ActivityAudience(Enum):
    """Who is told: whoever takes part in activities, a region's director, or who holds them."""

    FOCAL = auto()
    DIRECTOR = auto()
    DIRECTORATE = auto()


@dataclass(frozen=True, slots=True)
class RegionActivities:
    """A region's activities of a month or, with `day`, of one day."""

    month: YearMonth
    day: date | None
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity, the same for several regions: `places`."""

    indicator: Indicator
    name: str
    responsible: str
    when: str
    topic: str
    link: str
    places: str
    answers: str


@dataclass(frozen=True, slots=True)
class ActivitySection:
    title: str
    lines: tuple[ActivityLine, ...]
    untold: int


def activities_view(
    name: str | None,
    parts: Sequence[RegionActivities],
    today: date,
    audience: ActivityAudience = ActivityAudience.FOCAL,
    *,
    late: bool,
    answered: Answered = NOTHING,
    undated: int = 0,
    words: Words = OURS,
) -> View:
    """List activities, nearest first; leave out details if one message is too short for them."""
    regions = {activity.region for part in parts for activity in part.listed}
    text = ""
    for letters, activities, details in _FITS:
        text = say_in(
            words,
            "reminders/activities",
            name=name,
            late=late,
            audience=audience.name,
            undated=undated,
            region=REGIONS[next(iter(regions))].name if len(regions) == 1 else None,
            details=details,
            sections=[
                _section(when, together, today, letters, activities, answered)
                for when, together in sorted(_by_time(parts).items(), key=lambda pair: pair[0])
            ],
        )
        if len(text) <= MESSAGE_LENGTH:
            break
    return View(text, _buttons(parts, sorted(regions), audience))


def _buttons(
    parts: Sequence[RegionActivities], regions: Sequence[str], audience: ActivityAudience
) -> Keyboard:
    first = min(part.month for part in parts)
    theirs = () if audience is ActivityAudience.DIRECTORATE else regions
    return activity_ways(first.year, first.month, theirs)


def activity_ways(year: int, month: int, regions: Sequence[str]) -> Keyboard:
    """The way to all who take part in what that month brings, and to the regions' calendars."""
    everybody = Action.SCHEDULE_MONTH, year, "", month, 0
    rows = [(button("👥 Quiénes participan", *everybody),)]
    if len(regions) <= CALENDARS:
        for region in regions:
            label = "📅 Al calendario" if len(regions) == 1 else f"📅 {REGIONS[region].name}"
            rows.append((button(label, Action.SCHEDULE_CALENDAR, year, region),))
    return tuple(rows)


def _by_time(parts: Sequence[RegionActivities]) -> dict[tuple[bool, date], list[Listed]]:
    """Activities by time, days before months; one told with its day is not repeated by month."""
    of_days = {activity.row for part in parts if part.day for activity in part.listed}
    found: dict[tuple[bool, date], list[Listed]] = {}
    for part in parts:
        listed = [activity for activity in part.listed if part.day or activity.row not in of_days]
        if listed:
            found.setdefault((part.day is None, part.day or part.month.first), []).extend(listed)
    return found


def _section(
    when: tuple[bool, date],
    listed: Sequence[Listed],
    today: date,
    letters: int,
    activities: int,
    answered: Answered,
) -> ActivitySection:
    whole_month, first = when
    same: dict[tuple[object, ...], list[Listed]] = {}
    for activity in listed:
        entry = activity.entry
        key = (entry.activity, entry.day, entry.hour, entry.topic, entry.link)
        same.setdefault(key, []).append(activity)
    lines = [
        _line(together, letters, answered, whole_month=whole_month)
        for together in sorted(same.values(), key=lambda together: _begins(together[0].entry))
    ]
    title = _month_title(YearMonth.of(first), today) if whole_month else _day_title(first, today)
    shown = tuple(lines[:activities])
    return ActivitySection(title, shown, len(lines) - len(shown))


def _begins(entry: ScheduleEntry) -> tuple[date, time]:
    return entry.day or date.max, entry.hour or time.max


def _line(
    together: Sequence[Listed], letters: int, answered: Answered, *, whole_month: bool
) -> ActivityLine:
    entry = together[0].entry
    return ActivityLine(
        entry.activity.about,
        shorten(entry.activity.name, letters, placeholder="…"),
        entry.activity.responsible,
        _when(entry) if whole_month else _hour(entry),
        shorten(entry.topic, letters, placeholder="…"),
        entry.link,
        _places(list(dict.fromkeys(activity.region for activity in together))),
        _answers(together, answered),
    )


def _answers(together: Sequence[Listed], answered: Answered) -> str:
    """What it answers, in one line: 'Responde a la recomendación 2020-II-R-17: Implementar el…'."""
    several = [one for activity in together for one in answered.get(activity.row, ())]
    found = list(dict.fromkeys(each.recommendation for each in several))
    if not found:
        return ""
    if len(found) == 1:
        text = shorten(found[0].text, ANSWERED, placeholder="…")
        return f"Responde a la recomendación {found[0].code}: {text}"
    codes = [one.code for one in found]
    return f"Responde a las recomendaciones {', '.join(codes[:-1])} y {codes[-1]}"


def _when(entry: ScheduleEntry) -> str:
    if entry.day is None:
        return "Día por confirmar"
    day = sentence(day_words(entry.day))
    return f"{day}, a las {entry.hour:%H:%M}" if entry.hour else day


def _hour(entry: ScheduleEntry) -> str:
    return f"A las {entry.hour:%H:%M}" if entry.hour else "Hora por confirmar"


def _places(regions: Sequence[str]) -> str:
    if len(regions) > NAMED:
        return f"{len(regions)} regiones"
    return ", ".join(REGIONS[region].name for region in regions)


def _month_title(month: YearMonth, today: date) -> str:
    this = YearMonth.of(today)
    if month == this:
        return f"Este mes, {month.name}"
    named = month.name if month.year == this.year else month.label
    return f"El próximo mes, {named}" if month == this.plus(1) else f"En {month.label}"


def _day_title(day: date, today: date) -> str:
    left = (day - today).days
    if left <= 1:
        return f"{'Hoy' if left == 0 else 'Mañana'}, {day_words(day)}"
    return f"El {day_words(day)}, en {left} días"
