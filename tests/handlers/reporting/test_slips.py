"""What a tired person does by mistake, and how they get out of it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from convenio.report.results import Figure, State
from storage.models import Role
from tests.cast import Bot, Player
from tests.handlers.invitation.test_invitation import code_for
from tests.handlers.loreto_report import load_and_send
from tests.loreto import GOALS, PASTED


@pytest.fixture
async def sent(staffed: Bot, puno: Player) -> Player:
    """Puno, whose report is in."""
    await load_and_send(staffed, puno)
    return puno


@pytest.mark.usefixtures("goals_loaded", "card_open")
async def test_sin_meta_pressed_by_mistake_is_undone_by_typing_the_figure(
    staffed: Bot, puno: Player
) -> None:
    await puno.click("Sin meta")
    await puno.click("Anterior")
    await puno.send("66")
    figure = (await staffed.figures("puno"))[1]
    assert (figure.state, figure.programmed, figure.executed) == (
        State.REPORTED,
        Decimal(60),
        Decimal(66),
    )


@pytest.mark.usefixtures("card_open")
async def test_sin_meta_can_become_a_goal_where_none_was_loaded(staffed: Bot, puno: Player) -> None:
    await puno.click("Sin meta")
    await puno.click("Anterior")
    assert "¿Se ejecutó algo de todos modos?" in puno.last_text
    await puno.click("Cambiar la meta")
    await puno.send("50")
    await puno.send("55")
    assert (await staffed.figures("puno"))[1].programmed == Decimal(50)


@pytest.mark.usefixtures("card_open")
async def test_what_was_executed_without_a_goal_is_kept(staffed: Bot, puno: Player) -> None:
    await puno.click("Sin meta")
    await puno.click("Anterior")
    await puno.send("12")
    figure = (await staffed.figures("puno"))[1]
    assert figure == Figure(1, State.NO_GOAL, None, Decimal(12))


async def test_one_answer_with_two_numbers_is_no_table(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("3 Visitas CCL")
    for typed in ("33 / 55 / 2", "45 talleres y 60 charlas"):
        await puno.send(typed)
        assert "IdG 3 de 12" in puno.last_text
        assert "45 o 33/55" in puno.last_text
    for typed in ("40 50%", "40\n50%", "40, 50"):
        await puno.send(typed)
        assert "IdG 3 de 12" in puno.last_text
        assert "veo dos cifras" in puno.last_text
        assert {"Ejecutado 40%", "Ejecutado 50%"} <= set(puno.labels)


async def test_a_phrase_for_a_command_is_followed_where_a_figure_is_asked(puno: Player) -> None:
    await puno.send("/reportar idg 4")
    for typed, shown in (
        ("quiero pedir prórroga", "Pedir más plazo"),
        ("mi resumen", "Aún no hay cifras"),
        ("quiero preguntar algo", "Escriba su consulta"),
    ):
        await puno.send("reportar idg 4")
        await puno.send(typed)
        assert shown in puno.last_text
        await puno.send("/cancelar")


async def test_a_pasted_figure_that_can_be_read_two_ways_is_asked_and_not_lost_by_saving(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send("60 0,45 30")
    assert "❓ IdG 2: 0.45 o 45 (se puede leer de varios modos)" in puno.last_text
    await puno.click("Guardar")
    assert "Guardado: 2 indicadores" in puno.last_text
    assert "Queda por saber" in puno.last_text
    await puno.click("IdG 2: 0.45")
    await puno.click("Guardar")
    assert await staffed.executed("puno", 2) == Decimal("0.45")


async def test_a_member_may_type_another_code_at_any_moment(staffed: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    await puno.send(await code_for(staffed, Role.FOCAL, "ica"))
    assert "Punto focal de la DRTPE Ica" in puno.last_text


async def test_the_menu_ends_what_was_begun_and_has_nothing_to_lose(sent: Player) -> None:
    await sent.send("/corregir")
    await sent.send("/menu")
    await sent.send("hola")
    assert "¿Qué desea hacer?" in sent.last_text
    assert len(await sent.bot.versions("puno")) == 1


async def test_cancelar_ends_a_request_for_access(stranger: Player) -> None:
    await stranger.send("/start")
    await stranger.click("Solicitar acceso")
    await stranger.send("/cancelar")
    await stranger.send("hola")
    assert "necesita una invitación" in stranger.last_text


@pytest.mark.both_databases
async def test_a_correction_can_be_discarded(sent: Player) -> None:
    await sent.send("/corregir")
    await sent.send("creí que había un error")
    await sent.click("Abrir la versión")
    await sent.click("3 Visitas CCL")
    await sent.send("99")
    await sent.click("Corregir un indicador")
    await sent.click("Descartar esta corrección")
    assert "Enviado el martes 5 de enero" in sent.last_text
    [version] = await sent.bot.versions("puno")
    assert version.number == 1
    assert await sent.bot.executed("puno", 3) == Decimal(30)


async def test_a_correction_that_corrects_nothing_is_not_sent(sent: Player) -> None:
    await sent.send("/corregir")
    await sent.send("por si acaso")
    await sent.click("Abrir la versión")
    await sent.click("Revisar y enviar")
    await sent.click("Enviar")
    assert "dice lo mismo que la enviada" in sent.toasts[-1]
    assert [version.sent_at is None for version in await sent.bot.versions("puno")] == [False, True]


async def test_twelve_long_causes_still_reach_odes(
    staffed: Bot, puno: Player, director: Player, odes: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send(" ".join("0" for _ in GOALS))
    await puno.click("Guardar")
    for number in range(1, 13):
        await puno.click(f"Causa IdG {number}")
        await puno.send(f"{number} " + "palabra & " * 30)
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    await director.click("Aprobar")
    assert "DRTPE Puno envió su reporte" in odes.last_text
    assert await staffed.undelivered() == []


@pytest.mark.usefixtures("goals_loaded", "card_open")
@pytest.mark.both_databases
async def test_choosing_another_region_ends_the_question_of_the_first(
    staffed: Bot, puno: Player
) -> None:
    await staffed.give_focal(101, "tacna")
    await puno.send("/reportar")
    await puno.send("45")
    assert (await staffed.figures("puno"))[1].state is State.MISSING


@pytest.mark.usefixtures("goals_loaded", "card_open")
async def test_after_the_closing_day_nothing_is_taken_and_it_is_said(
    staffed: Bot, puno: Player
) -> None:
    await staffed.close_period(staffed.simulator.now().date())
    staffed.simulator.advance(timedelta(days=2))
    await puno.send("45")
    assert any("no está abierto para reportar" in text for text in puno.texts)
    assert (await staffed.figures("puno"))[1].state is State.MISSING


async def test_a_pair_that_does_not_begin_with_its_goal_is_executed_over_base(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send("1: 33/55\n2: 10/20")
    assert "❓" not in puno.last_text
    await puno.click("Guardar")
    assert await staffed.executed("puno", 1) == Decimal(60)
    await puno.send("1: 60/45\n2: 10/20")
    assert "❓ IdG 1: meta 60, ejecutado 45 o" in puno.last_text
    assert "❓ IdG 2" not in puno.last_text


@pytest.mark.usefixtures("goals_loaded", "card_open")
async def test_a_thumb_is_no_cause_and_a_table_is_none_either(puno: Player) -> None:
    await puno.send("45")
    await puno.send("👍")
    assert "Escriba la causa con palabras" in puno.last_text
    await puno.send(PASTED)
    assert "Esto leí" in puno.last_text


async def test_a_second_answer_says_what_it_replaced(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    for player in (puno, colleague):
        await player.send("/reportar")
        await player.click("Empezar")
    await puno.send("60")
    await colleague.send("45")
    assert "Antes: meta 60%" in colleague.last_text
