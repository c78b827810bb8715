"""Evaluations (Anexo 5) as tests need them: their deadline, somebody who owes them, one sent."""

from datetime import date

from convenio.evaluation.items import Claim, Item, ItemKind
from handlers.invitation.access import give_duty
from storage.evaluations.drafts import give_back, open_draft, save_items, send
from storage.evaluations.evaluations import newest
from storage.models import PeriodAct, PeriodChange, PeriodRow, Position, Role
from storage.people.people import find_person
from tests.cast import Bot

PERIOD, DUE = "2020-II", date(2021, 2, 12)


async def evaluate_by(bot: Bot, due: date = DUE) -> None:
    """ODES set the deadline of the evaluations, before the regions reported."""
    async with bot.database.transaction() as session:
        row = await session.get_one(PeriodRow, PERIOD)
        row.evaluated_by = due
        session.add(row)
        session.add(
            PeriodChange(
                period=PERIOD,
                act=PeriodAct.CHANGED,
                at=bot.simulator.now(),
                before={"evaluated_by": None},
                after={"evaluated_by": due.isoformat()},
            )
        )


async def serves(bot: Bot, chat: int, *indicators: int, agreement: str = "") -> None:
    """That person serves the directorates of these indicators, too."""
    async with bot.database.transaction() as session:
        person = await find_person(session, chat)
        assert person is not None
        for number in indicators:
            position = Position(Role.PROPONENT, indicator=number, agreement=agreement)
            await give_duty(session, person, position, bot.simulator.now())


async def begin(bot: Bot, *indicators: int) -> None:
    """Drafts of these indicators, with nothing said yet."""
    async with bot.database.transaction() as session:
        row = await session.get_one(PeriodRow, PERIOD)
        for number in indicators:
            await open_draft(session, row, number, None, bot.simulator.now())


async def send_evaluations(bot: Bot, *indicators: int) -> None:
    """These indicators' evaluations arrive now."""
    async with bot.database.transaction() as session:
        row, now = await session.get_one(PeriodRow, PERIOD), bot.simulator.now()
        for number in indicators:
            draft = await open_draft(session, row, number, None, now)
            said = Item(number, ItemKind.CONCLUSION, "Cumplió.", ("puno",), claim=Claim.MET)
            draft = await save_items(session, draft, [said], None, now)
            await send(session, draft, [], ["puno"], None, now)


async def return_evaluation(bot: Bot, indicator: int) -> None:
    """ODES returns what was received."""
    async with bot.database.transaction() as session:
        row = await session.get_one(PeriodRow, PERIOD)
        [evaluation] = await newest(session, row, [indicator])
        assert await give_back(session, evaluation, "Falta Puno", None, bot.simulator.now())
