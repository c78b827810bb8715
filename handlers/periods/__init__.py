"""ODES opens the periods, changes their dates, closes and publishes them."""

from handlers.actions import Action
from handlers.context import Context
from handlers.notices import NoticeKind
from handlers.periods import form, regions, requirements, screens, steps
from handlers.periods.evaluation_news import EVALUATED_BY, evaluated_by_now
from handlers.periods.news import DATES, MEMBER, news_now
from handlers.periods.screens import OF_REGION, QUESTION, REQUIRED
from handlers.routes import answer, command, press, press_anywhere
from handlers.views import View

STEPS = (
    command("periodos", steps.show_periods),
    press_anywhere(Action.PERIODS, steps.show_periods),
    press(Action.PERIOD, steps.show_period),
    press(Action.NEW_PERIOD, form.begin_new),
    press_anywhere(Action.CHANGE_PERIOD, form.begin_change),
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
    press(Action.REQUIREMENTS, requirements.begin),
    press(Action.REQUIRE, requirements.toggle),
    press(Action.REQUIRED_RANGE, requirements.ask_range),
    press(Action.SAVE_REQUIREMENTS, requirements.confirm),
    answer(REQUIRED, requirements.answer),
)
NOTICES = (
    NoticeKind(DATES, "aviso de fechas de un periodo", news_now, merged=True),
    NoticeKind(EVALUATED_BY, "aviso de la fecha del Anexo 5", evaluated_by_now, merged=True),
    NoticeKind(MEMBER, "aviso de quién reporta un periodo", news_now, merged=True),
)


async def present(context: Context) -> View | None:
    for form_of in (screens.FORM, regions.FORM, requirements.FORM):
        if view := await form_of.present(context):
            return view
    return None


__all__ = ["NOTICES", "STEPS", "present"]
