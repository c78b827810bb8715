"""ODES moves activities of the schedule, and whoever it concerns is told, once.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import pytest
from sqlmodel import select

from convenio.calendar.periods import LIMA
from convenio.schedule.activities import ScheduleEntry, matching
from handlers.invitation.access import admit, give_duty
from storage.models import Position, Role, ScheduleChange
from storage.schedule.entries import entries_of
from storage.schedule.reload import save_schedule
from tests.cast import Bot, Player
from tests.handlers.pending.trials import tried

NOTICE = "Se reprogramó una actividad"
REFUSED_DATES = {
    "4/1": "El 04/01/2021 ya pasó",
    "5/1 9:00": "Las 09:00 de hoy ya pasaron",
    "15/4/2022": "La programación es de 2021",
    "15/4/2121": "La programación es de 2021",
    "15/4/1921": "La programación es de 2021",
    "15 de abril de 1921": "La programación es de 2021",
    "31/2": "No es una fecha",
    "pronto": "No es un mes",
}


async def entries(bot: Bot, region: str | None, indicator: int, number: int) -> list[ScheduleEntry]:
    async with bot.database.transaction() as session:
        year = await entries_of(session, 2021)
    found = matching(year, region=region, indicator=indicator)
    return [entry for entry in found if entry.activity.number == number]


async def history(bot: Bot) -> Sequence[ScheduleChange]:
    async with bot.database.transaction() as session:
        return (await session.exec(select(ScheduleChange))).all()


async def let_in_odes(bot: Bot) -> Player:
    """A second person of ODES."""
    async with bot.database.transaction() as session:
        now = bot.simulator.now()
        person = await admit(session, 108, "Otra persona de ODES", now)
        await give_duty(session, person, Position(Role.ODES), now)
    player = bot.player(108)
    await player.send("/start")
    return player


def notices(player: Player) -> list[str]:
    return [text for text in player.texts if NOTICE in text]


async def to_review(odes: Player) -> None:
    """Indicator 8's second activity, of Puno alone, from January to April."""
    await odes.send("/reprogramar")
    await odes.click("8 ")
    await odes.click("2")
    await odes.send("Puno")
    await odes.click("Abril")


async def test_a_region_is_moved_and_its_people_are_told_once(
    staffed: Bot, odes: Player, puno: Player, colleague: Player, tacna: Player, director: Player
) -> None:
    await to_review(odes)
    assert "Puno: enero → abril" in odes.last_text
    assert "Se avisa a 2 personas." in odes.last_text
    await odes.click("Reprogramar y avisar a 2")
    assert "Reprogramado" in odes.last_text
    (entry,) = await entries(staffed, "puno", 8, 2)
    assert (entry.month, entry.original_month, entry.changes) == (4, 1, 1)
    for told in (puno, colleague):
        (text,) = notices(told)
        assert "Puno: enero → abril" in text
    assert notices(tacna) == notices(director) == notices(odes) == []
    assert colleague.labels[-2:] == ["👥 Quiénes participan", "📅 Al calendario"]
    await puno.click("Quiénes participan")
    assert "abril" in puno.last_text.lower()


@pytest.mark.both_databases
async def test_all_of_a_month_is_moved_and_each_person_gets_one_message(
    staffed: Bot, odes: Player, puno: Player, tacna: Player, directorate: Player
) -> None:
    await staffed.give_focal(101, "tacna")
    before = await entries(staffed, None, 9, 2)
    group = [entry for entry in before if entry.month == before[0].month]
    assert {"puno", "tacna"} <= {entry.region for entry in group}
    await odes.send("/reprogramar")
    await odes.send("9")
    await odes.send("2")
    await odes.send(group[0].month_name)
    await odes.click(f"Seguir con {len(group)}")
    await odes.send("diciembre")
    await odes.click("Reprogramar y avisar a")
    moved = await entries(staffed, None, 9, 2)
    assert sum(entry.month == 12 and entry.changes == 1 for entry in moved) == len(group)
    (text,) = notices(puno)
    assert f"Puno, Tacna: {group[0].month_name} → diciembre" in text
    (text,) = notices(tacna)
    assert "Puno" not in text
    assert notices(directorate) == []
    assert len(await history(staffed)) == len(group)


async def test_only_the_regions_that_stay_chosen_are_moved(staffed: Bot, odes: Player) -> None:
    (puno,) = await entries(staffed, "puno", 9, 2)
    await odes.send("/reprogramar")
    await odes.click("9 ")
    await odes.click("2")
    await odes.click(puno.month_name.capitalize())
    await odes.click("Ninguna")
    assert not any("Seguir" in label for label in odes.labels)
    await odes.click("☐ Puno")
    await odes.click("☐ Tacna")
    await odes.click("☑ Tacna")
    await odes.click("Seguir con 1")
    await odes.click("Noviembre")
    await odes.click("Reprogramar")
    moved = [entry for entry in await entries(staffed, None, 9, 2) if entry.changes]
    assert [(entry.region, entry.month) for entry in moved] == [("puno", 11)]


async def test_a_date_with_hour_link_topic_and_reason_reaches_whoever_it_concerns(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await puno.send("/dias")
    await puno.click("Agregar un día: Puno")
    await puno.send("15/4 por aniversario")
    await puno.click("✅ Agregar")
    await to_review(odes)
    for typed in ("29/02", "29/2 10:00"):
        assert "2021 no tiene 29 de febrero" in (await tried(odes, typed)).text
    await odes.send("jueves 15 de abril")
    assert "⚠️ El jueves 15 de abril no es día laborable en Puno." in odes.last_text
    await odes.click("Hora")
    await odes.send("3 pm")
    await odes.click("Enlace")
    await odes.send("reuniones.example.org/sala")
    await odes.click("Tema")
    await odes.send("Casos <prácticos>")
    await odes.click("Motivo")
    await odes.send("Emergencia & feriado")
    await odes.click("Reprogramar y avisar")
    (entry,) = await entries(staffed, "puno", 8, 2)
    assert (entry.day, entry.hour) == (date(2021, 4, 15), time(15))
    assert (entry.link, entry.topic) == (
        "https://reuniones.example.org/sala",
        "Casos <prácticos>",
    )
    (text,) = notices(puno)
    assert "Puno: enero → jueves 15 de abril, 15:00" in text
    assert "Tema: Casos <prácticos>\nEnlace: https://reuniones.example.org/sala" in text
    assert "Motivo: Emergencia & feriado" in text


async def test_a_link_alone_is_added_and_the_date_stays(staffed: Bot, odes: Player) -> None:
    await to_review(odes)
    await odes.click("Atrás")
    await odes.click("La fecha queda igual")
    assert "no hay nada que cambiar" in odes.last_text
    await odes.click("Enlace")
    await odes.send("https://example.org/sala")
    await odes.click("Reprogramar")
    assert odes.last_text.startswith("✅ Datos agregados\n")
    (entry,) = await entries(staffed, "puno", 8, 2)
    assert (entry.month, entry.link, entry.changes) == (1, "https://example.org/sala", 1)


async def test_what_is_past_or_no_date_is_asked_again_with_the_reason(odes: Player) -> None:
    await to_review(odes)
    await odes.click("Atrás")
    for typed, why in REFUSED_DATES.items():
        await odes.send(typed)
        assert why in odes.last_text
        assert "¿Para cuándo?" in odes.last_text


async def test_a_date_that_passed_before_the_tap_is_refused(staffed: Bot, odes: Player) -> None:
    await to_review(odes)
    await odes.send("5/1 10:30")
    staffed.simulator.advance(timedelta(hours=1))
    await odes.click("Reprogramar")
    assert "ya pasaron" in odes.last_text
    assert await history(staffed) == []


@pytest.mark.both_databases
async def test_of_two_at_once_the_second_is_told_what_changed(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    other = await let_in_odes(staffed)
    await to_review(odes)
    await to_review(other)
    await odes.click("Reprogramar")
    await other.click("Reprogramar")
    assert "Alguien la movió mientras usted elegía: Puno, enero → abril (ODES)" in other.last_text
    assert len(notices(puno)) == 1
    await other.send("mayo")
    assert "Puno: abril → mayo" in other.last_text
    await other.click("Reprogramar")
    (entry,) = await entries(staffed, "puno", 8, 2)
    assert (entry.month, entry.changes) == (5, 2)


@pytest.mark.both_databases
async def test_what_was_loaded_anew_meanwhile_is_chosen_again(staffed: Bot, odes: Player) -> None:
    await to_review(odes)
    async with staffed.database.transaction() as session:
        without = [each for each in await entries_of(session, 2021) if each.region != "puno"]
        await save_schedule(session, 2021, without, staffed.simulator.now())
    await odes.click("Reprogramar")
    assert "La programación cambió mientras usted elegía" in odes.last_text
    assert "¿Qué mes desea mover?" in odes.last_text
    assert await history(staffed) == []
    await odes.send("Puno")
    assert "Puno no tiene esta actividad" in odes.last_text


@pytest.mark.both_databases
async def test_a_double_tap_moves_once(staffed: Bot, odes: Player, puno: Player) -> None:
    await to_review(odes)
    card, data = odes.last, odes.data_of("Reprogramar y avisar")
    await odes.press(card, data)
    await odes.press(card, data)
    assert len(await history(staffed)) == len(notices(puno)) == 1


async def test_undoing_is_moving_back_and_the_history_shows_both(
    staffed: Bot, odes: Player
) -> None:
    await to_review(odes)
    await odes.click("Reprogramar")
    await odes.click("Reprogramar otra")
    await odes.click("8 ")
    await odes.click("2")
    assert "Puno: enero → abril (ODES, martes 5 de enero)" in odes.last_text
    await odes.send("Puno")
    await odes.click("Enero")
    await odes.click("Reprogramar")
    (entry,) = await entries(staffed, "puno", 8, 2)
    assert (entry.month, entry.changes) == (1, 2)


async def test_at_night_people_are_told_the_next_morning(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    staffed.simulator.advance(datetime(2021, 1, 5, 22, tzinfo=LIMA) - staffed.simulator.now())
    await to_review(odes)
    assert "el miércoles 6 de enero a las 08:30" in odes.last_text
    await odes.click("Reprogramar")
    assert notices(puno) == []
    staffed.simulator.advance(timedelta(hours=10, minutes=30))
    staffed.puntual.delivery.wake()
    await staffed.puntual.delivery.drained()
    assert len(notices(puno)) == 1


async def test_the_directorate_that_proposed_the_indicator_is_told(
    staffed: Bot, odes: Player, directorate: Player
) -> None:
    await odes.send("/reprogramar")
    await odes.click("1 ")
    await odes.click("1")
    await odes.send("Cusco")
    await odes.send("noviembre")
    await odes.click("Reprogramar y avisar a 1")
    assert len(notices(directorate)) == 1
