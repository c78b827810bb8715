"""The history of versions: their transitions, and who changed what in them."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from convenio.report.stages import Stage
from storage.models import FigureChange, Person, Transition, Version
from storage.reports.transitions import actor_name
from storage.reports.version_rows import LastChange


async def transitions_of(
    session: AsyncSession, version_id: int
) -> Sequence[tuple[Transition, str | None]]:
    """A version's transitions, with the name of who made each, oldest first."""
    query = (
        select(Transition, Person.name)
        .join(Person, col(Person.id) == col(Transition.person_id), isouter=True)
        .where(Transition.version_id == version_id)
        .order_by(col(Transition.id))
    )
    return [
        (transition, actor_name(transition, name))
        for transition, name in (await session.exec(query)).all()
    ]


async def received_at(session: AsyncSession, versions: Sequence[Version]) -> dict[int, datetime]:
    """The moment when each version was received, by id; also those that were returned since."""
    query = select(Transition.version_id, Transition.at).where(
        col(Transition.version_id).in_([version.id for version in versions]),
        Transition.after == Stage.RECEIVED,
    )
    rows = (await session.exec(query)).all()
    return {version_id: at for version_id, at in rows if version_id is not None}


async def figure_changes(session: AsyncSession, version_id: int) -> dict[int, LastChange]:
    """The last change of each indicator in that version: who made it, and when."""
    query = (
        select(FigureChange.person_id, Person.name, FigureChange.indicator, FigureChange.at)
        .join(Person, col(Person.id) == col(FigureChange.person_id), isouter=True)
        .where(FigureChange.version_id == version_id)
        .order_by(col(FigureChange.id))
    )
    return {row[2]: LastChange(*row) for row in (await session.exec(query)).all()}


async def version_by_receipt(session: AsyncSession, number: str) -> Version | None:
    """The version with that number on its receipt; None where no version was sent with it."""
    return (await session.exec(select(Version).where(Version.receipt == number))).first()


async def newest_sent(
    session: AsyncSession, region: str, period: str | None = None
) -> Version | None:
    """The newest version that a region sent, of that semester or else of any."""
    query = _newest_of(region, period).where(col(Version.sent_at).is_not(None))
    return (await session.exec(query)).first()


async def newest_received(
    session: AsyncSession, region: str, period: str | None = None
) -> Version | None:
    """The newest version that ODES received, even if it was returned since."""
    received = select(Transition.version_id).where(Transition.after == Stage.RECEIVED)
    query = _newest_of(region, period).where(col(Version.id).in_(received))
    return (await session.exec(query)).first()


def _newest_of(region: str, period: str | None) -> SelectOfScalar[Version]:
    query = select(Version).where(Version.region == region)
    if period is not None:
        query = query.where(Version.period == period)
    return query.order_by(col(Version.period).desc(), col(Version.number).desc()).limit(1)
