"""Messages about somebody who stands in for another."""

from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.buttons import TO_MENU
from handlers.views import View, button
from handlers.words import say
from storage.models import Person, Role, StandIn


def told_stand_in(reader: Person, row: StandIn, person: Person, absent: Person | None) -> View:
    """Message to the alternate and to the absent person."""
    text = say(
        "invitation/told_stand_in",
        name=reader.name,
        mine=reader.id == person.id,
        row=row,
        region=REGIONS[row.region],
        person=person,
        absent=absent,
        directs=_directs(row),
        by_absent=_named_by_absent(row),
    )
    decides = reader.id == person.id and _directs(row)
    return View(text, ((button("🖊 Por aprobar", Action.WAITING),),) if decides else ())


def told_waiting(reader: Person, row: StandIn, waiting: int) -> View:
    """Message to who begins to stand in for a director that something waits already."""
    text = say(
        "invitation/told_waiting",
        name=reader.name,
        row=row,
        region=REGIONS[row.region],
        waiting=waiting,
    )
    return View(text, ((button(f"🖊 Por aprobar ({waiting})", Action.WAITING),),))


def told_back(reader: Person, row: StandIn) -> View:
    """Message to a director for whom nobody stands in any more."""
    text = say("invitation/told_back", name=reader.name, region=REGIONS[row.region])
    return View(text, ((button("🖊 Por aprobar", Action.WAITING),),))


def told_called_off(reader: Person, row: StandIn, person: Person | None) -> View:
    """Message to both people that the stand-in was called off."""
    text = say(
        "invitation/told_called_off",
        name=reader.name,
        mine=reader.id == row.person_id,
        row=row,
        region=REGIONS[row.region],
        person=person,
        by_absent=_named_by_absent(row),
    )
    return View(text)


def told_over(reader: Person, row: StandIn) -> View:
    return View(
        say("invitation/told_over", name=reader.name, row=row, region=REGIONS[row.region]),
        TO_MENU,
    )


def _directs(row: StandIn) -> bool:
    return row.role is Role.DIRECTOR


def _named_by_absent(row: StandIn) -> bool:
    return row.named_by == row.absent_id
