"""ODES looks after people: who is not seen, who replaces whom, who stands in during an absence.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import col, select

from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import LIMA, Period
from storage.agreements import add_agreement
from storage.models import AuditEntry, AuditKind, Duty, Invitation, Role, StandIn
from storage.people.people import duties_of, find_person
from storage.periods.periods import add_period
from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says, told
from tests.second_agreement import FIVE, YEARS


async def duties(bot: Bot, telegram_id: int) -> list[tuple[Role, str]]:
    async with bot.database.transaction() as session:
        person = await find_person(session, telegram_id)
        assert person is not None
        return [(each.role, each.region) for each in await duties_of(session, person)]


def code_in(text: str) -> str:
    found = re.search(r"[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}", text)
    assert found is not None
    return found[0]


async def named(bot: Bot) -> Sequence[AuditEntry]:
    async with bot.database.transaction() as session:
        query = select(AuditEntry).where(AuditEntry.kind == AuditKind.STAND_IN)
        return (await session.exec(query.order_by(col(AuditEntry.id)))).all()


async def clock_stands_at(bot: Bot, moment: str) -> None:
    """It is that time in Lima, and nothing has happened by the clock yet."""
    at = datetime.fromisoformat(moment).replace(tzinfo=LIMA)
    bot.simulator.advance(at - bot.simulator.now())


def data_of_all(player: Player) -> list[str]:
    return [str(button["callback_data"]) for row in player.last.buttons for button in row]


async def open_person(odes: Player, name: str) -> None:
    await odes.send("/personas")
    await odes.click(f"👤 {name}")


@pytest.mark.both_databases
async def test_the_list_says_who_is_not_seen_and_which_regions_have_nobody(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await odes.send("/personas")
    assert "Sin punto focal (18): Amazonas, " in odes.last_text
    assert "💤" not in odes.last_text
    staffed.simulator.advance(timedelta(days=31))
    await puno.send("/menu")
    await odes.send("/personas")
    assert "💤 Sin verse hace 30 días: 5." in odes.last_text
    assert "• Punto focal Puno: Punto focal de la DRTPE Puno\n" in odes.last_text
    await odes.click("👤 Punto focal Tacna")
    assert "Todavía no ha escrito al bot." in odes.last_text


@pytest.mark.both_databases
async def test_a_replacement_takes_the_place_once_the_code_is_used_and_the_draft_stays(
    staffed: Bot, odes: Player, tacna: Player, stranger: Player
) -> None:
    await tacna.send("/reportar")
    await tacna.click("Empezar por el IdG 1")
    await tacna.send("60")
    await open_person(odes, "Punto focal Tacna")
    await odes.click("Reemplazar")
    assert "Conserva su acceso hasta que la nueva persona use su código." in odes.last_text
    await odes.send("Nueva persona")
    assert await duties(staffed, 104) == [(Role.FOCAL, "tacna")]
    await stranger.send(code_in(odes.last_text))
    assert await duties(staffed, 104) == []
    assert await duties(staffed, 108) == [(Role.FOCAL, "tacna")]
    assert len(told(tacna, "ODES retiró su acceso como: Punto focal de la DRTPE Tacna")) == 1
    assert len(told(odes, "en lugar de Punto focal Tacna")) == 1
    await stranger.send("/reportar")
    assert "DRTPE Tacna · II Semestre 2020" in stranger.last_text
    assert (await staffed.figures("tacna"))[1].programmed == 60
    await tacna.send("/reportar")
    assert "DRTPE Tacna · II" not in tacna.last_text


async def test_who_uses_their_own_replacement_code_keeps_their_place(
    staffed: Bot, odes: Player, tacna: Player
) -> None:
    await open_person(odes, "Punto focal Tacna")
    await odes.click("Reemplazar")
    await odes.click("Sin nombre")
    await tacna.send(code_in(odes.last_text))
    assert await duties(staffed, 104) == [(Role.FOCAL, "tacna")]


@pytest.mark.both_databases
async def test_an_alternate_serves_from_the_first_day_to_the_last(
    staffed: Bot, odes: Player, puno: Player, loreto: Player
) -> None:
    await open_person(odes, "Punto focal Puno")
    await odes.click("Suplente por ausencia")
    await odes.send("4/1")
    assert "Ese día ya pasó." in odes.last_text
    await odes.send("7/1")
    await odes.send("6/1")
    assert "Termina antes de empezar" in odes.last_text
    await odes.send("12 de enero")
    await odes.send("nadie así")
    assert "Nadie con acceso se llama «nadie así»." in odes.last_text
    await odes.send("loreto")
    await odes.click("Punto focal Loreto")
    assert "Del jueves 7 de enero al martes 12 de enero de 2021." in odes.last_text
    sure = odes.data_of("Nombrar y avisar")
    await odes.press(odes.last, sure)
    await odes.press(odes.last, sure)
    assert len(told(loreto, "ODES le nombra punto focal suplente de la DRTPE Puno")) == 1
    [kept] = await named(staffed)
    assert (kept.region, kept.person_id is None) == ("puno", False)
    assert '"first_day":"2021-01-07","last_day":"2021-01-12"' in (kept.after or "")
    assert len(told(puno, "Punto focal Loreto será su suplente")) == 1
    await clock_stands_at(staffed, "2021-01-06T23:59")
    await loreto.send("/reportar")
    assert "Puno" not in " ".join(loreto.labels)
    assert await duties(staffed, 105) == [(Role.FOCAL, "loreto")]
    await clock_stands_at(staffed, "2021-01-07T00:00")
    await loreto.send("/reportar")
    assert "Puno · II Semestre 2020" in " ".join(loreto.labels)
    assert (Role.FOCAL, "puno") in await duties(staffed, 105)
    [puno_report] = [d for d in data_of_all(loreto) if d.endswith(":puno")]
    await clock_stands_at(staffed, "2021-01-13T00:00")
    await loreto.press(loreto.last, puno_report)
    assert "no está disponible" in loreto.toasts[-1]
    assert await duties(staffed, 105) == [(Role.FOCAL, "loreto")]
    await clock_says(staffed, "2021-01-13T09:00")
    await clock_says(staffed, "2021-01-13T09:01")
    assert await duties(staffed, 105) == [(Role.FOCAL, "loreto")]
    assert len(told(loreto, "Terminó su suplencia en la DRTPE Puno")) == 1
    async with staffed.database.transaction() as session:
        [row] = (await session.exec(select(StandIn))).all()
        duty = await session.get(Duty, row.duty_id)
    assert duty is not None
    assert duty.alternate
    assert duty.until is not None


async def asked_to_call_off(odes: Player) -> None:
    """The alternate of Puno's focal point, who is named for a time that is yet to come."""
    await open_person(odes, "Punto focal Puno")
    await odes.click("Suplente por ausencia")
    for typed in ("7/1", "12/1", "loreto"):
        await odes.send(typed)
    await odes.click("Punto focal Loreto")
    await odes.click("Nombrar y avisar")
    await open_person(odes, "Punto focal Puno")
    await odes.click("Anular suplencia: Punto focal Loreto")


@pytest.mark.both_databases
async def test_an_alternate_is_called_off_before_the_first_day(
    staffed: Bot, odes: Player, puno: Player, loreto: Player
) -> None:
    await asked_to_call_off(odes)
    assert "del jueves 7 de enero al martes 12 de enero" in odes.last_text
    sure = odes.data_of("Sí, anular")
    await puno.press(puno.last, sure)
    assert len(await named(staffed)) == 1
    await odes.press(odes.last, sure)
    await odes.press(odes.last, sure)
    assert "🏝 Suplente:" not in odes.last_text
    assert len(told(loreto, "ODES anuló su suplencia en la DRTPE Puno")) == 1
    assert len(told(puno, "ODES anuló la suplencia de Punto focal Loreto")) == 1
    _, off = await named(staffed)
    assert (off.after, off.person_id is None) == (None, False)
    await clock_says(staffed, "2021-01-07T00:01")
    assert await duties(staffed, 105) == [(Role.FOCAL, "loreto")]


async def test_one_that_has_begun_is_not_called_off(
    staffed: Bot, odes: Player, puno: Player, loreto: Player
) -> None:
    await asked_to_call_off(odes)
    await clock_says(staffed, "2021-01-07T00:01")
    await odes.click("Sí, anular")
    assert "🏝 Suplente: Punto focal Loreto" in odes.last_text
    assert not any("Anular" in label for label in odes.labels)
    assert (Role.FOCAL, "puno") in await duties(staffed, 105)
    assert told(loreto, "ODES anuló") == []
    for data in ("absoff:999:1", "absoff:x", "abscalled:1", "abscalled:1:999"):
        await odes.press(odes.last, data)


@pytest.mark.both_databases
async def test_somebody_new_stands_in_with_a_code_that_ends_by_itself(
    staffed: Bot, odes: Player, stranger: Player
) -> None:
    await open_person(odes, "Punto focal Tacna")
    await odes.click("Suplente por ausencia")
    await odes.click("martes 5 de enero")
    await odes.click("sábado 9 de enero")
    await odes.click("Alguien sin acceso")
    await odes.click("Crear el código")
    await stranger.send(code_in(odes.last_text))
    assert await duties(staffed, 108) == [(Role.FOCAL, "tacna")]
    assert len(told(stranger, "suplente de la DRTPE Tacna, por ausencia de Punto focal Tacna")) == 1
    assert len(told(odes, "por ausencia de Punto focal Tacna")) == 1
    await open_person(odes, "Punto focal Tacna")
    assert "🏝 Suplente: Persona sin acceso, del martes 5 de enero al" in odes.last_text
    await clock_says(staffed, "2021-01-11T08:30")
    assert await duties(staffed, 108) == []


async def test_nobody_but_odes_can_press_any_of_it(
    staffed: Bot, outsiders: tuple[Player, ...]
) -> None:
    async with staffed.database.transaction() as session:
        person = await find_person(session, 104)
        assert person is not None
        [duty] = await duties_of(session, person)
    for outsider in outsiders:
        await outsider.send("/start")
        for action in ("staff", "replace", "replaced", "absence", "absoff", "abscalled"):
            await outsider.press(outsider.last, f"{action}:{duty.id}")
        for data in ("absday:2021-01-07", "abswho:1", "absnew", "abssure:0", "absback"):
            await outsider.press(outsider.last, data)
        assert not any("Tacna" in text for text in outsider.texts)
    async with staffed.database.transaction() as session:
        assert (await session.exec(select(StandIn))).all() == []
        assert (await session.exec(select(Invitation))).all() == []


async def test_odd_presses_change_nothing(staffed: Bot, odes: Player) -> None:
    await open_person(odes, "Director Puno")
    assert not any("ausencia" in label for label in odes.labels)
    for data in ("staff:999", "staff:x", "replace:999", "absence:999", "absday:2021-01-07"):
        await odes.press(odes.last, data)
    await open_person(odes, "Punto focal Puno")
    await odes.click("Suplente por ausencia")
    for data in ("absday:x", "abswho:1", "abssure:0", "absday"):
        await odes.press(odes.last, data)
    async with staffed.database.transaction() as session:
        assert (await session.exec(select(StandIn))).all() == []


async def test_of_a_new_agreement_those_that_report_are_asked_for(
    staffed: Bot, odes: Player
) -> None:
    await staffed.close_period(date(2021, 3, 1))
    await clock_says(staffed, "2022-03-01T10:00")
    async with staffed.database.transaction() as session:
        now = staffed.simulator.now()
        await add_agreement(session, *YEARS, FIVE.listed, None, now)
        dates = PeriodDates(date(2022, 7, 1), date(2022, 7, 15), None)
        await add_period(session, Period(2022, 1), dates, ["puno", "ancash", "ica"], None, now)
    for moment in ("2022-03-01T10:00", "2022-07-05T10:00"):
        await clock_says(staffed, moment)
        await odes.send("/personas")
        assert "Sin punto focal (2): Áncash, Ica." in odes.last_text
