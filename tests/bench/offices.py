"""As many offices as a bench needs, each with a focal point and the twelve goals of a semester.

The catalogue has 26 regions; a bench wants each chat to have a draft of its own, so that it adds
offices of its own to the catalogue, in its own processes only.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import cast

from bot.example import demo
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS, Region
from handlers.invitation.access import admit, give_duty
from handlers.views import View
from storage.database import Database
from storage.models import Expected, Goal, PeriodRow, Position, Role, RowKind
from storage.outbox import outbox

PERIOD = "2020-II"


def office(number: int) -> str:
    return f"banco_{number}"


def add_to_catalogue(count: int) -> None:
    catalogue = cast(dict[str, Region], REGIONS)
    for number in range(count):
        catalogue[office(number)] = Region(office(number), f"Banco {number}", "DRTPE")


async def prepare(database_url: str, count: int, first_chat: int, *, owed_to_each: int = 0) -> None:
    """An open period in which each of so many offices owes a report, and messages owed to all."""
    database = Database(database_url)
    await database.migrate()
    async with database.transaction() as session:
        deadline = date(2099, 1, 15)
        await session.merge(PeriodRow(code=PERIOD, opens_on=date(2020, 12, 15), deadline=deadline))
        await session.flush()
        for number in range(count):
            region = office(number)
            session.add(Expected(period=PERIOD, region=region))
            for indicator in INDICATORS:
                goal = Decimal(10)
                session.add(
                    Goal(
                        period=PERIOD,
                        region=region,
                        indicator=indicator,
                        programmed=goal,
                        loaded_at=demo.NOW,
                    )
                )
            person = await admit(session, first_chat + number, f"Banco {number}", demo.NOW)
            await give_duty(session, person, Position(Role.FOCAL, region), demo.NOW)
        for message in range(owed_to_each):
            for number in range(count):
                payload = View(f"Aviso {message}").payload
                outbox.put(session, first_chat + number, RowKind.SAY, payload, datetime.now(UTC))
    await database.close()
