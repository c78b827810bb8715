"""ODES opens the periods, changes their dates, closes and publishes them."""

from handlers.dispatch import answer, command, press, press_anywhere
from handlers.periods import form, steps
from handlers.periods.screens import QUESTION, present

STEPS = (
    command("periodos", steps.show_periods),
    press_anywhere("periods", steps.show_periods),
    press("period", steps.show_period),
    press("pnew", form.begin_new),
    press("pchange", form.begin_change),
    press("pfield", form.choose_field),
    press("pday", form.choose_day),
    press("pregion", form.toggle),
    press("pregions", form.choose_set),
    press("pback", form.back),
    press("psure", form.confirm),
    press("pclose", steps.ask_closing),
    press("pclosed", steps.close),
    press("ppublish", steps.ask_publishing),
    press("ppublished", steps.publish),
    press("pcancel", steps.cancel),
    answer(QUESTION, form.answer),
)

__all__ = ["STEPS", "present"]
