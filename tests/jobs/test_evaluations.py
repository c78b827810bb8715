"""Directorates are reminded of what they have yet to evaluate, and ODES hears what is late.

The regions' deadline is Friday the 15th of January of 2021; that of Anexo 5, Friday, 12 February.
"""

from dataclasses import replace
from datetime import date, datetime

import pytest

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from handlers.forecast import Why
from jobs.plan import Plan, plan
from jobs.tracks import PlanFacts
from storage.evaluations.owed import DueEvaluation, OwedEvaluation
from storage.models import OccasionKind, PeriodRow, Role
from storage.reminders.occasions import Recipient
from tests.cast import Bot, Player
from tests.evaluations import (
    DUE,
    begin,
    evaluate_by,
    return_evaluation,
    send_evaluations,
    serves,
)
from tests.jobs.test_in_the_chat import clock_says
from tests.jobs.test_in_the_chat import told as told_in_chat
from tests.jobs.test_plan import DEADLINE, LONG_AGO, ODES, PERIOD, lima, told

SOVIO = OwedEvaluation(
    DueEvaluation(Period(2020, 2), INDICATORS[1], "", PERIOD.opens_on, DEADLINE, DUE)
)
PLAN = replace(SOVIO, owed=replace(SOVIO.owed, indicator=INDICATORS[2]))
DIRECTORATE = Recipient(7, 107, "Directorate", Role.PROPONENT, "", LONG_AGO, indicator=1)
OTHER = replace(DIRECTORATE, person_id=8, indicator=2)
E, U, A = OccasionKind.EVALUATION, OccasionKind.UNEVALUATED, OccasionKind.EVALUATED


def at(now: datetime, *readers: Recipient, owing: tuple[OwedEvaluation, ...] = (SOVIO,)) -> Plan:
    return plan(PlanFacts([], [], readers, [], evaluations=owing), now)


@pytest.mark.parametrize(
    ("moment", "lead"),
    [
        ("2021-01-13T08:30", None),  # 30 days before, but the regions may still report
        ("2021-01-28T08:29", None),
        ("2021-01-28T08:30", -15),
        ("2021-02-05T09:00", -7),
        ("2021-02-09T09:00", -3),
        ("2021-02-11T09:00", -1),
        ("2021-02-12T09:00", 0),
        ("2021-02-15T09:00", 3),  # the day after was a Saturday
        ("2021-02-19T09:00", 7),
        ("2021-02-27T09:00", None),
    ],
)
def test_a_directorate_is_reminded_from_the_regions_deadline_on(
    moment: str, lead: int | None
) -> None:
    expected = [] if lead is None else [(7, E, lead)]
    assert told(at(lima(moment), DIRECTORATE, OTHER)) == expected


def test_one_message_lists_all_that_is_owed_and_nothing_that_is_not_theirs() -> None:
    both = replace(DIRECTORATE, indicator=2)
    other_agreement = replace(OTHER, agreement="2022-2025")
    planned = at(lima("2021-02-05T09:00"), DIRECTORATE, both, other_agreement, owing=(SOVIO, PLAN))
    [message] = planned.messages
    assert [item.key.region for item in message.items] == ["idg1", "idg2"]
    came = replace(SOVIO, sent_at=lima("2021-02-01T10:00"))
    planned = at(lima("2021-02-05T09:00"), DIRECTORATE, both, owing=(came, PLAN))
    assert [item.key.region for [item] in [each.items for each in planned.messages]] == ["idg2"]
    assert [held.why for held in planned.held] == [Why.RECEIVED]


def test_an_extended_indicator_follows_its_own_deadline() -> None:
    later = replace(PLAN, owed=replace(PLAN.owed, deadline=date(2021, 2, 19)))
    both = replace(DIRECTORATE, indicator=2)
    planned = at(lima("2021-02-12T09:00"), DIRECTORATE, both, owing=(SOVIO, later))
    assert told(planned) == [(7, E, 0), (7, E, -7)]
    assert told(at(lima("2021-02-15T09:00"), ODES, owing=(SOVIO, later))) == [(3, U, 1)]
    assert told(at(lima("2021-02-22T09:00"), ODES, owing=(later,))) == [(3, U, 1)]


@pytest.mark.parametrize("published", [date(2021, 2, 1), date(2021, 2, 5)])
def test_nothing_is_said_once_it_is_published(published: date) -> None:
    over = replace(SOVIO, owed=replace(SOVIO.owed, published_on=published))
    assert told(at(lima("2021-02-05T09:00"), DIRECTORATE, ODES, owing=(over,))) == []


def test_fewer_and_silence_are_as_for_regions() -> None:
    fewer = replace(DIRECTORATE, fewer=True)
    silent = replace(DIRECTORATE, silent_until=date(2021, 3, 1))
    days = ("2021-02-05", "2021-02-09", "2021-02-12", "2021-02-19")
    moments = [lima(f"{day}T09:00") for day in days]
    assert [told(at(moment, fewer)) for moment in moments] == [
        [(7, E, lead)] for lead in (-7, -7, 0, 7)
    ]
    assert [told(at(moment, silent)) for moment in moments] == [[], [], [(7, E, 0)], []]


@pytest.mark.parametrize(
    ("moment", "lead"),
    [("2021-02-12T18:30", None), ("2021-02-15T08:30", 1), ("2021-02-19T08:30", 7)],
)
def test_odes_is_alerted_the_working_day_after_and_a_week_later(
    moment: str, lead: int | None
) -> None:
    assert told(at(lima(moment), ODES)) == ([] if lead is None else [(3, U, lead)])
    came = replace(SOVIO, sent_at=lima("2021-02-12T18:00"))
    assert [kind for _, kind, _ in told(at(lima(moment), ODES, owing=(came, PLAN)))] == (
        [] if lead is None else [U]
    )


def test_odes_hears_once_that_all_have_come_and_never_before() -> None:
    late = lima("2021-02-16T19:00")  # after the hours of sending
    came = replace(SOVIO, sent_at=late, received_at=late, late=True)
    assert told(at(lima("2021-02-16T19:01"), ODES, owing=(came, PLAN))) == []
    [message] = at(lima("2021-02-17T08:30"), ODES, owing=(came, PLAN)).messages
    assert [(item.key.kind, item.key.region) for item in message.items] == [(U, "idg2")]
    both = (replace(came, late=False), replace(PLAN, sent_at=late, received_at=late))
    [message] = at(lima("2021-02-17T08:30"), ODES, owing=both).messages
    assert [(item.key.kind, item.key.region) for item in message.items] == [(A, "")]


def test_what_was_due_before_the_deadline_was_set_is_not_told() -> None:
    just = replace(SOVIO, stands_since=lima("2021-02-09T10:00"))
    assert told(at(lima("2021-02-09T10:01"), DIRECTORATE, owing=(just,))) == []
    assert told(at(lima("2021-02-11T08:30"), DIRECTORATE, owing=(just,))) == [(7, E, -1)]


@pytest.mark.both_databases
async def test_a_directorate_is_reminded_of_what_it_owes_until_all_has_come(
    staffed: Bot, odes: Player, directorate: Player, puno: Player
) -> None:
    await evaluate_by(staffed)
    await serves(staffed, 107, 3)
    await begin(staffed, 3)
    await clock_says(staffed, "2021-01-15T09:00")
    assert told_in_chat(directorate, "Anexo 5") == []
    await clock_says(staffed, "2021-02-05T08:30")
    [text] = told_in_chat(directorate, "La evaluación (Anexo 5) del II Semestre 2020 vence")
    assert "viernes 12 de febrero, faltan 7 días. Faltan 2:\n• IdG 1, SOVIO: sin empezar" in text
    assert f"• IdG 3, {INDICATORS[3].short_name}: borrador" in text
    assert directorate.data_of("Evaluar · II Semestre 2020") == "evaluate:2020-II"
    await send_evaluations(staffed, 3)
    await clock_says(staffed, "2021-02-12T08:30")
    text = told_in_chat(directorate, "La evaluación (Anexo 5)")[-1]
    assert "Falta 1:\n• IdG 1, SOVIO: sin empezar" in text
    assert "IdG 3" not in text
    await return_evaluation(staffed, 3)
    await clock_says(staffed, "2021-02-15T08:30")
    text = told_in_chat(directorate, "La evaluación (Anexo 5)")[-1]
    assert f"IdG 3, {INDICATORS[3].short_name}: observado" in text
    assert told_in_chat(puno, "Anexo 5") == []
    await send_evaluations(staffed, *(number for number in INDICATORS))
    told_before = len(told_in_chat(directorate, "La evaluación (Anexo 5)"))
    await clock_says(staffed, "2021-02-19T08:30")
    assert len(told_in_chat(directorate, "La evaluación (Anexo 5)")) == told_before


@pytest.mark.both_databases
async def test_odes_is_told_what_is_late_by_directorate_and_once_that_all_has_come(
    staffed: Bot, odes: Player, directorate: Player
) -> None:
    await evaluate_by(staffed)
    await send_evaluations(staffed, *(number for number in INDICATORS if number not in (1, 4)))
    await clock_says(staffed, "2021-02-15T08:30")
    [text] = told_in_chat(odes, "Faltan 2 evaluaciones (Anexo 5)")
    assert "II Semestre 2020; vencían el viernes 12 de febrero:" in text
    proponent = INDICATORS[1].proponent
    assert f"• IdG 1, SOVIO: sin empezar. {proponent} (Dirección proponente IdG 1)" in text
    assert f"IdG 4, {INDICATORS[4].short_name}: sin empezar. " in text
    assert f"{INDICATORS[4].proponent} (nadie tiene acceso)" in text
    await clock_says(staffed, "2021-02-15T08:31")
    assert len(told_in_chat(odes, "evaluaciones (Anexo 5)")) == 1
    await send_evaluations(staffed, 1)
    await clock_says(staffed, "2021-02-15T10:00")
    assert told_in_chat(odes, "Se recibieron todas") == []
    await send_evaluations(staffed, 4)
    await clock_says(staffed, "2021-02-15T11:00")
    text = told_in_chat(odes, "Se recibieron todas")[-1]
    assert (
        "✅ Se recibieron todas las evaluaciones (Anexo 5) del II Semestre 2020: 12 de 12." in text
    )
    await send_evaluations(staffed, 4)  # a correction
    await clock_says(staffed, "2021-02-19T09:00")
    assert len(told_in_chat(odes, "Se recibieron todas")) == 1
    assert len(told_in_chat(odes, "Falta")) == 1


async def test_what_came_meanwhile_is_not_asked_for_and_the_forecast_tells_of_both(
    staffed: Bot, odes: Player, directorate: Player
) -> None:
    await evaluate_by(staffed)
    await clock_says(staffed, "2021-02-04T18:30")
    await odes.send("/proximos")
    assert "Recordatorio del Anexo 5: II Semestre 2020, 7 días antes del vencimiento" in (
        odes.last_text
    )
    assert "a Dirección proponente IdG 1 (IdG 1)" in odes.last_text
    async with staffed.database.transaction() as session:
        row = await session.get_one(PeriodRow, "2020-II")
        row.published_on = date(2021, 2, 5)
        session.add(row)
    await clock_says(staffed, "2021-02-05T08:30")
    assert told_in_chat(directorate, "La evaluación (Anexo 5)") == []
