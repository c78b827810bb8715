"""Messages about somebody who stands in for another."""

from convenio.catalogue.regions import REGIONS
from handlers.buttons import TO_MENU
from handlers.views import View
from handlers.words import say
from storage.models import Person, StandIn


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
    )
    return View(text)


def told_called_off(reader: Person, row: StandIn, person: Person | None) -> View:
    """Message to both people that the stand-in was called off."""
    text = say(
        "invitation/told_called_off",
        name=reader.name,
        mine=reader.id == row.person_id,
        row=row,
        region=REGIONS[row.region],
        person=person,
    )
    return View(text)


def told_over(reader: Person, row: StandIn) -> View:
    return View(
        say("invitation/told_over", name=reader.name, row=row, region=REGIONS[row.region]),
        TO_MENU,
    )
