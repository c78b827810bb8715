"""A director is reminded of what waits for their approval, until it is decided."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from storage.models import OccasionKind, RowState, Version
from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says, put_off_reminders
from tests.jobs.test_in_the_chat import told as told_in_chat
from tests.jobs.test_plan import DIRECTOR, FOCAL, LONG_AGO, at, lima, told
from tests.loreto import GOALS, send_report

WAITS = "Un reporte espera su aprobación"
SENT_ON_FRIDAY = Version(
    id=1,
    period="2020-II",
    region="puno",
    number=1,
    opened_at=LONG_AGO,
    sent_at=lima("2021-01-08T15:00"),
)


@pytest.mark.parametrize(
    ("moment", "lead"),
    [
        ("2021-01-11T08:29", None),
        ("2021-01-11T08:30", 1),
        ("2021-01-12T09:00", 2),
        ("2021-01-13T09:00", 3),
        ("2021-01-14T09:00", 3),  # as long as it is of use, if it was not told
        ("2021-01-21T09:00", None),
    ],
)
def test_on_each_of_three_working_days_the_director_and_nobody_else_is_told(
    moment: str, lead: int | None
) -> None:
    found = told(at(lima(moment), FOCAL, DIRECTOR, owing=(), waiting=[SENT_ON_FRIDAY]))
    expected = [] if lead is None else [(2, OccasionKind.APPROVAL, lead)]
    assert found == expected


def test_who_wants_fewer_is_told_twice_and_a_silence_ends_before_the_last() -> None:
    fewer = replace(DIRECTOR, fewer=True)
    silent = replace(DIRECTOR, silent_until=date(2021, 1, 29))

    def leads(reader: object, day: int) -> list[int]:
        assert isinstance(reader, type(DIRECTOR))
        moment = lima(f"2021-01-{day}T09:00")
        return [lead for *_, lead in told(at(moment, reader, owing=(), waiting=[SENT_ON_FRIDAY]))]

    assert [leads(fewer, day) for day in (11, 12, 13)] == [[1], [1], [3]]
    assert [leads(silent, day) for day in (11, 12, 13)] == [[], [], [3]]


@pytest.mark.both_databases
async def test_the_director_is_reminded_with_a_button_until_it_is_decided(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    await clock_says(staffed, "2021-01-06T08:30")
    await clock_says(staffed, "2021-01-06T17:00")
    [text] = told_in_chat(director, WAITS)
    assert "DRTPE Puno, II Semestre 2020, enviado el martes 5 de enero." in text
    assert "Desde el viernes 8 de enero ODES puede recibirlo sin ella." in text
    await clock_says(staffed, "2021-01-08T08:30")
    assert "Desde hoy ODES puede recibirlo sin ella." in director.last_text
    await director.click("Ver y decidir: Puno · II Semestre 2020")
    await director.click("Aprobar")
    await clock_says(staffed, "2021-01-11T08:30")
    assert len(told_in_chat(director, WAITS)) == 2


@pytest.mark.both_databases
async def test_what_was_sent_again_is_reminded_of_anew(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    await clock_says(staffed, "2021-01-06T08:30")
    await director.click("Ver y decidir")
    await director.click("Devolver")
    await director.click("Todo el reporte")
    await director.send("Falta el acta")
    await director.click("Devolver")
    await clock_says(staffed, "2021-01-07T08:30")
    assert len(told_in_chat(director, WAITS)) == 1
    for label in ("Corregir el reporte", "Revisar y enviar", "Enviar", "Sí, enviar"):
        await puno.click(label)
    await clock_says(staffed, "2021-01-08T08:30")
    assert "enviado el jueves 7 de enero" in told_in_chat(director, WAITS)[-1]


async def test_a_reminder_that_waited_past_the_decision_is_withdrawn(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    await clock_says(staffed, "2021-01-06T08:30")
    await put_off_reminders(staffed, timedelta(hours=1))
    await director.click("Ver y decidir")
    await director.click("Aprobar")
    staffed.simulator.advance(timedelta(hours=1))
    staffed.puntual.delivery.wake()
    await staffed.puntual.delivery.drained()
    assert len(told_in_chat(director, WAITS)) == 1
    [withdrawn] = [
        row
        for row in await staffed.undelivered()
        if row.about and "items" in row.about and row.about["items"][0]["kind"] == "approval"
    ]
    assert withdrawn.state is RowState.WITHDRAWN


async def test_after_the_closing_its_director_is_reminded_of_it_and_odes_told_once(
    staffed: Bot, puno: Player, director: Player, odes: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await staffed.close_period(date(2021, 1, 5))
    await send_report(puno)
    for day in ("06", "07"):
        await clock_says(staffed, f"2021-01-{day}T08:30")
    assert len(told_in_chat(director, WAITS)) == 2
    [text] = told_in_chat(odes, "fue el último día")
    missing, waiting = text.split("🖊 Un reporte enviado sigue sin la aprobación de su dirección")
    assert "No se recibieron 19 reportes:\n• Amazonas, " in missing
    assert "Puno" not in missing
    assert "\n• Puno, II Semestre 2020: enviado el martes 5 de enero\n\n" in waiting
    await odes.click("Ver lo que está por aprobar")
    assert "Puno" in odes.last_text


async def test_odes_sees_it_in_the_week_to_come(staffed: Bot, puno: Player, odes: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    await odes.send("/proximos")
    assert (
        "Recordatorio de aprobación: II Semestre 2020, 1 día hábil después de su envío,"
        " a Director Puno (Puno)" in odes.last_text
    )


def test_what_is_told_at_night_s_end_is_not_foreseen_as_a_reminder_too() -> None:
    sent_at_night = SENT_ON_FRIDAY.model_copy(update={"sent_at": lima("2021-01-08T20:00")})
    planned = at(lima("2021-01-10T12:00"), DIRECTOR, owing=(), waiting=[sent_at_night])
    assert planned.held == ()


async def test_what_was_sent_at_night_is_not_reminded_of_when_it_is_told(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await clock_says(staffed, "2021-01-05T20:00")
    await send_report(puno)
    await clock_says(staffed, "2021-01-06T08:30")
    assert len(told_in_chat(director, "Espera su aprobación")) == 1
    assert told_in_chat(director, WAITS) == []
    await clock_says(staffed, "2021-01-07T08:30")
    assert len(told_in_chat(director, WAITS)) == 1
