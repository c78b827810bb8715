"""A year hour by hour: what was sent is what a plain loop says was due, and nothing else."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta, timezone

import pytest

from convenio.states import Stage
from handlers.invitation.access import admit, give_duty
from jobs.rechecking import recheck
from jobs.sweep import sweep
from storage import outbox
from storage.database import Database
from storage.models import Expected, PeriodRow, Role, RowState, Version
from storage.outbox import Outcome

LIMA = timezone(timedelta(hours=-5))
HOUR = timedelta(hours=1)
BEGINS = datetime(2020, 12, 1, tzinfo=LIMA)
ENDS = datetime(2022, 1, 1, tzinfo=LIMA)
FREE_DAYS = {
    date(2020, 12, 8),
    date(2020, 12, 25),
    date(2021, 1, 1),
    date(2021, 4, 1),
    date(2021, 4, 2),
    date(2021, 6, 29),
    date(2021, 7, 28),
    date(2021, 7, 29),
    date(2021, 8, 30),
    date(2021, 10, 8),
    date(2021, 11, 1),
    date(2021, 12, 8),
}
# Code: opening, deadline, closing. The second deadline is a holiday.
PERIODS = {
    "2020-II": (date(2020, 12, 15), date(2021, 1, 15), date(2021, 3, 1)),
    "2021-I": (date(2021, 6, 15), date(2021, 7, 28), date(2021, 8, 31)),
}


def lima(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=LIMA)


# When a region sends (None: never), and its own deadline if it has one.
STORIES: dict[tuple[str, str], tuple[datetime | None, date | None]] = {
    ("2020-II", "amazonas"): (lima(2020, 12, 16, 7), None),  # before any reminder
    ("2020-II", "apurimac"): (lima(2020, 12, 31, 12), None),
    ("2020-II", "arequipa"): (lima(2021, 1, 12, 9), None),  # in the hour of a reminder
    ("2020-II", "ayacucho"): (lima(2021, 1, 15, 23), None),  # in the last hour
    ("2020-II", "cajamarca"): (lima(2021, 1, 18, 15), None),
    ("2020-II", "callao"): (lima(2021, 2, 10, 11), None),
    ("2020-II", "cusco"): (None, None),
    ("2020-II", "huancavelica"): (None, date(2021, 1, 29)),
    ("2020-II", "ica"): (lima(2021, 1, 28, 20), date(2021, 1, 31)),  # a Sunday
    ("2020-II", "ancash"): (None, None),  # without an agreement
    ("2021-I", "amazonas"): (lima(2021, 7, 27, 9), None),
    ("2021-I", "arequipa"): (lima(2021, 7, 29, 10), None),  # on a holiday, late
    ("2021-I", "cusco"): (lima(2021, 8, 4, 16), None),
    ("2021-I", "ica"): (lima(2021, 6, 16, 10), None),
}
REGIONS = sorted({region for _, region in STORIES})
ODES, FOCAL_OF_TWO, TWO = 900, 901, ("cusco", "callao")
REMINDED = (-30, -15, -7, -3, -1, 0, 1, 3, 7)
FOCAL = {region: 1000 + number for number, region in enumerate(REGIONS)}
DIRECTOR = {region: 2000 + number for number, region in enumerate(REGIONS)}

Told = tuple[str, str, str, int]  # kind, period, region, lead
Sent = dict[tuple[datetime, int, bool], set[Told]]  # when, to whom, whether it is a day's state


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await database.migrate()
    async with database.transaction() as session:
        for code, (opens_on, deadline, closes_on) in PERIODS.items():
            row = PeriodRow(code=code, opens_on=opens_on, deadline=deadline, closes_on=closes_on)
            session.add(row)
        await session.flush()
        for (period, region), (_, extended_to) in STORIES.items():
            session.add(Expected(period=period, region=region, extended_to=extended_to))
        duties = [(ODES, Role.ODES, "")]
        duties += [(FOCAL_OF_TWO, Role.FOCAL, region) for region in TWO]
        duties += [(chat, Role.FOCAL, region) for region, chat in FOCAL.items()]
        duties += [(chat, Role.DIRECTOR, region) for region, chat in DIRECTOR.items()]
        for chat, role, region in duties:
            person = await admit(session, chat, f"Persona {chat}", BEGINS)
            await give_duty(session, person, role, BEGINS, region=region)
    yield database
    await database.close()


@pytest.mark.long
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # half a minute
async def test_a_year_is_told_as_a_plain_loop_says(database: Database) -> None:
    sent: Sent = {}
    now = BEGINS
    while now < ENDS:
        await asyncio.gather(sweep(database, now), sweep(database, now))
        await receive_reports(database, now)
        await deliver(database, now, sent)
        now += HOUR
    assert sent == what_was_due()


async def receive_reports(database: Database, now: datetime) -> None:
    """After the tick and before delivery, where it does the most harm."""
    arrived = [place for place, (sent_at, _) in STORIES.items() if sent_at == now]
    if arrived:
        async with database.transaction() as session:
            for period, region in arrived:
                session.add(
                    Version(
                        period=period,
                        region=region,
                        number=1,
                        opened_at=now,
                        sent_at=now,
                        stage=Stage.RECEIVED,
                    )
                )


async def deliver(database: Database, now: datetime, sent: Sent) -> None:
    async with database.transaction() as session:
        for run in await outbox.claim(session, now, 100):
            for row in run.rows:
                checked = await recheck(session, row, now)
                if not isinstance(checked, Outcome):
                    remember(sent, now, checked)
                    checked = Outcome(row, RowState.SENT, now)
                await outbox.settle(session, [checked])


def remember(sent: Sent, now: datetime, row: outbox.OwedRow) -> None:
    """A second message of the same kind at the same hour would be seen as a double."""
    assert row.about is not None
    items = {
        (each["kind"], each["period"], each["region"], each["lead"]) for each in row.about["items"]
    }
    key = (now, row.chat_id, any(kind == "status" for kind, *_ in items))
    assert key not in sent
    sent[key] = items


def what_was_due() -> Sent:
    """Nothing of the project is used here."""
    due: Sent = {}
    for (period, region), (sent_at, extended_to) in STORIES.items():
        if region == "ancash":
            continue
        readers: list[tuple[int, str, tuple[int, ...]]] = [
            (FOCAL[region], "reminder", REMINDED),
            (DIRECTOR[region], "director", (3, 7)),
            (ODES, "escalation", (7,)),
        ]
        if region in TWO:
            readers.append((FOCAL_OF_TWO, "reminder", REMINDED))
        for chat, kind, leads in readers:
            for day, lead in days_of(period, extended_to, leads).items():
                at = datetime.combine(day, time(9), LIMA)  # the first hour after half past eight
                if sent_at is None or at < sent_at:
                    due.setdefault((at, chat, False), set()).add((kind, period, region, lead))
    for period, (opens_on, deadline, closes_on) in PERIODS.items():
        ends = last_day_of_interest(period, deadline, closes_on)
        for number in range((ends - opens_on).days + 1):
            day = opens_on + timedelta(days=number)
            if works(day):
                at = datetime.combine(day, time(9), LIMA)
                due[at, ODES, True] = {("status", period, "", (day - deadline).days)}
    return due


def works(day: date) -> bool:
    return day.isoweekday() <= 5 and day not in FREE_DAYS


def days_of(period: str, extended_to: date | None, leads: tuple[int, ...]) -> dict[date, int]:
    """Where two leads meet on a day, the later one is told."""
    opens_on, deadline, closes_on = PERIODS[period]
    deadline = extended_to or deadline
    days: dict[date, int] = {}
    for lead in leads:
        day = deadline + timedelta(days=lead)
        while not works(day):
            day += timedelta(days=1)
        if lead <= 0 and day > deadline:
            day = deadline
            while not works(day):
                day -= timedelta(days=1)
        if opens_on <= day <= closes_on:
            days[day] = lead
    return days


def last_day_of_interest(period: str, deadline: date, closes_on: date) -> date:
    """The period's closing, or the day on which the last region with an agreement sent."""
    moments = [
        sent_at
        for (code, region), (sent_at, _) in STORIES.items()
        if code == period and region != "ancash"
    ]
    if None in moments:
        return closes_on
    return max(deadline, *(moment.date() for moment in moments if moment))
