"""Messages that were sent with buttons, found again by what those buttons carry."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import table_of
from storage.models import Duty, Outbox, Person, Role, RowKind, RowState


@dataclass(frozen=True, slots=True)
class SentMessage:
    chat_id: int
    message_id: int
    payload: Mapping[str, Any]


async def deciders_chats(session: AsyncSession, region: str) -> list[int]:
    """The chats of those who decide, or once decided, on a region's report: directors and ODES."""
    directs = (Duty.role == Role.DIRECTOR) & (Duty.region == region)
    query = (
        select(Person.telegram_id)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(
            or_(Duty.role == Role.ODES, directs),
            col(Person.telegram_id).is_not(None),
            col(Person.unreachable_since).is_(None),
        )
        .distinct()
    )
    return [chat_id for chat_id in await session.exec(query) if chat_id is not None]


async def sent_with_buttons(
    session: AsyncSession, chats: Collection[int], since: datetime, data: Collection[str]
) -> list[SentMessage]:
    """The messages of these chats, owed since then and sent, with a button that carries `data`."""
    query = (
        select(Outbox.chat_id, Outbox.message_id, Outbox.payload)
        .where(
            col(Outbox.chat_id).in_(chats),
            Outbox.state == RowState.SENT,
            Outbox.kind == RowKind.SAY,
            col(Outbox.created_at) >= since,
        )
        .order_by(col(Outbox.id))
    )
    return [
        SentMessage(chat_id, message_id, payload)
        for chat_id, message_id, payload in await session.exec(query)
        if message_id is not None and any(carried in data for carried in _carried(payload))
    ]


async def pictures_to_enrol(session: AsyncSession, chat_id: int) -> list[int]:
    """The pictures in a chat that hold the secret of a second factor."""
    sent = (Outbox.chat_id == chat_id, Outbox.state == RowState.SENT)
    made_for = table_of(Outbox).c.payload["enrolment"]["salt"].as_string()
    query = select(Outbox.message_id).where(
        *sent, Outbox.kind == RowKind.PICTURE, made_for.is_not(None)
    )
    return [message_id for message_id in await session.exec(query) if message_id is not None]


def _carried(payload: Mapping[str, Any]) -> list[str]:
    return [data for row in payload.get("keyboard", ()) for _, data in row]
