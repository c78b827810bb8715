"""ODES types the goals of a region's indicators; the region is told."""

from handlers.actions import Action
from handlers.context import Context
from handlers.goals import screens, sheet, steps
from handlers.goals.acts import SUBJECT, notice_now
from handlers.goals.screens import OF_SHEET, QUESTION
from handlers.notices import NoticeKind
from handlers.routes import answer, command, press, press_anywhere
from handlers.views import View

STEPS = (
    command("metas", steps.start),
    press_anywhere(Action.GOALS, steps.start),
    press(Action.GOAL_PERIOD, steps.choose_period),
    press(Action.GOAL_REGION, steps.choose_region),
    press(Action.GOAL_INDICATOR, steps.choose_indicator),
    press(Action.GOAL_MARK, steps.choose_mark),
    press(Action.GOAL_BACK, steps.back),
    press(Action.SAVE_GOALS, steps.save),
    press(Action.CANCEL_GOALS, steps.cancel),
    answer(QUESTION, steps.answer),
    press(Action.SAVE_GOAL_SHEET, sheet.save),
    answer(OF_SHEET, sheet.answer),
)
NOTICES = (NoticeKind(SUBJECT, "aviso de metas", notice_now, merged=True),)


async def present(context: Context) -> View | None:
    return await screens.FORM.present(context) or await sheet.FORM.present(context)


__all__ = ["NOTICES", "STEPS", "present"]
