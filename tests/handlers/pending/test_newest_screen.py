"""What is typed answers the question of the newest screen, never an older one's."""

from decimal import Decimal

import pytest
from sqlmodel import select

from storage.models import FigureRow
from tests.cast import Bot, Player
from tests.handlers.pending.lone_words import newest, question_of
from tests.handlers.pending.trials import contents
from tests.loreto import GOALS

SCREENS_OF_ODES = (
    *("/estado", "/estado puno", "/cuadro", "/personas", "/aprobar"),
    *("/menu", "/cronograma", "/cargar"),
)
SCREENS_OF_PUNO = ("/menu", "/resumen loreto", "/cronograma", "/recordatorios")


async def test_a_region_typed_below_the_regions_of_a_period_is_taken_there(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/convenios")
    await odes.click("Convenio nuevo")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Regiones")
    assert "Toque una, o escriba su nombre" in odes.last_text
    await odes.send("Tacna")
    assert "Tacna" in newest(odes).text
    assert "motivo" in newest(odes).text
    await odes.send("Trujillo y Moche")
    assert "«Trujillo y Moche»" not in newest(odes).labels
    assert not any("no son los años" in text for text in odes.texts)


async def test_a_region_that_is_none_is_asked_for_again(odes: Player) -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Regiones")
    await odes.send("Macondo")
    assert "No reconocí la región «Macondo»" in newest(odes).text
    await odes.send("Callao")
    assert "motivo" in newest(odes).text


@pytest.mark.parametrize("screen", SCREENS_OF_ODES)
async def test_a_question_of_odes_ends_where_another_screen_is_shown(
    staffed: Bot, odes: Player, puno: Player, screen: str
) -> None:
    before, heard = await contents(staffed), len(puno.texts)
    await odes.send("/convenios")
    await odes.click("Convenio nuevo")
    await odes.send(screen)
    await odes.send("2024-2025")
    assert await question_of(odes) is None
    assert "Dejó sin terminar" not in "".join(odes.texts)
    assert (await contents(staffed), len(puno.texts)) == (before, heard)


@pytest.mark.parametrize("screen", SCREENS_OF_PUNO)
async def test_a_figure_typed_below_another_screen_is_offered_and_not_stored(
    staffed: Bot, puno: Player, screen: str
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.send(screen)
    await puno.send("75")
    assert await staffed.executed("puno", 4) is None
    assert "Escribió 75% debajo de otra pantalla y no se guardó" in newest(puno).text
    assert "IdG 4 de 12" in newest(puno).text
    await puno.click("Sí, es 75%")
    assert await staffed.executed("puno", 4) == Decimal(75)


async def test_words_typed_below_another_screen_are_no_cause(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.send("1")
    await puno.send("/cronograma")
    await puno.send("el acta de Tacna")
    assert "«el acta de Tacna» no se guardó" in newest(puno).text
    assert "¿Cuál fue la causa principal?" in newest(puno).text
    assert "el acta de Tacna" not in str(await contents(staffed))
    await puno.send("se cortó la luz")
    assert "se cortó la luz" in str(await contents(staffed))


async def test_the_number_of_an_indicator_is_no_figure_of_the_report(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.send("/indicador")
    await puno.send("3")
    assert all(figure.executed is None for figure in (await staffed.figures("puno")).values())


async def test_a_colleagues_answer_leaves_the_other_screen_where_it_is(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    for player in (puno, colleague):
        await player.send("/reportar")
    await puno.send("/recordatorios")
    screen = puno.last.id
    await colleague.click("Empezar")
    await colleague.send("70")
    assert "recordatorios" in puno.actor.chat.messages[screen].text.casefold()


async def test_what_was_typed_for_a_letter_is_said_back_when_it_is_left(
    odes: Player, puno: Player
) -> None:
    await odes.send("/escribir")
    await odes.click("Puno")
    await odes.send("Estimados, falta su <acta> del IdG 3")
    await odes.send("/estado")
    said = next(text for text in odes.texts if "Dejó sin terminar un mensaje" in text)
    assert "«Estimados, falta su <acta> del IdG 3»" in said
    assert "/escribir" in said
    await odes.send("Puno")
    assert not any("falta su" in text for text in puno.texts)


async def test_a_misspelt_command_costs_no_letter(odes: Player) -> None:
    await odes.send("/escribir")
    await odes.click("Puno")
    await odes.send("Estimados, falta su acta")
    await odes.send("/estdo")
    assert any("No conozco «/estdo»" in text for text in odes.texts)
    assert "Estimados, falta su acta" in newest(odes).text
    assert await question_of(odes) is not None


async def test_words_beside_a_list_cover_it_as_the_command_does(odes: Player) -> None:
    await odes.send("/metas")
    await odes.send("quién falta")
    assert "II Semestre 2020" in newest(odes).text
    assert await question_of(odes) is None


async def test_figures_are_kept_while_another_screen_is_looked_at(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("45")
    await puno.send("cuándo vence")
    await puno.send("qué me falta")
    assert "Faltan 12 de 12" in newest(puno).text
    await puno.send("gracias")
    assert "¿De qué indicador es 45%?" in newest(puno).text
    await puno.send("la lluvia")
    assert "No entendí «la lluvia»" in newest(puno).text
    assert "¿De qué indicador es 45%?" in newest(puno).text
    await puno.send("/menu")
    assert any("Dejó sin terminar unas cifras" in text and "«45»" in text for text in puno.texts)


async def test_what_stands_on_a_button_may_be_typed(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.send("1")
    await puno.send("cuándo vence")
    assert "vence el viernes 15 de enero" in newest(puno).text
    await puno.send("gracias")
    await puno.send("otra causa")
    assert "Leí «otra causa»; no se guardó. Escriba la causa" in newest(puno).text
    await puno.send("falta de personal")
    assert "causa: Falta de personal" in newest(puno).text
    async with staffed.database.transaction() as session:
        [row] = (await session.exec(select(FigureRow).where(FigureRow.cause != None))).all()  # noqa: E711
    assert (row.indicator, row.cause, row.cause_words) == (4, "staff", None)
    await puno.send("/reportar")
    await puno.send("revisar y enviar")
    assert "Revisión · DRTPE Puno" in newest(puno).text


async def test_another_figure_takes_the_place_of_the_one_that_waits(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("45")
    await puno.send("50")
    assert "¿De qué indicador es 50%?" in newest(puno).text


async def test_a_menu_above_a_report_keeps_its_place(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.send("menú")
    assert "¿Qué desea hacer?" in newest(puno).text
    await puno.send("no sé cuánto")
    assert "IdG 4 de 12" in newest(puno).text


async def test_a_question_about_a_name_takes_the_place_of_another(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/invitar")
    await odes.click("Punto focal")
    await odes.send("/resumen")
    await odes.send("Loreto")
    assert any("Loreto" in text and "II Semestre 2020" in text for text in odes.texts)
    assert await question_of(odes) is None
