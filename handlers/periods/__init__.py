"""ODES opens the periods, changes their dates, closes and publishes them."""

from handlers.actions import Action
from handlers.context import Context
from handlers.notices import NoticeKind
from handlers.periods import form, regions, screens, steps
from handlers.periods.news import DATES, MEMBER, news_now
from handlers.periods.screens import OF_REGION, QUESTION
from handlers.routes import answer, command, press, press_anywhere
from handlers.views import View

STEPS = (
    command("periodos", steps.show_periods),
    press_anywhere(Action.PERIODS, steps.show_periods),
    press(Action.PERIOD, steps.show_period),
    press(Action.NEW_PERIOD, form.begin_new),
    press(Action.CHANGE_PERIOD, form.begin_change),
    press(Action.PERIOD_FIELD, form.choose_field),
    press(Action.PERIOD_DAY, form.choose_day),
    press(Action.PERIOD_REGION, form.toggle),
    press(Action.PERIOD_REGIONS, form.choose_set),
    press(Action.PERIOD_BACK, form.back),
    press(Action.SAVE_PERIOD, form.confirm),
    press(Action.CLOSE_PERIOD, steps.ask_closing),
    press(Action.CONFIRM_CLOSING, steps.close),
    press(Action.PUBLISH_PERIOD, steps.ask_publishing),
    press(Action.CONFIRM_PUBLISHING, steps.publish),
    press(Action.CANCEL_PERIOD, steps.cancel),
    answer(QUESTION, form.answer),
    press(Action.MEMBERS, regions.begin),
    press(Action.MEMBER, regions.choose),
    press(Action.CONFIRM_MEMBER, regions.confirm),
    answer(OF_REGION, regions.answer),
)
NOTICES = (
    NoticeKind(DATES, "aviso de fechas de un periodo", news_now, merged=True),
    NoticeKind(MEMBER, "aviso de quién reporta un periodo", news_now, merged=True),
)


async def present(context: Context) -> View | None:
    return await screens.FORM.present(context) or await regions.FORM.present(context)


__all__ = ["NOTICES", "STEPS", "present"]
