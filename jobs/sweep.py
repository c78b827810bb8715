"""The tick's work: what is due at `now` is decided once and owed to the outbox with it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.leads import USUAL, Leads
from convenio.periods import LIMA
from convenio.workdays import within_window
from handlers.invitation import standing_in
from jobs.activities import occasion_periods
from jobs.composing import compose
from jobs.incidents import tell_incidents
from jobs.planning import Message, Plan, of_use_until, plan
from jobs.rechecking import about
from jobs.tracks import Facts, Item
from storage import outbox, people, pulse
from storage.attendance import activities, months_around
from storage.database import Database
from storage.models import RowKind
from storage.occasions import decide, decided, recipients
from storage.owing import open_periods, owing_on
from storage.trouble import is_outage

log = structlog.get_logger()


async def tick(database: Database, now: datetime, leads: Leads = USUAL) -> None:
    """All that is done by the clock each minute."""
    async with database.transaction() as session:
        await pulse.beat(session, now)
        await tell_incidents(session, now)
        await standing_in.turn(session, now)
    await sweep(database, now, leads)


async def sweep(database: Database, now: datetime, leads: Leads = USUAL) -> int:
    """How many people are told; harmless when it runs twice, late, or in several processes."""
    if not within_window(now):
        return 0
    async with database.transaction() as session:
        due = await plan_at(session, now, leads)
        await _note_missed(session, due.missed, now)
    return sum([await _told(database, message, now, leads) for message in due.messages])


async def plan_at(session: AsyncSession, now: datetime, leads: Leads = USUAL) -> Plan:
    facts = await facts_on(session, now.astimezone(LIMA).date(), leads)
    return plan(facts, now) if facts else Plan((), (), ())


async def facts_on(session: AsyncSession, today: date, leads: Leads = USUAL) -> Facts | None:
    """None on a day on which there is nothing to tell of."""
    periods = await open_periods(session, today)
    planned = await activities(session, months_around(today))
    if not periods and not planned:
        return None
    codes = {period.code for period in periods} | occasion_periods(planned)
    return Facts(
        periods,
        await owing_on(session, today),
        await recipients(session),
        await decided(session, codes),
        planned,
        leads,
    )


async def _note_missed(
    session: AsyncSession, missed: Sequence[tuple[Item, str]], now: datetime
) -> None:
    for item, why in missed:
        if await decide(session, item.key, item.due_at, now, why):
            log.info("no reminder", why=why, **item.key._asdict())


async def _told(database: Database, message: Message, now: datetime, leads: Leads) -> bool:
    """One person's failure is logged, and keeps nobody else's message back."""
    try:
        async with database.transaction() as session:
            return await _owe(session, message, now, leads)
    except Exception as error:
        if is_outage(error):
            raise
        log.exception("not told", person=message.reader.person_id)
        return False


async def _owe(session: AsyncSession, message: Message, now: datetime, leads: Leads) -> bool:
    """Of what falls to this process: another one may have been quicker."""
    mine = [item for item in message.items if await decide(session, item.key, item.due_at, now)]
    person = await people.get_person(session, message.reader.person_id)
    if person is None:
        return False
    view = await compose(session, person, mine, now, late=message.late, leads=leads)
    if view is None:
        return False
    outbox.put(
        session,
        message.reader.chat_id,
        RowKind.SAY,
        view.payload,
        now,
        about=about(replace(message, items=tuple(mine))),
        useful_for=max(map(of_use_until, mine)) - now,
    )
    return True
