"""What the cast sees when the clock goes on: each reminder once, with its button, while it is true.

It is Tuesday, the fifth of January, ten in the morning; the deadline is Friday the fifteenth.
"""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import col, select

from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import LIMA, Period
from handlers.periods.acts import open_period
from storage.chain_heads import read_heads
from storage.installation_key import open_key
from storage.models import Expected, Outbox, RowState
from tests.cast import Bot, Player
from tests.loreto import GOALS, send_report


async def clock_says(bot: Bot, moment: str) -> None:
    """It is that hour in Lima, and the scheduler ticks."""
    at = datetime.fromisoformat(moment).replace(tzinfo=LIMA)
    await bot.pass_time(at - bot.simulator.now())


def told(player: Player, words: str) -> list[str]:
    return [text for text in player.texts if words in text]


@pytest.mark.both_databases
async def test_a_reminder_arrives_once_and_its_button_opens_the_report(
    staffed: Bot, puno: Player
) -> None:
    await clock_says(staffed, "2021-01-08T08:30")
    await clock_says(staffed, "2021-01-08T08:31")
    await clock_says(staffed, "2021-01-08T12:00")
    [text] = told(puno, "DRTPE Puno vence el viernes 15 de enero, faltan 7 días.")
    assert "Aún no se ha empezado: son 12 indicadores." in text
    await puno.click("Empezar: Puno · II Semestre 2020")
    assert "0 de 12" in puno.last_text


async def test_what_is_missing_is_named(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send("60 45 30 10 89 58 7 25 66 1 33 -")
    await puno.click("Guardar")
    await clock_says(staffed, "2021-01-15T08:30")
    [text] = told(puno, "vence hoy, viernes 15 de enero, a las 23:59")
    assert "Falta 1 de 12:\n• IdG 12, Derechos lab." in text
    assert "Continuar: Puno · II Semestre 2020" in puno.labels[0]


async def test_who_has_sent_is_not_reminded(staffed: Bot, puno: Player, colleague: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    for day in ("08", "12", "14", "15", "18", "22"):
        await clock_says(staffed, f"2021-01-{day}T08:30")
    assert told(puno, "vence") + told(colleague, "vence") + told(puno, "venció") == []


@pytest.mark.both_databases
async def test_a_reminder_that_waited_past_the_report_is_withdrawn(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    """It was written, and Telegram was not reached until the report had come in."""
    await staffed.load_goals("puno", GOALS)
    await clock_says(staffed, "2021-01-08T08:30")
    await put_off_reminders(staffed, timedelta(hours=1))
    assert len(told(colleague, "vence")) == 1
    await send_report(puno)
    staffed.simulator.advance(timedelta(hours=1))
    staffed.puntual.delivery.wake()
    await staffed.puntual.delivery.drained()
    assert len(told(colleague, "vence")) == 1
    withdrawn = [row for row in await staffed.undelivered() if row.about]
    assert {(row.state, row.error) for row in withdrawn} == {(RowState.WITHDRAWN, "no longer true")}


async def put_off_reminders(bot: Bot, pause: timedelta) -> None:
    """As if none had been sent yet: the same rows are owed again, later."""
    async with bot.database.transaction() as session:
        for row in await session.exec(select(Outbox).where(col(Outbox.state) == RowState.SENT)):
            if row.about:
                row.state, row.done_at, row.attempts = RowState.DUE, None, 0
                row.due_at = bot.simulator.now() + pause
                session.add(row)


async def test_a_reminder_that_could_not_leave_by_six_leaves_the_next_morning(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    """With an apology, but not to who asked for silence until then."""
    await clock_says(staffed, "2021-01-08T08:30")
    await put_off_reminders(staffed, timedelta(hours=10))
    await colleague.send("/recordatorios")
    await colleague.click("hasta otra fecha")
    await colleague.send("11 de enero")
    await clock_says(staffed, "2021-01-08T20:00")
    await puno.send("/ayuda")
    assert len(told(puno, "vence el viernes")) == 1
    await clock_says(staffed, "2021-01-11T08:30")
    for player, late in ((puno, True), (colleague, False)):
        [text] = told(player, "faltan 4 días")
        assert ("Disculpe que este aviso le llegue con retraso." in text) is late


async def test_a_reminder_that_could_not_leave_keeps_the_silence_asked_for_meanwhile(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    await clock_says(staffed, "2021-01-08T08:30")
    await put_off_reminders(staffed, timedelta(hours=1))
    await colleague.send("/recordatorios")
    await colleague.click("hasta otra fecha")
    await colleague.send("11 de enero")
    await clock_says(staffed, "2021-01-08T10:00")
    assert (len(told(puno, "vence")), len(told(colleague, "vence"))) == (2, 1)
    await colleague.send("/ayuda")
    await clock_says(staffed, "2021-01-11T08:30")
    assert len(told(colleague, "faltan 4 días")) == 1


async def test_a_reminder_that_waited_past_the_closing_is_withdrawn(
    staffed: Bot, puno: Player
) -> None:
    await staffed.close_period(date(2021, 1, 22))
    await clock_says(staffed, "2021-01-22T08:30")
    assert len(told(puno, "hace 7 días")) == 1
    await put_off_reminders(staffed, timedelta(hours=10))
    await clock_says(staffed, "2021-01-25T08:30")
    [text] = told(puno, "hace 10 días")  # what is told once instead: that it is over
    assert "no se recibió: venció el viernes 15 de enero (" in text
    assert "se recibía hasta el viernes 22 de enero" in text
    assert puno.labels == []


@pytest.mark.both_databases
async def test_a_region_with_an_extension_is_reminded_by_its_own_deadline(
    staffed: Bot, puno: Player, tacna: Player, odes: Player
) -> None:
    async with staffed.database.transaction() as session:
        row = await session.get(Expected, ("2020-II", "tacna"))
        assert row is not None
        row.extended_to = date(2021, 1, 29)
    await clock_says(staffed, "2021-01-15T08:30")
    assert len(told(puno, "vence hoy")) == 1
    assert told(tacna, "vence hoy") == []
    await clock_says(staffed, "2021-01-22T09:00")
    assert len(told(tacna, "vence el viernes 29 de enero, faltan 7 días")) == 1
    assert "Tacna (prórroga hasta el viernes 29 de enero)" in odes.last_text


@pytest.mark.both_databases
async def test_somebody_with_several_duties_gets_one_message(staffed: Bot, puno: Player) -> None:
    await staffed.give_focal(101, "tacna")
    await clock_says(staffed, "2021-01-08T08:30")
    [text] = told(puno, "faltan 7 días")
    assert "DRTPE Puno" in text
    assert "DRTPE Tacna" in text
    assert puno.labels == [
        "📝 Empezar: Puno · II Semestre 2020",
        "📝 Empezar: Tacna · II Semestre 2020",
        "⏳ Pedir más plazo",
    ]


@pytest.mark.both_databases
async def test_who_is_answering_is_reminded_ten_minutes_after_the_last_answer(
    staffed: Bot, puno: Player
) -> None:
    await clock_says(staffed, "2021-01-08T08:25")
    await puno.send("/reportar")
    await puno.click("Empezar")
    await clock_says(staffed, "2021-01-08T08:34")
    assert told(puno, "faltan 7 días.\n") == []
    await clock_says(staffed, "2021-01-08T08:36")
    assert len(told(puno, "faltan 7 días.\n")) == 1


async def test_from_the_third_day_late_the_director_is_told_and_from_the_seventh_odes(
    staffed: Bot, director: Player, odes: Player
) -> None:
    await clock_says(staffed, "2021-01-15T09:00")
    assert told(director, "DRTPE Puno venció") == []
    await clock_says(staffed, "2021-01-18T09:00")
    [text] = told(director, "DRTPE Puno venció el viernes 15 de enero (hace 3 días)")
    assert "A cargo de: Punto focal Puno, Punto focal Puno (suplente)." in text
    assert told(odes, "siete días o más") == []
    await clock_says(staffed, "2021-01-22T09:00")
    [text] = told(odes, "siete días o más")
    assert "Vencían el viernes 15 de enero:\n• Amazonas, " in text
    assert "• Tacna, II Semestre 2020: sin empezar (Punto focal Tacna)" in text
    assert "• Amazonas, II Semestre 2020: sin empezar (nadie tiene acceso)" in text
    assert text.startswith("Buen día, ODES.\n\nII Semestre 2020: 1 de 21 recibidos; venció el")
    assert "sin fecha de cierre" in text
    await odes.click("Fijar el cierre")
    assert "¿Hasta qué día se reciben reportes tardíos" in odes.last_text
    await odes.click("de febrero")
    assert "Cierre: sin fecha → " in odes.last_text


@pytest.mark.both_databases
async def test_a_report_returned_late_is_reminded_of_only_by_what_comes_after(
    staffed: Bot, puno: Player, director: Player, odes: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    await clock_says(staffed, "2021-01-19T10:00")
    await director.click("Devolver")
    await director.click("Todo el reporte")
    await director.send("Revíselo")
    await director.click("Devolver")
    await staffed.pass_time(timedelta(minutes=1))
    assert "devolvió el reporte" in puno.last_text
    assert told(director, "DRTPE Puno venció") == []
    await clock_says(staffed, "2021-01-22T08:30")
    [text] = told(puno, "DRTPE Puno venció el viernes 15 de enero (hace 7 días)")
    assert "Fue observado: corríjalo y envíelo de nuevo." in text
    assert "Disculpe" not in text
    [text] = told(director, "DRTPE Puno venció")
    assert "Fue observado y está por corregirse." in text
    assert "Disculpe" not in text
    assert "corríjalo" not in text
    [text] = told(odes, "siete días o más")
    assert "• Puno, II Semestre 2020: observado, por corregir (Punto focal Puno" in text


@pytest.mark.both_databases
async def test_odes_learns_at_nine_how_many_reports_came_and_since_when(
    staffed: Bot, puno: Player, director: Player, odes: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await clock_says(staffed, "2021-01-06T09:00")
    assert odes.last_text == (
        "Buen día, ODES.\n\nII Semestre 2020: 1 de 21 recibidos; "
        "vence el viernes 15 de enero, faltan 9 días.\nNada falló."
    )
    await send_report(puno)
    await staffed.puntual.scheduler.seal()
    folder = staffed.settings.evidence_folder
    [(noted_on, head)] = read_heads(folder, open_key(folder)).heads
    assert noted_on == "2021-01-06"
    await clock_says(staffed, "2021-01-07T09:00")
    assert "1 de 21 recibidos" in odes.last_text
    assert f"Huella del registro: {head.number}:{head.hash[:16]}" in odes.last_text
    await director.click("Aprobar")
    await clock_says(staffed, "2021-01-08T09:00")
    assert "2 de 21 recibidos" in odes.last_text
    assert "Desde el aviso anterior: Puno." in odes.last_text
    assert "Sin empezar (1): Tacna." in odes.last_text
    assert "Sin persona registrada, invite con /invitar (18): Amazonas, " in odes.last_text


async def test_after_a_day_down_the_reminder_begs_pardon(staffed: Bot, puno: Player) -> None:
    await clock_says(staffed, "2021-01-13T10:00")
    [text] = told(puno, "faltan 2 días")
    assert "Disculpe que este aviso le llegue con retraso." in text


async def test_at_night_and_at_weekends_nobody_is_written_to(staffed: Bot, puno: Player) -> None:
    for moment in ("2021-01-14T07:00", "2021-01-14T18:00", "2021-01-16T10:00"):
        await clock_says(staffed, moment)
    assert told(puno, "vence") + told(puno, "venció") == []


async def test_odes_is_not_told_at_once_of_a_period_that_it_has_just_opened(
    staffed: Bot, odes: Player
) -> None:
    await clock_says(staffed, "2021-01-12T09:00")
    before = len(odes.texts)
    await clock_says(staffed, "2021-01-12T14:00")
    dates = PeriodDates(date(2021, 1, 12), date(2021, 1, 20))
    async with staffed.database.transaction() as session:
        now = staffed.simulator.now()
        await open_period(session, Period(2021, 1), dates, ["puno"], None, now)
    await clock_says(staffed, "2021-01-12T14:01")
    assert odes.texts[before:] == []
    await clock_says(staffed, "2021-01-13T09:00")
    assert "I Semestre 2021: 0 de 1 recibidos" in odes.last_text
