"""/salud says plainly whether all works, and /proximos what will be sent."""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot import VERSION
from convenio.calendar.lead_times import USUAL
from convenio.calendar.periods import LIMA
from convenio.catalogue.agreements import AGREEMENTS
from handlers.announcements import while_serving
from handlers.forecast import ForecastDay, ForecastLine, Why, subject_words
from handlers.health.departures import Leaving
from handlers.health.views import forecast_view as coming_view
from handlers.health.views import health_view
from handlers.pending import follow
from handlers.process import Process
from jobs.forecast import forecast
from storage.database import run
from storage.models import FailedUpdate, OccasionKind, RowKind
from storage.outbox import outbox
from storage.reminders.health import Health, read_health
from tests.cast import Bot, Player
from tests.handlers.report.scripts import arrived, files_of
from tests.jobs.test_in_the_chat import clock_says, told

A_MINUTE = timedelta(minutes=1)
NOON = datetime(2021, 1, 5, 12, tzinfo=LIMA)


async def test_when_all_is_well_it_says_so(staffed: Bot, odes: Player) -> None:
    await staffed.pass_time(A_MINUTE)
    await odes.send("/salud")
    assert odes.last_text.startswith(
        "🟢 Todo funciona.\n\nReloj: avanzó el martes 5 de enero a las"
    )
    assert "Por salir: 0 ahora, 0 más tarde" in odes.last_text
    assert "Última entrega: martes 5 de enero a las" in odes.last_text
    assert f"versión {VERSION}, funciona desde hace 1 min" in odes.last_text
    assert any(kind in odes.last_text for kind in ("SQLite", "PostgreSQL"))


async def test_a_clock_that_stands_still_is_said_first(staffed: Bot, odes: Player) -> None:
    await staffed.pass_time(A_MINUTE)
    staffed.simulator.advance(4 * A_MINUTE)
    await odes.send("/salud")
    assert odes.last_text.startswith("🔴 El bot no está enviando todo.")
    assert "El reloj del bot no avanza desde el martes 5 de enero a las 10:01" in odes.last_text


async def test_a_sweep_that_fails_before_it_comes_to_anybody_is_said(
    staffed: Bot, odes: Player
) -> None:
    """No period was open of late, and the table of the year's activities is away."""
    await staffed.pass_time(A_MINUTE)
    await staffed.close_period(date(2020, 12, 16))
    async with staffed.database.transaction() as session:
        await run(session, text("ALTER TABLE activity RENAME TO activity_away"), {})
    for _ in range(11):
        with pytest.raises(DBAPIError):
            await staffed.pass_time(A_MINUTE)
    await odes.send("/salud")
    assert odes.last_text.startswith(
        "🔴 El bot no está enviando todo.\n\n"
        "• El bot no logra preparar los recordatorios y avisos desde el martes 5 de enero"
        " a las 10:01: no sale ninguno nuevo."
    )
    async with staffed.database.transaction() as session:
        await run(session, text("ALTER TABLE activity_away RENAME TO activity"), {})
    await staffed.pass_time(A_MINUTE)
    await odes.send("/salud")
    assert odes.last_text.startswith("🟢 Todo funciona.")


@pytest.mark.both_databases
async def test_what_waits_is_counted_from_the_oldest(prepared: Bot) -> None:
    """No process delivers."""
    now = prepared.simulator.now()
    async with prepared.database.transaction() as session:
        for minutes in (10, 3, -5):
            payload = {"text": "x", "keyboard": []}
            outbox.put(session, 108, RowKind.SAY, payload, now - minutes * A_MINUTE)
    async with prepared.database.transaction() as session:
        found = await read_health(session, now)
    assert (found.oldest, found.later, found.last_tick) == (now - 10 * A_MINUTE, 1, None)
    assert found.waiting == 16  # with the cast's welcomes and menus


def test_what_does_not_leave_is_said_with_what_to_do() -> None:
    found = Health(NOON, NOON, 3, NOON - 6 * A_MINUTE, 0, None, 0, 0, (), (), (), "sqlite")
    shown = health_view(found, Process("1", NOON, USUAL, forecast, {}, follow), NOON).text
    assert shown.startswith("🔴 <b>El bot no está enviando todo.</b>")
    assert "Hay 3 mensajes sin salir desde el martes 5 de enero a las 11:54" in shown
    assert "si en una hora sigue así, avise a quien mantiene el bot" in shown


@pytest.mark.both_databases
async def test_what_failed_in_a_day_is_counted_and_who_is_mute_is_named(
    staffed: Bot, puno: Player, tacna: Player, odes: Player
) -> None:
    async with staffed.database.transaction() as session:
        now = staffed.simulator.now()
        outbox.put(session, 101, RowKind.SAY, {"text": "<b>", "keyboard": []}, now)
        for reference, at in (("ABC123", now), ("OLD", now - timedelta(hours=25))):
            row = FailedUpdate(
                reference=reference, update_id=7, at=at, attempts=3, error="x", body="{}"
            )
            session.add(row)
    await staffed.settled(tacna.actor.block())
    await staffed.pass_time(A_MINUTE)
    await odes.send("/salud")
    assert odes.last_text.startswith("🟠 El bot funciona, pero algo falló en las últimas 24 horas.")
    assert "Telegram rechazó un mensaje." in odes.last_text
    assert "Un mensaje recibido quedó apartado. Avise a quien mantiene el bot: ABC123." in (
        odes.last_text
    )
    assert "No recibe mensajes: Punto focal Tacna." in odes.last_text


@pytest.mark.both_databases
async def test_the_week_to_come_is_told_by_day_and_by_kind(
    staffed: Bot, odes: Player, tacna: Player
) -> None:
    await clock_says(staffed, "2021-01-07T10:00")
    await staffed.settled(tacna.actor.block())
    await odes.send("/proximos")
    text = odes.last_text
    assert "Jueves 7 de enero\n" not in text
    assert (
        "Viernes 8 de enero\n"
        "• Recordatorio: II Semestre 2020, 7 días antes del vencimiento,"
        " a Punto focal Puno, Punto focal Puno (suplente) (Puno)\n"
        "• Parte del día para ODES: II Semestre 2020, a ODES\n"
        "Se retiene:\n"
    ) in text
    assert "(Loreto): ya envió su reporte" in text
    assert "(Tacna): no recibe mensajes" in text
    assert "Lunes 11 de enero" not in text  # nothing new
    assert "Martes 12 de enero\n• Recordatorio: II Semestre 2020, 3 días antes" in text
    assert "Sábado" not in text
    before = len(told(odes, "recibidos"))
    await odes.click("Salud del bot")
    await odes.click("¿Qué se enviará esta semana?")
    assert odes.last_text == text
    await odes.send("/menu")
    await odes.send("¿Qué se enviará esta semana?")
    assert odes.last_text == text
    assert len(told(odes, "recibidos")) == before


@pytest.mark.long
async def test_what_was_foreseen_is_what_comes(staffed: Bot, puno: Player, odes: Player) -> None:
    """Hour by hour through the week: each day's reminders come when it was said, and no others.

    That of Friday the eighth was missed, and is caught up on Monday.
    """
    await clock_says(staffed, "2021-01-11T07:00")
    async with staffed.database.transaction() as session:
        foreseen = await forecast(session, staffed.simulator.now())
    said = [
        line.at.astimezone(LIMA)
        for day in foreseen
        for line in day.told
        if line.kind is OccasionKind.REMINDER and "puno" in line.regions
    ]
    came: list[datetime] = []
    for _ in range(7 * 48):
        before = len(told(puno, "vence"))
        await staffed.pass_time(timedelta(minutes=30))
        if len(told(puno, "vence")) > before:
            came.append(staffed.simulator.now().astimezone(LIMA))
    assert [each.replace(second=0, microsecond=0) for each in came] == said
    assert [(each.day, each.hour) for each in said] == [(day, 8) for day in (11, 12, 14, 15)]


async def test_a_week_without_an_open_period_says_so(staffed: Bot, odes: Player) -> None:
    await staffed.close_period(datetime(2021, 1, 4, tzinfo=LIMA).date())
    await odes.send("/proximos")
    assert "Nada: ningún aviso toca en estos días." in odes.last_text


@pytest.mark.both_databases
async def test_what_waits_in_the_outbox_is_told_by_kind_and_hour(
    staffed: Bot, odes: Player
) -> None:
    await clock_says(staffed, "2021-01-09T10:00")
    now = staffed.simulator.now()
    monday = datetime(2021, 1, 11, 8, 30, tzinfo=LIMA)
    payload = {"text": "x", "keyboard": []}
    async with staffed.database.transaction() as session:
        for chat in (101, 104):
            about = while_serving()
            outbox.put(session, chat, RowKind.SAY, payload, now, due_at=monday, about=about)
        about = {"subject": "news"}
        outbox.put(session, 101, RowKind.SAY, payload, now, due_at=monday, about=about)
    await odes.send("/proximos")
    assert odes.last_text.endswith(
        "Ya por salir\n"
        "• Lunes 11 de enero a las 08:30: aviso de un reporte o de un acceso, 2 mensajes\n"
        "• Lunes 11 de enero a las 08:30: mensaje o aviso de ODES, 1 mensaje"
    )


async def test_only_odes_sees_either(puno: Player, director: Player, directorate: Player) -> None:
    for player in (puno, director, directorate):
        for command in ("/salud", "/proximos"):
            await player.send(command)
            assert "no está disponible para usted" in player.last_text
        await player.send("¿qué se enviará esta semana?")
        assert "no está disponible para usted" in player.last_text


MANY = ("Nombre de Pila Segundo Apellido Apellido",) * 99


def _is_of(kind: OccasionKind, period: str) -> bool:
    try:
        return bool(subject_words(kind, period))
    except ValueError:
        return False


def test_the_fullest_week_fits_in_one_message() -> None:
    regions = tuple(AGREEMENTS)
    moment = datetime(2021, 1, 11, 8, 30, tzinfo=LIMA)
    lines = tuple(
        ForecastLine(moment, kind, period, -30, regions, MANY)
        for kind in OccasionKind
        for period in ("2020-II", "2021-01", "2021-01-11")
        if _is_of(kind, period)
    )
    held = tuple(
        ForecastLine(moment, OccasionKind.REMINDER, "2020-II", -30, regions, MANY, why)
        for why in (Why.SENT, Why.UNREACHABLE)
    )
    days = [ForecastDay(moment.date() + timedelta(days=each), lines, held) for each in range(5)]
    leave = [Leaving(moment, "recordatorio que pidió ODES", 99)] * 20
    assert len(coming_view(days, leave).text) <= 4096


def test_the_version_is_the_project_s() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())
    assert project["project"]["version"] == VERSION


@pytest.mark.long
async def test_the_whole_semester_comes_as_a_file_with_every_word(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await odes.send("/proximos")
    await staffed.simulator.confirmed_through(await odes.actor.click("Todo el semestre"))
    await arrived(staffed)
    text = files_of(odes)[-1].decode()
    assert "mensajes a " in text.splitlines()[0]
    assert "- Punto focal Puno (Punto focal, Puno): " in text
    assert "== Viernes 8 de enero de 2021: " in text
    assert "08:30 · Punto focal Puno · Punto focal, Puno · recordatorio\n  Buen día, Punto" in text
    assert odes.last.text.startswith("Lo que Puntual enviará desde hoy hasta el")
    await puno.press(odes.actor.messages[0], "semester")
    assert not files_of(puno)
