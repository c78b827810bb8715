"""What still stands in the way of a complete report: reports, approvals, evaluations, findings."""

from dataclasses import dataclass

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.actions import Action
from handlers.evaluations.finding_words import finding_lines
from handlers.views import Button, button
from storage.evaluations.evaluations import newest
from storage.models import PeriodRow
from storage.periods.periods import period_status


@dataclass(frozen=True, slots=True)
class Obstacles:
    """By code: regions without a report, with one that waits or was returned; then by number the
    indicators whose evaluation is not there, and how many findings the others have.
    """

    missing: tuple[str, ...]
    waiting: tuple[str, ...]
    returned: tuple[str, ...]
    unevaluated: tuple[int, ...]
    findings: int

    def __bool__(self) -> bool:
        left = (self.missing, self.waiting, self.returned, self.unevaluated, self.findings)
        return any(left)


def lead_buttons(lacking: Obstacles, code: str) -> tuple[Button, ...]:
    """Buttons that lead to what a period's report lacks."""
    leads = []
    if lacking.missing or lacking.returned:
        leads.append(button("Quién falta", Action.STATUS, code))
    if lacking.waiting:
        leads.append(button("Por aprobar", Action.WAITING))
    if lacking.unevaluated or lacking.findings:
        leads.append(button("Evaluaciones", Action.EVALUATIONS, code))
    return tuple(leads)


async def obstacles_of(session: AsyncSession, period: PeriodRow) -> Obstacles:
    standing = await period_status(session, period.code)
    assert standing is not None
    evaluations = await newest(session, period)
    sent = await newest(session, period, received=True)
    return Obstacles(
        tuple(standing.missing),
        tuple(standing.waiting),
        tuple(standing.returned),
        tuple(of.indicator.number for of in evaluations if of.owed),
        sum(len(finding_lines(of.row.findings)) for of in sent if of.row),
    )
