"""The receipt as a page of PDF, whose text is read as a viewer would, and verified by its hash."""

import pytest

from storage.models import Version
from tests.cast import Bot, Player
from tests.pdf_text import pages_of


def last_pdf(player: Player) -> str:
    document = next(
        each.body["document"] for each in reversed(player.actor.messages) if "document" in each.body
    )
    content = player.bot.simulator.files[document["file_id"]].content
    assert content.startswith(b"%PDF")
    (page,) = pages_of(content)
    return page


@pytest.fixture
async def version(staffed: Bot) -> Version:
    """Loreto's, as the example has it."""
    [version] = await staffed.versions("loreto")
    return version


async def test_the_receipt_is_one_page_with_number_hash_figures_names_and_times(
    loreto: Player, version: Version
) -> None:
    await loreto.send("/constancia")
    page = last_pdf(loreto)
    assert "2020-II-LORETO-1" in page
    assert str(version.content_hash) in page
    assert "II Semestre 2020 · versión 1" in page
    assert "Enviado en plazo el lunes 4 de enero de 2021 a las 10:00" in page
    assert "Estado: recibido" in page
    assert "Promedio programado: 48% (de 12 indicadores)" in page
    assert "Promedio ejecutado: 38% (de 12 indicadores)" in page
    assert "Informe situacional, Gráfico 11" in page
    assert "70% 30%" in " ".join(page.split())
    assert "La dirección" not in page


@pytest.mark.both_databases
async def test_it_is_offered_as_a_button_and_says_who_approved(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await puno.send("/reportar")
    await puno.send("\n".join("60\t60" for _ in range(12)))
    await puno.click("Guardar")
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    await puno.click("Constancia en PDF")
    assert "Estado: por aprobar" in last_pdf(puno)
    await director.click("Aprobar")
    await puno.send("/constancia 2020-ii-puno-1")
    page = last_pdf(puno)
    assert "enviado a la aprobación de su dirección · Punto focal Puno" in page
    assert "05/01/2021 10:00 aprobado por su dirección y recibido por ODES · Director Puno" in page


@pytest.mark.both_databases
async def test_a_genuine_receipt_says_what_it_is_of_only_to_who_may_see_it(
    loreto: Player, odes: Player, tacna: Player, stranger: Player, version: Version
) -> None:
    printed = str(version.content_hash)[:8]
    for player in (loreto, odes):
        await player.send(f"/verificar 2020-ii-loreto-1 {printed.upper()}")
        assert "Es auténtica. Constancia 2020-II-LORETO-1" in player.last_text
        assert "DRTPE Loreto, II Semestre 2020, versión 1, recibido" in player.last_text
    for player in (tacna, stranger):
        await player.send(f"/verificar 2020-II-LORETO-1 {printed}")
        assert player.last_text == "✅ Es auténtica."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2020-II-LORETO-1 00000000", "No es auténtica"),
        ("2020-II-PUNO-1 {hash}", "No es auténtica"),
        ("2020-II-LORETO-1 {short}", "al menos las ocho"),
        ("<b>x</b> 00000000", "No es auténtica"),
        ("", "al menos las ocho"),
        ("2020-II-LORETO-1 zzzzzzzz", "al menos las ocho"),
    ],
)
async def test_what_is_not_a_receipt_is_said_to_be_none(
    odes: Player, version: Version, typed: str, said: str
) -> None:
    whole = str(version.content_hash)
    await odes.send("/verificar " + typed.format(hash=whole, short=whole[:7]))
    assert said in odes.last_text


async def test_another_regions_receipt_is_refused(tacna: Player, version: Version) -> None:
    await tacna.send("/constancia 2020-II-LORETO-1")
    assert not any("document" in each.body for each in tacna.actor.messages)
    await tacna.press(tacna.last, f"receipt:{version.id}")
    assert not any("document" in each.body for each in tacna.actor.messages)
    await tacna.send("/constancia")
    assert "Aún no hay un reporte enviado" in tacna.last_text
