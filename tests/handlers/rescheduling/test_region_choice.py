"""What has no region is given some, and what has no date gets one."""

from datetime import date

import pytest

from convenio.catalogue.regions import REGIONS
from tests.cast import Bot, Player
from tests.handlers.rescheduling.test_rescheduling import entries, let_in_odes, notices


@pytest.mark.both_databases
async def test_what_has_no_date_gets_one(staffed: Bot, odes: Player) -> None:
    await odes.send("/reprogramar")
    await odes.click("10 ")
    await odes.click("Sin fecha (1)")
    await odes.click("Mayo")
    assert "Huancavelica: sin fecha → mayo" in odes.last_text
    await odes.click("Reprogramar")
    (entry,) = await entries(staffed, "huancavelica", 10, 1)
    assert (entry.month, entry.original_month) == (5, None)


async def to_places(odes: Player) -> None:
    """Indicator 12's second activity, for which the annex names no region and no month."""
    await odes.send("/reprogramar")
    await odes.click("12 ")
    await odes.click("2")
    await odes.click("Sin fecha (1)")
    assert "¿Para qué regiones es?" in odes.last_text


@pytest.mark.both_databases
async def test_what_names_no_region_gets_some_and_they_are_told(
    staffed: Bot, odes: Player, puno: Player, tacna: Player, loreto: Player
) -> None:
    await to_places(odes)
    await odes.send("Puno y Xyz")
    assert "No conozco la región «Xyz»" in odes.last_text
    await odes.send("puno, cusco")
    await odes.click("☑ Cusco")
    await odes.click("☐ Tacna")
    await odes.click("Seguir con 2")
    await odes.click("Mayo")
    assert "Puno, Tacna: sin fecha → mayo" in odes.last_text
    await odes.click("Reprogramar y avisar")
    given = {each.region: each.month for each in await entries(staffed, None, 12, 2)}
    assert given == {None: None, "puno": 5, "tacna": 5}
    assert "Puno: sin fecha → mayo" in notices(puno)[0]
    assert "Tacna: sin fecha → mayo" in notices(tacna)[0]
    assert notices(loreto) == []
    await to_places(odes)
    assert "☐ Puno" not in odes.labels
    await odes.send("puno")
    assert "Puno ya tiene esta actividad" in odes.last_text


async def test_all_regions_are_given_and_nothing_stays_without(staffed: Bot, odes: Player) -> None:
    await to_places(odes)
    await odes.click("Todas")
    await odes.click("Seguir con 26")
    await odes.send("15/4 10:00")
    await odes.click("Reprogramar y avisar")
    given = await entries(staffed, None, 12, 2)
    assert {each.region for each in given} == set(REGIONS)
    assert {each.day for each in given} == {date(2021, 4, 15)}


@pytest.mark.both_databases
async def test_of_two_who_give_a_region_at_once_the_second_chooses_again(
    staffed: Bot, odes: Player
) -> None:
    other = await let_in_odes(staffed)
    for player in (odes, other):
        await to_places(player)
        await player.send("Puno")
        await player.click("Seguir con 1")
        await player.click("Mayo")
    await odes.click("Reprogramar")
    await other.click("Reprogramar")
    assert "¿Para qué regiones es?" in other.last_text
    assert "☐ Puno" not in other.labels
    assert len(await entries(staffed, "puno", 12, 2)) == 1
