"""/matriz: the year's recommendations as a picture, in words, as a workbook and as a CSV."""

import csv
from io import StringIO

import pytest

from convenio.evaluation.items import Responsible
from tests.cast import Bot, Player
from tests.sent_evaluations import Asked, recommend


@pytest.fixture
async def sent(staffed: Bot) -> Bot:
    await recommend(staffed, 4, Asked("Difundir el portal.", activities=(1,)))
    await recommend(staffed, 1, Asked("Acompañar.", (), Responsible.MINISTRY, activities=(2,)))
    return staffed


def file_of(player: Player) -> str:
    document = player.last.body["document"]
    return player.bot.simulator.files[document["file_id"]].content.decode()


@pytest.mark.both_databases
async def test_odes_sees_the_year_and_takes_it_along(sent: Bot, odes: Player) -> None:
    await odes.send("/matriz")
    assert "2 recomendaciones en 2021" in odes.last_text
    assert odes.labels == ["▦ Tabla", "📗 Excel", "📄 CSV"]
    await odes.click("Tabla")
    assert "R-1   ○2" in odes.last_text
    assert "feb jun" in odes.last_text
    await odes.send("/matriz 2021")
    await odes.click("CSV")
    rows = list(csv.DictReader(StringIO(file_of(odes))))
    assert [(row["indicator"], row["code"], row["state"]) for row in rows] == [
        ("1", "2020-II-R-2", "1 pendiente"),
        ("4", "2020-II-R-1", "2 pendientes"),
    ]
    assert [row["responsible"] for row in rows] == ["MTPE/DGNFECCL", "DRTPE"]
    assert (rows[1]["FEB"], rows[1]["MAR"], rows[1]["JUN"]) == ("X", "", "X")
    await odes.send("/matriz")
    await odes.click("Excel")
    assert odes.last.body["document"]["file_name"] == "matriz-2021.xlsx"


async def test_a_region_sees_it_once_published_with_its_own_marked(
    sent: Bot, puno: Player, director: Player, loreto: Player
) -> None:
    for region in (puno, director):
        await region.send("/matriz")
        assert "No hay recomendaciones" in region.last_text
        assert "publicadas" in region.last_text
    await sent.publish_period()
    for region in (puno, director):
        await region.send("/matriz")
        assert "▶ de su región." in region.last_text
    await puno.click("Tabla")
    assert "▶R-1" in puno.last_text
    assert " R-2" in puno.last_text
    await loreto.send("/matriz")
    assert "▶" not in loreto.last_text


async def test_a_directorate_sees_all_that_was_sent_its_own_marked(
    sent: Bot, directorate: Player
) -> None:
    await directorate.send("/matriz")
    assert "2 recomendaciones en 2021" in directorate.last_text
    assert "▶ de su indicador." in directorate.last_text
    await directorate.click("Tabla")
    assert "▶R-2" in directorate.last_text


async def test_many_are_on_several_pages(sent: Bot, odes: Player) -> None:
    await recommend(sent, 7, *(Asked(f"Hacer la {n}.") for n in range(1, 20)))
    await odes.send("/matriz")
    assert "21 recomendaciones en 2021 (1 de 2)" in odes.last_text
    await odes.click("Siguiente")
    assert "(2 de 2)" in odes.last_text
    await odes.click("Tabla")
    assert "R-21" in odes.last_text
    assert "R-1 " not in odes.last_text


async def test_a_year_without_any_is_said(sent: Bot, odes: Player) -> None:
    await odes.send("/matriz 2019")
    assert "No hay recomendaciones que se implementen en 2019" in odes.last_text


async def test_a_forged_press_shows_a_region_nothing_unpublished(
    sent: Bot, puno: Player, odes: Player, stranger: Player
) -> None:
    await odes.send("/matriz")
    data = [b["callback_data"] for row in odes.last.buttons for b in row]
    forged = ("show:matrix:2021-I::0:", "data:matrix:2021-I::0:", "matrix:2021:0", "matrix:x:0")
    for outsider in (puno, stranger):
        await outsider.send("/start")
        before = outsider.texts
        for each in (*data, *forged):
            await outsider.press(outsider.last, each)
        said = [text for text in outsider.texts if text not in before]
        assert not any("Difundir" in text or "recomendaciones en" in text for text in said)
