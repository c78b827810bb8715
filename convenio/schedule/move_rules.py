"""The rules for moving an activity to another month or day, as a person types it."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import NoReturn

from convenio.calendar.months import MONTHS, read_month
from convenio.calendar.periods import LIMA
from convenio.calendar.typed_days import NoSuchDay, real_day
from convenio.calendar.workdays import CLOSES, OPENS, next_window, told_on
from convenio.schedule.activities import ScheduleEntry
from convenio.typed.whole_numbers import whole_number

_WEEKDAY = r"(?:(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo),?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+(?:de\s+)?)(?P<month>[^\W\d]+|\d{1,2})"
_YEAR = r"(?:\s*[/.-]\s*(?P<short>\d{4}|\d{2})|\s+(?:del?\s+)?(?P<long>\d{4}))?"
_HOUR = (
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2}))?"
    r"\s*(?:h|hrs?\.?|horas)?\s*(?P<half>[ap]\.?\s*m\.?)?"
)
_DATE = re.compile(rf"{_WEEKDAY}{_DAY}{_YEAR}(?:\s*,?\s+(?:a\s+las?\s+)?{_HOUR})?", re.IGNORECASE)
_TIME = re.compile(rf"(?:a\s+las?\s+)?{_HOUR}", re.IGNORECASE)
_NOON = 12


@dataclass(frozen=True, slots=True)
class When:
    """A moment: a month, one of its days, or an hour (Lima's) of that day."""

    month: int
    day: date | None = None
    hour: time | None = None

    @classmethod
    def on(cls, day: date, hour: time | None = None) -> "When":
        return cls(day.month, day, hour)

    @classmethod
    def parse(cls, code: str) -> "When":
        """The move that `code` made a text of."""
        if (month := whole_number(code)) is not None:
            return cls(month)
        day, _, hour = code.partition("T")
        return cls.on(date.fromisoformat(day), time.fromisoformat(hour) if hour else None)

    @property
    def code(self) -> str:
        if self.day is None:
            return str(self.month)
        hour = f"T{self.hour:%H:%M}" if self.hour else ""
        return self.day.isoformat() + hour


@dataclass(frozen=True, slots=True)
class Move:
    """A change of entries; None leaves a field as it is, an empty text clears it."""

    when: When | None = None
    link: str | None = None
    topic: str | None = None


def moved(entry: ScheduleEntry, move: Move) -> ScheduleEntry:
    """The entry as moved, or the same if nothing changes; day and hour go with their date."""
    when = move.when or When(entry.month or 0, entry.day, entry.hour)
    after = replace(
        entry,
        month=when.month or None,
        day=when.day,
        hour=when.hour,
        link=entry.link if move.link is None else move.link,
        topic=entry.topic if move.topic is None else move.topic,
    )
    return entry if after == entry else replace(after, changes=entry.changes + 1)


def read_when(text: str, year: int) -> When:
    """The moment of 'abril', '15/4' or '15 de abril, 10:00'; ValueError says what is expected.

    A date without a year is one of `year`.
    """
    text = text.strip()
    found = _DATE.fullmatch(text)
    if not found:
        if sum(letter.isdigit() for letter in text) > 2:
            _not_a_date(text)
        return When(read_month(text))
    typed = found["short"] or found["long"] or str(year)
    try:
        given = int(typed) + (2000 if len(typed) == 2 else 0)
        day = real_day(given, read_month(found["month"]), int(found["day"]))
    except NoSuchDay:
        raise
    except ValueError:
        _not_a_date(text)
    return When.on(day, _hour(found) if found["hour"] else None)


def read_hour(text: str) -> time:
    """The hour of '10', '10:30' or '3 pm'; ValueError says what is expected."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        _not_an_hour(text)
    return _hour(found)


def _hour(found: re.Match[str]) -> time:
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if half and not 1 <= hour <= _NOON:
        _not_an_hour(found.string)
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        return time(hour, int(found["minute"] or 0))
    except ValueError:
        _not_an_hour(found.string)


def _not_a_date(text: str) -> NoReturn:
    raise ValueError(
        f"No es una fecha: «{text[:40]}». Escriba el mes, o una fecha como 15/4 10:00."
    )


def _not_an_hour(text: str) -> NoReturn:
    raise ValueError(f"No es una hora: «{text[:40]}». Escríbala como 10:00 o 3 pm.")


def check_ahead(when: When, year: int, now: datetime) -> None:
    """Check that a moment is ahead and of the schedule's year; ValueError says why not."""
    there = now.astimezone(LIMA)
    if when.day and when.day.year != year:
        raise ValueError(f"La programación es de {year}: elija una fecha de ese año.")
    if when.day and when.day < there.date():
        raise ValueError(f"El {when.day:%d/%m/%Y} ya pasó. Elija hoy o una fecha posterior.")
    if when.day and when.hour and datetime.combine(when.day, when.hour, LIMA) <= there:
        raise ValueError(f"Las {when.hour:%H:%M} de hoy ya pasaron. Elija una hora posterior.")
    if when.day and datetime.combine(when.day, when.hour or CLOSES, LIMA) <= next_window(now):
        raise ValueError(
            f"Se avisará el {told_on(now):%d/%m/%Y} a las {OPENS:%H:%M}, cuando ya habrá pasado:"
            " elija una fecha u hora posterior."
        )
    if (year, when.month) < (there.year, there.month):
        raise ValueError(f"{MONTHS[when.month].capitalize()} de {year} ya pasó. Elija otro mes.")
