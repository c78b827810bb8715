"""Who was removed between what happened and the morning's message is told nothing of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, update

from storage.models import Duty, RowKind
from storage.outbox import outbox
from storage.people import people
from tests.cast import Bot, Player
from tests.handlers.pending.ways import sent

EVENING = datetime(2021, 1, 12, 2, tzinfo=UTC)  # 21:00 in Lima
MORNING = datetime(2021, 1, 12, 13, 31, tzinfo=UTC)  # 08:31


async def removed(bot: Bot, number: int) -> None:
    async with bot.database.transaction() as session:
        person = await people.find_person(session, number)
        assert person is not None
        ended = update(Duty).where(col(Duty.person_id) == person.id)
        await session.exec(ended.values(until=bot.simulator.now()))


@pytest.mark.both_databases
async def test_a_receipt_and_a_request_of_the_evening_reach_nobody_who_left_by_night(
    staffed: Bot, puno: Player, colleague: Player, odes: Player, stranger: Player
) -> None:
    staffed.simulator.set_clock(EVENING)
    await sent(staffed)
    await stranger.send("/start")
    await stranger.click("Solicitar acceso")
    await stranger.send("Soy Ana Quispe, DNI 40404040")
    await stranger.click("Enviar")
    for left in (102, 106):
        await removed(staffed, left)
    before = [len(colleague.texts), len(odes.texts)]
    staffed.simulator.set_clock(MORNING)
    await staffed.pass_time()
    assert [len(colleague.texts), len(odes.texts)] == before
    assert not any("40404040" in text for text in odes.texts)


async def test_who_serves_elsewhere_now_is_not_told_of_the_region_before(
    staffed: Bot, colleague: Player
) -> None:
    staffed.simulator.set_clock(EVENING)
    await sent(staffed)
    async with staffed.database.transaction() as session:
        person = await people.find_person(session, 102)
        assert person is not None
        moved = update(Duty).where(col(Duty.person_id) == person.id)
        await session.exec(moved.values(region="tacna"))
    before = len(colleague.texts)
    staffed.simulator.set_clock(MORNING)
    await staffed.pass_time()
    assert not any("DRTPE Puno" in text for text in colleague.texts[before:])


async def test_who_lost_access_in_the_evening_is_told_so_in_the_morning(
    staffed: Bot, odes: Player
) -> None:
    staffed.simulator.set_clock(EVENING)
    await odes.send("/personas")
    await odes.click("Puno")
    await odes.click("Retirar")
    await odes.click("Sí, retirar")
    office = [staffed.player(number) for number in (101, 102, 103)]
    assert not any("retiró su acceso" in text for one in office for text in one.texts)
    staffed.simulator.set_clock(MORNING)
    await staffed.pass_time()
    assert any("ODES retiró su acceso" in text for one in office for text in one.texts)


async def test_what_is_due_later_says_what_it_depends_on(staffed: Bot) -> None:
    now, payload = staffed.simulator.now(), {"text": "x", "keyboard": []}
    async with staffed.database.transaction() as session:
        with pytest.raises(TypeError):
            outbox.put(  # type: ignore[call-overload]  # so it says before it runs, too
                session, 102, RowKind.SAY, payload, now, due_at=now + timedelta(hours=1)
            )
