"""Which semesters /comparar takes and an indicator has, and what is said of one semester twice."""

from decimal import Decimal

import pytest
import pytest_asyncio

from convenio.report.published_averages import Published
from storage.turnout.published_averages import add_published
from tests.cast import Bot, Player
from tests.handlers.summaries.test_summaries import is_photo, said

pytestmark = pytest.mark.asyncio(loop_scope="module")

FOCAL_OF_LORETO, ODES = 105, 106


@pytest_asyncio.fixture(loop_scope="module")
async def loreto(country: Bot) -> Player:
    """The report of another year has published its two semesters."""
    averages = [
        Published(code, "loreto", None, Decimal(40), Decimal(done), "Cuadro N.° 05")
        for code, done in (("2019-I", 12), ("2019-II", 25))
    ]
    async with country.database.transaction() as session:
        await add_published(session, averages)
    return country.player(FOCAL_OF_LORETO)


async def test_of_two_years_the_like_semesters_are_compared_and_it_is_said(
    loreto: Player,
) -> None:
    words, picture = await said(loreto, "/comparar 2019 2020")
    assert "De 2019 y 2020 se compara el II Semestre de cada año." in words.text
    assert words.labels == ["2019-I y 2020-I"]
    assert is_photo(picture)
    assert "II Semestre 2019 (publicado: Cuadro N.° 05)" in picture.text
    await loreto.press(words, str(words.buttons[0][0]["callback_data"]))
    assert is_photo(loreto.last)
    assert "I Semestre 2019 (publicado: Cuadro N.° 05)" in loreto.last_text
    assert "I Semestre 2020 (publicado: Cuadro N.° 05)" in loreto.last_text


async def test_the_region_typed_with_two_years_is_behind_the_button_too(
    country: Bot, loreto: Player
) -> None:
    odes = country.player(ODES)
    words, picture = await said(odes, "/comparar loreto 2019 2020")
    assert "DRTPE Loreto · dos semestres" in picture.text
    await odes.press(words, str(words.buttons[0][0]["callback_data"]))
    assert "DRTPE Loreto · dos semestres" in odes.last_text


async def test_both_semesters_are_named_where_the_region_is_asked(
    country: Bot, loreto: Player
) -> None:
    (words,) = await said(country.player(ODES), "/comparar 2019-II 2020-I")
    assert "Comparación · 2019-II y 2020-I" in words.text


async def test_a_summary_of_two_semesters_is_their_comparison(loreto: Player) -> None:
    (asked,) = await said(loreto, "/resumen I y II semestre 2020")
    (compared,) = await said(loreto, "/comparar 2020-I y 2020-II")
    assert asked.text == compared.text
    assert "dos semestres" in asked.text


async def test_a_semester_is_not_compared_with_itself(loreto: Player) -> None:
    (words,) = await said(loreto, "/comparar 2020-I 2020-I")
    assert "El I Semestre 2020 está escrito dos veces: no hay qué comparar." in words.text
    assert words.labels[0] in ("2019-II y 2020-I", "2020-I y 2020-II")
    await loreto.click("2020-I y 2020-II")
    assert is_photo(loreto.last)


async def test_only_semesters_of_which_indicators_are_known_are_offered_for_one(
    loreto: Player,
) -> None:
    (words,) = await said(loreto, "/indicador 3 2020-I")
    assert "Del IdG 3 en el I Semestre 2020 no hay cifras enviadas." in words.text
    assert words.labels == ["II Semestre 2020"]
