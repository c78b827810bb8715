"""/efecto says what came after each reminder, from the clock's own records, and claims no cause."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import LIMA, Period
from convenio.report.stages import Act, Stage
from handlers.effect.sheet import effect_lines
from handlers.facts.office_facts import progress_facts
from storage.models import Occasion, OccasionKind, Transition, Version
from storage.people.people import find_person
from tests.cast import Bot, Player

AT = datetime(2021, 1, 8, 8, 30, tzinfo=LIMA)
PERIOD = Period(2020, 2)


async def remember(session: AsyncSession) -> None:
    """Puno, by two people, and Tacna were reminded a week and a day before.

    Tacna sends three hours later, is sent back, and sends again after the second reminder; of what
    was missed nobody was told.
    """
    for chat, region, lead, missed in (
        (101, "puno", -7, ""),
        (102, "puno", -7, ""),
        (104, "tacna", -7, ""),
        (101, "puno", -1, ""),
        (104, "tacna", -1, ""),
        (101, "puno", -30, "too late to be of use"),
    ):
        person = await find_person(session, chat)
        assert person is not None
        at = AT + timedelta(days=lead + 7)
        session.add(
            Occasion(
                period=PERIOD.code,
                region=region,
                person_id=person.id or 0,
                kind=OccasionKind.REMINDER,
                lead=lead,
                deadline=date(2021, 1, 15),
                due_at=at,
                decided_at=at,
                missed=missed,
            )
        )
    first, second = AT + timedelta(hours=3), AT + timedelta(days=8)
    for number, at, stage in ((1, first, Stage.RETURNED), (2, second, Stage.RECEIVED)):
        version = Version(
            period=PERIOD.code,
            region="tacna",
            number=number,
            opened_at=at,
            sent_at=at,
            stage=stage,
        )
        session.add(version)
        await session.flush()
        if stage is Stage.RETURNED:
            session.add(
                Transition(
                    version_id=version.id,
                    act=Act.RETURN,
                    before=Stage.RECEIVED,
                    after=stage,
                    role="odes",
                    at=at + timedelta(days=1),
                )
            )


@pytest.mark.both_databases
async def test_what_came_after_each_reminder_is_counted(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await odes.send("/efecto")
    assert "Todavía no se envió ningún recordatorio" in odes.last_text
    async with staffed.database.transaction() as session:
        await remember(session)
    await odes.send("/efecto")
    assert (
        "7 días antes del vencimiento: 2 regiones recordadas. Ya había enviado: 0."
        " En 24 horas: 1. En 3 días: 1. Más tarde: 0. No envió: 1"
    ) in odes.last_text
    assert (
        "1 día antes del vencimiento: 2 regiones recordadas. Ya había enviado: 0."
        " En 24 horas: 0. En 3 días: 1. Más tarde: 0. No envió: 1"
    ) in odes.last_text
    assert "no de su causa" in odes.last_text
    assert "30 días" not in odes.last_text
    await odes.click("Por región")
    assert "Puno: 2 recordatorios; ya enviado 0, en 24 h 0, en 3 días 0" in odes.last_text
    await odes.click("Por antelación")
    await odes.click("Llegadas")
    assert "Días con recordatorios: 2 (marcados)" in odes.last_text
    await odes.send("/efecto 2019-I")
    assert "No hay recordatorios de «2019-I»" in odes.last_text
    await odes.click("II Semestre 2020")
    assert "Qué vino después de cada recordatorio · II Semestre 2020" in odes.last_text
    await puno.send("/efecto")
    assert "recordadas" not in puno.last_text
    async with staffed.database.transaction() as session:
        lines = await effect_lines(session, (PERIOD.previous, PERIOD))
        facts = await progress_facts(session, PERIOD, date(2021, 2, 1))
    assert [(line.region, line.lead, line.reminded, line.never) for line in lines] == [
        ("todas", "7 días antes del vencimiento", 2, 1),
        ("todas", "1 día antes del vencimiento", 2, 1),
        ("Puno", "todos", 2, 2),
        ("Tacna", "todos", 2, 0),
    ]
    assert facts.current.reminded_on == (date(2021, 1, 8), date(2021, 1, 14))
