"""The dates of a period: which will do and why not, which are usual, and where it stands."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from convenio.calendar.periods import Period, lima_day
from convenio.calendar.workdays import OPENS, told_on, working_day, working_day_after

SPAN = timedelta(days=30)  # from the usual opening to the deadline, and from that to the closing
TO_EVALUATE = 10  # working days, from the last day for reports to the usual one for evaluations
_DAY = timedelta(days=1)


class PeriodState(StrEnum):
    AHEAD = "por abrir"
    OPEN = "abierto"
    OVERDUE = "vencido"
    CLOSED = "cerrado"
    PUBLISHED = "publicado"


@dataclass(frozen=True, slots=True)
class PeriodDates:
    """The dates of a period; without `closes_on`, late reports are taken with no end.

    `evaluated_by`: the deadline of the directorates' evaluations (Anexo 5), if there is one.
    """

    opens_on: date
    deadline: date
    closes_on: date | None = None
    evaluated_by: date | None = None

    @property
    def of_regions(self) -> "PeriodDates":
        """The dates that regions are told of."""
        return replace(self, evaluated_by=None)

    def state(self, published_on: date | None, today: date) -> PeriodState:
        if published_on is not None and published_on <= today:
            return PeriodState.PUBLISHED
        if today < self.opens_on:
            return PeriodState.AHEAD
        if self.closed(today):
            return PeriodState.CLOSED
        return PeriodState.OPEN if today <= self.deadline else PeriodState.OVERDUE

    def closed(self, today: date) -> bool:
        """Tell whether reports are no longer taken."""
        return self.closes_on is not None and self.closes_on < today


def usual(period: Period, today: date) -> PeriodDates:
    """The usual dates: from the middle of the semester's last month, or from today."""
    opens_on = working_day(max(period.ends_on.replace(day=15), today))
    deadline = working_day(opens_on + SPAN)
    closes_on = working_day(deadline + SPAN)
    return PeriodDates(opens_on, deadline, closes_on, working_day_after(closes_on, TO_EVALUATE))


def check(dates: PeriodDates, now: datetime, before: PeriodDates | None = None) -> None:
    """Check dates against those `before` (None: a new period). ValueError says what will not do."""
    today = lima_day(now)
    _check_order(dates)
    if before is None:
        for name, day in (("apertura", dates.opens_on), ("fecha límite", dates.deadline)):
            _check_ahead(name, day, today)
        _check_told("fecha límite", dates.deadline, now)
        return
    if dates == before:
        raise ValueError("Las fechas son las mismas: no hay nada que cambiar.")
    if dates.opens_on != before.opens_on:
        if before.opens_on <= today:
            raise ValueError(f"El periodo ya se abrió el {_words(before.opens_on)}.")
        _check_ahead("apertura", dates.opens_on, today)
    last_days = (
        ("fecha límite", dates.deadline, before.deadline),
        ("fecha de cierre", dates.closes_on, before.closes_on),
        ("fecha del Anexo 5", dates.evaluated_by, before.evaluated_by),
    )
    for name, last_day, known in last_days:
        if last_day is not None and last_day != known:
            _check_ahead(name, last_day, today)
            _check_told(name, last_day, now)


def told_too_late(day: date, now: datetime) -> date | None:
    """The day to which a last day may move that is over before anybody can be told of it."""
    told = told_on(now)
    return told if lima_day(now) <= day < told else None


def check_closing(dates: PeriodDates, today: date) -> None:
    """Check that a period may be closed today. ValueError says why it may not."""
    if dates.deadline >= today:
        raise ValueError(
            f"El plazo vence el {_words(dates.deadline)}: se cierra después de la fecha límite."
        )
    if dates.closes_on is not None and dates.closed(today):
        raise ValueError(f"Ya se cerró: se recibió hasta el {_words(dates.closes_on)}.")


def extension_within(extended_to: date, dates: PeriodDates) -> date | None:
    """A region's extension as new dates leave it: never after the closing."""
    day = min(extended_to, dates.closes_on) if dates.closes_on else extended_to
    return day if day > dates.deadline else None


def _check_order(dates: PeriodDates) -> None:
    if dates.deadline < dates.opens_on:
        raise ValueError(
            f"La fecha límite ({_words(dates.deadline)}) es anterior"
            f" a la apertura ({_words(dates.opens_on)})."
        )
    if dates.closes_on is not None and dates.closes_on < dates.deadline:
        raise ValueError(
            f"El cierre ({_words(dates.closes_on)}) es anterior"
            f" a la fecha límite ({_words(dates.deadline)})."
        )
    if dates.evaluated_by is not None and dates.evaluated_by < dates.deadline:
        raise ValueError(
            f"La fecha del Anexo 5 ({_words(dates.evaluated_by)}) es anterior"
            f" a la fecha límite de las regiones ({_words(dates.deadline)})."
        )


def _check_ahead(name: str, day: date, today: date) -> None:
    if day < today:
        raise ValueError(f"La {name} ({_words(day)}) ya pasó.")


def _check_told(name: str, day: date, now: datetime) -> None:
    if day < (told := told_on(now)):
        raise ValueError(
            f"Se avisará el {_words(told)} a las {OPENS:%H:%M}, cuando la {name}"
            f" ({_words(day)}) ya habrá vencido. ¿La mueve al {_words(told)}?"
        )


def _words(day: date) -> str:
    return f"{day:%d/%m/%Y}"
