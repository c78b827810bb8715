"""The health of the bot, as far as the database knows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import and_, col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run
from storage.models import Duty, FailedUpdate, Outbox, Person, RowState
from storage.outbox.claims import oldest_free
from storage.reminders.failed_notices import people_not_told
from storage.reminders.heartbeat import SWEPT, last_beat

_OLDEST_FREE = oldest_free()
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the bot. `last_sweep`: when all reminders and alerts were last gone through.

    `waiting`: what should have left by now, the oldest since `oldest`; `later`: what is yet to.

    Of the last 24 hours are `failed`, `uncertain` (what may have arrived), `set_aside` (as
    reference codes) and `untold` (names).
    """

    last_tick: datetime | None
    last_sweep: datetime | None
    waiting: int
    oldest: datetime | None
    later: int
    last_delivery: datetime | None
    failed: int
    uncertain: int
    set_aside: tuple[str, ...]
    untold: tuple[str, ...]
    unreachable: tuple[str, ...]
    database: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What should have left by now, the oldest since `oldest`; `set_aside`: in 24 hours.

    `stuck_since`: of the oldest that could leave, where none is on its way.
    """

    rows: int
    oldest: datetime | None
    stuck_since: datetime | None
    set_aside: int


async def read_waiting(session: AsyncSession, now: datetime) -> Waiting:
    rows, oldest = await _waiting(session, now)
    counted = select(func.count()).where(FailedUpdate.at > now - A_DAY)
    stuck_since = (await run(session, _OLDEST_FREE, {"now": now, "chats": 1})).scalar_one()
    return Waiting(rows, oldest, stuck_since, (await session.exec(counted)).one())


async def _waiting(session: AsyncSession, now: datetime) -> tuple[int, datetime | None]:
    owed = or_(
        and_(Outbox.state == RowState.DUE, Outbox.due_at <= now),
        Outbox.state == RowState.CLAIMED,
    )
    query = select(func.count(), func.min(col(Outbox.due_at))).where(owed)
    return (await session.exec(query)).one()


async def read_health(session: AsyncSession, now: datetime) -> Health:
    waiting, oldest = await _waiting(session, now)
    later = select(func.count()).where(Outbox.state == RowState.DUE, Outbox.due_at > now)
    delivered = select(func.max(col(Outbox.done_at))).where(Outbox.state == RowState.SENT)
    ended = select(func.count()).where(col(Outbox.done_at) > now - A_DAY)
    failed = ended.where(Outbox.state == RowState.FAILED)
    uncertain = ended.where(Outbox.state == RowState.UNCERTAIN)
    set_aside = (
        select(FailedUpdate.reference)
        .where(FailedUpdate.at > now - A_DAY)
        .order_by(col(FailedUpdate.at))
    )
    return Health(
        last_tick=await last_beat(session),
        last_sweep=await last_beat(session, SWEPT),
        waiting=waiting,
        oldest=oldest,
        later=(await session.exec(later)).one(),
        last_delivery=(await session.exec(delivered)).one(),
        failed=(await session.exec(failed)).one(),
        uncertain=(await session.exec(uncertain)).one(),
        set_aside=tuple((await session.exec(set_aside)).all()),
        untold=await people_not_told(session, now - A_DAY),
        unreachable=await _unreachable(session),
        database=session.get_bind().dialect.name,
    )


async def _unreachable(session: AsyncSession) -> tuple[str, ...]:
    """The names of people with a duty who cannot be reached."""
    query = (
        select(Person.id, Person.name)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(col(Duty.until).is_(None), col(Person.unreachable_since).is_not(None))
        .order_by(col(Person.id))
    )
    names = dict((await session.exec(query)).all())
    return tuple(name or "" for name in names.values())
