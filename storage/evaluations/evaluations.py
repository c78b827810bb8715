"""An evaluation as a whole: a version with its items, the period and the indicator it is about."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, bindparam
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period, deadline_at
from convenio.catalogue.indicators import Indicator
from convenio.evaluation.items import Item, ItemKind
from convenio.report.stages import Act, Stage
from storage.database import columns, run
from storage.evaluations.items import items_of
from storage.models import (
    EvaluationRow,
    ExpectedEvaluation,
    PeriodRow,
    Person,
    Transition,
)
from storage.reports.transitions import Remark, actor_name


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A version of the evaluation of an indicator.

    `row` is None where nothing was begun. `deadline`: the indicator's own if ODES extended it; None
    if ODES has set none. `received`: some version of it counts, be it this or an earlier one.
    `remark`: why it was returned, or the version before, while this one is written.
    """

    period: PeriodRow
    indicator: Indicator
    row: EvaluationRow | None
    items: tuple[Item, ...] = ()
    deadline: date | None = None
    received: bool = False
    remark: Remark | None = None

    @property
    def id(self) -> int:
        assert self.row is not None
        assert self.row.id is not None
        return self.row.id

    @property
    def stage(self) -> Stage | None:
        return self.row.stage if self.row else None

    @property
    def sent(self) -> bool:
        return self.row is not None and self.row.sent_at is not None

    @property
    def open(self) -> bool:
        """Whether it can be written: a draft, or what ODES returned and is begun with anew."""
        return not (self.sent and self.received)

    @property
    def owed(self) -> bool:
        """Whether the directorate has yet to send it, for the first time or again."""
        return not self.received

    @property
    def conclusions(self) -> tuple[Item, ...]:
        return self._of(ItemKind.CONCLUSION)

    @property
    def recommendations(self) -> tuple[Item, ...]:
        return self._of(ItemKind.RECOMMENDATION)

    def _of(self, kind: ItemKind) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.kind is kind)

    def late_at(self, now: datetime) -> bool:
        return self.deadline is not None and now > deadline_at(self.deadline)

    @property
    def semester(self) -> Period:
        return Period.parse(self.period.code)


# Built once, since building a statement costs as much as running it.
_VERSIONS = (
    select(EvaluationRow)
    .where(
        EvaluationRow.period == bindparam("period"),
        col(EvaluationRow.indicator).in_(bindparam("indicators", expanding=True)),
    )
    .order_by(col(EvaluationRow.number))
)
_OF_INDICATOR = (
    select(PeriodRow, EvaluationRow, col(ExpectedEvaluation.extended_to))
    .join(
        EvaluationRow,
        and_(
            col(EvaluationRow.period) == col(PeriodRow.code),
            col(EvaluationRow.indicator) == bindparam("indicator"),
        ),
        isouter=True,
    )
    .join(
        ExpectedEvaluation,
        and_(
            col(ExpectedEvaluation.period) == col(PeriodRow.code),
            col(ExpectedEvaluation.indicator) == bindparam("indicator"),
        ),
        isouter=True,
    )
    .where(col(PeriodRow.code) == bindparam("period"))
    .order_by(col(EvaluationRow.number))
)
_EXTENDED = columns(ExpectedEvaluation, "indicator", "extended_to").where(
    col(ExpectedEvaluation.period) == bindparam("period")
)


async def versions_of(session: AsyncSession, period: str, indicator: int) -> list[EvaluationRow]:
    """The versions of an indicator's evaluation, oldest first; the last one may be a draft."""
    asked = {"period": period, "indicators": [indicator]}
    return list((await session.exec(_VERSIONS, params=asked)).all())


async def newest(
    session: AsyncSession,
    period: PeriodRow,
    indicators: Collection[int] | None = None,
    *,
    received: bool = False,
) -> list[Evaluation]:
    """The newest version of each indicator's evaluation (None: of all), also of none begun.

    `received`: of those received only, as ODES and the report count them; others are left out.
    """
    numbers = sorted(period.indicators if indicators is None else indicators)
    asked = {"period": period.code, "indicators": numbers}
    rows = (await session.exec(_VERSIONS, params=asked)).all()
    counted = {row.indicator: row for row in rows if row.stage is Stage.RECEIVED}
    shown = counted if received else {row.indicator: row for row in rows}
    extended = await extended_in(session, period.code)
    items = await items_of(session, shown.values())
    return [
        Evaluation(
            period,
            period.indicators[number],
            shown.get(number),
            items.get(shown[number].id or 0, ()) if number in shown else (),
            extended.get(number, period.evaluated_by),
            number in counted,
        )
        for number in numbers
        if number in shown or not received
    ]


async def find(
    session: AsyncSession, evaluation_id: int, *, to_change: bool = False
) -> Evaluation | None:
    """A version by its id. `to_change`: nobody else changes or sends it meanwhile."""
    hold = {"of": EvaluationRow} if to_change else None
    row = await session.get(
        EvaluationRow, evaluation_id, with_for_update=hold, populate_existing=True
    )
    return await load(session, row) if row else None


async def load(session: AsyncSession, row: EvaluationRow) -> Evaluation:
    """A version with its items and why it, or of a draft the one before, was returned."""
    found = await of_indicator(session, row.period, row.indicator, row)
    assert found is not None
    return found


async def of_indicator(
    session: AsyncSession, period: str, indicator: int, version: EvaluationRow | None = None
) -> Evaluation | None:
    """That version, or the newest, of an indicator's evaluation, also of none that was begun.

    None: there is no such period, or it has no such indicator.
    """
    asked = {"period": period, "indicator": indicator}
    found = (await session.exec(_OF_INDICATOR, params=asked)).all()
    if not found or indicator not in found[0][0].indicators:
        return None
    of, _, extended = found[0]
    versions: list[EvaluationRow] = [row for _, row, _ in found if row is not None]
    row = version or (versions[-1] if versions else None)
    items = await items_of(session, [row] if row else [])
    return Evaluation(
        of,
        of.indicators[indicator],
        row,
        items.get(row.id or 0, ()) if row else (),
        extended or of.evaluated_by,
        any(each.stage is Stage.RECEIVED for each in versions),
        await _remark(session, row, versions),
    )


async def _remark(
    session: AsyncSession, row: EvaluationRow | None, versions: Sequence[EvaluationRow]
) -> Remark | None:
    if row is None:
        return None
    asked = row if row.sent_at is not None or row.number == 1 else versions[row.number - 2]
    return await _remark_on(session, asked) if asked.stage is Stage.RETURNED else None


async def extended_in(session: AsyncSession, period: str) -> dict[int, date]:
    """The indicators that have more time, and until when."""
    found = await run(session, _EXTENDED, {"period": period})
    return {row.indicator: row.extended_to for row in found.all()}


async def _remark_on(session: AsyncSession, row: EvaluationRow) -> Remark | None:
    """The remark with which a version was returned, if it was."""
    query = (
        select(Transition, Person.name)
        .join(Person, col(Person.id) == col(Transition.person_id), isouter=True)
        .where(Transition.evaluation_id == row.id, Transition.act == Act.RETURN)
        .order_by(col(Transition.id).desc())
    )
    found = (await session.exec(query)).first()
    if found is None:
        return None
    transition, name = found
    return Remark(0, transition.why, actor_name(transition, name), transition.role)
