"""What is decided about a version, in a chat or by the command line, and who is told of it."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period, lima_day
from convenio.catalogue.regions import REGIONS
from convenio.report.stages import RULES, Act, Rule, Stage
from handlers.approval import access, audience
from handlers.approval.views import bridged_on
from handlers.context import Outdated
from handlers.words import plain_text
from storage.models import Person
from storage.reports import consents, reports
from storage.reports.reports import Report
from storage.reports.transitions import advance

WAITED = "sin aprobación tras tres días hábiles"
UNHEARD = "sin aprobación: a su dirección no le llegan los mensajes del bot"


async def decide(
    session: AsyncSession,
    report: Report,
    rule: Rule,
    by: Person | None,
    now: datetime,
    *,
    why: str = "",
    indicator: int = 0,
) -> int:
    """Decide; return how many people are told. Raises Outdated if somebody else was first."""
    if not await advance(session, report.version, rule, by, now, why=why, indicator=indicator):
        raise await access.outdated(session, report)
    return await audience.tell_decided(session, report, rule, by, now, why=why, indicator=indicator)


async def bridge(
    session: AsyncSession, report: Report, rule: Rule, by: Person | None, now: datetime
) -> int:
    """Receive without approval; if that changes what is published, ODES thereby consents."""
    today = lima_day(now)
    why = WAITED if today >= bridged_on(report.version) else UNHEARD
    if await consents.lacks_consent(session, report.owed, today):
        why += "; ODES consiente que cambie lo publicado"
    return await decide(session, report, rule, by, now, why=why)


async def return_newest(
    session: AsyncSession, period: Period, region: str, words: str, indicator: int, now: datetime
) -> int:
    """Return a report from the command line; raises ValueError with the reason."""
    report = await _newest(session, period, region)
    if indicator not in (0, *report.indicators):
        raise ValueError(f"--indicator va de 1 a {len(report.indicators)}.")
    if report.version.stage is Stage.WAITING:
        raise ValueError("Espera la aprobación de su dirección: solo ella lo devuelve.")
    try:
        rule = await access.rule_now(session, report, _of_odes(Act.RETURN), now)
        return await decide(session, report, rule, None, now, why=words, indicator=indicator)
    except Outdated as outdated:
        raise ValueError(plain_text(outdated.note)) from None


async def receive_newest(session: AsyncSession, period: Period, region: str, now: datetime) -> int:
    """Receive a report without approval; raises as `return_newest` does."""
    report = await _newest(session, period, region)
    try:
        rule = await access.rule_now(session, report, _of_odes(Act.BRIDGE), now)
        return await bridge(session, report, rule, None, now)
    except Outdated as outdated:
        raise ValueError(plain_text(outdated.note)) from None


def _of_odes(act: Act) -> Sequence[Rule]:
    return [rule for rule in RULES if rule.act is act and rule.by == access.ODES]


async def _newest(session: AsyncSession, period: Period, region: str) -> Report:
    versions = await reports.versions_of(session, period.code, region)
    sent = [version.id for version in versions if version.sent_at is not None]
    report = await reports.load(session, sent[-1] or 0, to_change=True) if sent else None
    if report is None:
        raise ValueError(f"La {REGIONS[region].office} no envió su reporte de {period.code}.")
    return report
