"""ODES sees which evaluations are missing, and has their directorates reminded with one tap."""

import pytest

from convenio.catalogue.indicators import INDICATORS
from tests.cast import Bot, Player
from tests.evaluations import begin, evaluate_by, return_evaluation, send_evaluations, serves
from tests.jobs.test_in_the_chat import clock_says, told

MISSING = "La evaluación (Anexo 5) del II Semestre 2020"


@pytest.fixture
async def judged(staffed: Bot, odes: Player) -> Player:
    """ODES, when regions have reported and two directorates owe their evaluation."""
    await evaluate_by(staffed)
    await send_evaluations(staffed, *(number for number in INDICATORS if number not in (1, 4)))
    await clock_says(staffed, "2021-01-18T10:00")
    return odes


async def test_the_state_names_what_is_missing_and_how_far_it_is(
    staffed: Bot, judged: Player, auditor: Player
) -> None:
    await begin(staffed, 4)
    await return_evaluation(staffed, 5)
    line = "Evaluaciones (Anexo 5): 9 de 12 recibidas; faltan: IdG 1 (sin empezar); "
    line += "IdG 4 (borrador); IdG 5 (observado)."
    for player in (judged, auditor):
        await player.send("/estado")
        assert line in player.last_text
    assert not any("Anexo 5" in label for label in auditor.labels)
    await judged.send("/evaluaciones")
    assert [label for label in judged.labels if "Anexo 5" in label] == [
        "🔔 Recordar el Anexo 5 (1 persona)",
        "⏳ Ampliar un Anexo 5",
    ]
    await send_evaluations(staffed, 1, 4, 5)
    await judged.send("/estado")
    assert "Evaluaciones (Anexo 5): 12 de 12 recibidas." in judged.last_text
    assert not any("Anexo 5" in label for label in judged.labels)


@pytest.mark.both_databases
async def test_all_that_owe_are_reminded_with_one_tap_and_once_within_the_hour(
    staffed: Bot, judged: Player, directorate: Player, puno: Player
) -> None:
    await serves(staffed, 107, 2)
    await judged.send("/estado")
    data = judged.data_of("Recordar el Anexo 5 (1 persona)")
    await judged.press(judged.last, data)
    assert "✅ Recordatorio para 1 persona de: IdG 1." in judged.last_text
    [text] = told(directorate, MISSING)
    assert "Falta 1:\n• IdG 1, SOVIO: sin empezar" in text
    await judged.press(judged.last, data)
    assert len(told(directorate, MISSING)) == 1
    assert "Ya se recordó hace menos de una hora: IdG 1." in judged.last_text
    assert "✗ Sin nadie de la dirección que reciba mensajes (1): IdG 4." in judged.last_text
    assert told(puno, MISSING) == []


async def test_one_directorate_is_reminded_and_not_of_what_came_before_it_left(
    staffed: Bot, judged: Player, directorate: Player
) -> None:
    await clock_says(staffed, "2021-01-18T19:00")
    await judged.press(judged.last, "nudge:2020-II:idg")
    assert [label for label in judged.labels if "IdG" in label] == [
        "IdG 1 SOVIO",
        f"IdG 4 {INDICATORS[4].short_name}",
    ]
    await judged.send("1")
    await judged.click("Sí, recordar a 1 persona")
    assert "Saldrá el martes 19 de enero a las 08:30." in judged.last_text
    await send_evaluations(staffed, 1)
    await clock_says(staffed, "2021-01-19T08:30")
    assert told(directorate, MISSING) == []
    await judged.press(judged.last, "nudge:2020-II:idg1")
    assert "ya envió el Anexo 5 del II Semestre 2020, IdG 1 (SOVIO)" in judged.toasts[-1]


async def test_a_directorate_sees_what_it_owes_and_until_when(
    staffed: Bot, judged: Player, directorate: Player, puno: Player
) -> None:
    await directorate.send("/plazo")
    assert "• II Semestre 2020, IdG 1, SOVIO: sin empezar; vence el viernes 12" in (
        directorate.last_text
    )
    await serves(staffed, 101, 4)  # Puno's focal point serves a directorate, too
    await puno.send("/plazo")
    assert "DRTPE Puno · II Semestre 2020\nEl plazo venció" in puno.last_text
    assert f"• II Semestre 2020, IdG 4, {INDICATORS[4].short_name}: sin empezar" in puno.last_text
    await puno.send("/recordatorios")
    assert "Recordatorios de su reporte y de sus evaluaciones (Anexo 5)" in puno.last_text
    await puno.send("/prorroga")
    assert "IdG 4 · II Semestre 2020" in puno.labels
    await directorate.send("/evaluar")
    assert directorate.data_of("Pedir más plazo") == "wish:2020-II:idg1"
    await directorate.send("/recordatorios")
    assert "Recordatorios de sus evaluaciones (Anexo 5)" in directorate.last_text
    await directorate.click("Recibir solo los principales")
    assert "Recibe solo los principales: 7 días antes del vencimiento" in directorate.last_text
    await judged.send("/plazo")
    assert "El de las evaluaciones (Anexo 5) vence el viernes 12" in judged.last_text


async def test_nobody_but_odes_reminds_or_extends(
    staffed: Bot, judged: Player, directorate: Player, puno: Player, auditor: Player
) -> None:
    for player in (directorate, puno, auditor):
        for data in ("nudge:2020-II:anexo5", "nudge:2020-II:idg", "extend:2020-II:idg1"):
            await player.press(player.last, data)
            assert "Anexo 5" not in player.last_text
    assert told(directorate, MISSING) == []
