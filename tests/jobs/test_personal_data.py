"""What is known of a person is kept no longer after they left than the setting says."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from jobs.cleanup import tidy
from storage.models import AccessRequest, FailedUpdate, FigureRow, Outbox, Person
from tests.cast import Bot, Player

pytestmark = pytest.mark.both_databases

KEPT = timedelta(days=30)


async def _person(bot: Bot, number: int | None) -> Person:
    async with bot.database.transaction() as session:
        person = await session.get(Person, number)
        assert person
        return person


async def _number(bot: Bot, telegram_id: int) -> int | None:
    async with bot.database.transaction() as session:
        query = select(Person.id).where(Person.telegram_id == telegram_id)
        return (await session.exec(query)).one()


async def test_who_lost_access_is_forgotten_after_the_days_set(
    puno: Player, colleague: Player
) -> None:
    bot = puno.bot
    number = await _number(bot, 101)
    await puno.send("/reportar")
    await puno.click("Empezar")
    await puno.send("45")
    await bot.end_duties(101)
    start = bot.simulator.now()
    await tidy(bot.database, lambda: start + KEPT - timedelta(hours=1), KEPT)
    assert (await _person(bot, number)).telegram_id == 101
    await tidy(bot.database, lambda: start + KEPT + timedelta(hours=1), KEPT)
    gone = await _person(bot, number)
    assert (gone.name, gone.telegram_id) == (None, None)
    assert gone.left_at is not None
    async with bot.database.transaction() as session:
        written = select(Outbox).where(Outbox.chat_id == 101, col(Outbox.done_at).is_not(None))
        assert (await session.exec(written)).all() == []
        kept = select(FigureRow.updated_by).where(FigureRow.indicator == 1)
        assert number in (await session.exec(kept)).all()
    await colleague.send("/yo")
    assert "102" in colleague.last_text


async def test_what_strangers_wrote_is_forgotten_too(prepared: Bot) -> None:
    now = prepared.simulator.now()
    async with prepared.database.transaction() as session:
        for at in (now - KEPT - timedelta(hours=1), now):
            session.add(AccessRequest(telegram_id=9, name="X", words="soy de Puno", asked_at=at))
            reference = f"{at:%d%H}"
            session.add(
                FailedUpdate(
                    reference=reference, update_id=1, at=at, attempts=3, error="", body="{}"
                )
            )
    await tidy(prepared.database, lambda: now, KEPT)
    async with prepared.database.transaction() as session:
        [request] = (await session.exec(select(AccessRequest))).all()
        [failed] = (await session.exec(select(FailedUpdate))).all()
    assert (request.asked_at, failed.at) == (now, now)


async def test_yo_says_what_is_kept_why_and_until_when(puno: Player) -> None:
    await puno.send("/yo")
    for words in ("Número de Telegram: 101", "Para qué", "365 días más", "/baja", "29733"):
        assert words in puno.last_text
