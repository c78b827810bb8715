"""/avisos says what each person is told and when; ODES reads of arrivals at once, or once a day."""

from datetime import timedelta

import pytest

from tests.cast import Bot, Player
from tests.handlers.loreto_report import load_and_send
from tests.jobs.test_in_the_chat import clock_says


@pytest.mark.both_databases
async def test_each_sees_what_they_are_told_and_may_choose(
    staffed: Bot, odes: Player, puno: Player, director: Player
) -> None:
    await puno.send("/avisos")
    assert "Recordatorios de su reporte" in puno.last_text
    assert any("Silencio por 3 días" in label for label in puno.labels)
    await director.send("/avisos")
    assert "espera su aprobación" in director.last_text
    assert "el aviso de cada mes" in director.last_text
    await odes.send("/avisos")
    assert "Reportes que llegan: al momento, uno por uno." in odes.last_text
    await odes.click("solo en el parte del día")
    assert "Reportes que llegan: en el parte del día." in odes.last_text
    await clock_says(staffed, "2021-01-12T15:00")
    before = len(odes.texts)
    await load_and_send(staffed, puno)
    await director.click("Aprobar")
    await staffed.pass_time(timedelta(minutes=1))
    assert not [text for text in odes.texts[before:] if "Puno" in text]
    await clock_says(staffed, "2021-01-13T08:30")
    await staffed.pass_time(timedelta(minutes=1))
    assert any("Desde el aviso anterior: Puno." in text for text in odes.texts[before:])
    await odes.send("/avisos")
    await odes.click("avisarme al momento")
    assert "al momento, uno por uno" in odes.last_text
