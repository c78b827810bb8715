"""The evaluations that directorates owe of a period with a deadline for them, and how far they are.

An indicator is to its directorate what a region is to its office: `OwedEvaluation` answers what
`OwedRegion` does, so that both are reminded, given more time and counted by the same functions.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicator
from convenio.catalogue.places import indicator_in, indicator_place
from convenio.evaluation.words import indicator_names
from convenio.report.stages import Stage
from storage.database import columns, run, table_of
from storage.evaluations.owed_since import evaluations_owed_since
from storage.models import EvaluationRow, ExpectedEvaluation, PeriodRow
from storage.reports.obligations import Place
from storage.turnout.owed_reports import OwedRegion, owing_of

Key = tuple[str, int]  # period and indicator
_evaluation = table_of(EvaluationRow).c


class EvaluationVersion(NamedTuple):
    sent_at: datetime | None
    late: bool
    stage: Stage


@dataclass(frozen=True, slots=True)
class DueEvaluation:
    """An evaluation that a directorate owes: of which indicator and period, and until when.

    `agreement`: whose indicator it is, as in PeriodRow; `closes_on`: there is no last day but the
    publication's. `judged_from`: the last day on which regions report in time.
    """

    period: Period
    indicator: Indicator
    agreement: str
    opens_on: date
    judged_from: date
    deadline: date
    published_on: date | None = None
    closes_on: date | None = None

    @property
    def place(self) -> Place:
        return self.period.code, indicator_place(self.indicator.number)

    @property
    def holder(self) -> str:
        return self.indicator.proponent

    @property
    def label(self) -> str:
        number, name = self.indicator.number, self.indicator.short_name
        return f"Anexo 5 del {self.period.label}, IdG {number} ({name})"

    @property
    def named(self) -> str:
        return f"IdG {self.indicator.number}"

    def open_on(self, today: date) -> bool:
        published = self.published_on is not None and self.published_on <= today
        return self.opens_on <= today and not published

    def told_on(self, today: date) -> bool:
        """Tell whether its directorate is reminded then: not before regions have reported."""
        return self.judged_from < today and self.open_on(today)


@dataclass(frozen=True, slots=True)
class OwedEvaluation:
    """An indicator's evaluation. `sent_at` and `late`: of the first version that was sent, once
    one is received; a correction is no delay. `received_at`: since when it is, with no break.

    `state`: of the newest version, None where none was begun. `returned`: and not sent again.
    `stands_since`: when it came to be owed as it is now, if that is known.
    """

    owed: DueEvaluation
    sent_at: datetime | None = None
    late: bool = False
    state: Stage | None = None
    returned: bool = False
    stands_since: datetime | None = None
    received_at: datetime | None = None

    @property
    def expected(self) -> bool:
        return self.sent_at is None

    @property
    def begun(self) -> bool:
        return self.state is not None

    @property
    def words(self) -> str:
        if not self.expected:
            return "extemporáneo" if self.late else "enviado"
        if self.returned:
            return "observado"
        return "borrador" if self.begun else "sin empezar"


Owing = OwedRegion | OwedEvaluation


@dataclass(frozen=True, slots=True)
class EvaluationTurnout:
    """The evaluations of a period, one for each indicator, and the deadline of most of them."""

    deadline: date
    all: tuple[OwedEvaluation, ...]

    @property
    def received(self) -> list[OwedEvaluation]:
        return [each for each in self.all if not each.expected]

    @property
    def missing(self) -> list[OwedEvaluation]:
        return [each for each in self.all if each.expected]

    @property
    def missing_alike(self) -> list[tuple[str, str, date | None]]:
        """What is missing, how far it is, and until when where that is its own."""
        groups: dict[tuple[str, date | None], list[int]] = {}
        for each in self.missing:
            own = each.owed.deadline if each.owed.deadline != self.deadline else None
            groups.setdefault((each.words, own), []).append(each.owed.indicator.number)
        return [(indicator_names(found), words, own) for (words, own), found in groups.items()]

    @property
    def extended(self) -> list[OwedEvaluation]:
        return [each for each in self.all if each.owed.deadline != self.deadline]


async def evaluation_turnout(session: AsyncSession, period: PeriodRow) -> EvaluationTurnout | None:
    """How far its evaluations are; None for a period without a deadline for them."""
    if period.evaluated_by is None:
        return None
    return EvaluationTurnout(period.evaluated_by, tuple(await evaluations_in(session, [period])))


async def evaluated_periods(session: AsyncSession, today: date) -> Sequence[PeriodRow]:
    """The periods with a deadline for evaluations that are not published yet, the nearest first."""
    published_on, evaluated_by = col(PeriodRow.published_on), col(PeriodRow.evaluated_by)
    query = (
        select(PeriodRow)
        .where(
            evaluated_by.is_not(None),
            col(PeriodRow.opens_on) <= today,
            or_(published_on.is_(None), published_on > today),
        )
        .order_by(evaluated_by, col(PeriodRow.code))
    )
    return (await session.exec(query)).all()


async def evaluations_on(session: AsyncSession, today: date) -> list[OwedEvaluation]:
    """The evaluations of the periods not published by then, sent or not."""
    return await evaluations_in(session, await evaluated_periods(session, today))


async def evaluations_in(
    session: AsyncSession, periods: Sequence[PeriodRow]
) -> list[OwedEvaluation]:
    """Those of all indicators of those periods that have a deadline for them."""
    codes = [period.code for period in periods if period.evaluated_by is not None]
    if not codes:
        return []
    versions = await _versions(session, codes)
    query = select(ExpectedEvaluation).where(col(ExpectedEvaluation.period).in_(codes))
    own = {(row.period, row.indicator): row for row in (await session.exec(query)).all()}
    since = await evaluations_owed_since(session, codes)
    found = []
    for period in periods:
        if period.evaluated_by is None:
            continue
        for number in period.indicators:
            key = period.code, number
            extended = own[key].extended_to if key in own else period.evaluated_by
            stands = [at for at in (since.get(key), since.get((period.code, 0))) if at]
            due = _due(period, number, extended)
            found.append(_owed(due, versions.get(key, ()), max(stands, default=None)))
    return found


async def owing_at(session: AsyncSession, period: str, place: str) -> Owing | None:
    """What is owed of a place: a region's report, or the evaluation of an indicator."""
    number = indicator_in(place)
    if not number:
        return await owing_of(session, period, place)
    row = await session.get(PeriodRow, period)
    found = await evaluations_in(session, [row]) if row else []
    return next((each for each in found if each.owed.indicator.number == number), None)


def _due(period: PeriodRow, number: int, deadline: date) -> DueEvaluation:
    return DueEvaluation(
        Period.parse(period.code),
        period.indicators[number],
        period.agreement,
        period.opens_on,
        period.deadline,
        deadline,
        period.published_on,
    )


def _owed(
    due: DueEvaluation, versions: Sequence[EvaluationVersion], since: datetime | None
) -> OwedEvaluation:
    """`versions`: the oldest first."""
    stages = [version.stage for version in versions]
    received = Stage.RECEIVED in stages
    sent = [version for version in versions if version.sent_at is not None]
    again = [version for version in sent if version.stage is not Stage.RETURNED]
    for version in sent:
        if version.stage is Stage.RETURNED:
            again = sent[sent.index(version) + 1 :]
    return OwedEvaluation(
        due,
        sent[0].sent_at if received else None,
        received and sent[0].late,
        stages[-1] if stages else None,
        not received and bool(sent) and sent[-1].stage is Stage.RETURNED,
        since,
        again[0].sent_at if received else None,
    )


async def _versions(
    session: AsyncSession, periods: Collection[str]
) -> dict[Key, list[EvaluationVersion]]:
    query = (
        columns(EvaluationRow, "period", "indicator", "sent_at", "late", "stage")
        .where(_evaluation.period.in_(periods))
        .order_by(_evaluation.number)
    )
    found: dict[Key, list[EvaluationVersion]] = {}
    for period, indicator, *facts in (await run(session, query, {})).all():
        found.setdefault((period, indicator), []).append(EvaluationVersion(*facts))
    return found
