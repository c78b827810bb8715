"""While a chat's card is held up, what is typed answers the question that was last seen."""

from dataclasses import replace

import pytest

from bot.inbox.intake import CARD_SECONDS
from handlers.questions import QuestionKind
from simulator import Fault, FaultKind
from storage.models import Question
from tests.cast import Bot, Player
from tests.process import sees

pytestmark = pytest.mark.both_databases

HELD_UP = {
    "put off": Fault(FaultKind.TOO_MANY, chat=101, times=None, seconds=1),
    "not sent": Fault(FaultKind.SERVER_ERROR, chat=101, times=None),
}


async def typed(bot: Bot, player: Player, *texts: str) -> None:
    """Each after the one before was stored, though nothing is seen of it."""
    for text in texts:
        await bot.simulator.confirmed_through(await player.actor.send(text))


@pytest.mark.parametrize("how", HELD_UP)
async def test_a_figure_corrects_the_one_before_and_the_same_again_is_asked_about(
    staffed: Bot, puno: Player, goals_loaded: None, card_open: None, how: str
) -> None:
    held = staffed.simulator.faults.add(HELD_UP[how])
    await typed(staffed, puno, "60", "60", "65", "65")
    staffed.simulator.faults.remove(held)
    await puno.actor.until(lambda text: "«65» llegó otra vez" in text)
    await staffed.puntual.delivery.drained()
    assert await staffed.executed("puno", 1) == 65
    assert (await staffed.figures("puno"))[2].executed is None
    assert "IdG 2 de 12" in puno.last_text
    await puno.send("65")
    assert await staffed.executed("puno", 2) == 65
    assert await staffed.executed("puno", 1) == 65


async def test_a_card_that_may_have_been_seen_is_answered(
    staffed: Bot, puno: Player, goals_loaded: None, card_open: None
) -> None:
    """It stands in the chat; Telegram's answer comes late, or is cut off."""
    late = Fault(FaultKind.SLOW, ("editMessageText",), 101, seconds=CARD_SECONDS + 0.5)
    cut_off = replace(late, kind=FaultKind.ODD_ANSWER, times=None, answer="cut_off", done=True)
    for number, fault in ((1, late), (2, cut_off)):
        staffed.simulator.faults.add(fault)
        await typed(staffed, puno, "80")
        await sees(puno.actor, f"IdG {number + 1} de 12")
    await typed(staffed, puno, "80")
    staffed.simulator.faults.clear()
    await sees(puno.actor, "IdG 4 de 12")
    assert [await staffed.executed("puno", number) for number in (1, 2, 3)] == [80, 80, 80]


async def test_what_is_typed_after_a_button_whose_card_is_held_up_is_given_back(
    staffed: Bot, puno: Player, goals_loaded: None
) -> None:
    await puno.send("/reportar")
    held = staffed.simulator.faults.add(HELD_UP["put off"])
    await staffed.simulator.confirmed_through(await puno.actor.click("Empezar"))
    await typed(staffed, puno, "60")
    staffed.simulator.faults.remove(held)
    await puno.actor.until(lambda text: "«60» llegó antes" in text)
    assert await staffed.figures("puno") == {} or await staffed.executed("puno", 1) is None


async def test_of_words_in_two_messages_none_are_lost(staffed: Bot, puno: Player) -> None:
    await puno.send("/consulta")
    held = staffed.simulator.faults.add(HELD_UP["put off"])
    await typed(staffed, puno, "Tengo una duda del IdG 5", "¿Cuenta el mes de enero?")
    staffed.simulator.faults.remove(held)
    await puno.actor.until(lambda text: "«¿Cuenta el mes de enero?» llegó antes" in text)
    assert "«Tengo una duda del IdG 5»" in puno.last_text


async def test_in_every_conversation_a_text_twice_goes_one_question_further_at_most(
    staffed: Bot, odes: Player
) -> None:
    await staffed.load_goals("puno", [60] * 12)
    await odes.send("/metas")
    await odes.click("Puno")
    await odes.click("1")
    held = staffed.simulator.faults.add(Fault(FaultKind.TOO_MANY, chat=106, times=None, seconds=1))
    await typed(staffed, odes, "70", "70")
    staffed.simulator.faults.remove(held)
    await odes.actor.until(lambda text: "«70» llegó otra vez" in text)
    async with staffed.database.transaction() as session:
        question = await session.get(Question, 106)
        assert question is not None
        assert question.kind == QuestionKind.GOALS
