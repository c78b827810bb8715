from collections.abc import Sequence
from datetime import datetime

from convenio.calendar.periods import lima_day
from handlers.actions import Action
from handlers.buttons import cancel
from handlers.invitation.people_views import unseen
from handlers.roles import duty_words
from handlers.staff.access import Serving
from handlers.views import View, button
from handlers.words import say
from storage.models import Person, Role, StandIn

PEOPLE = (button("« Personas", Action.PEOPLE, 0),)
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
    absence = (button("🏝 Suplente por ausencia", Action.ABSENCE, found.id),)
    return View(
        text,
        (
            (button("♻️ Reemplazar", Action.REPLACE, found.id),),
            *((absence,) if found.duty.role is Role.FOCAL else ()),
            *(
                (
                    button(
                        f"Anular suplencia: {name or 'sin nombre'}",
                        Action.CALL_OFF_ABSENCE,
                        found.id,
                        row.id or 0,
                    ),
                )
                for row, name in ahead
            ),
            (button("✖ Retirar", Action.CONFIRM_REMOVAL, found.id),),
            PEOPLE,
        ),
    )


def confirm_calling_off(found: Serving, row: StandIn, who: Person | None) -> View:
    text = say("staff/confirm_calling_off", person=found.person, row=row, who=who)
    rows = (
        (button("No, dejarla", Action.STAFF, found.id),),
        (button("Sí, anular y avisar", Action.CONFIRM_CALLING_OFF, found.id, row.id or 0),),
    )
    return View(text, rows)


def ask_name(found: Serving, *, puzzled: str = "") -> View:
    words = duty_words(found.duty)
    text = say("staff/ask_name", person=found.person, words=words, puzzled=puzzled)
    rows = (
        (button("Sin nombre por ahora", Action.REPLACE_UNNAMED, found.id),),
        (cancel(Action.STAFF, found.id),),
    )
    return View(text, rows)


def replacing(found: Serving, bound: str) -> View:
    words = duty_words(found.duty)
    text = say("staff/replacing", person=found.person, words=words, bound=bound)
    return View(text, (PEOPLE,))
