"""One yes for all activities of a month that have no answer, undone by changing one.

It is the first of March 2021; in February Puno had activities of indicators 4, 5 and 7.
"""

import pytest

from tests.cast import Bot, Player
from tests.handlers.attendance.test_attendance import FEBRUARY, answers, asked

__all__ = ["asked"]

ALL = "✅ Sí a todas las que faltan (3)"
TYPED = (
    "sí a todas",
    "Si, a todas",
    "todas",
    "A todas sí",
    "sí a todas las que faltan",
    "Sí, todo",
)


async def test_one_tap_answers_for_all_and_one_is_changed_afterwards(
    asked: Bot, puno: Player
) -> None:
    await puno.click("Responder: Puno")
    await puno.click(ALL)
    assert "✔ Sí a las 3 que faltaban." in puno.last_text
    assert f"Gracias. {FEBRUARY} está completo" in puno.last_text
    assert puno.last_text.count("\n  Sí") == 3
    await puno.click("Cambiar una respuesta")
    await puno.click("Siguiente")
    await puno.click("❌ No")
    await puno.click("Falta de personal")
    assert [took_part for _, took_part, _, _ in await answers(asked)] == [
        *(True, True, True),
        *(False, False),
    ]
    assert puno.last_text.count("\n  Sí") == 2
    assert "No · Falta de personal" in puno.last_text


async def test_what_was_answered_before_stays(asked: Bot, puno: Player) -> None:
    await puno.click("Responder: Puno")
    await puno.click("❌ No")
    await puno.click("Seguir sin motivo")
    assert "✅ Sí a todas las que faltan (2)" in puno.labels
    await puno.click("Sí a todas")
    assert "✔ Sí a las 2 que faltaban." in puno.last_text
    assert puno.last_text.count("\n  No") == 1
    assert [row[1] for row in await answers(asked)] == [False, True, True]


async def test_with_one_left_there_is_no_yes_to_all(asked: Bot, puno: Player) -> None:
    await puno.click("Responder: Puno")
    for _ in range(2):
        await puno.click("✅ Sí")
    assert not any("todas" in label for label in puno.labels)


@pytest.mark.parametrize("typed", TYPED)
async def test_it_may_be_typed(asked: Bot, puno: Player, typed: str) -> None:
    await puno.click("Responder: Puno")
    await puno.send(typed)
    assert "✔ Sí a las 3 que faltaban." in puno.last_text
    await puno.click("Cambiar una respuesta")
    await puno.send(typed)
    assert "Ya están todas respondidas." in puno.last_text
    assert len(await answers(asked)) == 3


async def test_what_was_shown_is_what_is_answered(
    asked: Bot, puno: Player, colleague: Player, tacna: Player, director: Player
) -> None:
    await puno.click("Responder: Puno")
    data = puno.data_of("Sí a todas")
    await colleague.click("Responder: Puno")
    await colleague.click("❌ No")
    await puno.press(puno.last, data)
    assert "¿Participó Puno?" in puno.last_text
    assert [row[1] for row in await answers(asked)] == [False]
    for outsider in (tacna, director):
        await outsider.send("/start")
        await outsider.press(outsider.last, data)
    for odd in ("tookall", "tookall:puno", "tookall:puno:2021-02:x", "tookall:nada:2021-02:0"):
        await puno.press(puno.last, odd)
    assert len(await answers(asked)) == 1
