"""A region's line of /estado by itself, and what ODES can do about it."""

from collections.abc import Sequence
from datetime import date

from charts.facts.status import Reach, ReportState
from charts.requests import ChartKind
from charts.signs import SIGNS
from convenio.calendar.periods import Period
from convenio.catalogue.regions import Region
from handlers.country.office import Office
from handlers.summaries import choices
from handlers.summaries.tables import short_name
from handlers.summaries.wanted import Wanted
from handlers.views import Button, Keyboard, View, button
from handlers.words import deadline, say


def office(found: Office, today: date) -> View:
    text = say(
        "country/office",
        found=found,
        sign=SIGNS[found.status.state] if found.status else None,
        due=_due(found, today),
        staff=[("Punto focal", found.focal), ("Dirección", found.directors)],
    )
    return View(text, (*_acts(found, today), _looks(found)))


def _due(found: Office, today: date) -> str:
    """Of what is still to come; empty once nothing is taken any more."""
    if found.owing is None or not found.owing.expected or not found.owing.owed.open_on(today):
        return ""
    return deadline(found.owing.owed.deadline, today)


def _acts(found: Office, today: date) -> Keyboard:
    """Those of a report that can still be sent, or that waits for its approval."""
    if found.status is None or found.owing is None or not found.owing.owed.open_on(today):
        return ()
    if found.status.state is ReportState.WAITING:
        return ((button("🖊 Ver lo que está por aprobar", "waiting"),),)
    if not found.owing.expected:
        return ()
    place = found.period.code, found.region.code
    extend = button("⏳ Ampliar plazo", "extend", *place)
    if found.status.reach is not Reach.HEARD:
        return ((extend,),)
    return (
        (button("🔔 Recordar", "nudge", *place), extend),
        (button("✉️ Escribir", "write", found.region.code),),
    )


def _looks(found: Office) -> tuple[Button, ...]:
    return (
        Wanted(ChartKind.REGION, found.period, found.region.code).button("📊 Resumen"),
        Wanted(ChartKind.STATUS, found.period).button("🗺 Todas"),
    )


def which_office(period: Period, nearest: Sequence[Region], typed: str) -> View:
    """Of a name that is unknown, or could be several regions'."""
    buttons = [button(short_name(each.code), "office", period.code, each.code) for each in nearest]
    buttons.append(Wanted(ChartKind.STATUS, period).button("🗺 Todas"))
    return choices.region_of(f"Estado · {period.label}", buttons, unknown=typed)


def which_row(period: Period, nearest: Sequence[Region], typed: str) -> View:
    """As `which_office`, of Cuadro 04."""
    rows = [Wanted(ChartKind.RANKING, period, each.code) for each in nearest]
    buttons = [each.button(short_name(each.region)) for each in rows]
    buttons.append(Wanted(ChartKind.RANKING, period).button("Todas"))
    return choices.region_of(f"Cuadro N.° 04 · {period.label}", buttons, unknown=typed)
