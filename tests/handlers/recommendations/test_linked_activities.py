"""Activities of the schedule keep recommendations current: of 2020-II, those of 2021.

In February 2021 Puno has activities of indicators 4, 5 and 7.
"""

import pytest

from convenio.evaluation.items import Responsible
from tests.cast import Bot, Player
from tests.handlers.recommendations.test_following import steps
from tests.jobs.test_in_the_chat import clock_says, told
from tests.sent_evaluations import Asked, recommend

SPREAD = "Continuar fortaleciendo la difusión del portal."
AGREE = "Articular con las empresas de la región."


@pytest.fixture
async def linked(staffed: Bot) -> Bot:
    await recommend(staffed, 4, Asked(SPREAD, activities=(1,)))
    await recommend(staffed, 5, Asked(AGREE, ("puno",), Responsible.BOTH, activities=(1,)))
    await recommend(staffed, 7, Asked("Ampliar el temario.", ("tacna",), activities=(1,)))
    await staffed.publish_period()
    return staffed


@pytest.mark.both_databases
async def test_who_took_part_is_asked_if_that_implements_it(linked: Bot, puno: Player) -> None:
    await clock_says(linked, "2021-03-01T08:30")
    await puno.click("Responder: Puno")
    await puno.click("✅ Sí")
    assert "✔ Sí · IdG 4" in puno.last_text
    assert "¿Con esto queda implementada?" in puno.last_text
    assert SPREAD in puno.last_text
    await puno.click("✓ Implementada")
    assert "✔ 2020-II-R-1: implementada" in puno.last_text
    assert "2 de 3" in puno.last_text
    await puno.click("✅ Sí")
    await puno.click("◐ En curso")
    assert "✔ 2020-II-R-2: en curso" in puno.last_text
    await puno.click("✅ Sí")  # what indicator 7 recommends is Tacna's
    assert "está completo" in puno.last_text
    [first, second] = await steps(linked)
    assert first[:5] == (1, "puno", "implemented", False, "focal")
    assert first[5].startswith("Se participó en: Estrategias de difusión")
    assert second[:3] == (2, "puno", "underway")


async def test_a_yes_to_all_is_asked_once_and_may_be_typed(linked: Bot, puno: Player) -> None:
    await clock_says(linked, "2021-03-01T08:30")
    await puno.click("Responder: Puno")
    await puno.click("Sí a todas las que faltan (3)")
    assert "responde a 2 recomendaciones" in puno.last_text
    await puno.send("casi todo")
    assert "No se entendió" in puno.last_text
    await puno.send("Sí")
    assert "está completo" in puno.last_text
    assert [step[:3] for step in await steps(linked)] == [
        (1, "puno", "implemented"),
        (2, "puno", "implemented"),
    ]


async def test_not_yet_goes_on_and_keeps_nothing(linked: Bot, puno: Player) -> None:
    await clock_says(linked, "2021-03-01T08:30")
    await puno.click("Responder: Puno")
    await puno.click("✅ Sí")
    await puno.click("Aún no, seguir")
    assert "2 de 3" in puno.last_text
    await puno.click("❌ No")
    assert "¿Por qué no participó Puno?" in puno.last_text
    assert await steps(linked) == []


async def test_what_its_region_does_not_see_yet_is_not_asked(staffed: Bot, puno: Player) -> None:
    await recommend(staffed, 4, Asked(SPREAD, activities=(1,)))
    await clock_says(staffed, "2021-03-01T08:30")
    await puno.click("Responder: Puno")
    await puno.click("✅ Sí")
    assert "2 de 3" in puno.last_text


async def test_a_colleague_was_first(linked: Bot, puno: Player, colleague: Player) -> None:
    await clock_says(linked, "2021-03-01T08:30")
    await puno.click("Responder: Puno")
    await puno.click("✅ Sí")
    implemented = puno.data_of("✓ Implementada")
    await colleague.send("/recomendaciones 4")
    await colleague.click("✗ No procede")
    await colleague.send("No hay centro de empleo")
    await colleague.click("Guardar")
    await puno.press(puno.last, implemented)
    assert [step[2] for step in await steps(linked)] == ["not_pertinent"]


async def test_a_reminder_says_which_recommendation_its_activity_answers(
    linked: Bot, puno: Player, tacna: Player
) -> None:
    await clock_says(linked, "2021-02-01T08:30")
    [text] = told(puno, "Actividades de fortalecimiento")
    answered = "↳ Responde a la recomendación 2020-II-R-"
    assert f"{answered}1: {SPREAD}" in text
    assert f"{answered}2: {AGREE}" in text
    assert text.count("Responde a") == 3  # indicator 5 has one in March, too
    [text] = told(tacna, "Actividades de fortalecimiento")
    assert f"{answered}3: Ampliar el temario." in text
