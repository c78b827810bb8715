"""How often somebody is reminded, as they see and choose it."""

from datetime import date

from convenio.leads import Leads, fewer
from handlers.coming import lead_words
from handlers.views import View, button
from handlers.words import say
from storage.models import OccasionKind, Person

SILENCES = {3: "3 días", 7: "una semana", 14: "dos semanas"}


def choices(person: Person, today: date, leads: Leads) -> View:
    silent = person.silent_until is not None and today < person.silent_until
    rows = [
        (button(f"🔕 Silencio por {words}", "silence", days),) for days, words in SILENCES.items()
    ]
    if silent:
        rows = [(button("🔔 Terminar el silencio", "silence", 0),)]
    if person.fewer_reminders:
        rows.append((button("Recibir todos los recordatorios", "fewer", 0),))
    else:
        rows.append((button("Recibir solo los principales", "fewer", 1),))
    text = say(
        "reminders/choices",
        silent_until=person.silent_until if silent else None,
        fewer=person.fewer_reminders,
        main=" y ".join(lead_words(OccasionKind.REMINDER, lead) for lead in fewer(leads.reminder)),
        leads=leads,
    )
    return View(text, tuple(rows))
