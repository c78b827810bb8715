"""Several figures pasted at once into the chat."""

from decimal import Decimal

import pytest

from convenio.report.results import State
from tests.cast import Bot, Player
from tests.loreto import GOALS, PASTED


@pytest.mark.both_databases
async def test_pasting_a_line_sends_a_whole_report_in_four_actions(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send(PASTED)
    await puno.click("Guardar")
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    assert "Constancia 2020-II-PUNO-1" in puno.last_text
    assert "programado 48% (12 indicadores), ejecutado 38% (12 indicadores)" in puno.last_text
    [version] = await staffed.versions("puno")
    assert version.content_hash is not None
    assert version.content_hash in puno.last_text


async def test_several_at_once_shows_what_was_not_understood(puno: Player) -> None:
    await puno.send("/reportar")
    await puno.click("Varios a la vez")
    await puno.send("1: 60 45\n2: muchas\n13: 5 5\n3: 70 30")
    assert "Con «?» no se entendió: IdG 2" in puno.last_text
    assert "No entendí: «13: 5 5»" in puno.last_text
    await puno.click("Guardar")
    assert "Guardado: 2 indicadores" in puno.last_text


@pytest.mark.usefixtures("card_open")
async def test_a_table_pasted_where_one_figure_was_asked_is_read_as_a_table(
    puno: Player,
) -> None:
    await puno.send("60\t60\n60\t45\n70\t30")
    assert "Esto leí. ¿Lo guardo?" in puno.last_text


async def test_what_is_doubtful_is_asked_for_all_alike_or_one_by_one(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    await puno.send("1: 33/55\n2: 10/20\n3: 30")
    assert "❓ IdG 1: meta 33, ejecutado 55 o ejecutado 60% (33 de 55)" in puno.last_text
    assert "¿Cuál vale en el IdG 1, y en otro?" in puno.last_text
    assert puno.labels[:5] == [
        "meta 33, ejecutado 55 · las 2",
        "ejecutado 60% (33 de 55) · las 2",
        "meta 55, ejecutado 33 · las 2",
        "Ninguna: lo escribo yo",
        "Preguntarme una por una",
    ]
    stale = puno.data_of("meta 33")
    await puno.click("ejecutado 60%")
    assert puno.labels[0] == "✅ Guardar"
    await puno.press(puno.last, stale)
    assert puno.labels[0] == "✅ Guardar"
    await puno.click("Guardar")

    await puno.send("4: 45 de 60\n5: 10 de 20\n6: 30 sobre 40")
    await puno.click("una por una")
    await puno.click("IdG 4: meta 60, ejecutado 45")
    await puno.click("Ninguna: lo escribo yo")
    await puno.click("IdG 6: ejecutado 75%")
    await puno.click("Guardar")
    await puno.send("7: 45 de 60")
    await puno.click("Ninguna: lo escribo yo")
    assert "IdG 7 de 12" in puno.last_text
    assert (await staffed.figures("puno"))[4].programmed == 60
    await staffed.load_goals("puno", GOALS)
    kept = await staffed.figures("puno")
    assert [kept[n].executed for n in range(1, 8)] == [60, 50, 30, 45, None, 75, None]


@pytest.mark.sqlite_only
async def test_what_stays_in_doubt_is_asked_after_the_rest_is_saved(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send("2: 30\n1 IdG 5\t40\n4: 0,45")
    await puno.click("Guardar")
    assert "Guardado: 1 indicador" in puno.last_text
    assert "Queda por saber" in puno.last_text
    assert puno.labels[:3] == ["IdG 5: 40", "IdG 1: 40", "Ninguna: lo escribo yo"]
    await puno.click("IdG 5: 40")
    await puno.click("IdG 4: 45")
    await puno.click("Guardar")
    kept = await staffed.figures("puno")
    assert {n: kept[n].executed for n in kept if kept[n].executed is not None} == {
        2: 30,
        4: 45,
        5: 40,
    }


async def test_a_column_may_be_kept_as_goals(staffed: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    await puno.send(" ".join(map(str, GOALS)))
    await puno.click("Guardar como metas")
    await puno.send(PASTED)
    await puno.click("Guardar")
    figures = await staffed.figures("puno")
    assert [int(figures[n].programmed or 0) for n in range(1, 13)] == GOALS


@pytest.mark.parametrize("typed", ["4 45 5 60", "4\n45\n5\n60"])
async def test_numbers_and_figures_in_turn_are_asked_with_two_buttons(
    staffed: Bot, puno: Player, typed: str
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send(typed)
    assert puno.labels[:2] == ["IdG 4: 45, IdG 5: 60", "En orden: IdG 1 a 4"]
    assert "IdG 4: 45 o 4 como cifra del IdG 1" in puno.last_text
    stale = puno.data_of("En orden")
    await puno.click("IdG 4: 45")
    assert puno.labels[0] == "✅ Guardar"
    await puno.press(puno.last, stale)
    await puno.click("Guardar")
    kept = await staffed.figures("puno")
    assert {n for n in kept if kept[n].executed is not None} == {4, 5}
    assert (kept[4].executed, kept[5].executed) == (Decimal(45), Decimal(60))
    await puno.send("60 45, 70 30")
    await puno.click("En orden: IdG 1 a 2")
    await puno.click("Guardar")
    assert await staffed.executed("puno", 2) == Decimal(30)
    await puno.send("50\n40")
    assert puno.labels[:2] == ["En orden: IdG 1 a 2", "IdG 1: meta 50, ejecutado 40"]
    await puno.click("IdG 1: meta 50")
    await puno.click("Guardar")
    assert await staffed.executed("puno", 1) == Decimal(40)


@pytest.mark.sqlite_only
async def test_figures_that_were_shown_and_give_way_to_others_are_named(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("5 89")
    await puno.send("/menu")
    await puno.send("el 6 fue 58")
    assert "A lo anterior, «5: 89», le sumé «6: 58»." in puno.last_text
    await puno.send("60 45 30")
    assert "Lo anterior, «5: 89», no se guardó." in puno.last_text
    await puno.send("no, la 3 es 31")
    assert "le sumé «3: 31»" in puno.last_text
    assert [line.split()[-1] for line in puno.last_text.split("\n") if "%" in line][:3] == [
        *("60%", "45%", "31%")
    ]
    await puno.click("Guardar")
    assert await staffed.executed("puno", 3) == Decimal(31)
    await puno.send("revisar")
    assert "Faltan" in puno.last_text
    await puno.send("/reportar")
    await puno.click(" 8 ")
    await puno.send("25")
    await puno.send("8 30")
    assert "IdG 8: ejecutado 25% → ejecutado 30%" in puno.last_text
    await puno.click("Los doce")
    await puno.click(" 9 ")
    await puno.send("7")
    await puno.send("¿qué causa pongo?")
    assert "Leí «¿qué causa pongo?»; no se guardó. Escriba la causa" in puno.last_text


@pytest.mark.sqlite_only
async def test_what_is_typed_below_a_table_corrects_it_or_answers_its_doubt(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("1: 60, perdón, 65\n2: 45\n4: bajó 3%")
    assert "IdG 1: 65 o 60 (se corrige a sí misma)" in puno.last_text
    await puno.send("70")
    assert "«70» no dice de qué indicador es" in puno.last_text
    await puno.send("65")
    assert "IdG 1" not in puno.last_text.split("❓")[1]
    await puno.send("perdón, la 2 es 54 y la 3 no aplica")
    assert "A lo anterior, «1: 60, perdón, 65 2: 45 4: bajó 3%», le sumé" in puno.last_text
    await puno.send("-3")
    await puno.send("y la 5 es 89")
    await puno.click("Guardar")
    kept = await staffed.figures("puno")
    assert [kept[number].executed for number in (1, 2, 4, 5)] == [
        *(Decimal(65), Decimal(54), Decimal(-3), Decimal(89))
    ]
    assert kept[3].state is State.NOT_APPLICABLE


@pytest.mark.sqlite_only
async def test_a_table_that_is_left_is_said_not_to_be_kept(staffed: Bot, puno: Player) -> None:
    await puno.send("1: 60\n2: 45")
    await puno.send("/reportar")
    assert "Dejó sin terminar unas cifras" in puno.texts[-2]
    assert "«1: 60\n2: 45»" in puno.texts[-2]
    await puno.send("1: 60\n2: 45")
    await puno.send("/cancelar")
    assert "Las cifras que se mostraban no se guardaron" in puno.last_text
    assert await staffed.executed("puno", 1) is None
