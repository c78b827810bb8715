"""Sent evaluations: two people of a directorate, corrections, returns, consent, and who may not."""

import pytest

from convenio.report.stages import Stage
from storage.models import RecommendationRow
from tests.cast import Bot, Player
from tests.handlers.evaluations.scripts import (
    COLLEAGUE,
    OTHER,
    card,
    evaluate,
    items_of,
    name_directorate,
    versions,
)
from tests.handlers.pending.trials import contents

FIRST = "La G/DRTPE de Loreto cumplió la meta.\nSe recomienda a Loreto mantener el servicio."


@pytest.mark.both_databases
async def test_of_two_people_of_a_directorate_the_second_sees_what_the_first_did(
    staffed: Bot, evaluator: Player
) -> None:
    colleague = await name_directorate(staffed, COLLEAGUE, 1)
    await evaluator.send("/evaluar 1")
    await colleague.send("/evaluar 1")
    await evaluator.send("Loreto cumplió la meta.")
    await colleague.send("Puno no cumplió la meta.")
    await evaluator.click("Guardar")
    await colleague.click("Guardar")
    assert "Entretanto cambió algo" in card(colleague).text
    await colleague.click("Agregar")
    await evaluator.click("Enviar a ODES")
    await evaluator.click("Sí, enviar")
    assert "Entretanto alguien de su dirección cambió" in evaluator.toasts[-1]
    await evaluator.click("Revisar y enviar")
    await evaluator.click("Enviar a ODES")
    await evaluator.click("Sí, enviar")
    [row] = await versions(staffed)
    assert len(await items_of(staffed, row)) == 2
    await colleague.send("Tacna cumplió la meta.")
    assert "ya se envió" in card(colleague).text
    assert len(await versions(staffed)) == 1


@pytest.mark.both_databases
async def test_odes_returns_it_and_a_newer_version_takes_its_place(
    staffed: Bot, evaluator: Player, odes: Player
) -> None:
    await evaluate(evaluator, FIRST)
    await odes.click("Ver la evaluación")
    await odes.click("Devolver")
    await odes.send("Falta decir por qué")
    await odes.click("Devolver con este comentario")
    assert "«Falta decir por qué»" in evaluator.last_text
    await evaluator.click("Corregir")
    assert "ODES la devolvió: «Falta decir por qué»" in card(evaluator).text
    await evaluator.send("La G/DRTPE de Loreto cumplió la meta por sus sesiones virtuales.")
    await evaluator.click("Agregar")
    await evaluator.click("Enviar a ODES")
    await evaluator.click("Sí, enviar")
    first, second = await versions(staffed)
    assert (first.stage, second.stage) == (Stage.RETURNED, Stage.RECEIVED)
    assert second.receipt == "2020-II-A5-1-2"
    await odes.send("/evaluaciones")
    assert "Recibidas: 1 de 12." in odes.last_text


async def test_a_correction_keeps_the_numbers_of_its_recommendations(
    staffed: Bot, evaluator: Player
) -> None:
    await evaluate(evaluator, FIRST)
    async with staffed.database.transaction() as session:  # what answers it was joined to another
        sent = await session.get_one(RecommendationRow, ("2020-II", 1))
        sent.activities = [1]
        session.add(sent)
    await evaluator.click("Mis indicadores")
    await evaluator.click("IdG 1")
    await evaluator.click("Corregir")
    await evaluator.send("Se olvidó una recomendación")
    await evaluator.click("Empezar la corrección")
    await evaluator.send("Se recomienda a Puno contratar personal.")
    await evaluator.click("Agregar")
    await evaluator.click("Enviar a ODES")
    await evaluator.click("Sí, enviar")
    first, second = await versions(staffed)
    assert (first.stage, second.stage) == (Stage.REPLACED, Stage.RECEIVED)
    assert second.reason == "Se olvidó una recomendación"
    async with staffed.database.transaction() as session:
        kept = await session.get(RecommendationRow, ("2020-II", 1))
        new = await session.get(RecommendationRow, ("2020-II", 2))
    assert kept is not None
    assert new is not None
    assert kept.evaluation_id == new.evaluation_id == second.id
    assert new.regions == ["puno"]
    assert kept.activities == [1]


@pytest.mark.both_databases
async def test_what_is_published_is_corrected_only_if_odes_consents(
    staffed: Bot, evaluator: Player, odes: Player
) -> None:
    await evaluate(evaluator, FIRST)
    await staffed.publish_period()
    await evaluator.send("/evaluar 1")
    await evaluator.click("Corregir")
    assert "ODES tiene que consentir" in card(evaluator).text
    await evaluator.send("Puno se omitió")
    await evaluator.click("Pedirlo a ODES")
    assert "Se pidió a ODES" in card(evaluator).text
    assert "«Puno se omitió»" in odes.last_text
    await odes.click("✅ Consentir")
    await odes.click("Sí, consentir")
    assert "ODES consiente" in evaluator.last_text
    await evaluator.click("Corregir")
    await evaluator.click("Corregir")
    await evaluator.send("Puno no cumplió la meta.")
    await evaluator.click("Agregar")
    await evaluator.click("Enviar a ODES")
    await evaluator.click("Sí, enviar")
    first, second = await versions(staffed)
    assert (first.stage, second.stage) == (Stage.REPLACED, Stage.RECEIVED)
    assert second.reason == "Puno se omitió"
    await odes.send("/evaluaciones")
    await odes.click("IdG 1")
    assert "Devolver" not in card(odes).labels


async def test_a_draft_is_seen_by_its_directorate_alone_and_what_was_sent_by_odes(
    staffed: Bot, evaluator: Player, puno: Player, director: Player, odes: Player
) -> None:
    other = await name_directorate(staffed, OTHER, 3)
    await evaluator.send("/evaluar 1")
    await evaluator.send(FIRST)
    await evaluator.click("Guardar")
    [draft] = await versions(staffed)
    outsiders = (puno, director, other, odes)
    for outsider in outsiders:
        await outsider.press(outsider.last, f"evaluation:{draft.id}")
        await outsider.press(outsider.last, f"evpdf:{draft.id}")
        assert not any("Loreto cumplió" in text for text in outsider.texts)
    await evaluator.click("Enviar a ODES")
    await evaluator.click("Sí, enviar")
    for outsider in (puno, director, other):
        await outsider.press(outsider.last, f"evaluation:{draft.id}")
        assert not any("Loreto cumplió" in text for text in outsider.texts)
    await other.send("/evaluar 1")
    assert "El IdG 1 no es de su dirección" in card(other).text


@pytest.mark.long
async def test_every_button_of_it_pressed_by_everyone_who_must_not_changes_nothing(
    staffed: Bot, evaluator: Player, puno: Player, director: Player, odes: Player
) -> None:
    data: set[str] = set()

    def gather(player: Player) -> None:
        for message in player.actor.messages:
            for row in message.buttons:
                data.update(button["callback_data"] for button in row if "callback_data" in button)

    await evaluator.send("/evaluar 1")
    await evaluator.send(FIRST)
    gather(evaluator)
    for label in ("R1", "A quién", "Listo", "Actividades", "Listo", "Hasta cuándo", "Atrás"):
        await evaluator.click(label)
        gather(evaluator)
    await evaluator.click("Atrás")
    await evaluator.click("Guardar")
    gather(evaluator)
    await evaluator.click("Enviar a ODES")
    gather(evaluator)
    await evaluator.click("Sí, enviar")
    gather(evaluator)
    await odes.click("Ver la evaluación")
    gather(odes)
    await odes.click("Devolver")
    await odes.send("Falta Puno")
    gather(odes)
    other = await name_directorate(staffed, OTHER, 3)
    pressed = {each for each in data if each.startswith("ev")}
    assert len({each.split(":")[0] for each in pressed}) > 15
    before = await contents(staffed)
    for outsider in (puno, director, other):
        await outsider.send("/start")
        for each in sorted(pressed):
            await outsider.press(outsider.last, each)
    assert await contents(staffed) == before


async def test_a_colleague_is_told_and_gets_no_question(staffed: Bot, evaluator: Player) -> None:
    colleague = await name_directorate(staffed, COLLEAGUE, 1)
    await evaluate(evaluator, FIRST)
    assert "envió la evaluación del IdG 1" in colleague.last_text
    await colleague.click("Ver la evaluación")
    assert "Loreto cumplió la meta" in colleague.last_text


async def test_the_texts_of_several_indicators_come_in_one(staffed: Bot) -> None:
    both = await name_directorate(staffed, OTHER, 4, 5)
    await both.send("/evaluar")
    await both.send("Loreto cumplió la meta.")
    assert "¿De qué indicador es este texto?" in card(both).text
    await both.click("IdG 5")
    assert "IdG 5" in card(both).text
    await both.click("Cancelar")
    await both.send(
        "IdG 4\nConclusión:\n• Loreto cumplió la meta.\nIdG 5:\nConclusión:\n• Puno no ejecutó.\n"
        "IdG 6\nConclusión:\n• Ica cumplió la meta."
    )
    assert "IdG 6: no es de su dirección" in card(both).text
    assert "C2. no ejecutó: Puno" in card(both).text
    assert both.labels[1:3] == ["✏️ C1", "✏️ C2"]
    await both.click("Guardar")
    assert "📝 IdG 4 Bolsa" in card(both).text
    assert [len(await versions(staffed, number)) for number in (4, 5, 6)] == [1, 1, 0]


async def test_its_receipt_is_verified_by_anybody(
    staffed: Bot, evaluator: Player, odes: Player, puno: Player
) -> None:
    await evaluate(evaluator, FIRST)
    [row] = await versions(staffed)
    genuine = f"/verificar {row.receipt} {(row.content_hash or '')[:8]}"
    await odes.send(genuine)
    assert "evaluación del IdG 1" in odes.last_text
    await puno.send(genuine)
    assert puno.last_text == "✅ Es auténtica."
    await puno.send(f"/verificar {row.receipt} 00000000")
    assert "No es auténtica" in puno.last_text
    await odes.send(f"/constancia {row.receipt}")
    assert "evaluación del IdG 1" in odes.last_text


async def test_a_draft_is_given_up_once_it_is_confirmed(staffed: Bot, evaluator: Player) -> None:
    await evaluator.send("/evaluar 1")
    await evaluator.send(FIRST)
    await evaluator.click("Guardar")
    await evaluator.click("Atrás")
    await evaluator.click("Descartar este borrador")
    assert "No se puede recuperar" in card(evaluator).text
    assert len(await versions(staffed)) == 1
    await evaluator.click("Sí, descartarlo")
    assert await versions(staffed) == []
