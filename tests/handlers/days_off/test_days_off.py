"""Days on which nobody works: ODES adds and takes them away, a region its own.

It is Tuesday, the fifth of January, ten in the morning; the deadline is Friday the fifteenth.
"""

import pytest
from sqlmodel import select

from storage.models import AuditEntry, AuditKind
from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says, told

WEEK = "vence el viernes 15 de enero, faltan"


async def add_day(player: Player, typed: str, where: str) -> None:
    await player.send("/dias")
    await player.click(f"Agregar un día: {where}")
    await player.send(typed)
    await player.click("✅ Agregar")


@pytest.mark.both_databases
async def test_a_decreed_day_moves_what_was_due_and_nobody_is_told_twice(
    staffed: Bot, odes: Player, puno: Player, tacna: Player
) -> None:
    await odes.send("/dias")
    await odes.click("Agregar un día: todo el sector público")
    for typed, why in (
        ("ayer", "No es una fecha"),
        ("4/1", "ya pasó"),
        ("29/02 por decreto", "2021 no tiene 29 de febrero"),
        ("9/1", "ya es un día no laborable"),
        ("28/07/2021", "ya es feriado ("),
    ):
        await odes.send(typed)
        assert why in odes.last_text
    await odes.send("8/1")
    assert "Viernes 8 de enero de 2021. ¿Por qué?" in odes.last_text
    await odes.send("Decreto Supremo 001")
    assert "Motivo: Decreto Supremo 001" in odes.last_text
    await odes.click("✅ Agregar")
    assert "• viernes 8 de enero de 2021, todo el sector público: Decreto" in odes.last_text
    await clock_says(staffed, "2021-01-08T09:00")
    assert told(puno, WEEK) == []
    await clock_says(staffed, "2021-01-11T08:30")
    [text] = told(puno, WEEK)
    assert "faltan 4 días" in text
    assert "Disculpe" not in text
    await clock_says(staffed, "2021-01-12T08:30")  # three days before
    assert len(told(tacna, WEEK)) == 2
    await add_day(odes, "12/1 por duelo nacional", "todo el sector público")
    await clock_says(staffed, "2021-01-13T08:30")
    assert len(told(tacna, WEEK)) == 2
    await odes.send("/dias")
    assert "No hay ninguno declarado por venir." in odes.last_text
    await odes.press(odes.last, "doffquit:todos:2021-01-12")
    await odes.click("Sí, quitar")
    assert "⚠️ El martes 12 de enero ya pasó: queda como fue." in odes.last_text
    async with staffed.database.transaction() as session:
        kept = await session.exec(select(AuditEntry).where(AuditEntry.kind == AuditKind.DAY_OFF))
        assert [entry.subject for entry in kept] == ["2021-01-08", "2021-01-12"]


@pytest.mark.both_databases
async def test_a_region_has_days_of_its_own(
    staffed: Bot, puno: Player, colleague: Player, tacna: Player, odes: Player
) -> None:
    await colleague.send("/dias")
    await colleague.click("Agregar un día: Puno")
    await colleague.send("el viernes 8, aniversario")
    await add_day(puno, "el viernes 8, aniversario", "Puno")
    assert "✅ El viernes 8 de enero queda como día no laborable." in puno.last_text
    await colleague.click("✅ Agregar")
    assert "⚠️ El viernes 8 de enero ya es un día no laborable" in colleague.last_text
    assert "✖️ Quitar el viernes 8 de enero" in colleague.labels
    await tacna.send("/dias")
    assert "Puno" not in tacna.last_text
    await tacna.press(tacna.last, "doffquit:puno:2021-01-08")
    await odes.send("/dias")
    assert "viernes 8 de enero de 2021, Puno: aniversario" in odes.last_text
    assert not any("Quitar" in label for label in odes.labels)
    await puno.send("/prorroga")
    await puno.send("23/1")
    await puno.send("Se cortó la luz")
    assert "Mejor el viernes 22 de enero" in puno.labels
    await puno.click("Cancelar")
    await puno.send("/dias")
    await puno.click("Agregar un día: Puno")
    await puno.send("22/1 aniversario de la sede")
    assert "Ese día vence" not in puno.last_text
    await puno.click("✅ Agregar")
    await puno.send("/prorroga")
    assert not any("22 de enero" in label for label in puno.labels)
    await puno.send("22/1")
    await puno.send("Se cortó la luz")
    assert "⚠️ El viernes 22 de enero no es día hábil" in puno.last_text
    assert puno.labels[:2] == ["Mejor el jueves 21 de enero", "Mejor el lunes 25 de enero"]
    await puno.click("Enviar el pedido")
    assert "El viernes 22 de enero no es día hábil" in odes.last_text
    await clock_says(staffed, "2021-01-08T08:30")
    assert (len(told(puno, WEEK)), len(told(tacna, WEEK))) == (0, 1)
    await clock_says(staffed, "2021-01-11T08:30")
    [text] = told(puno, WEEK)
    assert "Disculpe" not in text


async def test_a_day_is_taken_away_after_a_question(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await odes.send("/dias")
    await odes.click("Agregar un día: todo el sector público")
    await odes.send("15/1 por decreto")
    assert "Ese día vence la fecha límite del II Semestre 2020. No se mueve" in odes.last_text
    assert "jueves 14 de enero o lunes 18 de enero" in odes.last_text
    await odes.click("Cancelar")
    await add_day(odes, "8/1 por decreto", "todo el sector público")
    await odes.click("Quitar el viernes 8")
    assert "¿Quitar el viernes 8 de enero de 2021" in odes.last_text
    await odes.click("Sí, quitar")
    assert "✅ El viernes 8 de enero vuelve a ser día hábil." in odes.last_text
    await clock_says(staffed, "2021-01-08T08:30")
    assert len(told(puno, WEEK)) == 1
