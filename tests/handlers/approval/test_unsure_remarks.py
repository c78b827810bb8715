"""What a director types as the comment and may be none: asked back, with where it may lead."""

import pytest

from handlers.questions import QuestionKind
from tests.cast import Bot
from tests.handlers.pending.trials import contents, tried
from tests.handlers.pending.ways import of_return

LEADS = {
    "el 5": "Comentar sobre el IdG 5",
    "45": "Es el comentario",
    "mañana": "Es el comentario",
    "apruebo": "✅ Sí, aprobar el reporte",
    "ok": "✅ Sí, aprobar el reporte",
    "sí": "✅ Sí, aprobar el reporte",
}


@pytest.mark.sqlite_only
async def test_it_is_asked_back(staffed: Bot) -> None:
    director = await of_return()(staffed)
    before = await contents(staffed)
    for typed, label in LEADS.items():
        outcome = await tried(director, typed, stored=True)
        assert (outcome.stored, outcome.kind) == (before, QuestionKind.REMARK), typed
        assert outcome.labels[0] == label, typed
        assert ("¿Quiso aprobar?" in outcome.text) is ("aprobar" in label), typed
        assert "↩️ Devolver" not in outcome.labels, typed


async def test_what_was_meant_is_one_tap_away(staffed: Bot) -> None:
    director = await of_return()(staffed)
    await director.send("el 5")
    await director.click("Comentar sobre el IdG 5")
    await director.send("No coincide con el acta")
    await director.send("45")
    await director.click("Seguir con mi comentario de antes")
    assert "sobre el IdG 5" in director.last_text
    assert "«No coincide con el acta»" in director.last_text
    await director.send("45")
    await director.click("Es el comentario")
    assert "«45»" in director.last_text
    await director.click("Escribir otro")
    await director.send("apruebo")
    await director.click("Sí, aprobar el reporte")
    assert "Aprobó el reporte de la DRTPE Puno" in director.last_text


@pytest.mark.sqlite_only
async def test_a_yes_below_the_comment_shown_costs_nothing_of_it(staffed: Bot) -> None:
    director = await of_return("IdG 3", typed="Revise el 3")(staffed)
    outcome = await tried(director, "ok")
    assert "↩️ Devolver" in outcome.labels
    assert "«Revise el 3»" in outcome.text
