"""A region's line of /estado by itself, and what can be done about it."""

from collections.abc import Collection, Sequence
from datetime import date

from charts.facts.status import Reach, ReportState
from charts.requests import ChartKind
from charts.signs import SIGNS
from convenio.calendar.periods import Period
from convenio.catalogue.regions import Region
from handlers.access import Capability
from handlers.actions import Action
from handlers.country.office import Office
from handlers.region_names import short_name
from handlers.summaries import choices
from handlers.summaries.wanted import Wanted
from handlers.views import Button, Keyboard, View, button
from handlers.words import report_deadline, say
from storage.models import Person, Role


def office(found: Office, today: date, held: Collection[Capability]) -> View:
    text = say(
        "country/office",
        found=found,
        sign=SIGNS[found.status.state] if found.status else None,
        due=_due(found, today),
        staff=[("Punto focal", found.focal), ("Dirección", found.directors)],
        invites=Capability.MANAGE_PEOPLE in held,
    )
    return View(text, (*_acts(found, today, held), _looks(found)))


def _due(found: Office, today: date) -> str:
    """Deadline of the report that is still to come; empty once none is accepted any more."""
    if found.owing is None or not found.owing.expected or not found.owing.owed.open_on(today):
        return ""
    return report_deadline(found.owing.owed, today)


def _acts(found: Office, today: date, held: Collection[Capability]) -> Keyboard:
    """Buttons for a report that can still be sent, or that waits for its approval."""
    if found.status is None or found.owing is None or not found.owing.owed.open_on(today):
        return ()
    if found.status.state is ReportState.WAITING:
        return ((button("🖊 Ver lo que está por aprobar", Action.WAITING),),)
    if not found.owing.expected:
        return ()
    letter = (button("✉️ Escribir", Action.WRITE, found.region.code),)
    letters = (letter,) if Capability.WRITE_LETTERS in held else ()
    if Capability.FOLLOW_UP not in held:
        return letters
    place = found.period.code, found.region.code
    extend = button("⏳ Ampliar plazo", Action.EXTEND, *place)
    if found.status.reach is Reach.HEARD:
        remind = button("🔔 Recordar", Action.NUDGE, *place)
        return ((remind, extend), *letters, *_invitations(found, held))
    reached = any(_reached(person) for person in (*found.focal, *found.directors))
    return ((extend,), *(letters if reached else ()), *_invitations(found, held))


def _invitations(found: Office, held: Collection[Capability]) -> Keyboard:
    """Buttons to invite where nobody serves, or nobody whom a message reaches."""
    if Capability.MANAGE_PEOPLE not in held:
        return ()
    serving = (
        (Role.FOCAL, found.focal, "punto focal"),
        (Role.DIRECTOR, found.directors, "director/a"),
    )
    return tuple(
        (
            button(
                f"✉️ Invitar a {'otro' if people else 'su'} {words}",
                Action.INVITE,
                role.value,
                found.region.code,
            ),
        )
        for role, people, words in serving
        if not any(map(_reached, people))
    )


def _reached(person: Person) -> bool:
    return person.telegram_id is not None and person.unreachable_since is None


def _looks(found: Office) -> tuple[Button, ...]:
    return (
        Wanted(ChartKind.REGION, found.period, found.region.code).button("📊 Resumen"),
        Wanted(ChartKind.STATUS, found.period).button("🗺 Todas"),
    )


def which_office(period: Period, nearest: Sequence[Region], typed: str) -> View:
    """Ask which region is meant by a name that is unknown or ambiguous."""
    buttons = [
        button(short_name(region.code), Action.OFFICE, period.code, region.code)
        for region in nearest
    ]
    buttons.append(Wanted(ChartKind.STATUS, period).button("🗺 Todas"))
    return choices.region_of(f"Estado · {period.label}", buttons, unknown=typed)


def which_row(period: Period, nearest: Sequence[Region], typed: str) -> View:
    """Ask which row of Cuadro 04 is meant, as `which_office` does."""
    rows = [Wanted(ChartKind.RANKING, period, region.code) for region in nearest]
    buttons = [row.button(short_name(row.region)) for row in rows]
    buttons.append(Wanted(ChartKind.RANKING, period).button("Todas"))
    return choices.region_of(f"Cuadro N.° 04 · {period.label}", buttons, unknown=typed)
