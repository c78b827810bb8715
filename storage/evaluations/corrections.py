"""Corrections of evaluations that are published, for which ODES's consent is needed."""

from datetime import date, datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from storage.evaluations.evaluations import Evaluation, versions_of
from storage.models import Consent, Person
from storage.reports.consents import keep_request


def is_published(evaluation: Evaluation, today: date) -> bool:
    published = evaluation.period.published_on
    return published is not None and published <= today


async def newest_consent(session: AsyncSession, evaluation: Evaluation) -> Consent | None:
    query = (
        select(Consent)
        .where(
            Consent.period == evaluation.period.code,
            Consent.indicator == evaluation.indicator.number,
        )
        .order_by(col(Consent.id).desc())
    )
    return (await session.exec(query)).first()


async def may_correct(session: AsyncSession, evaluation: Evaluation, today: date) -> bool:
    """Tell whether what was received may be replaced: not published, or ODES consented since."""
    if not is_published(evaluation, today):
        return True
    versions = await versions_of(session, evaluation.period.code, evaluation.indicator.number)
    received = [row.sent_at for row in versions if row.stage is Stage.RECEIVED and row.sent_at]
    if not received:
        return True
    newest = await newest_consent(session, evaluation)
    if newest is None or not newest.granted or newest.decided_at is None:
        return False
    return newest.decided_at > received[-1]


async def ask_consent(
    session: AsyncSession, evaluation: Evaluation, reason: str, person: Person, now: datetime
) -> Consent:
    """Ask ODES to consent to a correction."""
    consent = Consent(
        period=evaluation.period.code,
        region="",
        indicator=evaluation.indicator.number,
        reason=reason,
        asked_at=now,
        asked_by=person.id,
    )
    await keep_request(session, consent, person, now)
    return consent
