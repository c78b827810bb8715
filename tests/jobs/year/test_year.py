"""A year hour by hour: what was sent is what a plain loop says was due, and nothing else.

YEAR_SEED repeats a run's choice of hours to kill in; the moment in each depends on the machine too.
"""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from storage.database import Database
from tests.breadth import THOROUGH, many
from tests.jobs.year.days import lima
from tests.jobs.year.due import Due, what_was_due
from tests.jobs.year.events import happen
from tests.jobs.year.lives import live_side_by_side, live_through_kills
from tests.jobs.year.mailbox import Mailbox, Messages
from tests.jobs.year.seats import GOLDENS, SEATS, story
from tests.jobs.year.stories import ALERTED, first_hours, most_hours, some_hours, year_hours
from tests.jobs.year.year import Life, blocked, missed, prepare

pytestmark = pytest.mark.long(minutes=1)

KILLS = many(16, 100)
LAST = many(20, 240)  # hours, in which none is killed: the year ends by itself
DOWN = timedelta(days=3)
# In the morning of a deadline, before a window, on a Saturday, within the hour of a day's state,
# after a closing.
BACK_AGAIN = [
    lima(2021, 1, 15, 10),
    lima(2021, 1, 21, 7),
    lima(2021, 7, 24, 12),
    lima(2021, 8, 5, 9),
    lima(2021, 9, 1, 7),
]


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await prepare(database)
    yield database
    await database.close()


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    return Mailbox(tmp_path / "messages")


async def what_arrived(mailbox: Mailbox, database: Database, due: Due) -> Messages:
    """What was due, each to whom and when, and nothing else."""
    arrived = mailbox.messages()
    for post, told in due.withdrawn:
        arrived.told.get(post, set()).discard(told)
    assert arrived.told == due.messages
    told_on = Counter((chat, at.date()) for at, chat, _ in arrived.told)
    assert set(told_on.values()) == {1}, "nobody is told twice a day of what nobody asked for"
    assert arrived.activities == due.activities
    assert await missed(database) == due.missed
    assert arrived.sorry == due.sorry
    assert arrived.news == ALERTED | due.news
    assert await blocked(database) == due.refused
    return arrived


async def test_a_year_is_told_as_a_plain_loop_says(database: Database, mailbox: Mailbox) -> None:
    life = Life(database, mailbox)
    hours = year_hours()
    for now in hours:
        await life.hour(now)
    arrived = await what_arrived(mailbox, database, what_was_due(hours))
    assert arrived.doubles == 0
    for name, chat in SEATS.items():
        assert story(mailbox, chat) == (GOLDENS / name).read_text()


async def test_killed_in_many_hours_it_tells_the_same(
    database: Database, database_url: str, mailbox: Mailbox
) -> None:
    """Half of them are hours in which something is due, the others any by day."""
    seed = int(os.environ.get("YEAR_SEED", Random().randrange(10**6)))
    print(f"YEAR_SEED={seed}")
    chance, hours = Random(seed), most_hours()
    due = what_was_due(hours)
    busy = sorted({hours.index(at) for at, *_ in due.messages})
    kills = chance.sample(busy, KILLS // 2) + chance.sample(range(len(hours) - LAST), KILLS // 2)
    await asyncio.to_thread(live_through_kills, database_url, mailbox.path, kills, chance)
    arrived = await what_arrived(mailbox, database, due)
    print(f"{arrived.doubles} of {len(arrived.told)} came twice")


@pytest.mark.postgresql_only
async def test_three_processes_that_tick_at_once_tell_the_same(
    database: Database, database_url: str, mailbox: Mailbox
) -> None:
    """Around the hour in which everything is due, and when something happens."""
    hours = some_hours() if THOROUGH else first_hours()
    await asyncio.to_thread(live_side_by_side, database_url, mailbox.path, 3, hours)
    arrived = await what_arrived(mailbox, database, what_was_due(hours))
    assert arrived.doubles == 0


async def test_three_days_down_are_caught_up_or_recorded(
    database: Database, mailbox: Mailbox
) -> None:
    life = Life(database, mailbox)
    hours = some_hours()
    up = {now for now in hours if not any(back - DOWN <= now < back for back in BACK_AGAIN)}
    for now in hours:
        if now in up:
            await life.hour(now)
        else:
            await happen(database, now)
    due, otherwise = what_was_due(up), what_was_due()
    await what_arrived(mailbox, database, due)
    assert due.sorry - otherwise.sorry
    assert due.missed - otherwise.missed
