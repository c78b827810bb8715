"""What ODES types behind /estado and /cuadro: a semester, a region, or something unknown."""

from datetime import date

import pytest

from storage.models import PeriodRow
from tests.cast import Bot, Player
from tests.handlers.summaries.test_summaries import button_of, is_photo, said

pytestmark = pytest.mark.asyncio(loop_scope="module")

ODES = 106


@pytest.fixture
def odes(country: Bot) -> Player:
    return country.player(ODES)


async def test_a_region_typed_behind_estado_has_its_own_line_with_what_can_be_done(
    odes: Player,
) -> None:
    (message,) = await said(odes, "/estado pno 2020-II")
    assert "No encuentro «pno»" in message.text
    await odes.click("Puno")
    assert "DRTPE Puno · II Semestre 2020" in odes.last_text
    assert "Vence el viernes 15 de enero" in odes.last_text
    assert "Punto focal: Punto focal Puno, Punto focal Puno (suplente)" in odes.last_text
    (message,) = await said(odes, "/estado puno")
    assert message.labels == [
        "🔔 Recordar",
        "⏳ Ampliar plazo",
        "✉️ Escribir",
        "📊 Resumen",
        "🗺 Todas",
    ]
    for label, begins in (
        ("Recordar", "Recordar · II Semestre 2020"),
        ("Ampliar plazo", "Ampliar el plazo · DRTPE Puno"),
        ("Escribir", "Escribir a la DRTPE Puno"),
        ("Resumen", "DRTPE Puno · II Semestre 2020"),
    ):
        await odes.press(message, button_of(message, label))
        assert begins in odes.last_text


async def test_nobody_can_be_reminded_where_nobody_is_registered(odes: Player) -> None:
    (message,) = await said(odes, "/estado arequipa")
    assert "∅ Sin persona registrada" in message.text
    assert "Punto focal: nadie registrado; invite con /invitar" in message.text
    assert message.labels == [
        "⏳ Ampliar plazo",
        "✉️ Invitar a su punto focal",
        "✉️ Invitar a su director/a",
        "📊 Resumen",
        "🗺 Todas",
    ]


async def test_a_region_that_has_sent_or_reports_nothing_says_so_behind_estado(
    odes: Player,
) -> None:
    (sent,) = await said(odes, "/estado loreto")
    assert "✓ Enviado a tiempo\nEnviado el lunes 4 de enero" in sent.text
    assert sent.labels == ["📊 Resumen", "🗺 Todas"]
    (without,) = await said(odes, "/estado lima metropolitana")
    assert "No tiene que reportar este semestre." in without.text
    await odes.click("Todas")
    assert is_photo(odes.last)


async def test_what_is_typed_behind_cuadro_is_a_semester_or_a_region_or_is_asked(
    odes: Player,
) -> None:
    (marked,) = await said(odes, "/cuadro loreto")
    assert is_photo(marked)
    assert "Loreto: 38%, puesto 10 de 16" in marked.text
    (absent,) = await said(odes, "/cuadro puno 2020-II")
    assert "Puno: sin reporte" in absent.text
    (stranger,) = await said(odes, "/cuadro lima metropolitana")
    assert "Lima Metropolitana: no figura en este cuadro" in stranger.text
    (unknown,) = await said(odes, "/cuadro asdf")
    assert "No encuentro «asdf»" in unknown.text
    assert len(unknown.labels) == 5
    await odes.click("Todas")
    assert "Promedio de cada región (Cuadro N.° 04)" in odes.last_text


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("5", "Cuadro N.° 05 · I Semestre 2020 y II Semestre 2020"),
        ("n° 05 2020-I", "Cuadro N.° 05 · I Semestre 2020 y II Semestre 2020"),
        ("04", "Promedio de cada región (Cuadro N.° 04) · II Semestre 2020"),
        ("4 2020-I", "Promedio de cada región (Cuadro N.° 04) · I Semestre 2020"),
        ("6", "No encuentro «6»"),
    ],
)
async def test_a_cuadro_is_asked_for_by_its_number(odes: Player, typed: str, title: str) -> None:
    (message,) = await said(odes, f"/cuadro {typed}")
    assert title in message.text


async def test_a_region_may_be_named_beside_the_number_of_cuadro_04(odes: Player) -> None:
    (marked,) = await said(odes, "/cuadro 4 loreto")
    assert "Loreto: 38%, puesto 10 de 16" in marked.text


async def test_cuadro_05_of_two_semesters_without_anything_says_so(
    country: Bot, odes: Player
) -> None:
    async with country.database.transaction() as session:
        for code in ("2018-I", "2018-II"):
            session.add(PeriodRow(code=code, opens_on=date(2018, 1, 2), deadline=date(2018, 12, 3)))
    (message,) = await said(odes, "/cuadro 5 2018-I")
    assert message.text.startswith("Del I Semestre 2018 no hay nada que mostrar")
