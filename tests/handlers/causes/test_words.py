"""A cause in one's own words: what explains nothing is asked back, and never kept in silence."""

import pytest

from handlers.questions import QuestionKind
from tests.cast import Bot, Player
from tests.handlers.pending.trials import contents, tried
from tests.handlers.pending.ways import WAYS, with_goals

NAMES = (
    *("mañana", "el viernes", "tacna", "Puno", "enero", "juan", "29 de enero"),
    *("conciliación", "cronograma marzo", "resumen por favor", "más plazo", "indicadores 4 y 5"),
)
REASONS = (QuestionKind.CAUSE, QuestionKind.SHARED_CAUSE, QuestionKind.FIGURE_REASON)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("kind", REASONS)
async def test_a_name_is_asked_back_with_a_button_to_keep_it(
    staffed: Bot, kind: QuestionKind
) -> None:
    player = await dict(WAYS)[kind](staffed)
    before = await contents(staffed)
    for typed in NAMES:
        outcome = await tried(player, typed, stored=True)
        assert outcome.stored == before, typed
        assert outcome.kind == kind, typed
        assert outcome.labels[0].startswith("Guardar como"), typed
        assert f"«{typed}» no dice por qué" in outcome.text


@pytest.mark.sqlite_only
async def test_a_figure_or_a_question_is_the_cause_of_none(staffed: Bot) -> None:
    player = await dict(WAYS)[QuestionKind.SHARED_CAUSE](staffed)
    before = await contents(staffed)
    for typed in ("45%", "33/55", "¿la segunda vale?", "meta 60, ejecutado 45"):
        outcome = await tried(player, typed, stored=True)
        assert outcome.stored == before, typed
        assert outcome.kind == QuestionKind.SHARED_CAUSE, typed
        assert "Guardar como causa" not in outcome.labels
    explained = await tried(player, "Se cortó la luz en toda la sede", stored=True)
    assert explained.stored != before


@pytest.mark.sqlite_only
async def test_a_corrected_figure_is_offered_in_place_of_what_was_executed(staffed: Bot) -> None:
    player = await dict(WAYS)[QuestionKind.CAUSE](staffed)
    before = await contents(staffed)
    for typed in ("75", "era 75", "corrijo: 75", "era 75, por el feriado"):
        outcome = await tried(player, typed, stored=True)
        assert outcome.stored == before, typed
        assert outcome.labels[0] == "Cambiar lo ejecutado a 75%", typed
        assert ("Guardar como causa" in outcome.labels) is ("feriado" in typed), typed
    await player.send("era 75")
    await player.click("Cambiar lo ejecutado a 75%")
    assert "IdG 4 guardado: ejecutado 75%, meta 10%" in player.last_text


@pytest.mark.sqlite_only
async def test_the_same_is_the_cause_last_given(staffed: Bot, puno: Player) -> None:
    await with_goals(staffed)
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.send("1")
    assert "no hay otra causa que repetir" in (await tried(puno, "lo mismo")).text
    await puno.send("Corte de luz en la sede")
    await puno.send("45")
    before = await contents(staffed)
    for typed in ("igual", "ídem", "la misma", "la misma que el 4"):
        outcome = await tried(puno, typed, stored=True)
        assert (outcome.stored, outcome.labels[0]) == (before, "Sí, Corte de luz en la sede"), typed
    await puno.send("lo mismo")
    await puno.click("Sí, Corte de luz")
    said = puno.last_text
    assert "IdG 5 guardado: ejecutado 45%, meta 89%, causa: Corte de luz en la sede" in said


@pytest.mark.sqlite_only
async def test_an_old_screens_button_keeps_nothing_else(staffed: Bot) -> None:
    player = await dict(WAYS)[QuestionKind.CAUSE](staffed)
    await player.send("tacna")
    offered = player.actor.messages[-1]
    pressed = offered.buttons[0][0]["callback_data"]
    await player.send("mañana")
    before = await contents(staffed)
    await player.press(player.actor.messages[-1], pressed)
    assert await contents(staffed) == before
