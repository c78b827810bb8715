"""Views of the schedule by month and by indicator, with buttons between them."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from charts.requests import ChartKind
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.region_names import short_name
from handlers.schedule import items, pagination
from handlers.schedule.scope import UNDATED, Scope, neighbouring_months
from handlers.schedule.words import month_words
from handlers.summaries import choices
from handlers.summaries.wanted import Wanted
from handlers.views import Button, Keyboard, View, button, grid
from handlers.words import say


def month(scope: Scope, number: int, today: date, page: int = 0) -> View:
    """Show a month, which may be UNDATED; a page beyond the end shows the last one."""
    found = items.in_month(scope.of_month(number), scope.region)
    pages = pagination.in_pages(found)
    page = min(page, len(pages) - 1)
    text = say(
        "schedule/month",
        scope=scope,
        today=today,
        month=month_words(number),
        undated=number == UNDATED,
        total=len(found),
        items=pages[page],
        without_date=0 if number == UNDATED else len(items.in_month(scope.of_month(UNDATED), None)),
    )
    args = (scope.year, scope.region or "", number)
    rows = (
        _turning(Action.SCHEDULE_MONTH, args, page, len(pages)),
        _months_beside(scope, number),
        _undated(scope, number),
    )
    others = (by_indicator(scope), _whole_year(scope))
    return View(text, _filled(*rows, others, _calendar(scope), _others(scope)))


def indicator(scope: Scope, number: int, today: date, page: int = 0) -> View:
    pages = pagination.in_pages(items.in_year(scope.of_indicator(number), scope.region))
    page = min(page, len(pages) - 1)
    text = say(
        "schedule/indicator",
        scope=scope,
        today=today,
        indicator=scope.listed[number],
        items=pages[page],
    )
    turning = _turning(
        Action.SCHEDULE_INDICATOR, (scope.year, scope.region or "", number), page, len(pages)
    )
    others = (by_month(scope), by_indicator(scope, "Otro indicador"))
    return View(text, _filled(turning, others, (_whole_year(scope),), _others(scope)))


def choose_indicator(scope: Scope, numbers: Sequence[int]) -> View:
    buttons = [
        button(
            f"{n}. {scope.listed[n].short_name}",
            Action.SCHEDULE_INDICATOR,
            scope.year,
            scope.region or "",
            n,
            0,
        )
        for n in numbers
    ]
    return View(
        say("schedule/choose_indicator", scope=scope), (*grid(buttons, 2), (by_month(scope),))
    )


def choose_region(
    year: int, regions: Sequence[str], *, unknown: str = "", typed: bool = False
) -> View:
    """Ask for a region, with all regions together as the last choice."""
    buttons = [
        button(short_name(code), Action.SCHEDULE_MONTH, year, code, "", 0) for code in regions
    ]
    chosen = choices.region_of(f"Cronograma {year}", buttons, unknown=unknown, typed=typed)
    return View(chosen.text, (*chosen.keyboard, (_everybody(year),)))


def calendar_caption(scope: Scope) -> Markup:
    dated = sum(entry.month is not None for entry in scope.own)
    return say("schedule/calendar", scope=scope, dated=dated, undated=len(scope.shown) - dated)


def nothing_dated(scope: Scope) -> View:
    return View(say("schedule/nothing_dated", scope=scope), ((by_month(scope),),))


def by_month(scope: Scope) -> Button:
    return button("Por mes", Action.SCHEDULE_MONTH, scope.year, scope.region or "", "", 0)


def by_indicator(scope: Scope, label: str = "Por indicador") -> Button:
    return button(label, Action.SCHEDULE_INDICATORS, scope.year, scope.region or "")


def _whole_year(scope: Scope) -> Button:
    return Wanted(ChartKind.SCHEDULE, Period(scope.year, 1), scope.region).button("Todo el año")


def _calendar(scope: Scope) -> tuple[Button, ...]:
    """Button for the calendar file of a region; all regions' hundreds of entries have none."""
    if scope.region is None:
        return ()
    return (button("📅 Al calendario", Action.SCHEDULE_CALENDAR, scope.year, scope.region),)


def _others(scope: Scope) -> tuple[Button, ...]:
    one = button(
        "Otra región" if scope.region else "Una región", Action.SCHEDULE_REGIONS, scope.year
    )
    return (one, _everybody(scope.year)) if scope.region else (one,)


def _everybody(year: int) -> Button:
    return button(f"Las {len(REGIONS)} regiones", Action.SCHEDULE_MONTH, year, "", "", 0)


def _months_beside(scope: Scope, number: int) -> tuple[Button, ...]:
    before, after = neighbouring_months(scope.months, number)
    args = (scope.year, scope.region or "")
    return tuple(
        button(label, Action.SCHEDULE_MONTH, *args, month, 0)
        for month, label in (
            (before, f"◀ {month_words(before)}"),
            (after, f"{month_words(after)} ▶"),
        )
        if month is not None
    )


def _undated(scope: Scope, number: int) -> tuple[Button, ...]:
    """Button for what has no date yet, where it is not next to the month that is shown."""
    if UNDATED not in scope.months or UNDATED in (
        number,
        neighbouring_months(scope.months, number)[1],
    ):
        return ()
    return (
        button(
            "Sin fecha todavía", Action.SCHEDULE_MONTH, scope.year, scope.region or "", UNDATED, 0
        ),
    )


def _turning(
    action: Action, args: tuple[str | int, ...], page: int, pages: int
) -> tuple[Button, ...]:
    return tuple(
        button(f"{sign} hoja {to + 1} de {pages}", action, *args, to)
        for to, sign in ((page - 1, "▲"), (page + 1, "▼"))
        if 0 <= to < pages
    )


def _filled(*rows: tuple[Button, ...]) -> Keyboard:
    return tuple(row for row in rows if row)
