"""ODES sets the deadline of the directorates' evaluations with the period, and they are told.

It is Tuesday, the fifth of January of 2021, ten in the morning; the deadline is Friday the 15th.
"""

from datetime import date

import pytest

from tests.cast import Bot, Player
from tests.handlers.periods.test_periods import history, row_of
from tests.jobs.test_in_the_chat import clock_says, told


async def set_date(odes: Player, typed: str, reason: str = "Lo pide el informe") -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cambiar fechas")
    await odes.click("Anexo 5")
    await odes.send(typed)
    await odes.send(reason)


@pytest.mark.both_databases
async def test_the_date_is_set_for_an_open_period_and_only_directorates_are_told(
    staffed: Bot, odes: Player, directorate: Player, puno: Player
) -> None:
    await set_date(odes, "12/02/2021")
    assert "Anexo 5 de las direcciones: sin fecha → viernes 12 de febrero de 2021" in odes.last_text
    assert "Se avisará a 1 persona de las direcciones proponentes." in odes.last_text
    await odes.click("Cambiar las fechas y avisar a 1")
    row = await row_of(staffed)
    assert row is not None
    assert row.evaluated_by == date(2021, 2, 12)
    [text] = told(directorate, "ODES fijó la fecha del Anexo 5 del II Semestre 2020")
    assert "de su indicador se recibe hasta el viernes 12 de febrero de 2021, 23:59:" in text
    assert "• IdG 1, SOVIO" in text
    assert "Motivo: Lo pide el informe" in text
    assert told(puno, "ODES") == []
    assert "Anexo 5 de las direcciones: viernes 12 de febrero de 2021, 23:59" in odes.last_text
    assert "anexo 5: de sin fecha a viernes 12 de febrero" in odes.last_text
    [kept] = await history(staffed)
    assert (kept.before["evaluated_by"], kept.after["evaluated_by"]) == (None, "2021-02-12")


async def test_a_day_that_will_not_do_is_refused_and_working_days_are_offered(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cambiar fechas")
    await odes.click("Anexo 5")
    assert odes.labels[:2] == ["viernes 22 de enero", "viernes 29 de enero"]
    await odes.send("14/01/2021")
    assert "Anexo 5 (14/01/2021) es anterior a la fecha límite de las regiones" in odes.last_text
    assert not any("Cambiar las fechas" in label for label in odes.labels)
    await odes.send("anexo 5: 29/01")
    assert "sin fecha → viernes 29 de enero de 2021" in odes.last_text
    await odes.click("Anexo 5")
    await odes.click("Sin fecha todavía")
    assert "¿Qué fecha cambia? Tóquela." in odes.last_text


async def test_of_two_changes_the_last_is_told_and_none_of_what_is_as_it_was(
    staffed: Bot, odes: Player, directorate: Player
) -> None:
    await clock_says(staffed, "2021-01-05T19:00")
    await set_date(odes, "12/02/2021")
    await odes.click("Cambiar las fechas")
    await set_date(odes, "19/02/2021", "Mejor una semana más")
    await odes.click("Cambiar las fechas")
    await clock_says(staffed, "2021-01-06T08:30")
    [text] = told(directorate, "fecha del Anexo 5")
    assert "ODES fijó" in text
    assert "viernes 19 de febrero" in text
    await clock_says(staffed, "2021-01-06T19:00")
    for typed in ("26/02/2021", "19/02/2021"):
        await set_date(odes, typed)
        await odes.click("Cambiar las fechas")
    await clock_says(staffed, "2021-01-07T08:30")
    assert len(told(directorate, "fecha del Anexo 5")) == 1


async def test_a_date_for_regions_is_not_told_to_directorates_and_closing_keeps_theirs(
    staffed: Bot, odes: Player, directorate: Player, puno: Player
) -> None:
    await set_date(odes, "12/02/2021")
    await odes.click("Cambiar las fechas")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cambiar fechas")
    await odes.click("Fecha límite")
    await odes.send("18/01/2021")
    await odes.send("Corte de luz")
    await odes.click("Cambiar las fechas")
    assert len(told(directorate, "ODES")) == len(told(puno, "ODES cambió las fechas")) == 1
    await clock_says(staffed, "2021-01-20T10:00")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cerrar")
    await odes.click("Sí, cerrar ahora")
    row = await row_of(staffed)
    assert row is not None
    assert (row.closes_on, row.evaluated_by) == (date(2021, 1, 19), date(2021, 2, 12))
    assert "Evaluaciones (Anexo 5): 0 de 12 recibidas" in odes.last_text
    await clock_says(staffed, "2021-02-05T08:30")
    assert len(told(directorate, "La evaluación (Anexo 5)")) == 1  # also of what is closed
