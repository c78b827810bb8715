"""The reason for a correction: asked for, and shown before it counts."""

from dataclasses import dataclass, replace

from convenio.lengths import WORDS_LENGTH
from handlers.access import where_fetched
from handlers.actions import Action
from handlers.context import Context
from handlers.forms import Form, is_confirmed
from handlers.questions import QuestionKind
from handlers.reporting import correction_views as views
from handlers.reporting.access import owed_report
from handlers.views import BadPress, View
from storage.reports import consents
from storage.reports.obligations import Owed


@dataclass(frozen=True, slots=True)
class ReasonForm:
    """`reason`: empty until it is typed."""

    period: str
    region: str
    reason: str = ""


async def _screen(context: Context, asked: ReasonForm, note: str) -> View:
    owed = await owed_report(context, asked.period, asked.region)
    published = not await consents.may_change(context.session, owed, context.today)
    if not asked.reason:
        return views.ask_reason(owed, note, published=published)
    return views.review_reason(owed, asked, asked.reason, published=published)


FORM = Form(QuestionKind.CORRECTION_REASON, ReasonForm, where_fetched, _screen)


async def take_reason(context: Context) -> None:
    """Take the typed reason, or a better one."""
    asked = FORM.now(context)
    context.take_away_typed()
    reason = context.line[:WORDS_LENGTH]
    if any(letter.isalnum() for letter in reason):
        await FORM.hold(context, replace(asked, reason=reason))
    else:
        await FORM.hold(context, asked, "⚠️ No pude leer el motivo.")


async def confirmed_reason(context: Context) -> tuple[Owed, str]:
    """The report and the reason that the pressed button was shown with."""
    asked = FORM.now(context)
    if not asked.reason or not is_confirmed(context, asked):
        raise BadPress(Action.OPEN_CORRECTION)
    return await owed_report(context, asked.period, asked.region), asked.reason


async def cancel_correction(context: Context) -> None:
    await FORM.cancel(context, views.not_corrected())
