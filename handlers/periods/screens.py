"""Screens for ODES while it opens or changes a period: the pending question as a view."""

from collections.abc import Sequence

from convenio.catalogue.indicators import Indicators
from handlers.access import Capability, requiring
from handlers.announcements import later
from handlers.context import Context
from handlers.forms import Form
from handlers.periods import form_views as views
from handlers.periods.evaluation_news import evaluators
from handlers.periods.form_state import Field, PeriodForm
from handlers.questions import QuestionKind
from handlers.views import View
from storage.agreements import indicators_in
from storage.people.audience import staff_of
from storage.periods.periods import period_status

QUESTION, OF_REGION = QuestionKind.PERIOD, QuestionKind.PERIOD_REGION
REQUIRED = QuestionKind.PERIOD_REQUIREMENTS


async def _screen(context: Context, asked: PeriodForm, note: str) -> View:
    match asked.field:
        case "":
            regions = asked.regions
            if not asked.new:
                standing = await period_status(context.session, asked.code)
                regions = list(standing.expected) if standing else []
            listed = await indicators_in(context.session, asked.period.year)
            told = await _told(context, asked, regions, listed)
            return views.review(asked, listed, context.now, told, later(context.now), note)
        case Field.CODE:
            return views.ask_code(note)
        case Field.REGIONS:
            return views.regions(asked, note)
        case Field.REASON:
            return views.ask_reason(asked, note)
        case _:
            return views.ask_day(asked, context.now, note)


async def _told(
    context: Context, asked: PeriodForm, regions: Sequence[str], listed: Indicators
) -> tuple[int, int]:
    """How many people of regions and of directorates are told of the dates."""
    session, dates, before = context.session, asked.chosen, asked.before
    of_regions = of_directorates = 0
    if before is None or dates == before or dates.of_regions != before.of_regions:
        people = await staff_of(session, regions)
        of_regions = sum(person.id != context.person.id for person in people)
    if dates.evaluated_by != (before.evaluated_by if before else None):
        of_directorates = len(await evaluators(session, listed, context.person))
    return of_regions, of_directorates


FORM = Form(QUESTION, PeriodForm, requiring(Capability.MANAGE_PERIODS), _screen)
