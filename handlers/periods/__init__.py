"""ODES opens the periods, changes their dates, closes and publishes them."""

from handlers.context import Context
from handlers.periods import form, regions, screens, steps
from handlers.periods.screens import OF_REGION, QUESTION
from handlers.routes import answer, command, press, press_anywhere
from handlers.views import View

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
    press("pwhos", regions.begin),
    press("pwho", regions.choose),
    press("pwhosure", regions.confirm),
    answer(OF_REGION, regions.answer),
)


async def present(context: Context) -> View | None:
    return await screens.FORM.present(context) or await regions.FORM.present(context)


__all__ = ["STEPS", "present"]
