"""The sweep: what is due at `now` is decided once, and put into the outbox with it.

People are taken in pages, a transaction each, so that memory stays flat however many are told.
"""

import asyncio
from collections.abc import Collection
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Any

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.lead_times import USUAL, Leads
from convenio.calendar.workdays import within_window
from handlers.invitation import alternates
from jobs.daily_state import with_map
from jobs.incidents import alert_odes
from jobs.messages import Composer, fits
from jobs.plan import Plan, PlannedMessage, of_use_until, plan
from jobs.recheck import message_subject
from jobs.situation import ClockView, closed_since, facts_on, look_at
from jobs.tracks import Subject
from storage.consultations.threads import unanswered_since
from storage.database import Database
from storage.evaluations.answering import open_advice
from storage.evaluations.owed import evaluated_periods
from storage.models import RowKind
from storage.outages import is_outage
from storage.outbox import outbox
from storage.outbox.bulk_insert import put_all
from storage.periods.days_off import read_days_off
from storage.reminders import heartbeat
from storage.reminders.failed_notices import note_failed_notice
from storage.reminders.occasions import OccasionKey, Span, decide_all, spans
from storage.report.present_words import take_words
from storage.reports.transitions import awaiting_approval
from storage.schedule.attendance import months_around
from storage.schedule.entries import years
from storage.turnout.owed_reports import open_periods

log = structlog.get_logger()

PAGE = 4_000  # people
AT_ONCE = 2  # pages: while one is written by the database's server, the next is worded here


async def tick(database: Database, now: datetime, leads: Leads = USUAL) -> None:
    """Do all the work of one minute. What fails keeps nothing else from being done."""
    failed = []
    async with database.transaction() as session:
        await read_days_off(session)
        await take_words(session)
        for step in (heartbeat.beat, alert_odes, alternates.turn):
            try:
                async with session.begin_nested():
                    await step(session, now)
            except Exception as error:
                if is_outage(error):
                    raise
                failed.append(error)
    await sweep(database, now, leads)
    if failed:
        raise ExceptionGroup("not all was done by the clock", failed)
    async with database.transaction() as session:
        await heartbeat.beat(session, now, heartbeat.SWEPT)


async def sweep(database: Database, now: datetime, leads: Leads = USUAL) -> int:
    """Decide and put what is due; return how many messages. Harmless twice, late or in parallel."""
    if not within_window(now):
        return 0
    async with database.transaction() as session:
        look = await look_at(session, now, leads)
        if not within_window(now):  # as is known only now: it was decreed
            return 0
        pages, told = await _pages(session, look), 0
    while pages:
        together, pages = pages[:AT_ONCE], pages[AT_ONCE:]
        telling = (_tell(database, span, look) for span in together)
        for result in await asyncio.gather(*telling, return_exceptions=True):
            if isinstance(result, BaseException):
                raise result
            told += result
    if look.last_on != look.today:
        async with database.transaction() as session:
            await heartbeat.beat(session, now, heartbeat.LOOKED)
    return told


async def _pages(session: AsyncSession, look: ClockView) -> list[Span]:
    """The ranges of people to look at: everybody, if there may be something to tell of."""
    days = look.today, look.since
    around = {month.year for month in months_around(*days)}
    periods = await open_periods(session, look.today, closed_since(*days))
    about_reports = periods or await awaiting_approval(session, None)
    asked = about_reports or await unanswered_since(session)
    owed = asked or await evaluated_periods(session, look.today)
    if owed or around.intersection(await years(session)):
        return await spans(session, PAGE)
    advice = await open_advice(session, look.today)
    return await spans(session, PAGE) if advice.by_region else []


async def _tell(database: Database, among: Span, look: ClockView) -> int:
    """Tell a range of people in one transaction; if it fails, each in one or more of their own."""
    try:
        return await _tell_at_once(database, among, look)
    except Exception as error:
        if is_outage(error):
            raise
        if among.last - among.after == 1:
            return await _tell_by_subject(database, among, look)
        log.warning("told one by one", error=str(error))
    singles = (Span(number - 1, number) for number in range(among.after + 1, among.last + 1))
    return sum([await _tell(database, single, look) for single in singles])


async def _tell_by_subject(database: Database, among: Span, look: ClockView) -> int:
    """Tell one person by subject, so that one fault costs nothing else. ODES hears of it."""
    told = failed = 0
    for subject in Subject:
        try:
            told += await _tell_at_once(database, among, look, (subject,))
        except Exception as error:
            if is_outage(error):
                raise
            log.exception("not told", person=among.last, subject=subject)
            failed += 1
    if failed:
        async with database.transaction() as session:
            await note_failed_notice(session, among.last, look.now)
    return told


async def _tell_at_once(
    database: Database,
    among: Span,
    look: ClockView,
    subjects: Collection[Subject] = tuple(Subject),
) -> int:
    now, leads = look.now, look.leads
    async with database.transaction() as session:
        facts = await facts_on(session, look.today, leads, among, look.since)
        if facts is None:
            return 0
        due = plan(facts, now).about(subjects)
        mine = await _decide(session, due, now)
        composer = Composer(session, now, (*facts.owing, *facts.evaluations), leads)
        owed = [await _rows(session, composer, message, mine, now) for message in due.messages]
        await put_all(session, list(chain.from_iterable(owed)))
    return sum(map(bool, owed))


async def _decide(session: AsyncSession, due: Plan, now: datetime) -> set[OccasionKey]:
    """Decide what is due; return what falls to this process: another may have been quicker."""
    told = [(item.key, item.due_at, "") for message in due.messages for item in message.items]
    missed = [(item.key, item.due_at, why) for item, why in due.missed]
    mine = await decide_all(session, told + missed, now)
    for key, _, why in missed:
        if key in mine:
            log.info("no reminder", why=why, **key._asdict())
    return mine


async def _rows(
    session: AsyncSession,
    composer: Composer,
    message: PlannedMessage,
    mine: set[OccasionKey],
    now: datetime,
) -> list[dict[str, Any]]:
    """The rows of a message: one, or one of each subject where it would be too long."""
    items = [item for item in message.items if item.key in mine]
    reader = message.reader
    payload = await composer.compose(reader.name, items, fewer=reader.fewer, late=message.late)
    if payload is None:
        return []
    if not fits(payload):
        parts = [message.about((subject,)) for subject in Subject]
        rows = [await _rows(session, composer, part, mine, now) for part in parts if part.items]
        return list(chain.from_iterable(rows))
    useful_for = max(map(of_use_until, items)) - now
    about = message_subject(items, late=message.late)
    row = partial(outbox.row_for, reader.chat_id, now=now, useful_for=useful_for, about=about)
    shown = await with_map(session, items, payload, now)
    return [row(RowKind.PICTURE, shown) if shown else row(RowKind.SAY, payload)]
