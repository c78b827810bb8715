"""Screens for ODES while it opens or changes a period: the pending question as a view."""

from handlers.access import Capability, requiring
from handlers.announcements import later
from handlers.context import Context
from handlers.forms import Form
from handlers.periods import form_views as views
from handlers.periods.form_state import Field, PeriodForm
from handlers.questions import QuestionKind
from handlers.views import View
from storage.agreements import indicators_in
from storage.people.audience import staff_of
from storage.periods.periods import period_status

QUESTION, OF_REGION = QuestionKind.PERIOD, QuestionKind.PERIOD_REGION


async def _screen(context: Context, asked: PeriodForm, note: str) -> View:
    match asked.field:
        case "":
            regions = asked.regions
            if not asked.new:
                standing = await period_status(context.session, asked.code)
                regions = list(standing.expected) if standing else []
            people = await staff_of(context.session, regions)
            told = sum(person.id != context.person.id for person in people)
            listed = await indicators_in(context.session, asked.period.year)
            return views.review(asked, listed, context.today, told, later(context.now), note)
        case Field.CODE:
            return views.ask_code(note)
        case Field.REGIONS:
            return views.regions(asked, note)
        case Field.REASON:
            return views.ask_reason(asked, note)
        case _:
            return views.ask_day(asked, context.today, note)


FORM = Form(QUESTION, PeriodForm, requiring(Capability.MANAGE_PERIODS), _screen)
