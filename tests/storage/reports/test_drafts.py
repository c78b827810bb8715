"""A region has one draft, whoever begins it."""

import asyncio

from storage.people import people
from storage.reports import drafts, obligations
from tests.cast import Bot


async def test_two_who_begin_at_the_same_moment_share_one_draft(prepared: Bot) -> None:
    both = asyncio.Barrier(2 if prepared.database.shared else 1)

    async def begin(telegram_id: int) -> int | None:
        async with prepared.database.transaction() as session:
            person = await people.find_person(session, telegram_id)
            owed = await obligations.find_owed(session, "2020-II", "puno")
            assert person
            assert owed
            await both.wait()
            draft = await drafts.open_draft(session, owed, person, prepared.simulator.now())
            return draft.id

    first, second = await asyncio.gather(begin(101), begin(102))
    assert first == second
