"""ODES adds a region to a period that is open, or takes one out, and the region is told.

It is Tuesday, the fifth of January of 2021, ten in the morning; the deadline is Friday the 15th.
"""

import pytest
from sqlmodel import select

from storage.models import AuditKind, Expected, PeriodAct
from tests.cast import Bot, Player
from tests.handlers.approval.test_trail import intact, trail
from tests.handlers.extensions.test_extensions import ask, wishes
from tests.handlers.periods.test_periods import history, second_odes
from tests.jobs.test_in_the_chat import clock_says, told
from tests.loreto import GOALS, send_report

REASON = "Suspendió su convenio"


async def expected(bot: Bot) -> list[str]:
    async with bot.database.transaction() as session:
        query = select(Expected.region).where(Expected.period == "2020-II")
        return sorted((await session.exec(query)).all())


async def choose(odes: Player, region: str, reason: str = REASON) -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Regiones")
    await odes.click(region)
    await odes.send(reason)


@pytest.mark.both_databases
async def test_a_region_is_taken_out_with_a_reason_and_told_and_owes_nothing_more(
    staffed: Bot, odes: Player, puno: Player, director: Player, tacna: Player
) -> None:
    await ask(puno)
    await puno.send("/reportar")
    await choose(odes, "☑ Puno")
    assert "Motivo: Suspendió su convenio" in odes.last_text
    assert "puno" in await expected(staffed)
    sure = odes.data_of("Quitar a Puno y avisar a 3")
    await odes.press(odes.last, sure)
    await odes.press(odes.last, sure)
    assert "puno" not in await expected(staffed)
    for player in (puno, director):
        [text] = told(player, "La DRTPE Puno ya no tiene que reportar el II Semestre 2020")
        assert "Motivo: Suspendió su convenio" in text
    assert told(tacna, "ya no tiene que reportar") == []
    await puno.send("45")
    await puno.send("/reportar")
    assert "No hay ningún semestre abierto para DRTPE Puno." in puno.last_text
    await clock_says(staffed, "2021-01-08T08:30")
    assert told(puno, "faltan 7 días") == []
    [wish] = await wishes(staffed)
    assert wish.answer == REASON
    [kept] = await history(staffed)
    assert (kept.act, kept.reason) == (PeriodAct.REGION, REASON)


@pytest.mark.usefixtures("goals_loaded", "card_open")
@pytest.mark.both_databases
async def test_added_again_it_goes_on_with_its_draft_and_the_trail_says_both(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await puno.send("60")
    await choose(odes, "☑ Puno")
    await odes.click("Quitar a Puno")
    await choose(odes, "☐ Puno", "Firmó la adenda")
    await odes.click("Agregar a Puno y avisar a 3")
    assert "se agregó a Puno. Motivo: Firmó la adenda" in odes.last_text
    [text] = told(puno, "ODES agregó a la DRTPE Puno entre las regiones que reportan")
    assert "Fecha límite: viernes 15 de enero de 2021" in text
    await puno.send("/reportar")
    assert "1 de 12" in puno.last_text
    out, back = await trail(staffed, AuditKind.PERIOD_REGION, region="puno")
    assert (out["by"], out["before"]["expected"], out["after"]["expected"]) == ("ODES", True, False)
    assert back["after"] == {"region": "puno", "expected": True, "reason": "Firmó la adenda"}
    assert await intact(staffed)


async def test_a_region_that_has_sent_stays(
    staffed: Bot, odes: Player, puno: Player, director: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Regiones")
    await odes.click("☑ Loreto")
    assert "La DRTPE Loreto ya envió su reporte: no se quita." in odes.last_text
    await odes.click("☑ Puno")
    await odes.send(REASON)
    await send_report(puno)
    await odes.click("Quitar a Puno")
    assert "La DRTPE Puno ya envió su reporte: no se quita." in odes.last_text
    assert "puno" in await expected(staffed)


@pytest.mark.both_databases
async def test_of_two_who_take_it_out_one_does_and_nobody_is_added_by_that(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    other = await second_odes(staffed)
    for player in (odes, other):
        await choose(player, "☑ Puno")
    await odes.click("Quitar a Puno")
    await other.click("Quitar a Puno")
    assert "puno" not in await expected(staffed)
    assert "Agregar a Puno" in " ".join(other.labels)
    assert len(await history(staffed)) == len(told(puno, "ya no tiene que reportar")) == 1


async def test_what_is_no_reason_or_no_region_changes_nothing(staffed: Bot, odes: Player) -> None:
    await choose(odes, "☑ Puno", "...")
    assert "Escriba el motivo en una frase" in odes.last_text
    assert not any("Quitar a" in label for label in odes.labels)
    for data in ("pwho:2020-II:nada", "pwho:2020-II", "pwhos:2099-I", "pwhosure:0", "pwhosure"):
        await odes.press(odes.last, data)
    await choose(odes, "☑ Puno")
    await odes.click("Cancelar")
    assert "no se cambió nada" in odes.last_text
    assert await history(staffed) == []


async def test_nobody_but_odes_changes_them(
    staffed: Bot, odes: Player, puno: Player, director: Player, stranger: Player
) -> None:
    await choose(odes, "☑ Puno")
    sure = odes.data_of("Quitar a Puno")
    for outsider in (puno, director, stranger):
        await outsider.send("/start")
        for data in ("pwhos:2020-II", "pwho:2020-II:tacna", sure):
            await outsider.press(outsider.last, data)
    assert await history(staffed) == []


async def test_once_published_they_stay(staffed: Bot, odes: Player) -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Publicar")
    await odes.click("Sí, publicar")
    await odes.press(odes.last, "pwhos:2020-II")
    assert "II Semestre 2020 · publicado" in odes.last_text
    await odes.press(odes.last, "pwho:2020-II:puno")
    assert len(await expected(staffed)) == 21
