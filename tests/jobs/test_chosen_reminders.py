"""Silence and fewer reminders, as people choose them in the chat."""

import pytest

from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says, told


@pytest.mark.both_databases
async def test_silence_and_fewer_reminders_are_chosen_and_taken_back(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    await puno.send("/recordatorios")
    await puno.click("Silencio por una semana")
    assert "En silencio hasta el martes 12 de enero." in puno.last_text
    await clock_says(staffed, "2021-01-08T08:30")
    assert told(puno, "faltan 7 días") == []
    assert len(told(colleague, "faltan 7 días")) == 1
    await puno.click("Terminar el silencio")
    await clock_says(staffed, "2021-01-08T09:30")
    assert len(told(puno, "faltan 7 días")) == 1
    await puno.send("/recordatorios")
    await puno.click("solo los principales")
    await clock_says(staffed, "2021-01-12T08:30")
    assert told(puno, "faltan 3 días") == []
    await puno.click("todos los recordatorios")
    await clock_says(staffed, "2021-01-12T09:00")
    assert len(told(puno, "faltan 3 días")) == 1


async def test_who_is_never_reminded_has_nothing_to_choose(odes: Player) -> None:
    await odes.send("/recordatorios")
    assert not any("silenc" in label.casefold() for label in odes.labels)


async def test_a_forged_silence_changes_nothing(staffed: Bot, puno: Player) -> None:
    await puno.send("/recordatorios")
    for forged in ("silence:3650", "silence:-1", "silence", "fewer:2"):
        await puno.press(puno.last, forged)
    await puno.send("/recordatorios")
    assert "En silencio" not in puno.last_text


async def test_silence_lasts_until_a_day_that_is_typed(staffed: Bot, puno: Player) -> None:
    await puno.send("/recordatorios")
    await puno.click("hasta otra fecha")
    for typed, why in (
        ("4/1", "Esa fecha ya pasó o es hoy"),
        ("10/2/2022", "Es demasiado tiempo"),
        ("pronto", "No es una fecha: «pronto»"),
    ):
        await puno.send(typed)
        assert puno.last_text.startswith(why)
    await puno.send("hasta el lunes 11 de enero")
    assert "En silencio hasta el lunes 11 de enero." in puno.last_text
    await clock_says(staffed, "2021-01-08T08:30")
    assert told(puno, "faltan 7 días") == []
    await clock_says(staffed, "2021-01-11T08:30")
    assert len(told(puno, "faltan 4 días")) == 1


async def test_a_director_is_promised_what_a_director_gets(staffed: Bot, director: Player) -> None:
    await director.send("/recordatorios")
    assert "desde 3 hasta 7 días después de la fecha límite" in director.last_text
    await director.click("solo los principales")
    assert "Recibe solo los principales: 7 días después del vencimiento." in director.last_text
    assert "actividades de capacitación de su región recibe el aviso" in director.last_text


async def test_the_main_ones_are_read_as_a_list(staffed: Bot, puno: Player) -> None:
    await puno.send("/recordatorios")
    await puno.click("solo los principales")
    assert (
        "7 días antes del vencimiento, el día del vencimiento y 7 días después del vencimiento."
        in puno.last_text
    )
