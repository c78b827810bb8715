"""The choice of how often somebody is reminded."""

from collections.abc import Collection, Set
from datetime import date

from markupsafe import Markup

from convenio.calendar.lead_times import Leads, fewer
from handlers.actions import Action
from handlers.buttons import MENU, back
from handlers.forecast import lead_words
from handlers.views import View, button
from handlers.words import say
from storage.models import OccasionKind, Person, Role

SILENCES = {3: "3 días", 7: "una semana", 14: "dos semanas"}


_ARRIVALS = {
    False: ((button("📬 Llegadas: solo en el parte del día", Action.ARRIVALS, 1),),),
    True: ((button("⚡ Llegadas: avisarme al momento", Action.ARRIVALS, 0),),),
}


def choices(person: Person, roles: Set[Role], today: date, leads: Leads) -> View:
    odes = Role.ODES in roles
    arrivals = _ARRIVALS[person.arrivals_daily] if odes else ()
    if not roles & {Role.FOCAL, Role.DIRECTOR, Role.PROPONENT}:
        text = say("reminders/office", daily=person.arrivals_daily, leads=leads)
        return View(text, (*arrivals, (MENU,)))
    silent = person.silent_until is not None and today < person.silent_until
    rows = [
        (button(f"🔕 Silencio por {words}", Action.SILENCE, days),)
        for days, words in SILENCES.items()
    ]
    rows.append((button("🔕 Silencio hasta otra fecha", Action.SILENCE_UNTIL),))
    if silent:
        rows = [(button("🔔 Terminar el silencio", Action.SILENCE, 0),)]
    if person.fewer_reminders:
        rows.append((button("Recibir todos los recordatorios", Action.FEWER_REMINDERS, 0),))
    else:
        rows.append((button("Recibir solo los principales", Action.FEWER_REMINDERS, 1),))
    focal, evaluates = Role.FOCAL in roles, Role.PROPONENT in roles
    directed = fewer(leads.director) if person.fewer_reminders else leads.director
    text = say(
        "reminders/choices",
        silent_until=person.silent_until if silent else None,
        fewer=person.fewer_reminders,
        main=_main(fewer(leads.reminder if focal or evaluates else leads.director)),
        focal=focal,
        director=Role.DIRECTOR in roles,
        evaluates=evaluates,
        leads=leads,
        last=directed[-1],
    )
    if odes:
        text += Markup("\n\n") + say("reminders/office", daily=person.arrivals_daily, leads=leads)
    return View(text, (*rows, *arrivals))


def ask_day(*, unread: str = "") -> View:
    rows = ((back(Action.REMINDERS),),)
    return View(say("reminders/until", unread=unread), rows)


def _main(leads: Collection[int]) -> str:
    """The days in words: '7 días antes del vencimiento y el día del vencimiento'."""
    *others, last = (lead_words(OccasionKind.REMINDER, lead) for lead in leads)
    return f"{', '.join(others)} y {last}" if others else last
