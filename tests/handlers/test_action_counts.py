"""How many actions (messages and presses) it takes a person to do what they do often.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

from sqlmodel import select

from convenio.report.stages import Stage
from storage.models import FigureRow, Invitation, Nudge, Role
from tests.cast import Bot, Player
from tests.handlers.attendance.test_attendance import answers
from tests.handlers.loreto_report import stages
from tests.handlers.rescheduling.test_rescheduling import entries
from tests.jobs.test_in_the_chat import clock_says
from tests.loreto import GOALS

EXECUTED = (60, 45, 30, 10, 89, 58, 7, 25, 66, 1, 33, 27)  # five are below their goal


class Counted:
    """Somebody of the cast whose actions are counted."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.actions = 0

    async def send(self, text: str) -> None:
        self.actions += 1
        await self.player.send(text)

    async def click(self, label: str) -> None:
        self.actions += 1
        await self.player.click(label)


async def test_an_activity_is_moved_in_three(staffed: Bot, odes: Player) -> None:
    counted = Counted(odes)
    await counted.send("/reprogramar 4 puno")
    await counted.click("Abril")
    await counted.click("Reprogramar y avisar a 2")
    assert counted.actions == 3
    assert [entry.month for entry in await entries(staffed, "puno", 4, 1)] == [4, 6]


async def test_all_are_reminded_from_estado_in_two(staffed: Bot, odes: Player) -> None:
    counted = Counted(odes)
    await counted.send("/estado")
    await counted.click("Recordar a las que faltan (3 personas)")
    assert counted.actions == 2
    async with staffed.database.transaction() as session:
        assert len((await session.exec(select(Nudge))).all()) == 3


async def test_a_region_without_anybody_is_invited_from_its_page_in_two(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/estado")
    await odes.click("∅ Tumbes")
    counted = Counted(odes)
    await counted.click("Invitar a su punto focal")
    await counted.send("Rosa Quispe")
    assert counted.actions == 2
    async with staffed.database.transaction() as session:
        (row,) = (await session.exec(select(Invitation))).all()
    assert (row.role, row.region, row.name) == (Role.FOCAL, "tumbes", "Rosa Quispe")


async def test_a_report_is_returned_in_three_and_what_confirms_it_is_the_fourth(
    staffed: Bot, sent: int, director: Player
) -> None:
    counted = Counted(director)
    await counted.send("/aprobar")
    await counted.click("Devolver")
    await counted.send("Falta el acta")
    assert counted.actions == 3
    await counted.click("↩️ Devolver")
    assert await stages(staffed) == [Stage.RETURNED]


async def test_a_report_pasted_with_goals_and_five_missed_is_sent_in_six(
    staffed: Bot, puno: Player
) -> None:
    counted = Counted(puno)
    lines = zip(range(1, 13), GOALS, EXECUTED, strict=True)
    table = "\n".join(f"{number}\t{goal}\t{done}" for number, goal, done in lines)
    await counted.send(f"IdG\tMeta\tEjecutado\n{table}")
    await counted.click("Guardar")
    await counted.click("La misma causa para las 5 que faltan")
    await counted.click("Falta de personal")
    assert "✓ Causa de los IdG 2, 3, 8, 11, 12: Falta de personal." in puno.last_text
    await counted.click("Enviar")
    await counted.click("Sí, enviar")
    assert counted.actions == 6
    assert await stages(staffed) == [Stage.WAITING]
    async with staffed.database.transaction() as session:
        rows = await session.exec(select(FigureRow).where(FigureRow.cause == "staff"))
        assert sorted(row.indicator for row in rows) == [2, 3, 8, 11, 12]


async def test_a_month_of_activities_is_answered_in_two(staffed: Bot, puno: Player) -> None:
    await clock_says(staffed, "2021-03-01T08:30")
    counted = Counted(puno)
    await counted.click("Responder: Puno")
    await counted.click("Sí a todas")
    assert counted.actions == 2
    assert [took_part for _, took_part, _, _ in await answers(staffed)] == [True] * 3
