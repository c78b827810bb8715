"""From the daily line a region is given more time."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from storage.models import Expected, Extension
from tests.cast import Bot, Player
from tests.handlers.nudges.test_nudges import deadline_of
from tests.handlers.pending.trials import tried
from tests.jobs.test_in_the_chat import clock_says, put_off_reminders, told


@pytest.mark.both_databases
async def test_more_time_is_given_to_a_region_and_it_is_told(
    staffed: Bot, alerted: Player, puno: Player, director: Player, tacna: Player
) -> None:
    await alerted.click("Ampliar plazo")
    await alerted.click("Puno")
    assert alerted.labels[:3] == [
        "+3 días: lunes 18 de enero",
        "+7 días: viernes 22 de enero",
        "+17 días: lunes 1 de febrero",
    ]
    await alerted.send("29/02")
    assert "2021 no tiene 29 de febrero. Escriba 28/02/2021 o 01/03/2021." in alerted.last_text
    await alerted.send("30 de enero")
    assert "El sábado 30 de enero no es día hábil" in alerted.last_text
    assert alerted.labels[:2] == ["Mejor el viernes 29 de enero", "Mejor el lunes 1 de febrero"]
    await alerted.click("Mejor el viernes 29")
    assert "del viernes 15 de enero al viernes 29 de enero de 2021" in alerted.last_text
    assert "2021 no tiene 29 de febrero" in (await tried(alerted, "29/02")).text
    await alerted.send("Corte de luz")
    assert "Motivo: Corte de luz" in alerted.last_text
    assert await deadline_of(staffed, "puno") is None
    data = alerted.data_of("Sí, ampliar")
    await alerted.press(alerted.last, data)
    await alerted.press(alerted.last, data)
    assert await deadline_of(staffed, "puno") == date(2021, 1, 29)
    assert "✅ La DRTPE Puno tiene hasta el viernes 29 de enero de 2021" in alerted.last_text
    for player in (puno, director):
        [text] = told(player, "ODES amplió el plazo de la DRTPE Puno")
        assert "ahora vence el viernes 29 de enero de 2021 a las 23:59" in text
        assert "Motivo: Corte de luz" in text
    assert told(tacna, "amplió") == []
    async with staffed.database.transaction() as session:
        [kept] = (await session.exec(select(Extension))).all()
    assert (kept.before, kept.after, kept.reason) == (
        date(2021, 1, 15),
        date(2021, 1, 29),
        "Corte de luz",
    )


async def test_after_an_extension_reminders_follow_it_and_older_ones_are_withdrawn(
    staffed: Bot, alerted: Player, puno: Player, tacna: Player
) -> None:
    await clock_says(staffed, "2021-01-08T08:30")
    await put_off_reminders(staffed, timedelta(hours=1))
    before = len(told(puno, "vence"))
    await alerted.press(alerted.last, "extend:2020-II:puno")
    await alerted.click("+7 días")
    await alerted.click("Ampliar sin motivo")
    await clock_says(staffed, "2021-01-08T09:45")
    assert len(told(puno, "vence")) == before + 1  # that there is more time
    await clock_says(staffed, "2021-01-15T08:30")
    assert "vence el viernes 22 de enero, faltan 7 días" in puno.last_text
    assert "vence hoy" in tacna.last_text


async def test_more_time_after_the_deadline_is_told_once_and_then_reminded_of(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    """On the twentieth, a day on which the reminder of seven days before lies behind."""
    await clock_says(staffed, "2021-01-20T09:00")
    await odes.press(odes.last, "extend:2020-II:puno")
    await odes.click("+7 días")
    await odes.click("Ampliar sin motivo")
    await staffed.pass_time(timedelta(minutes=1))
    assert "ODES amplió el plazo" in puno.last_text
    await clock_says(staffed, "2021-01-24T10:00")
    assert told(puno, "miércoles 27 de enero, faltan") == []
    await clock_says(staffed, "2021-01-25T08:30")
    [text] = told(puno, "vence el miércoles 27 de enero, faltan 2 días")
    assert "Disculpe" not in text


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("5 de enero", "El martes 5 de enero de 2021 ya pasó."),
        ("1/12/2020", "es anterior a la apertura del periodo"),
        ("15/01/2021", "no amplía el plazo: la región ya tiene hasta el viernes 15 de enero"),
        ("1/4/2021", "es posterior al cierre del periodo: se reciben reportes hasta el"),
        ("31 de febrero", "No es una fecha: «31 de febrero». Escríbala como 29/01"),
        ("pronto", "No es una fecha: «pronto»."),
    ],
)
async def test_a_day_that_will_not_do_is_refused_with_the_reason(
    staffed: Bot, alerted: Player, typed: str, why: str
) -> None:
    await staffed.close_period(date(2021, 3, 1))
    await alerted.press(alerted.last, "extend:2020-II:puno")
    await alerted.send(typed)
    assert why in alerted.last_text
    assert "¿Hasta qué día?" in alerted.last_text
    await alerted.press(alerted.last, "extendto:2020-II:puno:2020-01-01")
    await alerted.press(alerted.last, "extended:2020-II:puno:2020-01-01:2021-01-15")
    assert await deadline_of(staffed, "puno") is None


@pytest.mark.both_databases
async def test_what_a_colleague_extended_meanwhile_stays_and_is_said(
    staffed: Bot, alerted: Player, puno: Player
) -> None:
    await alerted.press(alerted.last, "extend:2020-II:puno")
    await alerted.click("+3 días")
    async with staffed.database.transaction() as session:
        row = await session.get(Expected, ("2020-II", "puno"))
        assert row is not None
        row.extended_to = date(2021, 1, 29)
        session.add(row)
    await alerted.click("Ampliar sin motivo")
    assert "la fecha límite de Puno es el viernes 29 de enero" in alerted.toasts[-1]
    assert await deadline_of(staffed, "puno") == date(2021, 1, 29)
    assert told(puno, "amplió") == []
