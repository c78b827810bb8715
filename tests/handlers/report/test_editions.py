"""Editions by the clock: one when a semester is published, another for a correction, a reminder."""

import pytest
from sqlmodel import col, select

from storage.models import Edition
from storage.report.editions import add_edition
from tests.cast import Bot, Player
from tests.handlers.evaluations.scripts import evaluate
from tests.handlers.report.scripts import publish_and_make
from tests.jobs.test_in_the_chat import clock_says

FIRST = "La G/DRTPE de Loreto cumplió la meta."


async def editions(bot: Bot) -> list[Edition]:
    async with bot.database.transaction() as session:
        query = select(Edition).order_by(col(Edition.number))
        return list((await session.exec(query)).all())


@pytest.mark.both_databases
async def test_a_correction_with_consent_makes_an_edition_that_says_what_changed(
    staffed: Bot, directorate: Player, odes: Player, director: Player
) -> None:
    await evaluate(directorate, FIRST)
    await staffed.publish_period()
    await publish_and_make(staffed)
    await publish_and_make(staffed)
    assert [edition.number for edition in await editions(staffed)] == [1]
    await clock_says(staffed, "2021-03-01T09:00")  # whenever it is corrected
    await directorate.send("/evaluar 1")
    await directorate.click("Corregir")
    await directorate.send("Se omitió la causa")
    await directorate.click("Pedirlo a ODES")
    await odes.click("✅ Consentir")
    await odes.click("Sí, consentir")
    await directorate.send("/evaluar 1")
    await directorate.click("Corregir")
    await directorate.send("La G/DRTPE de Puno no cumplió la meta por falta de personal.")
    await directorate.click("Agregar")
    await directorate.click("Enviar a ODES")
    await directorate.click("Sí, enviar")
    await publish_and_make(staffed)
    first, second = await editions(staffed)
    assert second.changes == ["IdG 1, versión 2 de su evaluación: Se omitió la causa"]
    assert first.sha256 != second.sha256
    assert "Edición 2: se corrigió lo publicado." in director.last_text
    assert "IdG 1, versión 2 de su evaluación" in director.last_text


async def test_whoever_has_not_read_it_is_reminded_once_after_five_working_days(
    staffed: Bot, director: Player
) -> None:
    await staffed.publish_period()
    await publish_and_make(staffed)
    for day, told in (("11", 0), ("12", 1), ("13", 1)):
        await clock_says(staffed, f"2021-01-{day}T09:00")
        await publish_and_make(staffed)
        assert sum("¿Ya leyó" in text for text in director.texts) == told
    await director.click("He leído")
    await clock_says(staffed, "2021-01-20T09:00")
    await publish_and_make(staffed)
    assert sum("¿Ya leyó" in text for text in director.texts) == 1


@pytest.mark.both_databases
async def test_of_two_processes_at_once_one_fixes_the_edition(staffed: Bot) -> None:
    await staffed.publish_period()
    now = staffed.simulator.now()
    async with staffed.database.transaction() as session:
        first = await add_edition(session, "2020-II", "", (), None, now, after=0)
        second = await add_edition(session, "2020-II", "", (), None, now, after=0)
    assert first is not None
    assert (first.number, second) == (1, None)


async def test_what_was_published_before_there_were_editions_is_sent_to_nobody(
    staffed: Bot, director: Player
) -> None:
    await staffed.publish_period()
    await clock_says(staffed, "2021-03-01T09:00")
    await publish_and_make(staffed)
    assert await editions(staffed) == []
    assert "informe" not in director.last_text.casefold()
