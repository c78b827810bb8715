"""What people do in the simulated year, by the acts that the bot has for it.

Whatever was done already is not done again: who was killed meanwhile begins the hour anew.
"""

from datetime import date, datetime
from typing import Any, cast

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update

from convenio.calendar.periods import Period
from convenio.report.stages import Act, Stage, rule_for
from convenio.schedule.move_rules import Move as NewPlace
from convenio.schedule.move_rules import When
from handlers.context import Context
from handlers.extensions.acts import grant_extension
from handlers.rescheduling import notices
from handlers.turn import TURN, Turn
from storage.database import Database
from storage.models import (
    ActivityRow,
    Expected,
    IncidentKind,
    Person,
    Question,
    ScheduleRow,
    Version,
)
from storage.outbox.reachability import mark_unreachable
from storage.people.people import duties_of, find_person
from storage.reminders import incidents
from storage.reports.transitions import advance
from storage.schedule.moves import reschedule
from tests.jobs.year.stories import (
    ANSWERS,
    BACK_AT,
    BLOCKED,
    BLOCKED_AT,
    BUSY,
    FOCAL,
    GONE,
    HAPPENING,
    MOVES,
    ODES,
    RETURNED_AT,
    STORIES,
    Move,
    Sent,
)


async def happen(database: Database, now: datetime) -> None:
    """After the tick and before delivery, where it does the most harm; twice is harmless."""
    if now not in HAPPENING:
        return
    async with database.transaction() as session:
        for place, story in STORIES.items():
            for number, sent in enumerate(story.sent, start=1):
                await carry(session, place, number, sent, now)
            if story.extended and story.extended[0] == now:
                await give_time(session, place, story.extended[1], now)
        for move in MOVES:
            if move.at == now:
                await carry_out(session, move, now)
        if now in ANSWERS:
            await session.merge(Question(chat_id=FOCAL[BUSY], kind="figure", asked_at=now))
        if now == BLOCKED_AT and (person := await mark_unreachable(session, FOCAL[BLOCKED], now)):
            incidents.note(session, IncidentKind.UNREACHABLE, now, person=person)
        back = {BACK_AT: FOCAL[BLOCKED], RETURNED_AT: FOCAL[GONE]}
        if now in back and (person := await find_person(session, back[now])):
            person.unreachable_since = None
            session.add(person)


async def carry(
    session: AsyncSession, place: tuple[str, str], number: int, sent: Sent, now: datetime
) -> None:
    """A version of a report from one stage to the next."""
    if now not in (sent.at, sent.approved_at, sent.returned_at):
        return
    period, region = place
    query = select(Version).where(
        Version.period == period, Version.region == region, Version.number == number
    )
    version = (await session.exec(query)).first()
    if version is None:
        stage = Stage.WAITING if sent.waits else Stage.RECEIVED
        version = Version(
            period=period, region=region, number=number, opened_at=now, sent_at=now, stage=stage
        )
        session.add(version)
    acts = {sent.approved_at: Act.APPROVE, sent.returned_at: Act.RETURN}
    if now in acts and (rule := rule_for(acts[now], version.stage)):
        await advance(session, version, rule, None, now)


async def give_time(
    session: AsyncSession, place: tuple[str, str], until: date, now: datetime
) -> None:
    if (await session.get_one(Expected, place)).extended_to != until:
        await grant_extension(session, Period.parse(place[0]), place[1], until, "", None, now)


async def carry_out(session: AsyncSession, move: Move, now: datetime) -> None:
    indicator, number = move.activity
    query = (
        select(ScheduleRow)
        .join(ActivityRow, col(ActivityRow.id) == col(ScheduleRow.activity_id))
        .where(
            ActivityRow.indicator == indicator,
            ActivityRow.number == number,
            ScheduleRow.region == move.region,
            ScheduleRow.original_month == move.month,
        )
    )
    row = (await session.exec(query)).one()
    context = await at_desk(session, now)
    moves = await reschedule(
        session, {row.id or 0: row.changes}, NewPlace(when(move.to)), context.person, now
    )
    if moves:
        await notices.tell_moves(context, moves, "")


def when(to: int | date | datetime) -> When:
    match to:
        case datetime():
            return When.on(to.date(), to.time())
        case date():
            return When.on(to)
    return When(to)


async def at_desk(session: AsyncSession, now: datetime) -> Context:
    """What a step of ODES is given."""
    person: Person | None = await find_person(session, ODES)
    assert person is not None
    duties = await duties_of(session, person)
    turn = Turn(Update(0), now, session, ODES, ODES, "", person, duties, None, None, None, "")
    TURN.set(turn)
    return Context(cast(Any, None))  # no application takes part
