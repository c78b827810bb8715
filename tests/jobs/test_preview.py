"""The messages of a semester, foreseen with their words, are those that then come."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import LIMA, Period, lima_day
from convenio.calendar.workdays import OPENS, within_window
from convenio.report.stages import Act, Stage, rule_for
from convenio.schedule.activities import published_schedule
from convenio.schedule.move_rules import Move, When
from handlers.days_off import acts as days_off
from handlers.extensions.acts import grant_extension
from handlers.invitation.access import admit, give_duty
from handlers.preview.foreseen import count_by_person, listing
from handlers.rescheduling import notices
from handlers.wordings.catalogue import MESSAGES
from handlers.words import default_text
from jobs.forecast.semester import beginning_of, foresee_messages
from jobs.notice_rechecks import NOTICES
from jobs.recheck import recheck
from jobs.sweep import tick
from storage.database import Database
from storage.models import Expected, PeriodRow, Position, Role, RowState, ScheduleRow, Version
from storage.models.editions import MESSAGES_OF_THE_CLOCK
from storage.outbox import outbox
from storage.outbox.outbox import Outcome
from storage.outbox.settlement import settle
from storage.report.texts import set_text
from storage.reports.transitions import advance
from storage.schedule.entries import add_schedule
from storage.schedule.moves import reschedule
from tests.jobs.year.events import at_desk
from tests.jobs.year.stories import ODES

PUNO, TACNA, DIRECTOR = 101, 104, 103
Said = tuple[datetime, int, str]
BEGINS, ENDS = date(2020, 12, 15), date(2021, 3, 3)


def lima(month: int, day: int, hour: int) -> datetime:
    return datetime(2021, month, day, hour, tzinfo=LIMA)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Two regions, one with a director, that owe a report and take part in what is planned."""
    database = Database(database_url)
    await database.migrate()
    async with database.transaction() as session:
        deadline, closing = date(2021, 1, 15), date(2021, 3, 1)
        session.add(
            PeriodRow(code="2020-II", opens_on=BEGINS, deadline=deadline, closes_on=closing)
        )
        await session.flush()
        session.add_all(Expected(period="2020-II", region=region) for region in ("puno", "tacna"))
        planned = published_schedule(2021)
        await add_schedule(session, [each for each in planned if each.region in ("puno", "tacna")])
        posts = ((ODES, Role.ODES, ""), (PUNO, Role.FOCAL, "puno"), (TACNA, Role.FOCAL, "tacna"))
        for chat, role, region in (*posts, (DIRECTOR, Role.DIRECTOR, "puno")):
            person = await admit(session, chat, f"Persona {chat}", beginning_of(BEGINS))
            await give_duty(session, person, Position(role, region), beginning_of(BEGINS))
    yield database
    await database.close()


async def extend(session: AsyncSession, now: datetime) -> None:
    until = date(2021, 1, 25)
    await grant_extension(session, Period.parse("2020-II"), "puno", until, "", None, now)


async def send(session: AsyncSession, now: datetime) -> None:
    version = Version(
        period="2020-II", region="tacna", number=1, opened_at=now, sent_at=now, stage=Stage.RECEIVED
    )
    session.add(version)


async def give_back(session: AsyncSession, now: datetime) -> None:
    version = (await session.exec(select(Version))).one()
    rule = rule_for(Act.RETURN, version.stage)
    assert rule is not None
    await advance(session, version, rule, None, now)


async def move(session: AsyncSession, now: datetime) -> None:
    """An activity of February to a day of it."""
    query = select(ScheduleRow).where(ScheduleRow.region == "puno", ScheduleRow.month == 2)
    row = (await session.exec(query.order_by(col(ScheduleRow.id)).limit(1))).one()
    context = await at_desk(session, now)
    to = Move(When.on(date(2021, 2, 9)))
    moves = await reschedule(session, {row.id or 0: row.changes}, to, context.person, now)
    await notices.tell_moves(context, moves, "")


async def decree(session: AsyncSession, now: datetime) -> None:
    """The day on which Puno would be told that three are left."""
    await days_off.add(session, date(2021, 1, 22), "", "Decreto", None, now)


EVENTS: tuple[tuple[datetime, Callable[[AsyncSession, datetime], Awaitable[None]]], ...] = (
    (lima(1, 8, 12), extend),
    (lima(1, 11, 22), send),
    (lima(1, 13, 10), give_back),
    (lima(1, 19, 12), decree),
    (lima(1, 28, 10), move),
)


async def live(database: Database, first: datetime, last: datetime) -> list[Said]:
    """The messages that leave from a moment until before another, at it and each morning."""
    said: list[Said] = []
    days = [lima_day(first) + timedelta(days=number) for number in range((last - first).days + 2)]
    mornings = [datetime.combine(day, OPENS, LIMA) for day in days]
    for now in sorted({first, *mornings}):
        if first <= now < last and within_window(now):
            await tick(database, now)
            said += await deliver(database, now)
    return said


async def deliver(database: Database, now: datetime) -> list[Said]:
    said: list[Said] = []
    async with database.transaction() as session:
        while batches := await outbox.claim(session, now, 100):
            for row in (row for batch in batches for row in batch.rows):
                checked = await recheck(session, row, now)
                if isinstance(checked, Outcome):
                    await settle(session, [checked])
                    continue
                said.append((now, row.chat_id, checked.payload["text"]))
                await settle(session, [Outcome(row, RowState.SENT, now)])
    return said


def in_order(said: Sequence[Said]) -> list[Said]:
    return sorted((at.astimezone(LIMA), chat, text) for at, chat, text in said)


@pytest.mark.long
@pytest.mark.both_databases
async def test_what_was_foreseen_comes_word_for_word(database: Database) -> None:
    """From the opening, and from each thing that happens, until the next."""
    moments = [beginning_of(BEGINS), *(at for at, _ in EVENTS), beginning_of(ENDS)]
    came: list[Said] = []
    for number, (begins, ends) in enumerate(pairwise(moments)):
        if number:
            async with database.transaction() as session:
                await EVENTS[number - 1][1](session, begins)
        found = await foresee_messages(database, begins, lima_day(ends))
        foreseen = [(each.at, each.chat_id, each.text) for each in found if each.at < ends]
        then = await live(database, begins, ends)
        assert in_order(foreseen) == in_order(then)
        came += then
    told = {chat: [text for _, to, text in came if to == chat] for chat in (PUNO, TACNA, DIRECTOR)}
    assert any("lunes 25 de enero" in text for text in told[PUNO])
    assert date(2021, 1, 22) not in {lima_day(at) for at, _, _ in came}
    assert any("Fue observado" in text for text in told[TACNA])
    assert any("martes 9 de febrero" in text for text in told[PUNO])
    assert any("apoyo" in text for text in told[DIRECTOR])
    last = [(at.astimezone(LIMA).date(), text) for at, to, text in came if to == PUNO][-3:]
    assert [(on.isoformat(), "Última oportunidad" in text) for on, text in last] == [
        ("2021-02-26", True),
        ("2021-03-01", True),
        ("2021-03-02", False),
    ]
    assert "no se recibió" in last[-1][1]


async def test_a_past_semester_is_played_as_if_every_post_were_filled(database: Database) -> None:
    """What was told then is foreseen again, and the vacant post of Tacna has somebody."""
    before = await foresee_messages(database, lima(1, 14, 0), date(2021, 1, 19), staffed=True)
    await live(database, lima(1, 13, 0), lima(1, 30, 0))
    found = await foresee_messages(database, lima(1, 14, 0), date(2021, 1, 19), staffed=True)
    late = [each for each in found if each.role is Role.DIRECTOR]
    assert [(each.recipient, each.region) for each in late] == [
        ("Persona 103", "puno"),
        ("Dirección de Tacna", "tacna"),
    ]
    assert {each.chat_id for each in found} == {each.chat_id for each in before}
    text, counts = listing(found, NOTICES), dict(count_by_person(found))
    assert text.startswith(f"{len(found)} mensajes a 5 personas.\n\nPor persona:\n- ")
    assert "== Jueves 14 de enero de 2021: " in text
    assert "08:30 · Persona 101 · Punto focal, Puno · recordatorio\n  Buen día" in text
    assert counts["Dirección de Tacna (Director/a o gerente regional, Tacna)"] == 1
    async with database.transaction() as session:
        assert not (await session.exec(select(Version))).all(), "a copy changes nothing"


async def test_our_own_words_given_as_theirs_say_the_same(database: Database) -> None:
    """Every message of two months, with each text set to what ODES is shown of it."""
    ends = date(2021, 2, 9)
    ours = await foresee_messages(database, beginning_of(BEGINS), ends, staffed=True)
    async with database.transaction() as session:
        for message in MESSAGES:
            text, now = default_text(message), beginning_of(BEGINS)
            await set_text(session, MESSAGES_OF_THE_CLOCK, message, text, None, now)
    theirs = await foresee_messages(database, beginning_of(BEGINS), ends, staffed=True)
    assert len(ours) > 40
    assert [each.text.split() for each in theirs] == [each.text.split() for each in ours]
