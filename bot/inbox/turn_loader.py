"""The turn of an update: who writes and the chat's state, loaded at its beginning."""

from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update

from convenio.typed.clean_text import one_line
from handlers.turn import Turn
from storage.models import Person, Question
from storage.outbox.chat_state import load_chat_state
from storage.outbox.outbox import answer_at_once

SEEN_EVERY = timedelta(minutes=1)
KEPT_BY_TELEGRAM = timedelta(days=1)  # a message that says to be older does not know when it was
CLOCKS_APART = timedelta(seconds=3)  # that Telegram's clock, of whole seconds, and ours may be


async def load_turn(
    session: AsyncSession,
    update: Update,
    now: datetime,
    bot_username: str,
    came_at: datetime | None = None,
) -> Turn | None:
    """The turn of an update; None for what isn't a person's private chat."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or chat.type != "private" or chat.id != user.id:
        return None
    answer_at_once(session, chat.id)
    at_hand = await load_chat_state(session, chat.id, user.id)
    if at_hand.person is not None and update.my_chat_member is None:
        _note_seen(at_hand.person, now)
    return Turn(
        update=update,
        now=now,
        session=session,
        chat_id=chat.id,
        telegram_id=user.id,
        telegram_name=one_line(user.full_name or ""),  # of a client that leaves it out
        person=at_hand.person,
        duties=at_hand.duties,
        question=at_hand.question,
        card=at_hand.card,
        bot_username=bot_username,
        early=_is_early(update, at_hand.question, came_at),
    )


def _is_early(update: Update, question: Question | None, came_at: datetime | None) -> bool:
    """Tell whether a message was written before the chat's question could be seen."""
    if update.message is None or question is None:
        return False
    written_at: object = update.message.date
    waited = (
        isinstance(written_at, datetime)  # what does not come from Telegram may lack it
        and timedelta() < question.asked_at - written_at - CLOCKS_APART < KEPT_BY_TELEGRAM
    )
    return waited or (came_at is not None and came_at < question.asked_at)


def _note_seen(person: Person, now: datetime) -> None:
    """Note to the minute that somebody was seen, and that they can be reached."""
    if person.unreachable_since or not person.seen_at or now - person.seen_at > SEEN_EVERY:
        person.seen_at, person.unreachable_since = now, None
