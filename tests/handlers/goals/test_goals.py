"""ODES types a region's goals, and the region is told once for all that changed.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from sqlmodel import col, select

from bot.cli.goals import read_goals, save_goals
from convenio.catalogue.indicators import INDICATORS
from convenio.report.entries import LoadedGoal
from convenio.typed.figures import Mark
from storage.models import GoalChange
from storage.reports.reports import goals_of
from tests.cast import Bot, Player
from tests.handlers.periods.test_periods import second_odes
from tests.jobs.test_in_the_chat import clock_says, told
from tests.loreto import GOALS, PASTED

TOLD = "ODES registró metas"


async def goals(bot: Bot, region: str) -> dict[int, LoadedGoal]:
    async with bot.database.transaction() as session:
        return await goals_of(session, "2020-II", region)


async def history(bot: Bot) -> Sequence[GoalChange]:
    async with bot.database.transaction() as session:
        return (await session.exec(select(GoalChange).order_by(col(GoalChange.id)))).all()


async def open_puno(odes: Player) -> None:
    await odes.send("/metas")
    await odes.send("puno")


async def test_goals_are_typed_shown_and_saved_with_one_tap_and_told_once(
    staffed: Bot, odes: Player, puno: Player, colleague: Player, director: Player, tacna: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await open_puno(odes)
    assert "3. Visitas CCL: 70%" in odes.last_text
    await odes.click("3")
    await odes.send("65,5")
    await odes.click("4")
    await odes.click("Sin meta")
    await odes.click("5")
    await odes.send("500")
    assert "⚠️ poco usual" in odes.last_text
    await odes.click("5")
    await odes.send("89")
    assert "Nada se guarda hasta que lo confirme." in odes.last_text
    assert (await goals(staffed, "puno"))[3] == LoadedGoal(Decimal(70))
    save = odes.data_of("Guardar 2 cambios y avisar")
    await odes.press(odes.last, save)
    await odes.press(odes.last, save)
    assert (await goals(staffed, "puno"))[3] == LoadedGoal(Decimal("65.5"))
    assert (await goals(staffed, "puno"))[4] == LoadedGoal(None, Mark.NO_GOAL)
    for player in (puno, colleague, director):
        [text] = told(player, TOLD)
        assert "70% → 65.5%" in text
        assert "10% → sin meta" in text
    assert (puno.labels, director.labels) == (["📝 Ver el reporte"], [])
    assert told(tacna, TOLD) == []
    kept = await history(staffed)
    assert [(each.indicator, each.before, each.after) for each in kept] == [
        (3, Decimal(70), Decimal("65.5")),
        (4, Decimal(10), None),
    ]
    assert "70% → 65.5% (ODES, martes 5 de enero)" in odes.last_text


async def test_twelve_goals_are_pasted_together(staffed: Bot, odes: Player, puno: Player) -> None:
    await open_puno(odes)
    await odes.send("60 60 70")
    assert "pegue las doce metas" in odes.last_text
    await odes.send(" ".join(map(str, GOALS)))
    await odes.click("Guardar 12 cambios")
    assert [each.programmed for each in (await goals(staffed, "puno")).values()] == GOALS
    assert len(told(puno, TOLD)) == 1


async def test_what_is_no_goal_is_said_and_asked_again(odes: Player) -> None:
    await odes.send("/metas")
    await odes.send("Lima Metropolitana")
    assert "no es una región que reporte en este periodo" in odes.last_text
    await odes.click("Puno")
    await odes.click("3")
    for typed, why in (
        ("mucho", "no es un porcentaje"),
        ("no se ejecutó", "no es un porcentaje"),
        ("66/88", "«66/88» puede ser 75%, o la meta y lo ejecutado. Escriba la meta."),
        ("aprox 45", "«aprox 45» puede ser 45%. Escriba el porcentaje exacto"),
        ("45-50", "puede ser 45% o 50%"),
        ("0,45", "puede ser"),
    ):
        await odes.send(typed)
        assert why in odes.last_text
    await odes.click("Cancelar")
    assert "no se cambia ninguna meta" in odes.last_text


@pytest.mark.both_databases
async def test_what_a_colleague_changed_meanwhile_is_shown_before_it_is_saved(
    staffed: Bot, odes: Player
) -> None:
    other = await second_odes(staffed)
    for player, goal in ((odes, "65"), (other, "55")):
        await open_puno(player)
        await player.click("3")
        await player.send(goal)
    await odes.click("Guardar 1 cambio")
    await other.click("Guardar 1 cambio")
    assert "Entretanto cambió algo" in other.last_text
    assert (await goals(staffed, "puno"))[3] == LoadedGoal(Decimal(65))
    await other.click("Guardar 1 cambio")
    assert (await goals(staffed, "puno"))[3] == LoadedGoal(Decimal(55))


@pytest.mark.both_databases
async def test_a_load_keeps_the_history_and_tells_each_region_once(
    staffed: Bot, puno: Player, tacna: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await clock_says(staffed, "2021-01-06T20:00")
    rows = "puno,1,60\npuno,2,65\npuno,3,no aplica\ntacna,1,50\namazonas,1,40\n"
    async with staffed.database.transaction() as session:
        loaded = read_goals("region,indicator,programmed\n" + rows, INDICATORS)
        kept = await save_goals(session, "2020-II", loaded, staffed.simulator.now())
    assert (kept.changed, kept.told) == (4, 4)
    assert told(puno, TOLD) == []
    await clock_says(staffed, "2021-01-07T08:30")
    [text] = told(puno, TOLD)
    assert "60% → 65%" in text
    assert "70% → no aplica" in text
    assert "IdG 1 " not in text
    assert "IdG 1 " in told(tacna, TOLD)[0]
    assert len(await history(staffed)) == 4


async def test_a_review_on_screen_is_shown_anew_once_a_goal_has_changed(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send(PASTED)
    await puno.click("Guardar")
    await puno.click("Enviar")
    message, data = puno.last, puno.data_of("Sí, enviar")
    await open_puno(odes)
    await odes.click("3")
    await odes.send("65")
    await odes.click("Guardar")
    await puno.press(message, data)
    [version] = await staffed.versions("puno")
    assert version.sent_at is None


async def test_nobody_but_odes_sees_or_sets_goals(
    staffed: Bot, odes: Player, outsiders: tuple[Player, ...]
) -> None:
    await open_puno(odes)
    await odes.click("3")
    await odes.send("65")
    save = odes.data_of("Guardar 1 cambio")
    for outsider in outsiders:
        await outsider.send("/metas")
        await outsider.send("/start")
        for data in (
            *("goals", "gperiod:2020-II", "gregion:tacna", "gind:3", "gmark:no_goal", save),
            *("gback", "gcancel"),
        ):
            await outsider.press(outsider.last, data)
        assert not any("Metas" in text for text in outsider.texts)
    assert await history(staffed) == []


async def test_odd_presses_change_nothing(staffed: Bot, odes: Player) -> None:
    await odes.send("/metas")
    for data in (
        *("gperiod:2099-I", "gregion:nada", "gregion:lima_metropolitana", "gind:1", "gsave:0"),
        *("gmark:no_goal", "gregion", "gind:x"),
    ):
        await odes.press(odes.last, data)
        assert "¿De qué región?" in odes.last_text
    await odes.click("Puno")
    for data in ("gind:13", "gmark:no_goal", "gmark:not_executed", "gsave:0", "gsave"):
        await odes.press(odes.last, data)
        assert "Metas · DRTPE Puno" in odes.last_text
    assert await history(staffed) == []
