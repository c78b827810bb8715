"""Who is let in first when strangers flood the bot, and what the others are told."""

import pytest
from sqlmodel import col, func, select

from bot.delivery.rate_limits import RateLimits
from handlers.invitation.access import create_invitation
from simulator import Member
from simulator.world import Chat
from storage.models import Outbox, Position, Role
from tests.cast import Bot, Player

STRANGERS = [Member(number, f"Extraño {number}", started=True) for number in range(9001, 9041)]
EACH = 6
WAITS = "muchos mensajes a la vez"


@pytest.fixture
async def crowd(staffed: Bot) -> list[Player]:
    for member in STRANGERS:
        staffed.simulator.chats[member.id] = Chat(member, started=True)
    return [staffed.player(member.id) for member in STRANGERS]


async def test_a_stranger_has_a_limit_until_they_are_let_in(
    staffed: Bot, stranger: Player, puno: Player
) -> None:
    for _ in range(30):
        await stranger.send("/start")
    assert len(stranger.texts) == 1
    assert WAITS in stranger.last_text
    async with staffed.database.transaction() as session:
        position = Position(Role.FOCAL, "tacna", alternate=True)
        code = await create_invitation(session, position, staffed.simulator.now())
    await stranger.send(code)
    assert "Bienvenida/o" in stranger.last_text
    for _ in range(30):
        await stranger.send("/yo")
    assert len([text for text in stranger.texts if "Lo que Puntual guarda" in text]) == 30


async def test_what_is_over_for_certain_costs_no_work_but_a_code_does(
    staffed: Bot, stranger: Player, puno: Player
) -> None:
    """Nobody else's, nothing malformed and no code is passed over before it is read."""
    admission = staffed.puntual.intake.admission
    for _ in range(30):
        await stranger.send("/start")
    assert WAITS in stranger.last_text
    await puno.send("/yo")

    def over(who: int, text: object, at_hand: int = 40) -> bool:
        return admission.passes_over({"message": {"from": {"id": who}, "text": text}}, at_hand)

    outside, inside = stranger.actor.chat.id, puno.actor.chat.id
    assert over(outside, "/start")
    assert over(outside, ["no text"])
    assert not over(outside, "/start", at_hand=2)
    assert not over(outside, "k7qf-m2xd-9tra")
    assert not over(outside, "/start k7qf m2xd 9tra")
    assert not over(inside, "/start")
    assert not over(9001, "/start")
    odd: list[dict[str, object]] = [{}, {"message": None}, {"message": {"from": 7}}]
    assert not any(admission.passes_over(body, 40) for body in odd)


@pytest.mark.both_databases
async def test_a_flood_of_strangers_keeps_nobody_with_a_duty_waiting(
    staffed: Bot, puno: Player, crowd: list[Player]
) -> None:
    """240 messages wait before the one of Puno and the one with a good code."""
    await staffed.kill()
    async with staffed.database.transaction() as session:
        position = Position(Role.FOCAL, "tacna", alternate=True)
        code = await create_invitation(session, position, staffed.simulator.now())
    for _ in range(EACH):
        for stranger in crowd:
            await stranger.actor.send("/start")
    newcomer = crowd[-1]
    await newcomer.actor.send(code)
    update_id = await puno.actor.send("/reportar")
    await staffed.start(RateLimits(overall=100))
    await puno.actor.until(lambda text: "0 de 12" in text)
    await staffed.settled(update_id)
    async with staffed.database.transaction() as session:
        theirs = [member.id for member in STRANGERS[:-1]]
        query = select(func.count()).where(col(Outbox.chat_id).in_(theirs))
        assert (await session.exec(query)).one() < EACH * len(theirs) / 2
    assert "Bienvenida/o" in newcomer.last_text
    for stranger in crowd[:-1]:
        assert len(stranger.texts) == 1
    assert any(WAITS in stranger.last_text for stranger in crowd)
    assert any("Para entrar necesita una invitación" in each.last_text for each in crowd)
