"""The dates of a period are changed, and whom they concern is told."""

import pytest

from tests.cast import Bot, Player
from tests.handlers.periods.test_periods import CHANGED, change_deadline, history, second_odes
from tests.jobs.test_in_the_chat import clock_says, told


@pytest.mark.both_databases
async def test_changed_dates_have_a_reason_and_are_told_to_whom_they_concern(
    staffed: Bot, odes: Player, puno: Player, director: Player, tacna: Player, directorate: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cambiar fechas")
    await odes.click("Fecha límite")
    await odes.send("29 de enero")
    assert "Ahora escriba el motivo en una frase." in odes.last_text
    assert not any("Cambiar las fechas" in label for label in odes.labels)
    await odes.send("Emergencia sanitaria")
    sure = odes.data_of("Cambiar las fechas y avisar a 5")
    await odes.press(odes.last, sure)
    await odes.press(odes.last, sure)
    for player in (puno, director, tacna):
        [text] = told(player, CHANGED)
        assert "Fecha límite: viernes 29 de enero de 2021, 23:59" in text
        assert "(antes vencía el viernes 15 de enero)" in text
        assert "Motivo: Emergencia sanitaria" in text
    assert told(directorate, CHANGED) == []
    [kept] = await history(staffed)
    assert (kept.before["deadline"], kept.after["deadline"]) == ("2021-01-15", "2021-01-29")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    assert (
        "fecha límite: de viernes 15 de enero a viernes 29 de enero. Motivo: Emergencia sanitaria"
        in odes.last_text
    )


async def test_at_night_they_are_told_in_the_morning_and_reminders_follow(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await clock_says(staffed, "2021-01-06T20:00")
    await change_deadline(odes, "6/1")
    assert "ya habrá vencido. ¿La mueve al 07/01/2021?" in odes.last_text
    await odes.click("Fecha límite: mejor el jueves 7 de enero")
    assert "ya habrá vencido" not in odes.last_text
    await odes.click("Cancelar")
    await change_deadline(odes, "29/1")
    assert "el jueves 7 de enero a las 08:30" in odes.last_text
    await odes.click("Cambiar las fechas")
    assert told(puno, CHANGED) == []
    await clock_says(staffed, "2021-01-07T08:30")
    assert len(told(puno, CHANGED)) == 1
    await clock_says(staffed, "2021-01-08T08:30")
    assert told(puno, "faltan 7 días") == []
    await clock_says(staffed, "2021-01-22T08:30")
    assert len(told(puno, "vence el viernes 29 de enero, faltan 7 días")) == 1
    await clock_says(staffed, "2021-01-22T20:00")  # a Friday: it can't be told of that day either
    await change_deadline(odes, "23/1")
    better = [label for label in odes.labels if "mejor" in label]
    assert better == ["Fecha límite: mejor el lunes 25 de enero"]
    assert "El más cercano: lunes 25 de enero. Si lo prefiere, tóquelo." in odes.last_text


async def test_who_lost_their_duty_at_night_is_not_told(
    staffed: Bot, odes: Player, puno: Player, colleague: Player
) -> None:
    await clock_says(staffed, "2021-01-06T20:00")
    await change_deadline(odes, "29/1")
    await odes.click("Cambiar las fechas")
    await staffed.end_duties(102)
    await clock_says(staffed, "2021-01-07T08:30")
    assert (len(told(puno, CHANGED)), told(colleague, CHANGED)) == (1, [])


@pytest.mark.both_databases
async def test_of_two_who_change_dates_at_once_one_wins_and_the_other_is_told(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    other = await second_odes(staffed)
    await change_deadline(odes, "29/1")
    await change_deadline(other, "22/1")
    await odes.click("Cambiar las fechas")
    await other.click("Cambiar las fechas")
    assert "Entretanto otra persona cambió las fechas" in other.last_text
    assert "Fecha límite: viernes 29 de enero" in other.last_text
    assert len(told(puno, CHANGED)) == len(await history(staffed)) == 1
