"""/consolidado: all of a semester in one workbook, for ODES alone."""

from pydantic import TypeAdapter

from convenio.calendar.periods import Period
from documents.workbooks.write.facts import ConsolidatedFacts, WorkbookKind
from handlers.actions import Action
from handlers.context import Context, Refused
from handlers.country.access import reported_periods
from handlers.summaries.typed_periods import period_of
from handlers.summaries.typed_request import read_asked
from handlers.views import BadPress, Workbook
from handlers.words import say
from handlers.workbooks import views
from handlers.workbooks.consolidated_facts import consolidated_facts

_FACTS = TypeAdapter(ConsolidatedFacts)


async def consolidated(context: Context) -> None:
    """Send the newest semester's workbook, or that of the semester typed after the command."""
    known = await reported_periods(context)
    period = period_of(read_asked(" ".join(context.args or ())), known)
    if period is None:
        context.say(views.choose_period(known))
    else:
        await _send(context, period)


async def consolidated_chosen(context: Context) -> None:
    known = await reported_periods(context)
    try:
        period = Period.parse(context.pressed.text(0))
    except ValueError:
        raise BadPress(Action.CONSOLIDATED) from None
    if period not in known:
        raise Refused
    await _send(context, period)


async def _send(context: Context, period: Period) -> None:
    facts = await consolidated_facts(context.session, period, context.now)
    context.send_workbook(
        Workbook(
            WorkbookKind.CONSOLIDATED,
            _FACTS.dump_json(facts).decode(),
            f"consolidado-{period.code}.xlsx",
            say("workbooks/consolidated", facts=facts),
            say("workbooks/not_made", again="/consolidado"),
        )
    )
