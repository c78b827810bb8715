"""The end of a duty, and of what its holder was doing with it."""

from datetime import datetime

from sqlmodel import col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.commands import menu_for
from storage.models import Duty, Person, Question, RowKind
from storage.outbox import outbox
from storage.people import duties, people


async def end_duty(
    session: AsyncSession, person: Person, duty: Duty, now: datetime, by: int | None
) -> None:
    """End a duty; reports stay with the region, the command menu follows the duties left."""
    await duties.end(session, duty, now, by)
    if person.telegram_id is None:
        return
    await session.exec(delete(Question).where(col(Question.chat_id) == person.telegram_id))
    await renew_commands(session, person, now)


async def renew_commands(session: AsyncSession, person: Person, now: datetime) -> None:
    """Renew the command menu of somebody whose duties changed."""
    if person.telegram_id is not None:
        left = await people.duties_of(session, person)
        payload = {"commands": [list(pair) for pair in menu_for(left)]}
        outbox.put(session, person.telegram_id, RowKind.COMMANDS, payload, now)
