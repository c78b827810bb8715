"""What ODES sees while it opens a period or changes one: the pending question, as a view."""

from dataclasses import asdict

from handlers.announcements import later
from handlers.context import Context
from handlers.country.access import require_odes
from handlers.periods import form_views as views
from handlers.periods.form_state import Field, PeriodForm
from handlers.views import BadPress, View
from storage.agreements import indicators_in
from storage.people.audience import staff_of
from storage.periods.periods import period_status

QUESTION, OF_REGION = "period", "periodregion"


async def asked_now(context: Context) -> PeriodForm:
    """What this chat is at; raises Refused for whoever isn't ODES."""
    require_odes(context)
    if context.question.kind != QUESTION:
        raise BadPress(QUESTION)
    return PeriodForm(**context.question.args)


async def hold_and_show(
    context: Context, asked: PeriodForm, note: str = "", *, anew: bool = False
) -> None:
    """`note`: what was wrong with the answer, or has happened meanwhile."""
    await context.ask(QUESTION, args=asdict(asked))
    (context.open if anew else context.show)(await _screen(context, asked, note))


async def present(context: Context) -> View | None:
    if not context.asks(QUESTION):
        return None
    return await _screen(context, await asked_now(context), "")


async def _screen(context: Context, asked: PeriodForm, note: str) -> View:
    match asked.field:
        case "":
            regions = asked.regions
            if not asked.new:
                standing = await period_status(context.session, asked.code)
                regions = list(standing.expected) if standing else []
            people = await staff_of(context.session, regions)
            told = sum(each.id != context.person.id for each in people)
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
