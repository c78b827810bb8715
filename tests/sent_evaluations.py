"""Evaluations that a directorate sent, for tests of what becomes of their recommendations."""

from collections.abc import Sequence
from dataclasses import dataclass

from convenio.calendar.year_month import YearMonth
from convenio.evaluation.items import Item, ItemKind, Responsible
from storage.evaluations import drafts
from storage.models import PeriodRow
from storage.people import people
from tests.cast import Bot

BOTH_REGIONS = ("puno", "tacna")
MAY = YearMonth(2021, 5)


@dataclass(frozen=True)
class Asked:
    """A recommendation as a test asks for one."""

    text: str
    regions: tuple[str, ...] = BOTH_REGIONS
    responsible: Responsible = Responsible.OFFICES
    due: YearMonth | None = None
    activities: tuple[int, ...] = ()
    everybody: bool = False


async def recommend(
    bot: Bot, indicator: int, *asked: Asked, by: int = 107, period: str = "2020-II"
) -> None:
    """The directorate of an indicator sends an evaluation that recommends this."""
    items = [
        Item(
            indicator,
            ItemKind.RECOMMENDATION,
            one.text,
            one.regions,
            one.everybody,
            None,
            one.responsible,
            one.due,
            one.activities,
        )
        for one in asked
    ]
    await send_items(bot, indicator, items, by=by, period=period)


async def send_items(
    bot: Bot, indicator: int, items: Sequence[Item], *, by: int, period: str
) -> None:
    now = bot.simulator.now()
    async with bot.database.transaction() as session:
        person = await people.find_person(session, by)
        row = await session.get_one(PeriodRow, period)
        draft = await drafts.open_draft(session, row, indicator, person, now, "corrección")
        draft = await drafts.save_items(session, draft, items, person, now)
        await drafts.send(session, draft, [], ("puno", "tacna", "loreto"), person, now)
