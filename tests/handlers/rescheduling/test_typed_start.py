"""/reprogramar with its indicator, region and months behind it, in any order.

It is Tuesday, the fifth of January of 2021, ten in the morning. Puno has indicator 4's activity in
February and June, and indicator 8's second one in January.
"""

import pytest

from handlers.rescheduling.typed_start import TypedMove, read_typed_move
from tests.cast import Bot, Player
from tests.handlers.rescheduling.test_rescheduling import entries, notices

READ = {
    "4 puno": TypedMove(4, name="puno"),
    "puno 4": TypedMove(4, name="puno"),
    "IdG 4 de Puno": TypedMove(4, name="Puno"),
    "idg4 puno": TypedMove(4, name="puno"),
    "N.° 4, puno": TypedMove(4, name="puno"),
    "a puno la 4": TypedMove(4, name="puno"),
    "4.2 puno": TypedMove(4, 2, name="puno"),
    "4 2 puno": TypedMove(4, 2, name="puno"),
    "actividad 2 del idg 8 puno": TypedMove(8, 2, name="puno"),
    "indicador 8 act. 2 puno": TypedMove(8, 2, name="puno"),
    "4 puno abril": TypedMove(4, months=(4,), name="puno"),
    "abril puno 4": TypedMove(4, months=(4,), name="puno"),
    "4 puno feb abril": TypedMove(4, months=(2, 4), name="puno"),
    "4 puno a abril": TypedMove(4, target="abril", name="puno"),
    "4 puno para setiembre": TypedMove(4, target="setiembre", name="puno"),
    "4 puno de febrero a abril": TypedMove(4, source=2, target="abril", name="puno"),
    "9 junín junio": TypedMove(9, months=(6,), name="junín"),
    "9 junin jun": TypedMove(9, months=(6,), name="junin"),
    "madre de dios 5 de marzo a mayo": TypedMove(5, source=3, target="mayo", name="madre de dios"),
    "la libertad 4": TypedMove(4, name="la libertad"),
    "4 san martín 15/4": TypedMove(4, target="15/4", name="san martín"),
    "4 puno 2022": TypedMove(4, year=2022, name="puno"),
    "PUNO": TypedMove(name="PUNO"),
    "": TypedMove(),
}
TO_REVIEW = {
    "8 puno abril": "Puno: enero → abril",
    "abril 8 puno": "Puno: enero → abril",
    "puno, idg 8, de enero a abril": "Puno: enero → abril",
    "8.2 puno 15/4": "Puno: enero → jueves 15 de abril",
    "4 puno febrero abril": "Puno: febrero → abril",
    "4 puno de junio a julio": "Puno: junio → julio",
    "7 actividad 2 puno a agosto": "Puno: julio → agosto",
}
TO_TARGET = {
    "4 puno": "Ahora: febrero",
    "puno 4": "Ahora: febrero",
    "4 puno junio": "Ahora: junio",
    "junio, puno, IdG 4": "Ahora: junio",
    "8 puno": "Ahora: enero",
    "7.2 puno noviembre": "Ahora: noviembre",
}
NOT_UNDERSTOOD = {
    "4 qwxyz": ("No conozco la región «qwxyz».", "¿Qué mes desea mover?"),
    "99 puno": ("No hay actividades del IdG 99 en 2021.", "(2021, Puno)"),
    "8 lima metropolitana": ("no tiene actividades del IdG 8", "¿Qué"),
    "8.9 puno": ("No hay actividad 9 del IdG 8.", "¿Para cuándo?"),
    "8 puno de marzo": ("No hay nada en marzo.", "¿Para cuándo?"),
    "8 puno 4/1": ("El 04/01/2021 ya pasó", "¿Para cuándo?"),
}


@pytest.mark.parametrize("typed", READ)
def test_what_is_typed_is_read_in_any_order(typed: str) -> None:
    assert read_typed_move(typed) == READ[typed]


async def test_an_activity_is_moved_in_three_actions(
    staffed: Bot, odes: Player, puno: Player, tacna: Player
) -> None:
    await odes.send("/reprogramar 4 puno")
    assert "IdG 4, actividad 1: " in odes.last_text
    assert "Puno\nAhora: febrero" in odes.last_text
    assert "Está marcada la más cercana: toque otra si no es esa." in odes.last_text
    assert {"☑ Febrero", "☐ Junio"} <= set(odes.labels)
    await odes.click("Abril")
    assert "Puno: febrero → abril" in odes.last_text
    await odes.click("Reprogramar y avisar a 2")
    assert [entry.month for entry in await entries(staffed, "puno", 4, 1)] == [4, 6]
    assert "Puno: febrero → abril" in notices(puno)[0]
    assert notices(tacna) == []


async def test_another_of_the_region_is_a_tap_away_even_at_the_review(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/reprogramar 4 puno a mayo")
    assert "Puno: febrero → mayo" in odes.last_text
    await odes.click("☐ Junio")
    assert "Puno: junio → mayo" in odes.last_text
    await odes.click("Reprogramar y avisar")
    assert [entry.month for entry in await entries(staffed, "puno", 4, 1)] == [2, 5]


async def test_what_says_it_all_leads_to_the_review(odes: Player) -> None:
    for typed, line in TO_REVIEW.items():
        await odes.send(f"/reprogramar {typed}")
        assert "Revise antes de reprogramar" in odes.last_text, typed
        assert line in odes.last_text, typed


async def test_what_says_no_date_leads_to_the_question_for_it(odes: Player) -> None:
    for typed, line in TO_TARGET.items():
        await odes.send(f"/reprogramar {typed}")
        assert "¿Para cuándo?" in odes.last_text, typed
        assert line in odes.last_text, typed


async def test_what_is_not_understood_is_said_and_the_rest_is_kept(odes: Player) -> None:
    for typed, (why, asked) in NOT_UNDERSTOOD.items():
        await odes.send(f"/reprogramar {typed}")
        assert why in odes.last_text, typed
        assert asked in odes.last_text, typed


async def test_a_region_alone_narrows_what_is_offered(odes: Player) -> None:
    await odes.send("/reprogramar Puno")
    assert "Reprogramar una actividad (2021, Puno)" in odes.last_text
    await odes.click("1 ")
    assert "Puno no tiene actividades del IdG 1." in odes.last_text
    await odes.click("7 ")
    assert {"☑ 1. Febrero", "☐ 2. Julio", "☐ 2. Noviembre"} <= set(odes.labels)
    await odes.click("2. Julio")
    assert "Puno\nAhora: julio" in odes.last_text


async def test_an_indicator_with_a_month_leads_to_its_regions(odes: Player) -> None:
    await odes.send("/reprogramar 4 febrero")
    assert "Febrero: ¿qué regiones se mueven?" in odes.last_text
    await odes.send("tacna")
    await odes.click("Seguir con 1")
    await odes.click("Abril")
    assert "Tacna: febrero → abril" in odes.last_text


async def test_an_activity_that_names_no_region_is_moved_for_the_one_named(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/reprogramar 12.2 puno abril")
    assert "Puno: sin fecha → abril" in odes.last_text
    await odes.click("Reprogramar")
    (entry,) = await entries(staffed, "puno", 12, 2)
    assert entry.month == 4


async def test_odd_presses_change_nothing(staffed: Bot, odes: Player, puno: Player) -> None:
    await odes.send("/reprogramar 4 puno")
    for data in ("mpick", "mpick:1", "mpick:9:9", "mpick:x:2", "mpick:2:6"):
        await odes.press(odes.last, data)
        assert "Ahora: febrero" in odes.last_text
    await puno.send("/start")
    await puno.send("/reprogramar 4 puno")
    await puno.press(puno.last, "mpick:1:6")
    assert not any("¿Para cuándo?" in text for text in puno.texts)
