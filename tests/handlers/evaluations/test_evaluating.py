"""A directorate evaluates its indicator, by buttons and by pasting its text."""

import pytest

from convenio.evaluation.items import Claim, ItemKind, Responsible
from convenio.report.stages import Stage
from storage.models import RecommendationRow
from tests.cast import Bot, Player
from tests.handlers.evaluations.scripts import (
    ANNEX,
    card,
    evaluate,
    items_of,
    reads_of,
    versions,
)
from tests.handlers.loreto_report import load_and_send
from tests.handlers.receipts.test_receipts import last_pdf
from tests.handlers.test_action_counts import Counted

READS_OF_REVIEW = 4  # the evaluation, its items, the regions' figures, others' items


@pytest.mark.both_databases
async def test_from_an_empty_card_to_a_receipt_by_buttons(
    staffed: Bot, evaluator: Player, odes: Player
) -> None:
    await evaluator.send("/evaluar")
    assert "⚪ IdG 1 SOVIO: sin empezar" in card(evaluator).text
    assert "Reportaron 1 de 21 regiones" in card(evaluator).text
    await evaluator.click("IdG 1")
    assert "✅ Cumplieron (1): Loreto 60% de 60%" in card(evaluator).text
    assert "❔ No reportaron (20): Amazonas, Apurímac" in card(evaluator).text
    assert "En cada región, lo ejecutado de lo programado:" in card(evaluator).text
    await evaluator.click("Sobre los que cumplieron")
    await evaluator.send("Alcanzó lo programado con sesiones virtuales.")
    assert "C1. cumplió: Loreto" in card(evaluator).text
    await evaluator.send("Se recomienda mantener las sesiones virtuales hasta marzo de 2021.")
    assert "Todavía no está guardado" in card(evaluator).text
    assert "a cargo de la G/DRTPE; hasta marzo de 2021" in card(evaluator).text
    await evaluator.click("R1")
    await evaluator.click("Hasta cuándo")
    await evaluator.send("mejor en mayo")
    await evaluator.click("Actividades")
    await evaluator.click("☐ 2. ")
    await evaluator.click("Listo")
    await evaluator.click("del MTPE")
    await evaluator.click("Atrás")
    await evaluator.click("Agregar")
    await evaluator.click("Enviar a ODES")
    await evaluator.click("Sí, enviar")
    [row] = await versions(staffed)
    conclusion, recommendation = await items_of(staffed, row)
    assert (conclusion.claim, conclusion.regions) == (Claim.MET, ("loreto",))
    assert recommendation.kind is ItemKind.RECOMMENDATION
    assert recommendation.everybody
    assert recommendation.due is not None
    assert recommendation.due.code == "2021-05"
    assert recommendation.activities == (2,)
    assert recommendation.responsible is Responsible.MINISTRY
    assert (row.receipt, row.stage) == ("2020-II-A5-1-1", Stage.RECEIVED)
    assert "2020-II-A5-1-1" in card(evaluator).text
    await evaluator.click("Constancia")
    page = last_pdf(evaluator)
    assert "Constancia de evaluación (Anexo 5)" in page
    assert row.content_hash is not None
    assert row.content_hash in page
    assert "Llegó la evaluación del IdG 1" in odes.last_text


@pytest.mark.both_databases
async def test_a_pasted_text_is_sent_in_four(staffed: Bot, evaluator: Player) -> None:
    await evaluator.send("/evaluar 1")
    counted = Counted(evaluator)
    await counted.send(ANNEX)
    shown = card(evaluator).text
    assert "C2. cumplió: Apurímac, Cajamarca, Callao, Ica, Loreto y Moquegua" in shown
    assert "R1. todas las regiones" in shown
    await counted.click("Guardar")
    assert "Conviene mirarlo antes de enviar" in card(evaluator).text
    await evaluator.click("Atrás")
    with reads_of(staffed.puntual.database) as reads:
        await evaluator.click("Revisar")
    assert len(reads) == READS_OF_REVIEW
    await counted.click("Enviar a ODES")
    await counted.click("Sí, enviar")
    assert counted.actions == 4
    [row] = await versions(staffed)
    items = await items_of(staffed, row)
    assert [item.claim for item in items] == [
        Claim.NO_GOAL,
        Claim.MET,
        Claim.NOT_EXECUTED,
        Claim.NOT_MET,
        None,
        None,
    ]
    assert items[-1].regions == ("madre_de_dios", "ucayali")
    assert "reuniones virtuales" in items[-2].text
    async with staffed.database.transaction() as session:
        made = await session.get(RecommendationRow, ("2020-II", 2))
    assert made is not None
    assert made.regions == ["madre_de_dios", "ucayali"]


async def test_what_contradicts_the_figures_is_said_kept_and_told_to_odes(
    staffed: Bot, evaluator: Player, puno: Player, odes: Player
) -> None:
    await load_and_send(staffed, puno)
    await evaluate(evaluator, "Las G/DRTPE de Loreto y Puno no cumplieron la meta.")
    [row] = await versions(staffed)
    found = {(finding["kind"], finding["region"]) for finding in row.findings}
    assert ("claim_contradicted", "loreto") in found
    assert "diferencias" in odes.last_text
    await odes.click("Ver la evaluación")
    assert "Diferencias con las cifras al enviarla" in odes.last_text


async def test_what_is_no_conclusion_is_not_saved_in_silence(
    staffed: Bot, evaluator: Player
) -> None:
    await evaluator.send("/evaluar 1")
    for typed in ("45", "jajaja", "el martes"):
        await evaluator.send(typed)
        assert "no se guardó" in card(evaluator).text
    assert await versions(staffed) == []


async def test_what_a_text_leaves_open_is_asked_at_its_item(
    staffed: Bot, evaluator: Player
) -> None:
    await evaluator.send("/evaluar 1")
    await evaluator.send(
        "Conclusiones:\n- Algunas regiones no cumplieron la meta.\n- Ica cumplía la meta en el"
        " semestre anterior.\n- Puno cumplió la meta.\n- El avance de Puno e Ica fue insuficiente."
        "\nRecomendaciones:\n- A las que no cumplieron: reprogramar.\n\nCuadro 3: avance por mes"
    )
    shown = card(evaluator).text
    assert "❓ No dice qué regiones son: elíjalas" in shown
    assert "❓ Dice más de una cosa de las mismas regiones: confirme cuál" in shown
    assert "C4. no afirma nada de la cifra: Puno e Ica" in shown
    assert "❓ Habla de la meta o de lo ejecutado, y no se leyó qué afirma: elíjalo" in shown
    assert "R1. ninguna región; a cargo de la G/DRTPE" in shown
    assert "Cuadro 3: avance por mes»: gráfico o cuadro" in shown
    assert evaluator.labels[1:4] == ["❓ C1", "❓ C2", "✏️ C3"]
    await evaluator.click("C1")
    assert "❓ No dice qué regiones son: elíjalas" in card(evaluator).text
    await evaluator.click("Regiones")
    await evaluator.click("☐ Tacna")
    await evaluator.click("Listo")
    assert "❓" not in card(evaluator).text
    await evaluator.click("Atrás")
    assert evaluator.labels[1:4] == ["✏️ C1", "❓ C2", "✏️ C3"]
    await evaluator.click("C1")
    await evaluator.click("Quitar")
    assert evaluator.labels[1:3] == ["❓ C1", "✏️ C2"]
    await evaluator.click("Guardar")
    [row] = await versions(staffed)
    kept = [item.regions for item in await items_of(staffed, row)]
    assert kept == [("ica",), ("puno",), ("puno", "ica"), ()]


async def test_what_is_typed_beside_the_card_and_its_buttons(
    staffed: Bot, evaluator: Player
) -> None:
    await evaluator.send("Las G/DRTPE de Ica y Puno cumplieron la meta.")  # nothing was asked
    assert "C1. cumplió: Ica y Puno" in card(evaluator).text
    await evaluator.click("C1")
    await evaluator.click("Regiones")
    await evaluator.send("todas menos Ica")
    assert "cumplió: Amazonas, Apurímac" in card(evaluator).text
    assert " Ica" not in card(evaluator).text.split("«")[0]
    await evaluator.send("las demás")
    assert "No reconocí ninguna región" in card(evaluator).text
    await evaluator.send("Cusco y Chikago")
    assert "No reconocí «chikago»" in card(evaluator).text
    await evaluator.click("Listo")
    await evaluator.click("Qué afirma")
    await evaluator.send("lo de siempre")
    assert "toque uno de los botones" in card(evaluator).text
    await evaluator.send("no cumplió")
    assert "no cumplió: Cusco" in card(evaluator).text
    await evaluator.send("sin meta")
    assert "sin meta: Cusco" in card(evaluator).text
    await evaluator.click("Atrás")
    for order in ("borra C1", "cambia el C1 a Tacna"):
        await evaluator.send(order)
        assert "No se agregó nada" in card(evaluator).text
        assert "C2" not in card(evaluator).text
    await evaluator.send("Conclusiones: ninguna. Recomendaciones: ninguna.")
    assert "«ninguna.»" in card(evaluator).text
    assert "C2" not in card(evaluator).text
    await evaluator.click("Guardar")
    await evaluator.send("/evaluar")
    await evaluator.send("el IdG 1")
    assert "En cada región, lo ejecutado de lo programado:" in card(evaluator).text
    [row] = await versions(staffed)
    [item] = await items_of(staffed, row)
    assert (item.claim, item.regions) == (Claim.NO_GOAL, ("cusco",))


async def test_an_item_is_corrected_before_it_is_saved(staffed: Bot, evaluator: Player) -> None:
    await evaluator.send("/evaluar 1")
    await evaluator.send("Las G/DRTPE de Ica y Puno cumplieron la meta.")
    await evaluator.click("C1")
    await evaluator.click("Regiones")
    await evaluator.click("☑ Puno")
    await evaluator.click("☐ Tacna")
    await evaluator.click("Listo")
    await evaluator.click("Qué afirma")
    await evaluator.click("No cumplió")
    assert "no cumplió: Ica y Tacna" in card(evaluator).text
    await evaluator.click("Texto")
    await evaluator.send("Moquegua no ejecutó sus actividades.")
    assert "no ejecutó: Moquegua" in card(evaluator).text
    assert await versions(staffed) == []
    await evaluator.click("Atrás")
    await evaluator.click("Guardar")
    [row] = await versions(staffed)
    [item] = await items_of(staffed, row)
    assert (item.claim, item.regions) == (Claim.NOT_EXECUTED, ("moquegua",))
    await evaluator.click("C1")
    await evaluator.click("Regiones")
    await evaluator.send("Cusco y Junín")
    await evaluator.click("Listo")
    await evaluator.click("Es recomendación")
    await evaluator.click("A quién")
    await evaluator.click("Todas las regiones")
    await evaluator.click("Listo")
    [item] = await items_of(staffed, (await versions(staffed))[0])
    assert (item.kind, item.everybody, item.claim) == (ItemKind.RECOMMENDATION, True, None)
    await evaluator.click("Quitar")
    assert await items_of(staffed, (await versions(staffed))[0]) == ()


async def test_a_text_that_telegram_cuts_in_two_is_read_whole(
    staffed: Bot, evaluator: Player
) -> None:
    long = "\n".join(
        f"• La G/DRTPE de Puno no cumplió la meta: {'se suspendió la atención, ' * 12}en {month}."
        for month in ("julio", "agosto", "setiembre", "octubre", "noviembre", "diciembre")
        for _ in range(3)
    )
    cut = long.rindex(" ", 0, 4_090)
    await evaluator.send("/evaluar 1")
    await evaluator.send(f"Conclusiones:\n{long[: cut - 15]}")
    await evaluator.send(long[cut - 15 :].strip())
    await evaluator.click("Guardar")
    [row] = await versions(staffed)
    items = await items_of(staffed, row)
    assert len(items) == 18
    assert all(item.text.endswith(".") for item in items)
