"""ODES writes to a region, to a role or to all: shown first, counted, sent once, in the window.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

import pytest

from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says, told

LETTER = "Mensaje de ODES"


async def write(odes: Player, to: str, text: str = "Mañana no hay <sistema>.") -> None:
    await odes.send("/escribir")
    await odes.click(to)
    await odes.send(text)


@pytest.mark.both_databases
async def test_a_letter_to_all_is_shown_counted_and_sent_once(
    staffed: Bot,
    odes: Player,
    puno: Player,
    director: Player,
    directorate: Player,
    stranger: Player,
) -> None:
    await write(odes, "todas las personas", "primero")
    await odes.send("Mañana no hay <sistema>.")
    assert "Así lo recibirán 6 personas (" in odes.last_text
    assert told(puno, LETTER) == []
    data = odes.data_of("Enviar a 6 personas")
    await odes.press(odes.last, data)
    await odes.press(odes.last, data)
    for player in (puno, director, directorate):
        [text] = told(player, LETTER)
        assert "Mensaje de ODES:\n\nMañana no hay <sistema>." in text
    assert told(stranger, LETTER) == []


@pytest.mark.both_databases
async def test_a_letter_to_a_region_or_a_role_reaches_only_them(
    staffed: Bot, odes: Player, puno: Player, director: Player, tacna: Player, directorate: Player
) -> None:
    await write(odes, "Puno")
    await odes.click("Enviar a 3 personas")
    await write(odes, "puntos focales")
    await odes.click("Enviar a 4 personas")
    counts = [len(told(each, LETTER)) for each in (puno, director, tacna, directorate)]
    assert counts == [2, 1, 1, 0]
    await write(odes, "Amazonas")
    assert "En la DRTPE Amazonas no hay nadie que reciba mensajes." in odes.last_text


async def test_at_night_it_waits_for_the_morning_unless_it_is_urgent(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await clock_says(staffed, "2021-01-06T20:00")
    await write(odes, "Puno", "sin prisa")
    assert "saldrá el jueves 7 de enero a las 08:30" in odes.last_text
    await odes.click("Enviar a 3 personas")
    assert told(puno, LETTER) == []
    await write(odes, "Puno", "con prisa")
    await odes.click("Es urgente")
    assert "❗ Urgente: sale ahora" in odes.last_text
    await odes.click("Enviar a 3 personas")
    assert len(told(puno, "con prisa")) == 1
    await clock_says(staffed, "2021-01-07T08:30")
    assert len(told(puno, "sin prisa")) == 1


async def test_what_will_not_do_is_asked_again(staffed: Bot, odes: Player, puno: Player) -> None:
    await odes.send("/escribir")
    await odes.send("Marte")
    assert "No reconocí «Marte»." in odes.last_text
    await odes.send("puno")
    await odes.send("x" * 1001)
    assert "Son 1001 letras; caben 1000." in odes.last_text
    for data in ("written:0", "written", "writeurgent", "writeto:nada"):
        await odes.press(odes.last, data)
        assert "Escriba el mensaje." in odes.last_text
    await odes.click("Cancelar")
    assert told(puno, LETTER) == []


async def test_nobody_but_odes_writes(odes: Player, outsiders: tuple[Player, ...]) -> None:
    await write(odes, "todas las personas")
    sure = odes.data_of("Enviar a 6 personas")
    for outsider in outsiders:
        await outsider.send("/escribir")
        await outsider.send("/start")
        for data in ("write", "writeto:all", sure, "writeurgent", "writeno"):
            await outsider.press(outsider.last, data)
        assert told(outsider, LETTER) == []
