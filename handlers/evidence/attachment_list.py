"""Files attached to an indicator, and their removal before the report is sent."""

from handlers.actions import Action
from handlers.context import Context
from handlers.evidence import views
from handlers.reporting.access import pressed_draft
from handlers.views import BadPress
from storage.models import Evidence
from storage.reports import evidence
from storage.reports.reports import Report


async def show_list(context: Context) -> None:
    report = await pressed_draft(context)
    await _show(context, report, context.pressed.integer(1))


async def remove(context: Context) -> None:
    report = await pressed_draft(context)
    attached = await context.session.get(Evidence, context.pressed.integer(1))
    if attached is None or attached.version_id != report.id or attached.removed_at is not None:
        raise BadPress(Action.REMOVE_EVIDENCE)
    attached.removed_at = context.now
    await evidence.record_file(context.session, attached, context.now, context.person.id)
    await context.session.flush()
    await _show(context, report, attached.indicator, views.removed_note(attached))


async def _show(context: Context, report: Report, indicator: int, note: str = "") -> None:
    """Show the indicator's files; what is sent from now on is attached to it too."""
    if indicator not in report.indicators:
        raise BadPress(Action.INDICATOR)
    question = context.turn.question
    if question is None or (question.version_id, question.indicator) != (report.id, indicator):
        raise BadPress(Action.EVIDENCE)
    attached = await evidence.files_of_indicator(context.session, report.id, indicator)
    context.show(views.listed(report, indicator, attached, note))
