from collections.abc import Sequence
from datetime import date, timedelta

from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.buttons import TO_MENU, cancel
from handlers.forms import mark_of
from handlers.staff.access import Serving
from handlers.staff.views import PEOPLE
from handlers.views import Button, Keyboard, View, button
from handlers.words import day as day_words
from handlers.words import say
from storage.models import Person

Days = tuple[date, date]
_LATER = (0, 1, 2, 3)
_LONG = (4, 6, 13, 29)


def ask_day(found: Serving, first: date | None, today: date, note: str) -> View:
    """Ask for the first day and, once it is known, the last one."""
    steps, start = (_LONG, first) if first else (_LATER, today)
    rows = [
        (button(day_words(day), Action.ABSENCE_DAY, day.isoformat()),)
        for day in (start + timedelta(days=step) for step in steps)
    ]
    text = say("staff/ask_day", **_facts(found), first=first, note=note)
    return View(text, (*rows, _leave(found)))


def ask_who(found: Serving, days: Days, people: Sequence[Person], unknown: str) -> View:
    rows = [
        (button(person.name or "sin nombre", Action.ABSENCE_PERSON, person.id or 0),)
        for person in people
    ]
    text = say("staff/ask_who", **_facts(found), days=days, unknown=unknown[:40])
    new = (button("✉️ Alguien sin acceso: darle un código", Action.ABSENCE_NEW_PERSON),)
    return View(text, (new, *rows, _leave(found)))


def review(found: Serving, asked: object, days: Days, who: Person | None, new: str) -> View:
    """`new`: what is said of somebody who gets a code."""
    text = say("staff/review", **_facts(found), days=days, who=who, new=new)
    label = "✅ Nombrar y avisar" if who else "✅ Crear el código"
    again = (button("↩ De nuevo", Action.ABSENCE_BACK),)
    return View(
        text, ((button(label, Action.CONFIRM_ABSENCE, mark_of(asked)),), again, _leave(found))
    )


def named(found: Serving, person: Person, days: Days) -> View:
    return View(say("staff/named", **_facts(found), who=person, days=days), _ways_on(found))


def coded(found: Serving, days: Days, bound: str) -> View:
    return View(say("staff/coded", **_facts(found), days=days, bound=bound), _ways_on(found))


def _facts(found: Serving) -> dict[str, object]:
    """`mine`: a director names somebody for themselves."""
    region = REGIONS[found.duty.region]
    return {"person": found.person, "region": region, "mine": found.directs}


def _ways_on(found: Serving) -> Keyboard:
    return TO_MENU if found.directs else (PEOPLE,)


def _leave(found: Serving) -> tuple[Button, ...]:
    if found.directs:
        return (cancel(Action.LEAVE_OWN_ABSENCE),)
    return (cancel(Action.STAFF, found.id),)
