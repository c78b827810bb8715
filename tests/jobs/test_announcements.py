"""What the cast is told of the year's schedule when the clock goes on.

It is Tuesday, the fifth of January, ten in the morning; the schedule is that of the annex.
"""

from datetime import date, time, timedelta

import pytest
from sqlmodel import col, select

from convenio.calendar.year_month import YearMonth
from convenio.schedule.move_rules import Move, When
from storage.models import Occasion, OccasionKind
from storage.people import people
from storage.schedule.attendance import Listed, activities_of, record_attendance
from storage.schedule.moves import reschedule
from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says, put_off_reminders, told

ANNOUNCED = "Actividades de fortalecimiento"
NO_PART = "Quiénes no participaron"
ASKED = "¿Participó su región"


async def find(bot: Bot, region: str, month: str, indicator: int) -> Listed:
    async with bot.database.transaction() as session:
        listed = await activities_of(session, [YearMonth.parse(month)], region)
    return next(each for each in listed if each.entry.activity.indicator == indicator)


async def move(bot: Bot, listed: Listed, to: Move) -> None:
    """ODES reschedules one activity."""
    async with bot.database.transaction() as session:
        odes = await people.find_person(session, 106)
        assert odes is not None
        seen = {listed.row: listed.entry.changes}
        assert await reschedule(session, seen, to, odes, bot.simulator.now())


@pytest.mark.both_databases
async def test_a_region_is_told_of_a_month_before_it_and_in_it(
    staffed: Bot, puno: Player, colleague: Player, director: Player, tacna: Player
) -> None:
    await clock_says(staffed, "2021-03-01T08:29")
    assert told(puno, ANNOUNCED) == []
    await clock_says(staffed, "2021-03-01T08:30")
    [text] = told(puno, ANNOUNCED)
    assert told(colleague, ANNOUNCED) == [text.replace("Puno.", "Puno (suplente).", 1)]
    [month] = told(director, ANNOUNCED)
    assert "Este mes, marzo" in month
    assert "abril" not in month
    assert "para Puno" in text
    assert "Este mes, marzo" in text
    assert "El próximo mes, abril" in text
    assert "• IdG 5, Agentes econ.: Acercamiento empresarial" in text
    assert "Día por confirmar. A cargo de MTPE/DGSNE" in text
    assert "para Tacna" in told(tacna, ANNOUNCED)[-1]


@pytest.mark.both_databases
async def test_a_tick_that_runs_twice_tells_once(staffed: Bot, puno: Player) -> None:
    for moment in ("2021-02-26T08:30", "2021-03-01T08:30", "2021-03-01T08:31", "2021-03-02T09:00"):
        await clock_says(staffed, moment)
        await clock_says(staffed, moment)
    assert len(told(puno, ANNOUNCED)) == 2  # of February's, and of March's
    assert "Disculpe" not in told(puno, ANNOUNCED)[1]


async def test_after_three_days_down_it_is_told_with_an_apology(staffed: Bot, puno: Player) -> None:
    await clock_says(staffed, "2021-03-04T10:00")
    [text] = told(puno, ANNOUNCED)
    assert text.startswith("Buen día, Punto focal Puno. Disculpe que este aviso le llegue con")


async def test_what_was_missed_for_too_long_is_recorded(staffed: Bot, puno: Player) -> None:
    await clock_says(staffed, "2021-05-10T10:00")
    async with staffed.database.transaction() as session:
        query = select(Occasion).where(Occasion.period == "2021-03", col(Occasion.missed) != "")
        missed = (await session.exec(query)).all()
    assert {(each.kind, each.lead, each.missed) for each in missed if each.region == "puno"} == {
        (OccasionKind.MONTH, -1, "a later one took its place"),
        (OccasionKind.MONTH, 0, "too late to be of use"),
        (OccasionKind.DIRECTOR_MONTH, 0, "too late to be of use"),
        (OccasionKind.ATTENDANCE, 1, "too late to be of use"),
    }
    assert "marzo" not in "".join(told(puno, ANNOUNCED) + told(puno, ASKED))


@pytest.mark.both_databases
async def test_a_day_that_is_set_is_told_a_week_and_a_day_before_and_on_it(
    staffed: Bot, tacna: Player
) -> None:
    listed = await find(staffed, "tacna", "2021-02", 10)
    when = When.on(date(2021, 2, 11), time(10))
    await move(staffed, listed, Move(when, "https://example.org/sala", "Refugio & asilo"))
    await clock_says(staffed, "2021-02-01T09:00")
    assert "Jueves 11 de febrero, a las 10:00. A cargo de MTPE/DGT, DRTPE" in tacna.last_text
    for moment, title in (
        ("2021-02-04T08:30", "El jueves 11 de febrero, en 7 días"),
        ("2021-02-10T08:30", "Mañana, jueves 11 de febrero"),
        ("2021-02-11T08:30", "Hoy, jueves 11 de febrero"),
    ):
        await clock_says(staffed, moment)
        assert title in tacna.last_text
        assert "A las 10:00. A cargo de" in tacna.last_text
        assert "Tema: Refugio & asilo" in tacna.last_text
        assert "Enlace: https://example.org/sala" in tacna.last_text
    await clock_says(staffed, "2021-02-11T11:00")
    assert len(told(tacna, "11 de febrero")) == 4


async def test_what_is_told_with_its_day_is_not_told_again_with_its_month(
    staffed: Bot, tacna: Player
) -> None:
    """A week before it is the first working day of its month."""
    listed = await find(staffed, "tacna", "2021-02", 10)
    await move(staffed, listed, Move(When.on(date(2021, 2, 8), time(10))))
    await clock_says(staffed, "2021-02-01T08:30")
    [text] = told(tacna, "Este mes, febrero")
    assert "El lunes 8 de febrero, en 7 días\n• IdG 10" in text
    assert text.count("IdG 10") == 1


@pytest.mark.both_databases
async def test_what_is_rescheduled_between_writing_and_sending_is_withdrawn(
    staffed: Bot, tacna: Player
) -> None:
    listed = await find(staffed, "tacna", "2021-02", 10)
    await move(staffed, listed, Move(When.on(date(2021, 2, 11), time(10))))
    await clock_says(staffed, "2021-02-01T08:30")
    await clock_says(staffed, "2021-02-10T08:30")
    await put_off_reminders(staffed, timedelta(hours=1))
    assert len(told(tacna, "Mañana, jueves 11 de febrero")) == 1
    listed = await find(staffed, "tacna", "2021-02", 10)
    await move(staffed, listed, Move(When.on(date(2021, 2, 25), time(10))))
    staffed.simulator.advance(timedelta(hours=1))
    staffed.puntual.delivery.wake()
    await staffed.puntual.delivery.drained()
    assert len(told(tacna, "Mañana, jueves 11 de febrero")) == 1
    await clock_says(staffed, "2021-02-18T09:00")
    assert "El jueves 25 de febrero, en 7 días" in tacna.last_text


@pytest.mark.both_databases
async def test_an_answer_between_writing_and_sending_withdraws_the_question(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    await clock_says(staffed, "2021-03-01T08:30")
    await put_off_reminders(staffed, timedelta(hours=1))
    await puno.click("Responder")
    for _ in range(3):
        await puno.click("✅ Sí")
    assert "está completo" in puno.last_text
    staffed.simulator.advance(timedelta(hours=1))
    staffed.puntual.delivery.wake()
    await staffed.puntual.delivery.drained()
    assert len(told(colleague, ASKED)) == 1


async def test_somebody_with_two_regions_gets_one_message(staffed: Bot, puno: Player) -> None:
    await staffed.give_focal(101, "tacna")
    await staffed.give_focal(101, "lima_metropolitana")
    await clock_says(staffed, "2021-03-01T08:30")
    [text] = told(puno, ANNOUNCED)
    assert "Lima Metropolitana, Puno, Tacna" in text
    await clock_says(staffed, "2021-04-05T08:30")
    assert puno.labels[-3:] == [
        "✍️ Responder: Lima Metropolitana · marzo de 2021",
        "✍️ Responder: Puno · marzo de 2021",
        "✍️ Responder: Tacna · marzo de 2021",
    ]


async def test_an_activity_moved_to_where_its_region_has_it_already_is_told_apart(
    staffed: Bot, puno: Player
) -> None:
    await staffed.give_focal(101, "tacna")
    await move(staffed, await find(staffed, "puno", "2021-03", 5), Move(When(4)))
    await clock_says(staffed, "2021-04-05T08:30")
    section = told(puno, ANNOUNCED)[-1].partition("El próximo mes")[0]
    assert "Puno, Tacna\n" in section
    assert "Puno, Puno" not in section
    await clock_says(staffed, "2021-05-03T08:30")
    names = [line for line in told(puno, ASKED)[-1].splitlines() if "IdG 5" in line]
    assert sum("(antes: marzo)" in name for name in names) == 1
    await puno.click("Responder: Puno")
    assert "con las empresas (antes: marzo)" in puno.last_text
    await puno.click("✅ Sí")
    assert puno.last_text.endswith("con las empresas")


async def test_lima_metropolitana_is_told_without_an_agreement(
    staffed: Bot, loreto: Player
) -> None:
    await staffed.end_duties(105)
    await staffed.give_focal(105, "lima_metropolitana")
    await clock_says(staffed, "2021-03-01T08:30")
    assert "para Lima Metropolitana" in told(loreto, ANNOUNCED)[0]


async def test_after_the_month_it_is_asked_who_took_part(staffed: Bot, puno: Player) -> None:
    await clock_says(staffed, "2021-03-01T08:30")
    [text] = told(puno, ASKED)
    assert "Puno · febrero de 2021\n• IdG 4: Estrategias de difusión" in text
    assert puno.labels == [
        "📝 Empezar: Puno · II Semestre 2020",
        "⏳ Pedir más plazo",
        "👥 Quiénes participan",
        "📅 Al calendario",
        "✍️ Responder: Puno · febrero de 2021",
    ]
    assert text.count("Buen día") == 1
    await clock_says(staffed, "2021-03-02T08:30")
    assert len(told(puno, ASKED)) == 1


async def test_silence_holds_for_the_schedule_too(staffed: Bot, puno: Player) -> None:
    await clock_says(staffed, "2021-02-26T10:00")
    before, asked = len(told(puno, ANNOUNCED)), len(told(puno, ASKED))
    await puno.send("/recordatorios")
    await puno.click("Silencio por una semana")
    await clock_says(staffed, "2021-03-01T08:30")
    [text] = told(puno, ANNOUNCED)[before:]
    assert "Este mes, marzo" in text
    assert "abril" not in text
    assert len(told(puno, ASKED)) == asked
    await clock_says(staffed, "2021-03-05T08:30")
    assert len(told(puno, ASKED)) == asked + 1
    assert "El próximo mes, abril" in told(puno, ANNOUNCED)[-1]


async def test_a_notice_leads_to_the_calendar_and_to_who_takes_part(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await clock_says(staffed, "2021-09-01T08:30")
    [text] = told(director, ANNOUNCED)
    assert "Encuentro macro regional" in text
    assert "Sin fecha todavía: 9 actividades. Se le avisará cuando la tengan." in text
    assert puno.labels == ["👥 Quiénes participan", "📅 Al calendario"]
    await puno.click("Quiénes participan")
    assert "Setiembre: " in puno.last_text
    assert "todas las regiones" in puno.last_text


@pytest.mark.both_databases
async def test_a_directorate_hears_what_its_indicator_brings_and_who_took_no_part(
    staffed: Bot, directorate: Player, tacna: Player
) -> None:
    await clock_says(staffed, "2021-02-01T08:30")
    [text] = told(directorate, ANNOUNCED)
    assert "de su dirección:\n\nEste mes, febrero\n• IdG 1, SOVIO: " in text
    assert "\n  Cajamarca, Lambayeque, Lima Provincias\n" in text
    assert "IdG 2" not in text
    await answer(staffed, "cajamarca", took_part=True)
    await answer(staffed, "lambayeque", took_part=False)
    await clock_says(staffed, "2021-03-12T17:00")
    assert told(directorate, NO_PART) == []
    await clock_says(staffed, "2021-03-15T08:30")
    [text] = told(directorate, NO_PART)
    assert "Participaron 1 de 3" in text
    assert "❌ No: Lambayeque (Falta de personal)" in text
    assert "❔ Sin respuesta: Lima Provinc." in text
    await directorate.click("Cronograma del IdG 1")
    assert "SOVIO" in directorate.last_text
    await clock_says(staffed, "2021-03-16T08:30")
    assert len(told(directorate, NO_PART)) == 1
    assert not told(tacna, NO_PART)


async def test_a_directorate_is_told_nothing_where_all_took_part(
    staffed: Bot, directorate: Player
) -> None:
    for region in ("cajamarca", "lambayeque", "lima_provincias"):
        await answer(staffed, region, took_part=True)
    await clock_says(staffed, "2021-03-15T08:30")
    assert told(directorate, NO_PART) == []


async def answer(bot: Bot, region: str, *, took_part: bool) -> None:
    """What a region says of February's activity of IdG 1."""
    listed = await find(bot, region, "2021-02", 1)
    async with bot.database.transaction() as session:
        odes = await people.find_person(session, 106)
        assert odes is not None
        reason = "" if took_part else "staff"
        now = bot.simulator.now()
        await record_attendance(session, listed, odes, now, took_part=took_part, reason=reason)
