"""ODES consents to the correction of a published evaluation, or refuses."""

from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.access import Capability, require
from handlers.announcements import tell_alike
from handlers.context import Context, Outdated, Refused
from handlers.evaluations import consent_views as views
from handlers.evaluations.acts import directorate_of
from handlers.notices import DueNotice
from storage.evaluations.corrections import ask_consent, newest_consent
from storage.evaluations.evaluations import Evaluation, newest
from storage.models import Consent, PeriodRow, Role
from storage.people.audience import odes_staff
from storage.reports import consents

ASKED, ANSWERED = "evaluationconsent", "evaluationconsented"


async def ask(context: Context, evaluation: Evaluation, reason: str) -> None:
    """Ask ODES, once: while it has not answered, say that it was asked."""
    pending = await newest_consent(context.session, evaluation)
    if pending is not None and pending.granted is None:
        context.show(views.asked_already(evaluation))
        return
    person = context.person
    consent = await ask_consent(context.session, evaluation, reason, person, context.now)
    about = {"subject": ASKED, "consent": consent.id}
    view = views.for_odes(consent, evaluation, person.name)
    context.tell(await odes_staff(context.session), view, about)
    context.show(views.asking(evaluation))


async def decide(context: Context) -> None:
    """Show what will be answered, since an answer is not taken back; then answer."""
    consent, evaluation = await _pressed(context)
    grant = context.pressed.text(1) == "yes"
    if len(context.pressed.args) < 3:
        context.open(views.confirm(consent, evaluation, grant=grant))
        return
    person, now = context.person, context.now
    if not await consents.answer(context.session, consent, person, now, grant=grant):
        raise Outdated(views.decided_already())
    view = views.answered(evaluation, granted=grant)
    concerned = await directorate_of(context.session, evaluation, None)
    tell_alike(context.session, concerned, view, now, {"subject": ANSWERED})
    context.show(views.answer_kept(evaluation, granted=grant))


async def _pressed(context: Context) -> tuple[Consent, Evaluation]:
    require(context, Capability.DECIDE)
    consent = await context.session.get(Consent, context.pressed.integer(0))
    evaluation = await _evaluation_of(context.session, consent) if consent else None
    if consent is None or evaluation is None:
        raise Refused
    if consent.granted is not None:
        raise Outdated(views.decided_already())
    return consent, evaluation


async def _evaluation_of(session: AsyncSession, consent: Consent) -> Evaluation | None:
    period = await session.get(PeriodRow, consent.period)
    if period is None or consent.indicator not in period.indicators:
        return None
    return (await newest(session, period, [consent.indicator]))[0]


async def asked_now(notice: DueNotice) -> dict[str, Any] | None:
    """The request, until it was answered."""
    consent = await notice.session.get(Consent, notice.about["consent"])
    waits = consent is not None and consent.granted is None
    return notice.payload if waits and notice.serves(Role.ODES) else None


async def answered_now(notice: DueNotice) -> dict[str, Any] | None:
    return notice.payload if notice.serves(Role.PROPONENT) else None
