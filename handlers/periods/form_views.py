from collections.abc import Sequence
from datetime import date, datetime, timedelta

from convenio.calendar.period_dates import SPAN, TO_EVALUATE, check, told_too_late, usual
from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import (
    is_working_day,
    told_on,
    working_day,
    working_day_after,
    working_days_near,
)
from convenio.catalogue.agreements import AGREEMENT_YEARS, AGREEMENTS, may_report
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS, plain
from handlers.actions import Action
from handlers.buttons import back, cancel, checkbox
from handlers.forms import mark_of
from handlers.periods.form_state import DAYS, Field, PeriodForm
from handlers.region_names import short_name
from handlers.views import Button, View, button, grid
from handlers.words import day as day_words
from handlers.words import say

CANCEL = cancel(Action.CANCEL_PERIOD)
BACK = back(Action.PERIOD_BACK)
NAMES = {
    Field.OPENS: "Apertura",
    Field.DEADLINE: "Fecha límite",
    Field.CLOSES: "Cierre",
    Field.EVALUATED: "Anexo 5",
    Field.REGIONS: "Regiones",
    Field.REASON: "Motivo",
}
OFFERED = 4
_EVALUATED_AFTER = (TO_EVALUATE // 2, TO_EVALUATE, 15, 20)  # working days after the last report
_STEPS = tuple(map(timedelta, (0, 3, 7, 15, 30, 45)))


def ask_code(note: str) -> View:
    return View(say("periods/ask_code", note=note), ((CANCEL,),))


def review(
    asked: PeriodForm,
    indicators: Indicators,
    now: datetime,
    told: tuple[int, int],
    later: datetime | None,
    note: str,
) -> View:
    """Show the whole form and what is wrong with it; one tap saves it.

    `told`: how many people of regions and of directorates are.
    """
    today, wrong, rest = lima_day(now), _fault(asked, now), _days_off(asked, told_on(now))
    text = say(
        "periods/review",
        asked=asked,
        indicators=indicators,
        dates=asked.chosen,
        before=asked.before,
        names=[REGIONS[code].name for code in asked.regions],
        signatories=set(asked.regions) == set(AGREEMENTS),
        chosen=_chosen(asked),
        fault=note or wrong,
        rest=[(NAMES[name], off, near) for name, off, near in rest],
        unsaid=not asked.new and asked.chosen != asked.before and not asked.reason,
        told=told[0],
        directorates=told[1],
        later=later,
    )
    label = "Abrir el periodo" if asked.new else "Cambiar las fechas"
    ready = (asked.new or (asked.reason and asked.chosen != asked.before)) and not wrong
    whom = f" y avisar a {sum(told)}" if any(told) else ""
    sure = ((button(f"✅ {label}{whom}", Action.SAVE_PERIOD, mark_of(asked)),),) if ready else ()
    better = [
        (button(f"{NAMES[name]}: mejor el {day_words(day)}", Action.PERIOD_DAY, f"{day}", name),)
        for name, day in sorted(
            {(name, day) for name, _, near in rest for day in near} | _in_time(asked, now)
        )
    ]
    fields = [
        button(f"✎ {NAMES[field]}", Action.PERIOD_FIELD, field.value)
        for field in _fields(asked, today)
    ]
    return View(text, (*sure, *better, *grid(fields, 2), (CANCEL,)))


def _last_days(asked: PeriodForm) -> list[tuple[Field, date]]:
    days = ((name, getattr(asked.chosen, name.value)) for name in DAYS[1:])
    return [(name, day) for name, day in days if day]


def _days_off(asked: PeriodForm, told: date) -> list[tuple[Field, date, list[date]]]:
    """The chosen last days on which nobody works, with the working days beside each.

    Not those that are over when people are `told`.
    """
    return [
        (name, day, [near for near in working_days_near(day) if near >= told])
        for name, day in _last_days(asked)
        if not is_working_day(day)
    ]


def _in_time(asked: PeriodForm, now: datetime) -> set[tuple[Field, date]]:
    """The day for each last day that nobody can be told of before it is over."""
    before = asked.before
    changed = [
        (name, day)
        for name, day in _last_days(asked)
        if before is None or getattr(before, name.value) != day
    ]
    return {(name, told) for name, day in changed if (told := told_too_late(day, now))}


def ask_day(asked: PeriodForm, now: datetime, note: str) -> View:
    name = Field(asked.field)
    text = say("periods/ask_day", name=NAMES[name], field=name.value, asked=asked, note=note)
    buttons: list[Button] = [
        button(day_words(day), Action.PERIOD_DAY, day.isoformat())
        for day in offered(asked, name, told_on(now))
    ]
    if name is Field.CLOSES:
        buttons.append(button("Sin fecha de cierre", Action.PERIOD_DAY))
    if name is Field.EVALUATED:
        buttons.append(button("Sin fecha todavía", Action.PERIOD_DAY))
    return View(text, (*grid(buttons, 1), (BACK, CANCEL)))


def regions(asked: PeriodForm, note: str) -> View:
    ordered = sorted(may_report(asked.period.year), key=lambda code: plain(short_name(code)))
    buttons = [
        checkbox(short_name(code), Action.PERIOD_REGION, code, checked=code in asked.regions)
        for code in ordered
    ]
    text = say("periods/regions", asked=asked, chosen=_chosen(asked), note=note)
    sets = (
        button("Todas", Action.PERIOD_REGIONS, "all"),
        button("Ninguna", Action.PERIOD_REGIONS, "none"),
    )
    done = button(f"Seguir con {len(asked.regions)} →", Action.PERIOD_BACK)
    return View(text, (*grid(buttons, 2), sets, (done,), (CANCEL,)))


def _chosen(asked: PeriodForm) -> bool:
    """Whether ODES chooses the regions; in the first agreement's years they are known."""
    return asked.period.year > max(AGREEMENT_YEARS)


def ask_reason(asked: PeriodForm, note: str) -> View:
    return View(say("periods/ask_reason", asked=asked, note=note), ((BACK, CANCEL),))


def offered(asked: PeriodForm, name: Field, today: date) -> Sequence[date]:
    """Days that can be tapped: the usual one, and some later ones."""
    dates, common = asked.chosen, usual(asked.period, today)
    match name:
        case Field.OPENS:
            days = [today, common.opens_on, *_after(today)]
        case Field.DEADLINE:
            start = max(today, asked.before.deadline if asked.before else dates.opens_on + SPAN / 2)
            days = [common.deadline, *_after(start)]
        case Field.EVALUATED:
            start = max(dates.closes_on or dates.deadline, today)
            days = [working_day_after(start, count) for count in _EVALUATED_AFTER]
        case _:
            days = [*_after(max(dates.deadline, today) + SPAN / 2)]
    chosen = getattr(dates, name.value)
    if chosen and not is_working_day(chosen):
        days = [*working_days_near(chosen), *days]
    fit = [
        day
        for day in days
        if day >= today and is_working_day(day) and day != getattr(dates, name.value)
    ]
    return sorted(dict.fromkeys(fit))[:OFFERED]


def _after(day: date) -> list[date]:
    return [working_day(day + step) for step in _STEPS]


def _fields(asked: PeriodForm, today: date) -> list[Field]:
    """Fields that may change: an opening that is past stays."""
    opened = asked.before is not None and asked.before.opens_on <= today
    return [field for field in asked.fields if not (opened and field is Field.OPENS)]


def _fault(asked: PeriodForm, now: datetime) -> str:
    """Fault in the dates given so far."""
    if asked.chosen == asked.before:
        return ""
    if asked.new and not asked.regions:
        return "Elija al menos una región."
    try:
        check(asked.chosen, now, asked.before)
    except ValueError as fault:
        return str(fault)
    return ""
