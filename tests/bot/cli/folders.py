"""What is in the database of a command's folder, and what its commands owe to people."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeVar

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.example import demo
from storage.database import Database
from storage.models import Outbox, Person
from storage.people.people import find_person
from tests.commands import Cli

Result = TypeVar("Result")
FOCAL, COLLEAGUE, DIRECTOR, TACNA, LORETO, ODES, DIRECTORATE = range(101, 108)


def inside(cli: Cli, work: Callable[[AsyncSession], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        database = Database(f"sqlite:///{cli.folder / 'puntual.db'}")
        try:
            async with database.transaction() as session:
                return await work(session)
        finally:
            await database.close()

    return asyncio.run(run())


def let_in(cli: Cli) -> None:
    """The cast, with nothing owed to it yet."""

    async def load(session: AsyncSession) -> None:
        await demo.load_cast(session, datetime.now(UTC))
        for row in (await session.exec(select(Outbox))).all():
            await session.delete(row)

    inside(cli, load)


def told(cli: Cli, telegram_id: int) -> list[str]:
    """The messages owed to somebody of the cast, the oldest first."""

    async def owed(session: AsyncSession) -> list[str]:
        query = select(Outbox).where(Outbox.chat_id == telegram_id).order_by(col(Outbox.id))
        return [row.payload["text"] for row in (await session.exec(query)).all()]

    return inside(cli, owed)


async def cast_member(session: AsyncSession, telegram_id: int) -> Person:
    person = await find_person(session, telegram_id)
    assert person is not None
    return person
