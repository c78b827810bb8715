"""What is typed at a figure's question and is no plain figure: asked, or answered kindly."""

from decimal import Decimal

import pytest

from convenio.report.results import State
from tests.cast import Bot, Player
from tests.loreto import GOALS, PASTED


async def _at_goal(player: Player) -> None:
    await player.send("/reportar")
    await player.click("Empezar")
    assert "¿Qué meta" in player.last_text


async def _at_figure(bot: Bot, player: Player) -> None:
    await bot.load_goals("puno", GOALS)
    await player.send("/reportar")
    await player.click("Empezar")


@pytest.mark.parametrize("typed", ["66/88", "66 de 88"])
async def test_a_ratio_at_the_goals_question_is_asked_in_words(
    staffed: Bot, puno: Player, typed: str
) -> None:
    await _at_goal(puno)
    await puno.send(typed)
    assert puno.labels[:2] == ["Meta 75% (66 de 88)", "Meta 66% y ejecutado 88%"]
    assert (await staffed.figures("puno"))[1].programmed is None


async def test_each_reading_of_a_ratio_is_kept_as_its_button_says(
    staffed: Bot, puno: Player
) -> None:
    await _at_goal(puno)
    await puno.send("66/88")
    await puno.click("Meta 75%")
    assert "guardado: meta 75%" in puno.last_text
    await puno.click("Saltar")
    await puno.send("66/88")
    await puno.click("Meta 66% y ejecutado 88%")
    assert "IdG 2 guardado: ejecutado 88%, meta 66%" in puno.last_text
    figures = await staffed.figures("puno")
    assert figures[1].programmed == Decimal(75)
    assert (figures[2].programmed, figures[2].executed) == (Decimal(66), Decimal(88))


@pytest.mark.parametrize(
    "typed", ["No hay", "pendiente", "no sé", "s/d", "nada", "-", "no corresponde"]
)
async def test_no_figure_offers_the_three_marks_and_later(
    staffed: Bot, puno: Player, typed: str
) -> None:
    await _at_figure(staffed, puno)
    await puno.send(typed)
    assert f"«{typed}» no es una cifra" in puno.last_text
    assert "escríbala: 45 o 33/55" in puno.last_text
    assert puno.labels[:4] == [
        "No se ejecutó (había meta)",
        "Sin meta este semestre",
        "No aplica a mi región",
        "Lo dejo para después",
    ]
    assert (await staffed.figures("puno"))[1].state is State.MISSING
    await puno.click("Lo dejo para después")
    assert "IdG 2 de 12" in puno.last_text


async def test_not_executed_before_the_goal_is_known_is_said_and_the_goal_asked(
    staffed: Bot, puno: Player
) -> None:
    await _at_goal(puno)
    await puno.send("nada")
    await puno.click("No se ejecutó")
    assert "IdG 1 guardado: no se ejecutó" in puno.last_text
    assert "¿Qué meta" in puno.last_text
    await puno.send("60")
    assert (await staffed.figures("puno"))[1].state is State.NOT_EXECUTED


@pytest.mark.parametrize(
    ("typed", "label", "kept"),
    [
        ("aprox 45", "45%", "45"),
        ("45 aprox", "45%", "45"),
        ("unos 45", "45%", "45"),
        ("más o menos 45", "45%", "45"),
        ("~45", "45%", "45"),
        ("45-50", "Ejecutado 50%", "50"),
        ("entre 40 y 50", "Ejecutado 40%", "40"),
        ("medio", "0.5% (menos de uno por ciento)", "0.5"),
        ("60/45", "Ejecutado 45%", "45"),
        ("45 % (33 de 72)", "45.83% (33 de 72)", "45.833333"),
        ("45 % (33 de 72)", "45%", "45"),
    ],
)
async def test_what_is_not_exact_is_asked_and_one_tap_keeps_it(
    staffed: Bot, puno: Player, typed: str, label: str, kept: str
) -> None:
    await _at_figure(staffed, puno)
    await puno.send(typed)
    assert typed in puno.last_text
    assert label in puno.labels
    assert await staffed.executed("puno", 1) is None
    [data] = [
        button["callback_data"]
        for row in puno.last.buttons
        for button in row
        if button["text"] == label
    ]
    await puno.press(puno.last, data)
    assert await staffed.executed("puno", 1) == Decimal(kept)


async def test_a_percentage_that_is_not_its_share_is_told_so(staffed: Bot, puno: Player) -> None:
    await _at_figure(staffed, puno)
    await puno.send("45 % (33 de 72)")
    assert "33 de 72 es 46% (45.83%), y el porcentaje dice 45%" in puno.last_text


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("cuarenta y cinco", "45", "ejecutado 45%"),
        ("cuarenta y cinco por ciento", "45", "ejecutado 45%"),
        ("cero", "0", "ejecutado 0%"),
        ("45 y medio", "45.5", "ejecutado 45.5%"),
        ("45%.", "45", "ejecutado 45%"),
        ("46% (33 de 72)", "45.833333", "ejecutado 45.83% (33 de 72)"),
        ("33 de los 55", "60", "ejecutado 60% (33 de 55)"),
    ],
)
async def test_what_is_plain_in_words_is_kept(
    staffed: Bot, puno: Player, typed: str, kept: str, said: str
) -> None:
    await _at_figure(staffed, puno)
    await puno.send(typed)
    assert said in puno.last_text
    assert await staffed.executed("puno", 1) == Decimal(kept)


async def test_a_way_to_read_counts_only_for_what_it_was_shown_with(
    staffed: Bot, puno: Player
) -> None:
    """The goal that came meanwhile makes the second button another one."""
    await _at_goal(puno)
    await puno.send("60/45")
    data = puno.data_of("Meta 60% y ejecutado 45%")
    await puno.send("45-50")
    await puno.press(puno.last, data)
    assert "ya no está vigente" in puno.toasts[-1]
    assert (await staffed.figures("puno"))[1].programmed is None


@pytest.mark.parametrize("where", ["card", "review", "several"])
async def test_a_figure_alone_is_asked_for_its_indicator(
    staffed: Bot, puno: Player, where: str
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    if where != "card":
        await puno.click("Revisar" if where == "review" else "Varios a la vez")
    await puno.send("45")
    assert "¿De qué indicador es 45%?" in puno.last_text
    assert "escriba su número; todavía no se ha guardado" in puno.last_text
    await puno.click("3 Visitas CCL")
    assert "IdG 3 guardado: ejecutado 45%, meta 70%" in puno.last_text
    assert await staffed.executed("puno", 3) == Decimal(45)


async def test_a_figure_alone_may_be_followed_by_its_number(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send("45")
    await puno.send("3")
    assert await staffed.executed("puno", 3) == Decimal(45)


async def test_a_figure_alone_loses_no_preview(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send(PASTED)
    await puno.send("45")
    assert "«45» no dice de qué indicador es, y lo de abajo aún no se guarda" in puno.last_text
    await puno.click("Guardar")
    assert await staffed.executed("puno", 12) == Decimal(27)


async def test_a_column_with_a_dash_is_a_table_and_no_range(staffed: Bot, puno: Player) -> None:
    await _at_figure(staffed, puno)
    await puno.send("45\n-\n50")
    assert "Esto leí. ¿Lo guardo?" in puno.last_text


async def test_a_pasted_preview_says_what_it_replaces(staffed: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    await puno.send("3: 70 30\n4: 10 10")
    await puno.click("Guardar")
    await puno.send("3: 60 45\n4: 10 10\n5: 80 20")
    assert "Cambia lo ya guardado:" in puno.last_text
    assert "• IdG 3: ejecutado 30% → ejecutado 45%; meta 70% → 60%" in puno.last_text
    assert "• IdG 4" not in puno.last_text
    assert "• IdG 5" not in puno.last_text
