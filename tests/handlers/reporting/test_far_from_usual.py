"""A figure far from what is usual is a notice; nobody learns by it what is not published."""

import pytest

from tests.cast import Bot, Player
from tests.loreto import GOALS, send_again

MET = " ".join(map(str, GOALS))
OTHERS = ("ancash", "cusco", "ica", "junin", "tacna")
SEMESTERS = ("2018-II", "2019-I", "2019-II", "2020-I")
FAR = "Lejos de lo usual"


@pytest.fixture
async def puno(staffed: Bot) -> Player:
    await staffed.load_goals("puno", GOALS)
    return staffed.player(101)


async def others_reported(bot: Bot, period: str, executed: int, count: int = 5) -> None:
    for region in OTHERS[:count]:
        await bot.report_before(region, period, programmed=50, executed=executed)


async def review(player: Player, pasted: str = MET) -> str:
    await player.send("/reportar")
    await player.send(pasted)
    await player.click("Guardar")
    return player.last_text


async def test_far_from_the_published_figures_of_the_others_is_said_with_their_median(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await others_reported(staffed, "2020-I", executed=12)
    await staffed.publish_period("2020-I")
    text = await review(puno)
    line = "• IdG 8: 75%; la mediana de las demás regiones es 12% (I Semestre 2020, publicado)"
    assert f"⚠️ {FAR}:" in text
    assert line in text
    assert "• IdG 4" not in text  # 10% is near
    assert "Los avisos no impiden enviar." in text
    await send_again(puno)
    assert "Constancia 2020-II-PUNO-1" in puno.last_text
    assert line in director.last_text


async def test_unpublished_figures_of_others_are_neither_told_nor_given_away(
    staffed: Bot, puno: Player
) -> None:
    await others_reported(staffed, "2020-I", executed=12)
    await others_reported(staffed, "2020-II", executed=12)
    assert FAR not in await review(puno)
    for pasted in ("75 " * 12, "0 " * 12, "100 " * 12):
        assert FAR not in await review(puno, pasted)


async def test_odes_is_told_of_the_semester_itself_when_a_report_arrives(
    staffed: Bot, puno: Player, director: Player, odes: Player
) -> None:
    await others_reported(staffed, "2020-II", executed=12)
    await review(puno)
    await send_again(puno)
    assert FAR not in director.last_text
    await director.click("Aprobar")
    [arrived] = [text for text in odes.texts if "DRTPE Puno envió su reporte" in text]
    assert "• IdG 8: 75%; la mediana de las demás regiones es 12%\n" in arrived
    assert FAR not in "".join(puno.texts) + "".join(director.texts)


async def test_far_from_the_regions_own_history_is_said(staffed: Bot, puno: Player) -> None:
    for period in SEMESTERS:
        await staffed.report_before("puno", period, programmed=50, executed=12)
    text = await review(puno)
    assert "• IdG 8: 75%; la mediana de la región es 12% (4 semestres anteriores)" in text


async def test_fewer_than_four_say_nothing(staffed: Bot, puno: Player) -> None:
    for period in SEMESTERS[1:]:
        await staffed.report_before("puno", period, programmed=50, executed=12)
    await others_reported(staffed, "2020-I", executed=12, count=3)
    await staffed.publish_period("2020-I")
    assert FAR not in await review(puno)


async def test_it_follows_the_draft_on_a_colleagues_review_too(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    await others_reported(staffed, "2020-I", executed=12)
    await staffed.publish_period("2020-I")
    await review(puno)
    await colleague.send("/reportar")
    await colleague.click("8 ")
    await colleague.send("13")
    await colleague.click("Falta de personal")
    for player in (puno, colleague):
        assert FAR in player.last_text
        assert "• IdG 8" not in player.last_text
