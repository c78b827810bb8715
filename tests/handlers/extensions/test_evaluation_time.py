"""A directorate asks for more time to evaluate an indicator, and ODES answers as it does a region.

The regions' deadline is Friday the 15th of January of 2021; that of Anexo 5, Friday, 12 February.
"""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlmodel import select

from convenio.calendar.periods import Period
from handlers.extensions.acts import grant_extension
from storage.models import AuditEntry, AuditKind, ExpectedEvaluation, Extension, ExtensionRequest
from tests.cast import Bot, Player
from tests.evaluations import evaluate_by, send_evaluations, serves
from tests.handlers.extensions.test_extensions import ask
from tests.handlers.periods.test_periods import second_odes
from tests.jobs.test_in_the_chat import clock_says, told

ASKS = "pide más plazo"


async def until(bot: Bot, indicator: int = 1) -> date | None:
    async with bot.database.transaction() as session:
        row = await session.get(ExpectedEvaluation, ("2020-II", indicator))
        return row.extended_to if row else None


async def wishes(bot: Bot) -> Sequence[ExtensionRequest]:
    async with bot.database.transaction() as session:
        return (await session.exec(select(ExtensionRequest))).all()


@pytest.fixture
async def asked(staffed: Bot, odes: Player, directorate: Player) -> Player:
    """ODES, with the directorate's wish for more time."""
    await evaluate_by(staffed)
    await clock_says(staffed, "2021-02-08T09:00")
    await ask(directorate, "viernes 19 de febrero", "Faltan medios de verificación")
    return odes


@pytest.mark.both_databases
async def test_a_wish_is_granted_with_one_tap_and_reminders_follow_the_new_day(
    staffed: Bot, asked: Player, directorate: Player, puno: Player
) -> None:
    [text] = told(asked, ASKS)
    who = "La Dirección de Formación para el Empleo y Capacitación Laboral pide más plazo"
    assert f"{who} para el Anexo 5 del II Semestre 2020, IdG 1 (SOVIO): hasta el viernes 19" in text
    assert "Lo pide: Dirección proponente IdG 1. La evaluación está: sin empezar." in text
    await directorate.send("/prorroga")
    assert "Dirección proponente IdG 1 ya pidió más plazo" in directorate.last_text
    await directorate.send("/prorrogas")
    assert "• IdG 1, II Semestre 2020: pide hasta el viernes 19" in directorate.last_text
    data = asked.data_of("Ampliar al viernes 19 de febrero")
    await asked.press(asked.last, data)
    await asked.press(asked.last, data)
    assert await until(staffed) == date(2021, 2, 19)
    [text] = told(directorate, "ODES amplió el plazo de la Dirección de Formación")
    assert "ahora vence el viernes 19 de febrero de 2021 a las 23:59 (antes, el viernes 12" in text
    assert directorate.data_of("Evaluar") == "evaluate:2020-II"
    assert told(puno, "amplió") == []
    await clock_says(staffed, "2021-02-12T08:30")
    text = told(directorate, "La evaluación (Anexo 5)")[-1]
    assert "vence el viernes 19 de febrero, faltan 7 días" in text
    await clock_says(staffed, "2021-02-15T08:30")
    assert "IdG 1," not in told(asked, "Faltan 11 evaluaciones (Anexo 5)")[0]
    async with staffed.database.transaction() as session:
        [kept] = (await session.exec(select(Extension))).all()
        entries = (await session.exec(select(AuditEntry))).all()
    assert (kept.indicator, kept.region, kept.before) == (1, "", date(2021, 2, 12))
    of_it = [entry.kind for entry in entries if entry.subject == "evaluation of indicator 1"]
    assert of_it == [
        AuditKind.EXTENSION_ASKED,
        AuditKind.DEADLINE,
        AuditKind.EXTENSION_GRANTED,
    ]


@pytest.mark.both_databases
async def test_a_wish_is_refused_with_words_that_the_directorate_reads(
    staffed: Bot, asked: Player, directorate: Player, puno: Player
) -> None:
    await serves(staffed, 101, 1)  # Puno's focal point serves that directorate, too
    await asked.click("No ampliar")
    assert "No ampliar · dirección del IdG 1" in asked.last_text
    await asked.send("El informe cierra ese día")
    await asked.click("No ampliar y avisar")
    assert "La dirección del IdG 1 conserva su plazo." in asked.last_text
    for player in (directorate, puno):
        [text] = told(player, "ODES no amplió el plazo de la dirección del IdG 1")
        assert "Respuesta: El informe cierra ese día" in text
        assert "con /evaluar se continúa la evaluación." in text
    assert await until(staffed) is None
    assert [wish.granted for wish in await wishes(staffed)] == [None]


async def test_another_day_is_given_and_of_two_of_odes_one_answers(
    staffed: Bot, asked: Player, directorate: Player
) -> None:
    other = await second_odes(staffed)
    await other.send("/prorrogas")
    await other.click("Responder: IdG 1")
    await asked.click("Otra fecha")
    await asked.send("11/02")
    assert "no amplía el plazo: la dirección ya tiene hasta el viernes 12" in asked.last_text
    await asked.send("16/02")
    await asked.click("Ampliar al martes 16")
    assert await until(staffed) == date(2021, 2, 16)
    await other.click("No ampliar")
    assert "ODES ya respondió a IdG 1: se amplió al martes 16" in other.toasts[-1]
    await asked.send("/prorrogas")
    assert "Concedidas\n• IdG 1, II Semestre 2020: hasta el martes 16" in asked.last_text


async def test_nobody_asks_for_an_indicator_that_is_not_theirs_or_owes_nothing(
    staffed: Bot, odes: Player, directorate: Player, puno: Player, auditor: Player
) -> None:
    await directorate.send("/prorroga")
    assert "No hay ninguna evaluación pendiente con fecha" in directorate.last_text
    await evaluate_by(staffed)
    await serves(staffed, 107, 2, agreement="2022-2025")
    for player in (puno, odes, auditor, directorate):
        await player.press(player.last, "wish:2020-II:idg2")
        assert "IdG 2" not in player.last_text
    await directorate.send("/prorroga")
    assert "Anexo 5 del II Semestre 2020, IdG 1 (SOVIO): vence el viernes 12" in (
        directorate.last_text
    )
    await send_evaluations(staffed, 1)
    await directorate.send("19/02")
    assert len(told(directorate, "ya envió el Anexo 5 del II Semestre 2020, IdG 1 (SOVIO)")) == 1
    assert await wishes(staffed) == []


async def test_odes_gives_more_time_unasked_and_it_ends_with_a_later_date_for_all(
    staffed: Bot, odes: Player, directorate: Player
) -> None:
    await evaluate_by(staffed)
    await odes.send("/estado")
    await odes.click("Ampliar un Anexo 5")
    assert "¿De qué indicador?" in odes.last_text
    await odes.send("el 31")
    assert "No hay ningún indicador «el 31»" in odes.last_text
    await odes.send("IdG 1")
    assert "Anexo 5 del II Semestre 2020, IdG 1 (SOVIO): vence el viernes 12" in odes.last_text
    await odes.send("19 de febrero")
    await odes.send("Cambio de personal")
    await odes.click("Sí, ampliar")
    assert await until(staffed) == date(2021, 2, 19)
    assert len(told(directorate, "Motivo: Cambio de personal")) == 1
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    assert (
        "IdG 1 (sin empezar, hasta el viernes 19 de febrero); IdG 2 a 12 (sin empezar)."
        in odes.last_text
    )
    await odes.click("Cambiar fechas")
    await odes.click("Anexo 5")
    await odes.send("26/02")
    await odes.send("Todas lo piden")
    await odes.click("Cambiar las fechas y avisar a 1")
    assert await until(staffed) is None
    [text] = told(directorate, "ODES cambió la fecha del Anexo 5")
    assert "hasta el viernes 26 de febrero de 2021, 23:59 (antes, el viernes 12" in text


async def test_what_was_extended_twice_before_it_was_told_is_told_once(
    staffed: Bot, directorate: Player
) -> None:
    await evaluate_by(staffed)
    await clock_says(staffed, "2021-02-05T19:00")
    for day in (date(2021, 2, 17), date(2021, 2, 19)):
        async with staffed.database.transaction() as session:
            now = staffed.simulator.now()
            assert await grant_extension(session, Period(2020, 2), "idg1", day, "", None, now) == 1
    await clock_says(staffed, "2021-02-08T08:30")
    [text] = told(directorate, "ODES amplió el plazo")
    assert "vence el viernes 19 de febrero de 2021 a las 23:59 (antes, el viernes 12" in text


async def test_a_wish_ends_where_there_is_no_date_any_more(
    staffed: Bot, asked: Player, directorate: Player
) -> None:
    await asked.send("/periodos")
    await asked.click("II Semestre 2020")
    await asked.click("Cambiar fechas")
    await asked.click("Anexo 5")
    await asked.click("Sin fecha todavía")
    await asked.send("Se fijará otra")
    await asked.click("Cambiar las fechas y avisar a 1")
    [text] = told(directorate, "ODES retiró por ahora la fecha del Anexo 5")
    assert "Motivo: Se fijará otra" in text
    assert [wish.answer for wish in await wishes(staffed)] == ["Se fijará otra"]
    await asked.send("/prorrogas")
    assert "No hay ninguna en los periodos abiertos." in asked.last_text
    await directorate.send("/prorroga")
    assert "No hay ninguna evaluación pendiente con fecha" in directorate.last_text
