"""Acts of ODES on one person: it replaces them, or names an alternate for some days."""

from handlers.actions import Action
from handlers.routes import answer, press
from handlers.staff import absence, cancellation, person
from handlers.staff.absence import present

STEPS = (
    press(Action.STAFF, person.show_person),
    press(Action.REPLACE, person.ask_replacement),
    press(Action.REPLACE_UNNAMED, person.replace_unnamed),
    answer(person.QUESTION, person.take_name),
    press(Action.ABSENCE, absence.begin),
    press(Action.ABSENCE_DAY, absence.choose_day),
    press(Action.ABSENCE_PERSON, absence.choose_person),
    press(Action.ABSENCE_NEW_PERSON, absence.choose_code),
    press(Action.CONFIRM_ABSENCE, absence.confirm),
    press(Action.ABSENCE_BACK, absence.begin_again),
    answer(absence.QUESTION, absence.answer),
    press(Action.CALL_OFF_ABSENCE, cancellation.ask),
    press(Action.CONFIRM_CALLING_OFF, cancellation.confirm),
)

__all__ = ["STEPS", "present"]
