"""The turn of an update: who writes and the chat's state, loaded at its beginning."""

from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update

from handlers.context import Turn
from storage.models import Person
from storage.outbox.chat_state import load_chat_state

SEEN_EVERY = timedelta(minutes=1)


async def load_turn(
    session: AsyncSession, update: Update, now: datetime, bot_username: str
) -> Turn | None:
    """The turn of an update; None for what isn't a person's private chat."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or chat.type != "private" or chat.id != user.id:
        return None
    at_hand = await load_chat_state(session, chat.id, user.id)
    if at_hand.person is not None and update.my_chat_member is None:
        _note_seen(at_hand.person, now)
    return Turn(
        update=update,
        now=now,
        session=session,
        chat_id=chat.id,
        telegram_id=user.id,
        telegram_name=user.full_name,
        person=at_hand.person,
        duties=at_hand.duties,
        question=at_hand.question,
        card=at_hand.card,
        bot_username=bot_username,
    )


def _note_seen(person: Person, now: datetime) -> None:
    """Note to the minute that somebody was seen, and that they can be reached."""
    if person.unreachable_since or not person.seen_at or now - person.seen_at > SEEN_EVERY:
        person.seen_at, person.unreachable_since = now, None
