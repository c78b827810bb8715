from collections.abc import Sequence
from datetime import date, datetime

from convenio.calendar.months import MONTHS
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS, plain
from convenio.schedule.activities import ScheduleEntry
from handlers.actions import Action
from handlers.buttons import TO_MENU, back, cancel, checkbox
from handlers.rescheduling.form_state import Detail, MoveForm
from handlers.rescheduling.words import MoveLine, lines, region_words
from handlers.views import View, button, grid
from handlers.words import say, when_words
from storage.schedule.move_history import MoveHistoryEntry

CANCEL = cancel(Action.CANCEL_MOVE)
BACK = back(Action.MOVE_BACK)
NAMES_SHOWN = 6  # of a month's regions
ACTS_SHOWN = 3
HOURS = ("09:00", "10:00", "11:00", "15:00", "16:00")


def indicators(asked: MoveForm, listed: Indicators, years: Sequence[int], note: str) -> View:
    buttons = [
        button(
            f"{indicator.number} {indicator.short_name}", Action.MOVE_INDICATOR, indicator.number
        )
        for indicator in listed.values()
    ]
    other = [button(f"Año {year}", Action.MOVE_YEAR, year) for year in years if year != asked.year]
    text = say("rescheduling/indicators", year=asked.year, note=note)
    return View(text, (*grid(buttons, 2), *grid(other, 2), (CANCEL,)))


def activities(asked: MoveForm, entries: Sequence[ScheduleEntry], note: str) -> View:
    known = list(dict.fromkeys(entry.activity for entry in entries))
    text = say(
        "rescheduling/activities",
        indicator=known[0].about,
        activities=known,
        note=note,
    )
    buttons = [
        button(str(activity.number), Action.MOVE_ACTIVITY, activity.number) for activity in known
    ]
    return View(text, (*grid(buttons, 5), (BACK, CANCEL)))


def months(
    asked: MoveForm,
    entries: Sequence[ScheduleEntry],
    changes: Sequence[MoveHistoryEntry],
    note: str,
) -> View:
    groups = {
        month: [entry for entry in entries if (entry.month or 0) == month]
        for month in sorted({entry.month or 0 for entry in entries})
    }
    text = say(
        "rescheduling/months",
        indicator=entries[0].activity.about,
        activity=entries[0].activity,
        groups=[(_month(month), _names(group)) for month, group in groups.items()],
        acts=_acts(changes)[:ACTS_SHOWN],
        note=note,
    )
    buttons = [
        button(f"{_month(month).capitalize()} ({len(group)})", Action.MOVE_MONTH, month)
        for month, group in groups.items()
    ]
    return View(text, (*grid(buttons, 2), (BACK, CANCEL)))


def regions(asked: MoveForm, entries: Sequence[ScheduleEntry], note: str) -> View:
    ordered = sorted(entries, key=lambda entry: plain(region_words(entry)))
    buttons = [
        checkbox(_place(entry), Action.MOVE_ROW, entry.row or 0, checked=asked.holds(entry))
        for entry in ordered
    ]
    text = say("rescheduling/regions", month=_month(asked.month or 0), note=note)
    all_or_none = (button("Todas", Action.MOVE_ALL, 1), button("Ninguna", Action.MOVE_ALL, 0))
    forward = (
        ((button(f"Seguir con {len(asked.seen)} →", Action.MOVE_ROWS_CHOSEN),),)
        if asked.seen
        else ()
    )
    return View(text, (*grid(buttons, 2), all_or_none, *forward, (BACK, CANCEL)))


def places(asked: MoveForm, free: Sequence[str], note: str) -> View:
    chosen = asked.places or ()
    buttons = [
        checkbox(REGIONS[code].name, Action.MOVE_REGION, code, checked=code in chosen)
        for code in sorted(free, key=lambda code: plain(REGIONS[code].name))
    ]
    all_or_none = (
        button("Todas", Action.MOVE_ALL_REGIONS, 1),
        button("Ninguna", Action.MOVE_ALL_REGIONS, 0),
    )
    forward = (
        ((button(f"Seguir con {len(chosen)} →", Action.MOVE_REGIONS_CHOSEN),),) if chosen else ()
    )
    text = say("rescheduling/places", note=note)
    return View(text, (*grid(buttons, 2), all_or_none, *forward, (BACK, CANCEL)))


def target(asked: MoveForm, chosen: Sequence[ScheduleEntry], today: date, note: str) -> View:
    present = {entry.month for entry in chosen if entry.day is None}
    first = today.month if asked.year == today.year else 1
    buttons = [
        button(MONTHS[month].capitalize(), Action.MOVE_TO, month)
        for month in range(first, 13)
        if present != {month}
    ]
    text = say(
        "rescheduling/target",
        names=_names(chosen),
        present=" · ".join(dict.fromkeys(when_words(entry) for entry in chosen)),
        note=note,
    )
    stay = (button("La fecha queda igual", Action.MOVE_KEEP_DATE),)
    return View(text, (*grid(buttons, 3), stay, (BACK, CANCEL)))


def detail(asked: MoveForm, note: str) -> View:
    text = say(f"rescheduling/{Detail(asked.detail)}", note=note)
    if asked.detail != Detail.HOUR:
        return View(text, ((button("Ninguno", Action.MOVE_NO_HOUR),), (BACK, CANCEL)))
    hours = [button(hour, Action.MOVE_HOUR, hour.replace(":", "")) for hour in HOURS]
    return View(text, (*grid([*hours, button("Sin hora", Action.MOVE_NO_HOUR)], 3), (BACK, CANCEL)))


def nothing_loaded() -> View:
    return View(say("rescheduling/nothing_loaded"), TO_MENU)


def cancelled() -> View:
    return View(say("rescheduling/cancelled"), TO_MENU)


def _acts(changes: Sequence[MoveHistoryEntry]) -> list[tuple[MoveHistoryEntry, list[MoveLine]]]:
    """The moves grouped by person and moment."""
    acts: dict[tuple[datetime, str | None], list[MoveHistoryEntry]] = {}
    for change in changes:
        acts.setdefault((change.at, change.by), []).append(change)
    return [(act[0], lines(reversed(act))) for act in acts.values()]


def _month(month: int) -> str:
    return MONTHS[month] if month else "sin fecha"


def _names(entries: Sequence[ScheduleEntry]) -> str:
    names = sorted(dict.fromkeys(map(region_words, entries)), key=plain)
    more = len(names) - NAMES_SHOWN
    return ", ".join(names[:NAMES_SHOWN]) + (f" y {more} más" if more > 0 else "")


def _place(entry: ScheduleEntry) -> str:
    """The entry's region and day, which tells two of one region apart."""
    return region_words(entry) + (f" {entry.day:%d/%m}" if entry.day else "")
