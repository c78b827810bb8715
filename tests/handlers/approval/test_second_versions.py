"""A version after the first is decided by what is new in it, and old buttons go once it is.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

from datetime import timedelta

from convenio.report.stages import Stage
from tests.cast import Bot, Player
from tests.handlers.loreto_report import load_and_send, stages
from tests.handlers.periods.test_periods import second_odes
from tests.loreto import send_again


async def correct(puno: Player, reason: str, figure: str) -> None:
    """Another version, in which the first indicator is changed."""
    await puno.send("/corregir")
    await puno.send(reason)
    await puno.click("Abrir la versión")
    await puno.click("1 SOVIO")
    await puno.send(figure)
    await puno.click("Corregir un indicador")
    await puno.click("Revisar y enviar")
    await send_again(puno)


async def test_the_director_sees_what_changed_and_the_whole_behind_a_button(
    staffed: Bot, sent: int, puno: Player, director: Player, odes: Player
) -> None:
    await director.click("Aprobar")
    pictures = [message for message in director.actor.messages if message.body.get("photo")]
    await correct(puno, "error en el IdG 1", "66")
    text = director.last_text
    assert "(versión 2: error en el IdG 1)" in text
    assert "Qué cambió frente a la versión 1" in text
    assert "IdG 1, SOVIO\nAntes: ejecutado 60%, meta 60%\nAhora: ejecutado 66%, meta 60%" in text
    assert "N.° Indicador" not in text
    assert director.labels == [
        "✅ Aprobar",
        "↩️ Devolver con un comentario",
        "🔎 Ver el reporte completo",
    ]
    now = [message for message in director.actor.messages if message.body.get("photo")]
    assert len(now) == len(pictures)
    await director.click("Ver el reporte completo")
    assert "N.° Indicador" in director.last_text
    assert "  1 SOVIO" in director.last_text
    await director.send("/aprobar")
    assert "Qué cambió frente a la versión 1" in director.last_text
    await director.click("Aprobar")
    assert "Qué cambió frente a la versión 1" in odes.last_text
    assert "Antes: ejecutado 60%, meta 60%" in odes.last_text
    assert odes.labels == ["🔎 Ver el reporte completo", "↩️ Devolver con un comentario"]


async def test_what_was_replaced_before_it_was_decided_is_part_of_what_changed(
    staffed: Bot, sent: int, puno: Player, director: Player
) -> None:
    await director.click("Aprobar")
    await correct(puno, "error en el IdG 1", "66")
    await correct(puno, "otra vez el IdG 1", "67")
    assert "Qué cambió frente a la versión 1" in director.last_text
    assert "Antes: ejecutado 60%, meta 60%\nAhora: ejecutado 67%" in director.last_text


async def test_odes_sees_whole_what_reaches_it_first(
    staffed: Bot, sent: int, puno: Player, director: Player, odes: Player
) -> None:
    await director.click("Devolver")
    await director.send("Revíselo")
    await director.click("↩️ Devolver")
    await puno.click("Corregir el reporte")
    await puno.click("1 SOVIO")
    await puno.send("66")
    await puno.click("Corregir un indicador")
    await puno.click("Revisar y enviar")
    await send_again(puno)
    assert "Qué cambió frente a la versión 1" in director.last_text
    await director.click("Aprobar")
    assert "Qué cambió" not in odes.last_text
    assert "N.° Indicador" in odes.last_text


async def test_the_arrival_leads_odes_to_the_report_and_its_summary(
    staffed: Bot, sent: int, director: Player, odes: Player
) -> None:
    await director.click("Aprobar")
    assert odes.labels == ["🔎 Ver el reporte", "↩️ Devolver con un comentario"]
    await odes.click("Ver el reporte")
    assert "Versión 1: recibido" in odes.last_text
    assert "📊 Resumen: Puno · II Semestre 2020" in odes.labels
    await odes.click("Resumen")
    assert "Promedio ejecutado: 38%" in odes.last_text


def offering(player: Player, label: str) -> list[str]:
    """The messages that still have such a button."""
    return [
        message.text
        for message in player.actor.messages
        if any(label in shown for shown in message.labels)
    ]


async def test_once_approved_the_old_buttons_go_and_the_message_says_so(
    staffed: Bot, sent: int, puno: Player, director: Player, odes: Player
) -> None:
    await director.send("/aprobar")
    await odes.send("/aprobar")
    await odes.click("Puno")
    assert len(offering(director, "Aprobar")) == 2
    old, approve = director.last, director.data_of("Aprobar")
    await director.click("Aprobar")
    assert offering(director, "✅ Aprobar") == offering(director, "Devolver") == []
    settled = [text for text in director.texts if "✅ Director Puno lo aprobó el martes 5" in text]
    assert len(settled) == 2
    await director.press(old, approve)
    assert "Director Puno ya lo aprobó o recibió." in director.toasts[-1]
    assert len(offering(odes, "Devolver")) == 1  # what has just arrived


async def test_what_odes_receives_or_returns_loses_its_buttons_for_all_of_odes(
    staffed: Bot, sent: int, puno: Player, director: Player, odes: Player
) -> None:
    colleague = await second_odes(staffed)
    staffed.simulator.advance(timedelta(days=3))
    for player in (odes, colleague):
        await player.send("/aprobar")
        await player.click("Puno · II Semestre 2020")
    await odes.click("Recibir sin aprobación")
    for player in (odes, colleague):
        assert offering(player, "Recibir sin aprobación") == []
    assert offering(director, "✅ Aprobar") == []
    assert any("ODES lo recibió sin aprobación el" in text for text in director.texts)
    await odes.send("/versiones puno")
    await odes.click("Ver la versión 1")
    await odes.click("Devolver")
    await odes.send("Faltan las actas")
    await odes.click("↩️ Devolver")
    assert offering(odes, "Devolver con") == []
    assert any(
        "ODES lo devolvió el" in text and "«Faltan las actas»" in text for text in odes.texts
    )


async def test_a_version_in_its_place_takes_the_buttons_of_the_one_before(
    staffed: Bot, sent: int, puno: Player, director: Player
) -> None:
    await correct(puno, "error en el IdG 1", "66")
    assert await stages(staffed) == [Stage.REPLACED, Stage.WAITING]
    assert len(offering(director, "✅ Aprobar")) == 1
    assert any("La región envió otra versión (2) el martes 5" in text for text in director.texts)
    await correct(puno, "error en el IdG 2", "67")
    replaced = [text for text in director.texts if "La región envió otra versión" in text]
    assert ["(2)" in text for text in replaced] == [True, False], "each is told what replaced it"


async def test_at_night_the_buttons_go_at_once_and_the_news_wait(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await load_and_send(staffed, puno)
    staffed.simulator.advance(timedelta(hours=12))
    await director.click("Aprobar")
    assert offering(director, "✅ Aprobar") == []
    assert "aprobó el reporte" not in puno.last_text
