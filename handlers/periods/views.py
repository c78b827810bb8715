from collections.abc import Sequence
from datetime import date

from convenio.calendar.period_dates import PeriodState
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.plurals import plural
from handlers.actions import Action
from handlers.buttons import MENU, cancel
from handlers.periods.form_views import NAMES
from handlers.periods.requirement_words import CAUSES, REASONS, change_in_requirements, range_list
from handlers.report.obstacles import Obstacles, lead_buttons
from handlers.views import Button, Keyboard, View, button
from handlers.words import day as day_words
from handlers.words import say
from storage.models import PeriodAct
from storage.periods.period_history import PeriodHistoryEntry
from storage.periods.periods import PeriodStatus

ALL = button("« Periodos", Action.PERIODS)
CHANGES_SHOWN = 6
PERIODS_SHOWN = 8
ACTS = {
    PeriodAct.OPENED: "se abrió",
    PeriodAct.CHANGED: "cambió",
    PeriodAct.CLOSED: "se cerró",
    PeriodAct.PUBLISHED: "se publicó",
}


def periods(
    found: Sequence[PeriodStatus], following: Period, today: date, *, manages: bool
) -> View:
    """`manages`: its reader may open one and change what is there, as in `period`."""
    shown = found[:PERIODS_SHOWN]
    listed = [(status, status.state(today)) for status in shown]
    text = say("periods/periods", periods=listed, manages=manages)
    rows = [(button(status.period.label, Action.PERIOD, status.period.code),) for status in shown]
    if not manages:
        return View(text, tuple(rows))
    new = (button(f"➕ Abrir {following.label}", Action.NEW_PERIOD, following.code),)
    return View(text, (*rows, new, (button("Abrir otro semestre", Action.NEW_PERIOD),)))


def period(
    found: PeriodStatus,
    changes: Sequence[PeriodHistoryEntry],
    today: date,
    note: str = "",
    *,
    manages: bool,
) -> View:
    state = found.state(today)
    text = say(
        "periods/period",
        found=found,
        state=state,
        missing="" if state is PeriodState.AHEAD else names(found.missing),
        waiting=names(found.waiting),
        returned=names(found.returned),
        extended=[
            (REGIONS[region].name, until)
            for region, until in found.extended
            if until >= today and region not in found.sent
        ],
        required=_required(found),
        ranges=range_list(found.requirements),
        changes=[(change, change_words(change)) for change in changes],
        note=note,
    )
    acts = _acts(found, state, today) if manages else ()
    return View(text, (*acts, (ALL,)))


def _required(found: PeriodStatus) -> str:
    required = found.requirements
    said = [*((CAUSES,) * required.causes), *((REASONS,) * required.reasons)]
    return " y ".join(said)


def _acts(found: PeriodStatus, state: PeriodState, today: date) -> Keyboard:
    code = found.period.code
    change = (
        button("✎ Cambiar fechas", Action.CHANGE_PERIOD, code),
        button("✎ Regiones", Action.MEMBERS, code),
    )
    require = (button("✎ Qué se exige", Action.REQUIREMENTS, code),)
    close = (button("⏹ Cerrar", Action.CLOSE_PERIOD, code),)
    publish = (
        button("📣 Publicar", Action.PUBLISH_PERIOD, code),
        button("⏳ Prórrogas", Action.EXTENSIONS),
    )
    match state:
        case PeriodState.AHEAD:
            return (change, require)
        case PeriodState.OVERDUE:
            return (change, require, close, publish)
        case (
            PeriodState.PUBLISHED
        ):  # late reports may still be taken, and missing ones told of daily
            open_still = found.dates.deadline < today and not found.dates.closed(today)
            return (close,) if open_still else ()
        case _:
            return (change, require, publish)


def confirm_closing(found: PeriodStatus, today: date, fault: str) -> View:
    text = say(
        "periods/confirm_closing",
        found=found,
        fault=fault,
        missing=names(found.missing),
        waiting=names(found.waiting),
        returned=names(found.returned),
        extended=names(found.ends_early(today)),
    )
    sure = (button("Sí, cerrar ahora", Action.CONFIRM_CLOSING, found.period.code),)
    return View(text, (*(() if fault else (sure,)), _leave(found)))


def confirm_publishing(
    found: PeriodStatus, obstacles: Obstacles, today: date, note: str = ""
) -> View:
    """Ask whether to publish; what stands in the way is listed, with buttons that lead there."""
    lacking = found.in_no_average
    text = say(
        "periods/confirm_publishing",
        found=found,
        closed=found.dates.closed(today),
        missing=names(found.missing),
        waiting=names(found.waiting),
        returned=names(found.returned),
        findings=obstacles.findings,
        note=note,
    )
    label = f"Sí, publicar aunque {plural(lacking, 'falta', 'faltan')} {lacking}"
    sure = button(
        label if lacking else "Sí, publicar",
        Action.CONFIRM_PUBLISHING,
        found.period.code,
        str(lacking),
    )
    leads = lead_buttons(obstacles, found.period.code)
    return View(text, ((sure,), *((leads,) if leads else ()), _leave(found)))


def done(words: str, found: PeriodStatus, told: int) -> str:
    return say("periods/done", words=words, found=found, told=told)


def cancelled() -> View:
    return View(say("periods/cancelled"), ((ALL, MENU),))


def names(regions: Sequence[str]) -> str:
    return ", ".join(REGIONS[region].name for region in regions)


def change_words(change: PeriodHistoryEntry) -> str:
    """'fecha límite del viernes 15 de enero al viernes 29 de enero'."""
    if change.act is PeriodAct.REGION:
        added = "se agregó a" if change.after["expected"] else "se quitó a"
        return f"{added} {REGIONS[change.after['region']].name}"
    if change.act is PeriodAct.REQUIREMENTS:
        return change_in_requirements(change.before, change.after)
    if change.act is not PeriodAct.CHANGED:
        return ACTS[change.act]
    return "; ".join(
        f"{NAMES[name].lower()}: de {_day(change.before[name])} a {_day(change.after[name])}"
        for name in NAMES
        if change.before.get(name) != change.after.get(name)
    )


def _day(said: str | None) -> str:
    return day_words(date.fromisoformat(said)) if said else "sin fecha"


def _leave(found: PeriodStatus) -> tuple[Button, ...]:
    return (cancel(Action.PERIOD, found.period.code),)
