"""The reports that regions owe: of which period, with which indicators, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period, deadline_at
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS, Region
from convenio.report.requirements import NOTHING_REQUIRED, Requirements
from storage.models import Expected, PeriodRow

PUBLISHED_OFFERED = 4

Place = tuple[str, str]  # period and region


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that a region owes: the period with its indicators, until when, what it must say."""

    period: Period
    region: Region
    opens_on: date
    deadline: date
    closes_on: date | None
    indicators: Indicators
    published_on: date | None = None
    requirements: Requirements = NOTHING_REQUIRED

    @property
    def place(self) -> Place:
        return self.period.code, self.region.code

    def late_at(self, now: datetime) -> bool:
        return now > deadline_at(self.deadline)

    def published(self, today: date) -> bool:
        return self.published_on is not None and self.published_on <= today

    @property
    def holder(self) -> str:
        return self.region.office

    @property
    def label(self) -> str:
        return self.period.label

    @property
    def named(self) -> str:
        return self.region.name

    def open_on(self, today: date) -> bool:
        return self.opens_on <= today and (self.closes_on is None or today <= self.closes_on)

    def told_on(self, today: date) -> bool:
        return self.open_on(today)


# Asked at every press: built once, since building a statement costs as much as running it.
_OWED = select(PeriodRow, Expected).join(Expected, col(Expected.period) == col(PeriodRow.code))
_OPEN = select(PeriodRow.code).where(
    col(PeriodRow.opens_on) <= bindparam("today"),
    or_(col(PeriodRow.closes_on).is_(None), col(PeriodRow.closes_on) >= bindparam("since")),
)
_OWED_BY = _OWED.where(
    col(Expected.region).in_(bindparam("regions", expanding=True)),
    col(Expected.period).in_(_OPEN),  # so that the key is searched, not every region's rows
).order_by(col(PeriodRow.deadline), col(Expected.region))
_PUBLISHED_BY = (
    _OWED.where(
        col(Expected.region).in_(bindparam("regions", expanding=True)),
        col(PeriodRow.published_on) <= bindparam("today"),
        col(PeriodRow.closes_on) < bindparam("today"),
    )
    .order_by(col(PeriodRow.code).desc(), col(Expected.region))
    .limit(PUBLISHED_OFFERED)
)
_OWED_ONE = _OWED.where(
    Expected.period == bindparam("period"), Expected.region == bindparam("region")
)


async def owed_by(
    session: AsyncSession, regions: Sequence[str], today: date, since: date | None = None
) -> list[Owed]:
    """The reports that those regions owe and can still send today, the nearest deadline first.

    `since`: also what could be sent on that day or later.
    """
    params = {"regions": regions, "today": today, "since": since or today}
    found = await session.exec(_OWED_BY, params=params)
    return [to_owed(period, expected) for period, expected in found.all()]


async def published_by(session: AsyncSession, regions: Sequence[str], today: date) -> list[Owed]:
    """The published and closed reports that could be corrected with consent, the newest first."""
    found = await session.exec(_PUBLISHED_BY, params={"regions": regions, "today": today})
    return [to_owed(period, expected) for period, expected in found.all()]


async def find_owed(session: AsyncSession, period: str, region: str) -> Owed | None:
    found = await session.exec(_OWED_ONE, params={"period": period, "region": region})
    row = found.first()
    return to_owed(*row) if row else None


def to_owed(period: PeriodRow, expected: Expected) -> Owed:
    return Owed(
        period=Period.parse(period.code),
        region=REGIONS[expected.region],
        opens_on=period.opens_on,
        deadline=expected.extended_to or period.deadline,
        closes_on=period.closes_on,
        indicators=period.indicators,
        published_on=period.published_on,
        requirements=period.requirements,
    )
