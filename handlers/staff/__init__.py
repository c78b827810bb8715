"""Acts on one person: ODES replaces them or names an alternate; a director names their own."""

from handlers.actions import Action
from handlers.context import Context
from handlers.routes import answer, command, press, press_anywhere
from handlers.staff import absence, cancellation, own_absence, person
from handlers.views import View

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
    command("ausencia", own_absence.start),
    press_anywhere(Action.OWN_ABSENCE, own_absence.start),
    press_anywhere(Action.NAME_ANOTHER, own_absence.name_another),
    press(Action.LEAVE_OWN_ABSENCE, own_absence.leave),
    press_anywhere(Action.END_OWN_ABSENCE, own_absence.ask_to_end),
    press(Action.CONFIRM_OWN_END, own_absence.end),
)


async def present(context: Context) -> View | None:
    return await absence.present(context) or await person.present(context)


__all__ = ["STEPS", "present"]
