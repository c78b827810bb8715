"""What a director reads about whoever stands in for them."""

from collections.abc import Sequence
from datetime import date

from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.buttons import MENU, TO_MENU
from handlers.staff.access import Serving
from handlers.views import View, button
from handlers.words import say
from storage.models import Person, StandIn


def which_region(own: Sequence[Serving]) -> View:
    rows = [
        (button(REGIONS[found.duty.region].name, Action.OWN_ABSENCE, found.id),) for found in own
    ]
    return View(say("staff/absence_region"), (*rows, *TO_MENU))


def stands_in_themselves() -> View:
    return View(say("staff/absence_of_stand_in"), TO_MENU)


def named_already(found: Serving, rows: Sequence[tuple[StandIn, str | None]], today: date) -> View:
    text = say("staff/named_already", region=REGIONS[found.duty.region], rows=rows)
    ends = [
        (
            button(
                f"{'Ya volví: termina' if row.first_day <= today else 'Anular'} la suplencia de "
                f"{name or 'esa persona'}",
                Action.END_OWN_ABSENCE,
                found.id,
                row.id or 0,
            ),
        )
        for row, name in rows
    ]
    another = (button("➕ Nombrar a alguien para otros días", Action.NAME_ANOTHER, found.id),)
    return View(text, (*ends, another, *TO_MENU))


def confirm_end(found: Serving, row: StandIn, who: Person | None, *, begun: bool) -> View:
    text = say(
        "staff/confirm_end", region=REGIONS[found.duty.region], row=row, who=who, begun=begun
    )
    sure = "Sí, ya volví" if begun else "Sí, anular y avisar"
    args = (found.id, row.id or 0, int(begun))
    rows = (
        (button("No, dejarla", Action.OWN_ABSENCE, found.id),),
        (button(sure, Action.CONFIRM_OWN_END, *args),),
    )
    return View(text, rows)


def ended(found: Serving, *, begun: bool) -> View:
    text = say("staff/own_ended", region=REGIONS[found.duty.region], begun=begun)
    return View(text, ((button("🖊 Por aprobar", Action.WAITING), MENU),))


def left() -> View:
    return View(say("staff/absence_left"), TO_MENU)
