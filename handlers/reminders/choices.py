"""The choice of how often somebody is reminded."""

from collections.abc import Collection
from datetime import date

from convenio.calendar.lead_times import Leads, fewer
from handlers.actions import Action
from handlers.buttons import back
from handlers.forecast import lead_words
from handlers.views import View, button
from handlers.words import say
from storage.models import OccasionKind, Person, Role

SILENCES = {3: "3 días", 7: "una semana", 14: "dos semanas"}


def choices(person: Person, roles: Collection[Role], today: date, leads: Leads) -> View:
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
    return View(text, tuple(rows))


def ask_day(*, unread: str = "") -> View:
    rows = ((back(Action.REMINDERS),),)
    return View(say("reminders/until", unread=unread), rows)


def _main(leads: Collection[int]) -> str:
    """The days in words: '7 días antes del vencimiento y el día del vencimiento'."""
    *others, last = (lead_words(OccasionKind.REMINDER, lead) for lead in leads)
    return f"{', '.join(others)} y {last}" if others else last
