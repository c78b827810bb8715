"""Figures that come though none is asked for open the report with them read, and none is lost."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from convenio.report.results import State
from storage.models import Expected, PeriodRow
from tests.cast import Bot, Player
from tests.handlers.loreto_report import load_and_send
from tests.handlers.pending.trials import tried
from tests.loreto import GOALS, PASTED

EXECUTED = [int(figure) for figure in PASTED.split()]


async def executed(bot: Bot, region: str, period: str = "2020-II") -> list[Decimal | None]:
    return [figure.executed for figure in (await bot.figures(region, period)).values()]


async def open_another(bot: Bot, *regions: str) -> None:
    """Period 2021-I, open beside 2020-II."""
    async with bot.database.transaction() as session:
        today = bot.simulator.now().date()
        days = timedelta(days=30)
        session.add(PeriodRow(code="2021-I", opens_on=today - days, deadline=today + days))
        await session.flush()
        for region in regions:
            session.add(Expected(period="2021-I", region=region))


@pytest.mark.parametrize(
    "text",
    [
        PASTED,
        PASTED.replace(" ", "\n"),
        PASTED.replace(" ", "% ") + "%",
        f"mis cifras: {PASTED}",
        f"reportar {PASTED}",
        f"Buenos días, el reporte de Puno: {PASTED}",
        f"2020-II: {PASTED}",
        "Buenas tardes\nAnexo 4 - Puno - 2020-II\n" + PASTED.replace(" ", "\n"),
        "Reporte 2020-II Puno\n" + PASTED.replace(" ", "\n"),
        "Adjunto lo del semestre:\n" + PASTED.replace(" ", "\n"),
        "\n".join(f"{number}: {figure}" for number, figure in enumerate(EXECUTED, start=1)),
        "\n".join(f"IdG {number} {figure}%" for number, figure in enumerate(EXECUTED, start=1)),
    ],
)
async def test_twelve_figures_open_the_report_with_them_read(
    staffed: Bot, puno: Player, text: str
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send(text)
    assert "Esto leí. ¿Lo guardo?" in puno.last_text
    assert "DRTPE Puno · II Semestre 2020" in puno.last_text
    assert (await executed(staffed, "puno")) == [None] * 12
    await puno.click("Guardar")
    assert await executed(staffed, "puno") == list(map(Decimal, EXECUTED))


async def test_of_several_open_periods_it_is_asked_and_the_figures_are_kept(
    staffed: Bot, puno: Player
) -> None:
    await open_another(staffed, "puno")
    await staffed.load_goals("puno", GOALS, "2021-I")
    await puno.send(PASTED)
    assert "hay más de un reporte abierto. ¿De cuál son?" in puno.last_text
    assert puno.labels == ["Puno · II Semestre 2020", "Puno · I Semestre 2021", "☰ Menú"]
    assert await staffed.versions("puno") == []
    await puno.bot.kill()
    await puno.bot.start()
    await puno.click("I Semestre 2021")
    assert "DRTPE Puno · I Semestre 2021\nEsto leí. ¿Lo guardo?" in puno.last_text
    await puno.click("Guardar")
    assert await executed(staffed, "puno", "2021-I") == list(map(Decimal, EXECUTED))
    assert await staffed.versions("puno") == []


@pytest.mark.parametrize("answer", ["2021-I", "I semestre 2021", "el 2021-1"])
async def test_the_period_that_is_asked_may_be_typed(
    staffed: Bot, puno: Player, answer: str
) -> None:
    await open_another(staffed, "puno")
    await puno.send(PASTED)
    await puno.send(answer)
    assert "DRTPE Puno · I Semestre 2021\nEsto leí. ¿Lo guardo?" in puno.last_text


@pytest.mark.parametrize("text", [f"2021-I: {PASTED}", f"2021-I {PASTED}", f"2021-1\n{PASTED}"])
async def test_a_period_that_is_named_before_the_figures_is_not_asked(
    staffed: Bot, puno: Player, text: str
) -> None:
    await open_another(staffed, "puno")
    await puno.send(text)
    assert "DRTPE Puno · I Semestre 2021\nEsto leí. ¿Lo guardo?" in puno.last_text


async def test_of_several_regions_it_is_asked_unless_it_is_named(
    staffed: Bot, puno: Player
) -> None:
    await staffed.give_focal(101, "tacna")
    await puno.send(PASTED)
    assert puno.labels == ["Puno · II Semestre 2020", "Tacna · II Semestre 2020", "☰ Menú"]
    await puno.send("tacna")
    assert "DRTPE Tacna · II Semestre 2020\nEsto leí." in puno.last_text
    await puno.send("/cancelar")
    await puno.send(f"puno: {PASTED}")
    assert "DRTPE Puno · II Semestre 2020\nEsto leí." in puno.last_text


async def test_another_region_s_figures_do_not_slip_into_one_s_own(
    staffed: Bot, puno: Player
) -> None:
    await puno.send(f"tacna: {PASTED}")
    assert "Esto leí" not in puno.last_text
    assert puno.labels == ["Puno · II Semestre 2020", "☰ Menú"]
    assert await staffed.versions("puno") == []


async def test_one_figure_is_asked_which_indicator_it_is_of(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("45%")
    assert "¿De qué indicador es 45%?" in puno.last_text
    assert "todavía no se ha guardado" in puno.last_text
    assert await staffed.versions("puno") == []
    await puno.click("4 Bolsa trabajo")
    assert "IdG 4 guardado: ejecutado 45%" in puno.last_text
    assert await staffed.executed("puno", 4) == Decimal(45)


@pytest.mark.parametrize("answer", ["4", "idg 4", "bolsa de trabajo", "Indicador N.° 4"])
async def test_the_indicator_that_is_asked_may_be_typed(
    staffed: Bot, puno: Player, answer: str
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("33/55")
    await puno.send(answer)
    assert await staffed.executed("puno", 4) == Decimal(60)


async def test_where_the_goal_is_not_known_it_is_asked_which_of_both_the_figure_is(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("45")
    await puno.send("4")
    assert "Todavía no tiene meta. ¿45% es lo ejecutado o la meta?" in puno.last_text
    await puno.click("Es la meta")
    assert (await staffed.figures("puno"))[4].programmed == Decimal(45)
    assert "¿Cuánto se ejecutó?" in puno.last_text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1,234", "se puede leer de dos maneras"),
        ("500", "es poco usual para este indicador"),
    ],
)
async def test_a_figure_that_is_not_clear_is_asked_again_at_its_indicator(
    staffed: Bot, puno: Player, typed: str, shown: str
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send(typed)
    await puno.click("4 Bolsa trabajo")
    assert shown in puno.last_text
    assert await staffed.executed("puno", 4) is None


async def test_figures_that_others_take_the_place_of_are_said_back(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("meta 60, ejecutado 45")
    await puno.send("66/88")
    assert any("Lo anterior, «meta 60, ejecutado 45», no se guardó" in text for text in puno.texts)
    assert "¿De qué indicador es 66/88?" in puno.actor.messages[-1].text
    await puno.send("66/88")
    assert sum("Lo anterior" in text for text in puno.texts) == 1


async def test_a_mark_is_one_of_them(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("no aplica")
    assert "¿De qué indicador es no aplica?" in puno.last_text
    await puno.click("2 Plan formación")
    assert (await staffed.figures("puno"))[2].state is State.NOT_APPLICABLE


async def test_of_several_reports_one_figure_is_asked_both(staffed: Bot, puno: Player) -> None:
    await open_another(staffed, "puno")
    await staffed.load_goals("puno", GOALS, "2021-I")
    await puno.send("45")
    assert "¿De cuál es?" in puno.last_text
    await puno.click("I Semestre 2021")
    await puno.click("4 Bolsa trabajo")
    assert (await staffed.figures("puno", "2021-I"))[4].executed == Decimal(45)


async def test_with_the_card_open_a_figure_is_of_that_report(staffed: Bot, puno: Player) -> None:
    await open_another(staffed, "puno")
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("II Semestre 2020")
    await puno.send("45")
    assert "¿De qué indicador es 45%?\nDRTPE Puno · II Semestre 2020" in puno.last_text
    await puno.send("3")
    assert await staffed.executed("puno", 3) == Decimal(45)


async def test_figures_of_a_report_that_was_sent_are_not_kept_and_it_is_said(
    staffed: Bot, puno: Player
) -> None:
    await load_and_send(staffed, puno)
    before = await executed(staffed, "puno")
    for typed in (PASTED.replace("60", "99"), "99"):
        await puno.send(typed)
        assert f"«{typed}" in puno.texts[-2]
        assert "no se guardó" in puno.texts[-2]
        assert "Corregir con una nueva versión" in puno.labels[0]
    assert await executed(staffed, "puno") == before


async def test_where_nothing_is_open_figures_are_not_kept_and_it_is_said(
    staffed: Bot, puno: Player
) -> None:
    await staffed.close_period(date(2021, 1, 4))
    await puno.send(PASTED)
    assert "no hay ningún semestre abierto para su región, así que no se guardó" in puno.last_text


async def test_while_a_figure_waits_other_words_are_understood(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("45")
    await puno.send("cuándo vence")
    assert "El plazo vence" in puno.last_text
    await puno.send(PASTED)
    assert "Esto leí. ¿Lo guardo?" in puno.last_text


@pytest.mark.parametrize("text", ["reportar 4", "/reportar 4", "/reportar idg 4 puno"])
async def test_an_indicator_may_be_named_with_the_command(puno: Player, text: str) -> None:
    await puno.send(text)
    assert "IdG 4 de 12 · Puno" in puno.last_text


async def test_the_deadline_says_what_became_of_the_report(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("1: 45")
    await puno.click("Guardar")
    await puno.send("/plazo")
    assert "Faltan 11 de 12: IdG 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12." in puno.last_text
    assert puno.labels == ["📝 Reportar", "⏳ Pedir más plazo", "☰ Menú"]
    await director.send("qué día vence")
    assert director.labels == ["⏳ Pedir más plazo", "☰ Menú"]
    await load_and_send(staffed, puno)
    await puno.send("/plazo")
    assert "espera la aprobación de su dirección. No falta nada más." in puno.last_text
    await director.send("/plazo")
    assert director.labels == ["🖊 Por aprobar", "☰ Menú"]


@pytest.mark.sqlite_only
async def test_of_several_open_periods_a_typed_one_is_taken(staffed: Bot, puno: Player) -> None:
    await open_another(staffed, "puno")
    await puno.send("45")
    for typed, label in (
        *(("II semestre", "II Semestre 2020"), ("el de 2021", "I Semestre 2021")),
        *(("2020", "II Semestre 2020"), ("el del primer semestre", "I Semestre 2021")),
        *(("el primero", "II Semestre 2020"), ("el segundo", "I Semestre 2021")),
        *(("el de antes", "II Semestre 2020"), ("el actual", "I Semestre 2021")),
        *(("1", "II Semestre 2020"), ("el 2", "I Semestre 2021")),
        *(("el último", "I Semestre 2021"), ("el de arriba", "II Semestre 2020")),
    ):
        assert f"es 45%?</b>\nDRTPE Puno · {label}" in (await tried(puno, typed)).text
    for typed in ("el tercero", "semestre", "2019"):
        assert "45%" in (await tried(puno, typed)).text or typed == "2019"
    await puno.send("2021-I: 5 60")
    assert "DRTPE Puno · I Semestre 2021\nEsto leí" in puno.last_text
    await puno.send("/menu")
    outcome = await tried(puno, "2020-II 4 45")
    assert "DRTPE Puno · II Semestre 2020\n<b>Esto leí" in outcome.text
    assert "no es una cifra" in (await tried(puno, "4 no hay")).text
    await puno.send("I Semestre\n60\n45\n30")
    assert puno.labels[:2] == ["Es lo ejecutado", "Son las metas"]
    await puno.click("Es lo ejecutado")
    await puno.click("Guardar")
    assert "✓ Guardado: 3 indicadores" in puno.last_text


@pytest.mark.sqlite_only
async def test_the_report_that_is_to_be_opened_may_be_typed(staffed: Bot, puno: Player) -> None:
    await open_another(staffed, "puno")
    await puno.send("/reportar")
    assert "¿Cuál reporte desea abrir?" in puno.last_text
    for typed, label in (
        *(("el segundo", "I Semestre 2021"), ("2020", "II Semestre 2020")),
        *(("1", "II Semestre 2020"), ("el actual", "I Semestre 2021")),
    ):
        assert f"DRTPE Puno · {label}" in (await tried(puno, typed)).text
    assert "¿De cuál es?" in (await tried(puno, "45")).text
    await puno.send("/ayuda")
    assert "¿Cuál reporte desea abrir?" in puno.last_text
    await puno.send("el de antes")
    assert "DRTPE Puno · II Semestre 2020" in puno.last_text
