"""What is published changes only with ODES's consent, and what came since is marked."""

from datetime import date, timedelta

import pytest

from convenio.report.stages import Stage
from storage.models import PeriodRow
from tests.cast import Bot, Player
from tests.handlers.loreto_report import history, load_and_send, stages
from tests.loreto import send_again

MARKED = "* Corregido o recibido después de la publicación: "


async def publish_on_the_sixth(bot: Bot) -> None:
    """A day after the reports of these tests."""
    bot.simulator.advance(timedelta(days=1))
    async with bot.database.transaction() as session:
        row = await session.get_one(PeriodRow, "2020-II")
        row.published_on = date(2021, 1, 6)


async def send_correction(puno: Player) -> None:
    await puno.send("/corregir")
    await puno.send("error en el IdG 1")
    await puno.click("Abrir la versión")
    await puno.click("1 SOVIO")
    await puno.send("66")
    await puno.click("Corregir un indicador")
    await puno.click("Revisar y enviar")
    await send_again(puno)


@pytest.fixture
async def correction(staffed: Bot, puno: Player, director: Player) -> int:
    """The second version's id: it waits while the first one is published."""
    await load_and_send(staffed, puno)
    await director.click("Aprobar")
    await send_correction(puno)
    assert await stages(staffed) == [Stage.RECEIVED, Stage.WAITING]
    await publish_on_the_sixth(staffed)
    return (await staffed.versions("puno"))[1].id or 0


@pytest.mark.both_databases
async def test_a_correction_that_waited_at_publication_is_approved_with_consent(
    staffed: Bot, correction: int, puno: Player, director: Player, odes: Player, tacna: Player
) -> None:
    await director.press(director.last, f"approve:{correction}")
    assert "Se pidió a ODES su consentimiento" in director.last_text
    assert await stages(staffed) == [Stage.RECEIVED, Stage.WAITING]
    assert "Director Puno: «error en el IdG 1»" in odes.last_text
    await tacna.send("/resumen puno 2020-II")
    assert MARKED not in tacna.last_text
    await odes.click("Consentir")
    await odes.click("Sí, consentir")
    assert "La versión 2 espera la aprobación" in puno.last_text
    await director.click("Ver y decidir")
    assert "El semestre ya se publicó: lo que cambie quedará marcado." in director.last_text
    await director.click("Aprobar")
    assert await stages(staffed) == [Stage.RECEIVED, Stage.RECEIVED]
    assert "envió su reporte" in odes.last_text
    assert odes.labels == ["🔎 Ver el reporte completo"]
    await tacna.send("/resumen puno 2020-II")
    assert f"{MARKED}IdG 1." in tacna.last_text
    await puno.send("/corregir")
    assert "debe consentir la corrección" in puno.last_text


async def test_without_consent_it_stays_as_it_was_published(
    staffed: Bot, correction: int, director: Player, odes: Player
) -> None:
    await director.press(director.last, f"approve:{correction}")
    await odes.click("No consentirla")
    await odes.click("Sí, no consentirla")
    assert "ODES no consiente" in director.last_text
    await director.press(director.last, f"approve:{correction}")
    assert await stages(staffed) == [Stage.RECEIVED, Stage.WAITING]


async def test_a_director_may_still_return_it_and_the_next_one_needs_consent_too(
    staffed: Bot, correction: int, puno: Player, director: Player
) -> None:
    await director.click("Devolver")
    await director.click("Todo el reporte")
    await director.send("No hace falta")
    await director.click("Devolver")
    await puno.click("Corregir el reporte")
    assert "una corrección necesita el consentimiento de ODES" in puno.toasts[-1]
    assert await stages(staffed) == [Stage.RECEIVED, Stage.RETURNED]


@pytest.mark.both_databases
async def test_odes_consents_by_receiving_it_without_approval_and_it_is_marked(
    staffed: Bot, correction: int, odes: Player, tacna: Player
) -> None:
    staffed.simulator.advance(timedelta(days=2))
    await odes.press(odes.last, f"bridge:{correction}")
    assert await stages(staffed) == [Stage.RECEIVED, Stage.RECEIVED]
    assert (await history(staffed))[-1].why == (
        "sin aprobación tras tres días hábiles; ODES consiente que cambie lo publicado"
    )
    await tacna.send("/resumen puno 2020-II")
    assert f"{MARKED}IdG 1." in tacna.last_text


async def test_a_first_report_that_is_received_after_publication_is_marked_whole(
    staffed: Bot, puno: Player, odes: Player, tacna: Player
) -> None:
    await load_and_send(staffed, puno)
    await publish_on_the_sixth(staffed)
    staffed.simulator.advance(timedelta(days=2))
    [version] = await staffed.versions("puno")
    await odes.press(odes.last, f"bridge:{version.id}")
    assert await stages(staffed) == [Stage.RECEIVED]
    await tacna.send("/resumen puno 2020-II")
    assert f"{MARKED}IdG 1 a 12." in tacna.last_text
    await odes.send("/cuadro 2020-II")
    assert f"{MARKED}Puno (IdG 1 a 12)." in odes.last_text


async def test_what_was_received_on_the_morning_of_publication_is_not_marked(
    staffed: Bot, puno: Player, director: Player, odes: Player, tacna: Player
) -> None:
    await load_and_send(staffed, puno)
    await director.click("Aprobar")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Publicar")
    await odes.click("Sí, publicar")
    await tacna.send("/resumen puno 2020-II")
    assert "Puno" in tacna.last_text
    assert MARKED not in tacna.last_text


async def test_what_was_received_and_is_published_is_never_returned(
    staffed: Bot, puno: Player, director: Player, odes: Player, tacna: Player
) -> None:
    await load_and_send(staffed, puno)
    await director.click("Aprobar")
    arrived, turn_back = odes.last, odes.data_of("Devolver")
    await odes.click("Devolver")
    await odes.click("Todo el reporte")
    await publish_on_the_sixth(staffed)
    await odes.send("Falta el acta")
    await odes.press(arrived, turn_back)
    assert "ya se publicó: lo recibido no se devuelve" in odes.toasts[-1]
    await odes.send("/versiones puno")
    await odes.click("Ver la versión 1")
    assert not any("Devolver" in label for label in odes.labels)
    assert await stages(staffed) == [Stage.RECEIVED]
    await tacna.send("/resumen puno 2020-II")
    assert "48%" in tacna.last_text
