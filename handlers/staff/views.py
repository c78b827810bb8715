from collections.abc import Sequence
from datetime import datetime

from convenio.calendar.periods import lima_day
from handlers.invitation.people_views import unseen
from handlers.roles import duty_words
from handlers.staff.access import Serving
from handlers.views import View, button
from handlers.words import say
from storage.models import Person, Role, StandIn

PEOPLE = (button("« Personas", "people", 0),)
Absences = Sequence[tuple[StandIn, str | None]]


def person(found: Serving, absences: Absences, now: datetime, *, manages: bool) -> View:
    text = say(
        "staff/person",
        person=found.person,
        duty=found.duty,
        words=duty_words(found.duty),
        unseen=unseen(found.person, now),
        absences=absences,
    )
    if not manages:
        return View(text, (PEOPLE,))
    today = lima_day(now)
    ahead = [(row, name) for row, name in absences if row.first_day > today]
    absence = (button("🏝 Suplente por ausencia", "absence", found.id),)
    return View(
        text,
        (
            (button("♻️ Reemplazar", "replace", found.id),),
            *((absence,) if found.duty.role is Role.FOCAL else ()),
            *(
                (
                    button(
                        f"Anular suplencia: {name or 'sin nombre'}", "absoff", found.id, row.id or 0
                    ),
                )
                for row, name in ahead
            ),
            (button("✖ Retirar", "removal", found.id),),
            PEOPLE,
        ),
    )


def confirm_calling_off(found: Serving, row: StandIn, who: Person | None) -> View:
    text = say("staff/confirm_calling_off", person=found.person, row=row, who=who)
    rows = (
        (button("No, dejarla", "staff", found.id),),
        (button("Sí, anular y avisar", "abscalled", found.id, row.id or 0),),
    )
    return View(text, rows)


def ask_name(found: Serving) -> View:
    text = say("staff/ask_name", person=found.person, words=duty_words(found.duty))
    rows = (
        (button("Sin nombre por ahora", "replaced", found.id),),
        (button("No, dejarlo", "staff", found.id),),
    )
    return View(text, rows)


def replacing(found: Serving) -> View:
    text = say("staff/replacing", person=found.person, words=duty_words(found.duty))
    return View(text, (PEOPLE,))
