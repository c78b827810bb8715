"""ODES opens, changes, closes and publishes periods, and whoever it concerns is told, once.

It is Tuesday, the fifth of January of 2021, ten in the morning; the deadline is Friday the 15th.
"""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlmodel import col, select

from handlers.invitation.access import admit, give_duty
from storage.models import Expected, PeriodAct, PeriodChange, PeriodRow, Position, Role
from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says, told

CHANGED = "ODES cambió las fechas"


async def row_of(bot: Bot, code: str = "2020-II") -> PeriodRow | None:
    async with bot.database.transaction() as session:
        return await session.get(PeriodRow, code)


async def history(bot: Bot) -> Sequence[PeriodChange]:
    """Since the example opened its semester."""
    async with bot.database.transaction() as session:
        return (await session.exec(select(PeriodChange).order_by(col(PeriodChange.id)))).all()[1:]


async def second_odes(bot: Bot) -> Player:
    async with bot.database.transaction() as session:
        person = await admit(session, 108, "Otra persona de ODES", bot.simulator.now())
        await give_duty(session, person, Position(Role.ODES), bot.simulator.now())
    player = bot.player(108)
    await player.send("/start")
    return player


async def change_deadline(odes: Player, typed: str, reason: str = "Pedido de las regiones") -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cambiar fechas")
    await odes.click("Fecha límite")
    await odes.send(typed)
    await odes.send(reason)


@pytest.mark.both_databases
async def test_a_new_period_is_shown_whole_and_opened_with_one_tap(
    staffed: Bot, odes: Player, puno: Player, director: Player, directorate: Player
) -> None:
    await odes.send("/periodos")
    assert "II Semestre 2020, abierto: vence el viernes 15 de enero. Enviaron 1 de 21." in (
        odes.last_text
    )
    await odes.click("Abrir I Semestre 2021")
    assert "Apertura: martes 15 de junio de 2021" in odes.last_text
    assert "Deben reportar 21, todas las que tienen convenio." in odes.last_text
    assert "Anexo 5 de las direcciones: martes 31 de agosto de 2021" in odes.last_text
    whom = "5 personas de esas regiones y a 1 persona de las direcciones proponentes."
    assert f"Se avisará a {whom}" in odes.last_text
    assert await row_of(staffed, "2021-I") is None
    await odes.click("Abrir el periodo y avisar a 6")
    assert "✅ El I Semestre 2021 está registrado. Se avisa a 6 personas." in odes.last_text
    for player in (puno, director):
        assert len(told(player, "ODES abre el periodo I Semestre 2021")) == 1
    [text] = told(directorate, "ODES abre el periodo I Semestre 2021")
    assert "La evaluación de su indicador se recibe hasta el martes 31 de agosto" in text
    assert "• IdG 1, SOVIO" in text
    row = await row_of(staffed, "2021-I")
    assert row is not None
    assert (row.opens_on, row.deadline) == (date(2021, 6, 15), date(2021, 7, 15))
    assert row.evaluated_by == date(2021, 8, 31)
    [kept] = await history(staffed)
    assert (kept.act, kept.person_id is None) == (PeriodAct.OPENED, False)


async def test_dates_and_regions_of_a_new_period_are_tapped_or_typed(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("Abrir otro semestre")
    await odes.send("ayer")
    assert "No es un semestre: «ayer»" in odes.last_text
    await odes.send("I semestre 2021")
    await odes.click("Cierre")
    await odes.click("Sin fecha de cierre")
    await odes.click("Fecha límite")
    await odes.send("20/07/2021")
    await odes.click("Regiones")
    await odes.click("Ninguna")
    await odes.click("Puno")
    await odes.send("Lima Metropolitana")
    assert "Lima Metropolitana no tiene convenio: no reporta." in odes.last_text
    await odes.send("Tacna")
    await odes.click("Tacna")
    await odes.send("Loreto")
    await odes.click("Seguir con 2")
    assert "Deben reportar 2: Loreto, Puno." in odes.last_text
    await odes.click("Abrir el periodo")
    row = await row_of(staffed, "2021-I")
    assert row is not None
    assert (row.deadline, row.closes_on) == (date(2021, 7, 20), None)
    async with staffed.database.transaction() as session:
        query = select(Expected.region).where(Expected.period == "2021-I")
        assert sorted(await session.exec(query)) == ["loreto", "puno"]


async def test_of_one_region_it_is_said_in_the_singular(staffed: Bot, odes: Player) -> None:
    await odes.send("/periodos")
    await odes.click("Abrir I Semestre 2021")
    await odes.click("Regiones")
    await odes.click("Ninguna")
    await odes.click("Puno")
    await odes.click("Seguir con 1")
    assert "Debe reportar 1: Puno." in odes.last_text
    await odes.click("Abrir el periodo")
    assert "Debe reportar 1 región." in odes.last_text
    await odes.click("Regiones")
    assert "Es 1. Toque una" in odes.last_text
    await clock_says(staffed, "2021-07-19T10:00")
    await odes.send("/periodos")
    await odes.click("I Semestre 2021")
    assert "Falta: Puno." in odes.last_text
    for button in ("Cerrar", "Publicar"):
        await odes.click(button)
        assert "Falta 1: Puno." in odes.last_text
        await odes.click("Cancelar")


async def test_a_semester_that_exists_is_shown_and_not_opened_again(odes: Player) -> None:
    await odes.send("/periodos")
    await odes.click("Abrir otro semestre")
    await odes.send("2020-II")
    assert "El II Semestre 2020 ya existe" in odes.last_text
    assert "Cambiar fechas" in " ".join(odes.labels)


async def test_dates_that_will_not_do_are_said_and_can_not_be_confirmed(
    staffed: Bot, odes: Player
) -> None:
    for typed, why in (
        ("4/1/2021", "La fecha límite (04/01/2021) ya pasó."),
        ("1/12/2020", "es anterior a la apertura (15/12/2020)"),
    ):
        await change_deadline(odes, typed)
        assert why in odes.last_text
        assert not any("Cambiar las fechas" in label for label in odes.labels)
        await odes.press(odes.last, "psure:0")
    await change_deadline(odes, "31/1")
    assert "⚠️ Fecha límite: el domingo 31 de enero no es día hábil" in odes.last_text
    assert "Fecha límite: mejor el viernes 29 de enero" in odes.labels
    await odes.press(odes.last, "pday:2021-02-01:reason")
    await odes.click("mejor el lunes 1 de febrero")
    assert "→ lunes 1 de febrero de 2021" in odes.last_text
    assert "no es día hábil" not in odes.last_text
    await odes.click("Cierre")
    await odes.send("30/1")
    assert "El cierre (30/01/2021) es anterior a la fecha límite (01/02/2021)." in odes.last_text
    await odes.click("Cancelar")
    assert "no se cambió nada" in odes.last_text
    assert await history(staffed) == []


@pytest.mark.both_databases
async def test_of_two_who_open_the_same_semester_one_does(staffed: Bot, odes: Player) -> None:
    other = await second_odes(staffed)
    for player in (odes, other):
        await player.send("/periodos")
        await player.click("Abrir I Semestre 2021")
    await odes.click("Abrir el periodo")
    await other.click("Abrir el periodo")
    assert "El I Semestre 2021 ya existe" in other.last_text
    assert len(await history(staffed)) == 1


@pytest.mark.both_databases
async def test_a_period_is_closed_after_its_deadline_and_takes_nothing_more(
    staffed: Bot, odes: Player, puno: Player, loreto: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.press(odes.last, "pclose:2020-II")
    assert "se cierra después de la fecha límite" in odes.last_text
    await odes.press(odes.last, "pclosed:2020-II")
    assert await history(staffed) == []
    await clock_says(staffed, "2021-01-19T10:00")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cerrar")
    assert "Faltan 20: Amazonas, " in odes.last_text
    await odes.click("Sí, cerrar ahora")
    assert "II Semestre 2020 · cerrado" in odes.last_text
    assert len(told(puno, "ODES cerró el periodo II Semestre 2020")) == 1
    assert told(loreto, "ODES cerró") == []
    await puno.send("/reportar")
    assert "No hay ningún semestre abierto para DRTPE Puno." in puno.last_text


@pytest.mark.both_databases
async def test_publishing_what_lacks_regions_is_confirmed_with_their_number(
    staffed: Bot, odes: Player, puno: Player, directorate: Player, stranger: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Publicar")
    assert "⚠️ Todavía se reciben reportes de este periodo." in odes.last_text
    assert "⚠️ Faltan 20: Amazonas, " in odes.last_text
    await odes.press(odes.last, "ppublished:2020-II:19")
    assert "todavía se reciben reportes; faltan 20 regiones" in odes.last_text
    await odes.click("Sí, publicar aunque faltan 20")
    assert "II Semestre 2020 · publicado" in odes.last_text
    for player in (puno, directorate):
        assert len(told(player, "ODES publicó las cifras del II Semestre 2020")) == 1
    assert told(stranger, "publicó") == []
    await puno.send("/resumen loreto")
    assert "Loreto" in puno.last_text
    await odes.press(odes.last, "ppublished:2020-II:20")
    await odes.press(odes.last, "pchange:2020-II")
    assert len(await history(staffed)) == 1


async def test_what_was_published_while_it_was_open_is_closed_and_odes_told_no_more(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await clock_says(staffed, "2021-01-18T09:00")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Publicar")
    await odes.click("Sí, publicar aunque faltan 20")
    await clock_says(staffed, "2021-01-19T09:00")
    assert len(told(odes, "1 de 21 recibidos")) == 1  # the day before
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cerrar")
    await odes.click("Sí, cerrar ahora")
    assert odes.labels == ["« Periodos"]
    assert len(told(puno, "ODES cerró el periodo II Semestre 2020")) == 1
    before = len(odes.texts)
    await clock_says(staffed, "2021-01-20T09:00")
    assert len(odes.texts) == before


async def test_nobody_but_odes_can_press_any_of_it(
    staffed: Bot, odes: Player, outsiders: tuple[Player, ...]
) -> None:
    await change_deadline(odes, "29/1")
    sure = odes.data_of("Cambiar las fechas")
    for outsider in outsiders:
        await outsider.send("/periodos")
        await outsider.send("/start")
        for data in (
            *("periods", "period:2020-II", "pnew", "pnew:2021-I", "pchange:2020-II", sure),
            *("pclose:2020-II", "pclosed:2020-II", "ppublish:2020-II", "ppublished:2020-II:20"),
            *("pfield:deadline", "pday:2021-01-29", "pregion:puno", "pregions:none", "pback"),
            "pcancel",
        ):
            await outsider.press(outsider.last, data)
        assert not any("Periodos" in text or "Cambiar fechas" in text for text in outsider.texts)
    assert await history(staffed) == []


async def test_odd_presses_and_answers_change_nothing(staffed: Bot, odes: Player) -> None:
    await odes.send("/periodos")
    for data in (
        *("period:2099-I", "period", "pnew:x", "pchange:x", "psure:0", "pday:x", "pfield:seen"),
        *("pclosed:2099-I", "ppublished:2020-II:x", "ppublished:2020-II", "pregion:puno"),
    ):
        await odes.press(odes.last, data)
    await odes.press(odes.last, "pnew:2021-I")
    await odes.send("/periodos")
    await odes.click("Abrir I Semestre 2021")
    for typed in ("x" * 4000, "<br>", "otro semestre"):
        await odes.send(typed)
        assert "Toque lo que desea cambiar" in odes.last_text
    await odes.click("Apertura")
    for typed in ("x" * 4000, "<b>x</b>", "31/2"):
        await odes.send(typed)
        assert "No es una fecha" in odes.last_text
    assert await history(staffed) == []
