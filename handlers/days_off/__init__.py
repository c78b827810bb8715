"""Days on which nobody works by decree: ODES's for everybody, a region's own for itself."""

from handlers.actions import Action
from handlers.days_off import steps
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("dias", steps.show_days),
    press_anywhere(Action.DAYS_OFF, steps.show_days),
    press_anywhere(Action.ADD_DAY_OFF, steps.begin),
    press(Action.SAVE_DAY_OFF, steps.save),
    press_anywhere(Action.REMOVE_DAY_OFF, steps.ask_removal),
    press(Action.CONFIRM_DAY_ON, steps.remove),
    press(Action.CANCEL_DAY_OFF, steps.cancel),
    answer(steps.QUESTION, steps.take_answer),
)
present = steps.FORM.present

__all__ = ["STEPS", "present"]
