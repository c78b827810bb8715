"""Telegram goes wrong in each of its ways, and each outcome has a name in the outbox."""

from datetime import timedelta
from time import monotonic

import pytest
from sqlmodel import select

from bot.http import telegram_client
from simulator import Fault, FaultKind
from storage.models import Outbox, RowKind, RowState
from storage.outbox import outbox
from tests.cast import Bot, Player
from tests.forks import SECONDS

WORDS = "una noticia"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram_client, "SECONDS", 0.4)


async def owe(bot: Bot, text: str = WORDS, chat_id: int = 101) -> None:
    async with bot.database.transaction() as session:
        payload = {"text": text, "keyboard": []}
        outbox.put(session, chat_id, RowKind.SAY, payload, bot.simulator.now())
    await deliver(bot)


async def deliver(bot: Bot, later: float = 0) -> None:
    bot.simulator.advance(timedelta(seconds=later))
    bot.puntual.delivery.wake()
    await bot.puntual.delivery.drained()


async def row_of(bot: Bot, text: str = WORDS) -> Outbox:
    async with bot.database.transaction() as session:
        rows = (await session.exec(select(Outbox))).all()
        return next(row for row in rows if row.payload.get("text") == text)


@pytest.mark.both_databases
async def test_too_many_requests_are_put_off_as_long_as_telegram_says(
    staffed: Bot, puno: Player
) -> None:
    staffed.simulator.faults.add(Fault(FaultKind.TOO_MANY, ("sendMessage",), 101, seconds=30))
    await owe(staffed)
    put_off = await row_of(staffed)
    assert (put_off.state, put_off.attempts) == (RowState.DUE, 1)
    assert put_off.due_at - put_off.created_at >= timedelta(seconds=30)
    assert "Flood control exceeded" in str(put_off.error)
    await deliver(staffed, 31)
    sent = await row_of(staffed)
    assert (sent.state, sent.attempts, sent.error) == (RowState.SENT, 2, None)
    assert puno.texts.count(WORDS) == 1


@pytest.mark.parametrize(
    "kind", [FaultKind.BAD_GATEWAY, FaultKind.SERVER_ERROR, FaultKind.TIME_OUT]
)
async def test_what_was_not_done_is_tried_again_and_comes_once(
    staffed: Bot, puno: Player, kind: FaultKind
) -> None:
    staffed.simulator.faults.add(Fault(kind, ("sendMessage",), 101, times=2))
    await owe(staffed)
    assert (await row_of(staffed)).state is RowState.DUE
    assert (await row_of(staffed)).error
    for _ in range(2):
        await deliver(staffed, 10)
    sent = await row_of(staffed)
    assert (sent.state, sent.attempts) == (RowState.SENT, 3)
    assert puno.texts.count(WORDS) == 1


@pytest.mark.both_databases
async def test_what_was_done_and_never_answered_doubles_at_most_once(
    staffed: Bot, puno: Player
) -> None:
    """The one window: nobody can know whether it arrived, and what is owed must arrive."""
    staffed.simulator.faults.add(Fault(FaultKind.TIME_OUT_DONE, ("sendMessage",), 101))
    await owe(staffed)
    await deliver(staffed, 10)
    sent = await row_of(staffed)
    assert (sent.state, sent.attempts) == (RowState.SENT, 2)
    assert puno.texts.count(WORDS) == 2


@pytest.mark.both_databases
async def test_what_may_have_arrived_is_repeated_twice_then_odes_is_told(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    """Each time is waited for longer; what follows in the chat goes on."""
    staffed.simulator.faults.add(Fault(FaultKind.TIME_OUT_DONE, ("sendMessage",), 101, times=3))
    took: list[float] = []
    for number in range(4):
        began = monotonic()
        await (deliver(staffed, 10) if number else owe(staffed))
        took.append(monotonic() - began)
    uncertain = await row_of(staffed)
    assert (uncertain.state, uncertain.maybe_sent) == (RowState.UNCERTAIN, 3)
    assert puno.texts.count(WORDS) == 3
    assert [took[n] > 0.4 * 2**n for n in range(4)] == [True, True, True, False]
    await owe(staffed, "después")
    assert puno.last_text == "después"
    await staffed.pass_time()
    assert "quizá no recibió un mensaje, o lo recibió repetido" in odes.last_text
    await odes.send("/salud")
    assert "De un mensaje no se sabe si llegó" in odes.last_text


async def test_what_was_not_sent_is_repeated_until_it_is(staffed: Bot, puno: Player) -> None:
    """No connection, or another's page: as often as it takes, and nothing comes twice."""
    odd = Fault(FaultKind.ODD_ANSWER, ("sendMessage",), 101, times=6, answer="page_403")
    staffed.simulator.faults.add(odd)
    await owe(staffed)
    for _ in range(6):
        await deliver(staffed, 8)
    sent = await row_of(staffed)
    assert (sent.state, sent.attempts, sent.maybe_sent) == (RowState.SENT, 7, 0)
    assert puno.texts.count(WORDS) == 1


async def test_a_slow_answer_is_waited_for(staffed: Bot, puno: Player) -> None:
    staffed.simulator.faults.add(Fault(FaultKind.SLOW, ("sendMessage",), 101, seconds=0.1))
    await owe(staffed)
    sent = await row_of(staffed)
    assert (sent.state, sent.attempts) == (RowState.SENT, 1)
    assert puno.texts.count(WORDS) == 1


@pytest.mark.both_databases
async def test_who_blocked_the_bot_is_unreachable_and_odes_is_told_once(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    staffed.simulator.faults.add(Fault(FaultKind.BLOCKED, ("sendMessage",), 101, times=2))
    await owe(staffed)
    await owe(staffed, "otra")
    for text in (WORDS, "otra"):
        row = await row_of(staffed, text)
        assert (row.state, row.attempts) == (RowState.BLOCKED, 1)
        assert "blocked by the user" in str(row.error)
    await staffed.pass_time()
    assert len([text for text in odes.texts if "no recibe mensajes" in text]) == 1


@pytest.mark.both_databases
async def test_what_is_owed_to_a_chat_that_moved_arrives_where_it_is_now(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    staffed.simulator.faults.add(Fault(FaultKind.MIGRATED, ("sendMessage",), 101))
    await owe(staffed)
    await owe(staffed, "otra")
    row = await row_of(staffed)
    assert (row.state, row.chat_id) == (RowState.SENT, puno.actor.chat.id)
    assert puno.texts[-2:] == [WORDS, "otra"]


async def test_a_group_is_told_to_write_in_private_only_if_it_calls(
    staffed: Bot, puno: Player
) -> None:
    """Others read along there: no figure is asked for or shown."""
    await puno.send("/reportar")
    staffed.simulator.faults.add(Fault(FaultKind.MIGRATED, ("sendMessage",), 101))
    await owe(staffed)
    await puno.send("60")
    assert puno.last_text == WORDS
    await puno.send("/reportar")
    assert "solo en conversación privada" in puno.last_text
    await puno.press(puno.last, "menu:")
    await staffed.puntual.intake.callback_answers.drained()
    assert "solo en conversación privada" in puno.toasts[-1]
    assert await staffed.executed("puno", 1) is None


@pytest.mark.parametrize("kind", [FaultKind.BAD_GATEWAY, FaultKind.TIME_OUT, FaultKind.TOO_MANY])
async def test_an_update_is_handled_though_fetching_and_answering_fail(
    staffed: Bot, puno: Player, kind: FaultKind
) -> None:
    await puno.send("/reportar")
    staffed.simulator.faults.add(Fault(kind, ("answerCallbackQuery",)))
    if kind is not FaultKind.TIME_OUT:  # a poll waits half a minute before it gives up
        staffed.simulator.faults.add(Fault(kind, ("getUpdates",)))
    await puno.click("Empezar")
    assert "IdG 1 de 12" in puno.last_text


@pytest.mark.both_databases
async def test_a_new_card_is_known_though_the_bot_dies_while_the_old_one_is_taken_away(
    staffed: Bot, puno: Player
) -> None:
    """It is recorded before that: taking away is a row of its own, done by the next life."""
    await puno.send("/reportar")
    old = puno.last
    staffed.simulator.faults.add(Fault(FaultKind.TIME_OUT, ("deleteMessage",), 101, times=2))
    sent = len(puno.actor.chat.messages)
    await puno.actor.send("/reportar")
    struck = staffed.simulator.faults.count
    assert await staffed.simulator.until(lambda: struck(method="deleteMessage") == 1, SECONDS)
    await staffed.kill()
    staffed.simulator.faults.clear()
    await staffed.start()
    await puno.send("/yo")
    assert old.deleted
    assert (
        len(puno.actor.chat.messages) == sent + 5
    )  # what was typed, one card, what was asked since, its answer, and the card below it


@pytest.mark.parametrize(
    "kind", [FaultKind.BAD_GATEWAY, FaultKind.TOO_MANY, FaultKind.TIME_OUT_DONE]
)
async def test_a_new_card_is_not_sent_again_because_the_old_one_stayed(
    staffed: Bot, puno: Player, kind: FaultKind
) -> None:
    await puno.send("/reportar")
    staffed.simulator.faults.add(Fault(kind, ("deleteMessage",), 101))
    sent = len(puno.actor.chat.messages)
    await puno.send("/reportar")
    await deliver(staffed, 60)
    assert len(puno.actor.chat.messages) == sent + 2  # what was typed, and one card
