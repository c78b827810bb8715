"""What was done before somebody tries: three states of a semester, each at three in the morning."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from storage.models import DayOff, Invitation, Role, StandIn
from storage.people.people import find_person
from tests.cast import Bot, Player
from tests.handlers.matrix.policy import FIGURE
from tests.handlers.matrix.rare_screens import (
    RARE_AFTER,
    RARE_BEFORE,
    Lead,
    corrected,
    newest,
)
from tests.handlers.new_schedule.test_new_schedule import NEW_YEAR, table
from tests.handlers.pending.ways import (
    DIRECTOR,
    FORM,
    METAS,
    ODES,
    PUNO,
    TWICE,
    Way,
    after,
    asked_for_contact,
    asked_for_time,
    asked_odes,
    attaching,
    clicks,
    evaluated,
    with_goals,
    with_recommendations,
    with_second_factor,
)
from tests.loreto import send_again

SUNDAY = datetime(2021, 1, 10, 8, 0, tzinfo=UTC)
TWO_WEEKS_LATER = SUNDAY + timedelta(weeks=2)
HOLIDAY = datetime(2021, 7, 28, 8, 0, tzinfo=UTC)


async def prepare(session: AsyncSession, now: datetime) -> None:
    """What people have done before: a day off, an alternate, and an invitation."""
    today = lima_day(now)
    numbers = {}
    for member in (102, 103):
        person = await find_person(session, member)
        assert person is not None
        numbers[member] = person.id or 0
    session.add(DayOff(day=today + timedelta(20), region="puno", reason="Aniversario", at=now))
    session.add(
        StandIn(
            region="puno",
            absent_id=numbers[103],
            person_id=numbers[102],
            first_day=today + timedelta(7),
            last_day=today + timedelta(9),
            role=Role.DIRECTOR,
            named_at=now,
            named_by=numbers[103],
        )
    )
    session.add(
        Invitation(
            code_hash="x",
            role=Role.FOCAL,
            region="ica",
            name="Ana",
            created_at=now,
            expires_at=now + timedelta(7),
        )
    )
    await session.flush()


async def sent(bot: Bot) -> Player:
    """With the figure that shows whose it is; one goal is missed."""
    puno = bot.player(101)
    await puno.send("/reportar")
    await puno.send(" ".join([FIGURE] * 11) + " 27")
    await puno.click("Guardar")
    await send_again(puno)
    return puno


SECURITY = clicks(ODES, "/seguridad")
BY_FILES: tuple[Way, ...] = (
    attaching(ODES, "/metas", TWICE, "metas.xlsx"),
    attaching(ODES, "/metas", METAS, "metas.xlsx"),
    attaching(ODES, "/cargar", table(NEW_YEAR), "programa.csv"),
    attaching(PUNO, "/reportar", FORM, "a.xlsx"),
)
IN_ADVANCE: tuple[Way, ...] = (
    clicks(ODES, "/convenios", "Convenio nuevo", typed="2024-2025"),
    clicks(ODES, "/periodos", "II Semestre 2020", "Regiones"),
    clicks(ODES, "/invitar", "Punto focal", "Puno"),
    clicks(ODES, "/invitar", "Dirección"),
    clicks(DIRECTOR, "/ausencia"),
    clicks(PUNO, "/dias", "Agregar un día: Puno", typed="29/1"),
    clicks(ODES, "/reprogramar", "9 Conciliación"),
    asked_for_contact,
)
STAGES: tuple[tuple[datetime, Sequence[Way], Sequence[Lead]], ...] = (
    (SUNDAY, (with_goals, asked_for_time, asked_odes), (*BY_FILES, *IN_ADVANCE, *RARE_BEFORE)),
    (
        TWO_WEEKS_LATER,
        (sent,),
        (newest("bridge"), corrected, newest("versions"), newest("changes")),
    ),
    (
        HOLIDAY,
        (evaluated, with_recommendations),
        (*RARE_AFTER, after(with_second_factor, SECURITY)),
    ),
)
