"""ODES types the goals of a region's indicators; the region is told."""

from handlers.context import Context
from handlers.goals import screens, sheet, steps
from handlers.goals.screens import OF_SHEET, QUESTION
from handlers.routes import answer, command, press, press_anywhere
from handlers.views import View

STEPS = (
    command("metas", steps.start),
    press_anywhere("goals", steps.start),
    press("gperiod", steps.choose_period),
    press("gregion", steps.choose_region),
    press("gind", steps.choose_indicator),
    press("gmark", steps.choose_mark),
    press("gback", steps.back),
    press("gsave", steps.save),
    press("gcancel", steps.cancel),
    answer(QUESTION, steps.answer),
    press("gsheet", sheet.save),
    answer(OF_SHEET, sheet.answer),
)


async def present(context: Context) -> View | None:
    return await screens.FORM.present(context) or await sheet.FORM.present(context)


__all__ = ["STEPS", "present"]
