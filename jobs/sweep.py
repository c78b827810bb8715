"""The tick's work: what is due at `now` is decided once and owed to the outbox with it.

People are taken in pages, a transaction each, so that memory stays flat however many are told.
"""

from datetime import datetime
from typing import Any

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.periods import LIMA
from convenio.workdays import within_window
from jobs.composing import Composer
from jobs.planning import Message, Plan, of_use_until, plan
from jobs.rechecking import about
from jobs.tracks import Facts
from storage import outbox
from storage.database import Database
from storage.models import RowKind
from storage.occasions import EVERYBODY, Key, Span, decide_all, decided, next_span, recipients
from storage.owing import open_periods, owing_on
from storage.trouble import is_outage

log = structlog.get_logger()

PAGE = 2_000  # people


async def sweep(database: Database, now: datetime) -> int:
    """How many people are told; harmless when it runs twice, late, or in several processes."""
    if not within_window(now):
        return 0
    told = after = 0
    while span := await _next(database, after, now):
        told += await _tell(database, span, now)
        after = span.last
    return told


async def plan_at(session: AsyncSession, now: datetime) -> Plan:
    return plan(await _facts(session, now, EVERYBODY), now)


async def _facts(session: AsyncSession, now: datetime, among: Span) -> Facts:
    today = now.astimezone(LIMA).date()
    periods = await open_periods(session, today)
    if not periods:
        return Facts((), (), (), ())
    return Facts(
        periods,
        await owing_on(session, today),
        await recipients(session, among),
        await decided(session, [period.code for period in periods], among),
    )


async def _next(database: Database, after: int, now: datetime) -> Span | None:
    """Who comes next, while a period is open."""
    async with database.transaction() as session:
        if await open_periods(session, now.astimezone(LIMA).date()):
            return await next_span(session, after, PAGE)
    return None


async def _tell(database: Database, among: Span, now: datetime) -> int:
    """All of them in one transaction; if it fails, each in one of their own."""
    try:
        return await _tell_at_once(database, among, now)
    except Exception as error:
        if is_outage(error):
            raise
        if among.last - among.after == 1:
            log.exception("not told", person=among.last)
            return 0
        log.warning("told one by one", error=str(error))
    each = (Span(number - 1, number) for number in range(among.after + 1, among.last + 1))
    return sum([await _tell(database, one, now) for one in each])


async def _tell_at_once(database: Database, among: Span, now: datetime) -> int:
    async with database.transaction() as session:
        facts = await _facts(session, now, among)
        due = plan(facts, now)
        mine = await _decide(session, due, now)
        composer = Composer(session, now, facts.owing)
        rows = [row for each in due.messages if (row := await _row(composer, each, mine, now))]
        await outbox.put_all(session, rows)
    return len(rows)


async def _decide(session: AsyncSession, due: Plan, now: datetime) -> set[Key]:
    """What falls to this process: another one may have been quicker."""
    told = [(item.key, item.due_at, "") for message in due.messages for item in message.items]
    missed = [(item.key, item.due_at, why) for item, why in due.missed]
    mine = await decide_all(session, told + missed, now)
    for key, _, why in missed:
        if key in mine:
            log.info("no reminder", why=why, **key._asdict())
    return mine


async def _row(
    composer: Composer, message: Message, mine: set[Key], now: datetime
) -> dict[str, Any] | None:
    items = [item for item in message.items if item.key in mine]
    reader = message.reader
    view = await composer.compose(reader.name, items, fewer=reader.fewer, late=message.late)
    if view is None:
        return None
    return outbox.row_for(
        reader.chat_id,
        RowKind.SAY,
        view.payload,
        now,
        about=about(items, late=message.late),
        useful_for=max(map(of_use_until, items)) - now,
    )
