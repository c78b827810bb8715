"""The turn of an update: who writes and the chat's state, loaded at its beginning."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update

from convenio.calendar.periods import lima_day
from convenio.typed.clean_text import one_line
from handlers.invitation import alternates
from handlers.turn import Turn
from storage.models import Person, Question
from storage.outbox.card_sight import ScreenRow, is_unseen
from storage.outbox.chat_state import load_chat_state, question_row
from storage.outbox.outbox import answer_at_once
from storage.report.present_words import take_words

SEEN_EVERY = timedelta(minutes=1)
KEPT_BY_TELEGRAM = timedelta(days=1)  # a message that says to be older does not know when it was
CLOCKS_APART = timedelta(seconds=3)  # that Telegram's clock, of whole seconds, and ours may be


async def load_turn(
    session: AsyncSession,
    update: Update,
    now: datetime,
    bot_username: str,
    came_at: datetime | None = None,
    ahead: timedelta = timedelta(),
    begun_after: Callable[[ScreenRow, datetime], bool] = lambda _row, _moment: False,
) -> Turn | None:
    """The turn of an update; None for what isn't a person's private chat.

    `came_at`: when it was there. `ahead`: how far our clock may be ahead of Telegram's, by which a
    message says when it was written. `begun_after`: whether a row was begun to be sent only then.
    """
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or chat.type != "private" or chat.id != user.id:
        return None
    today, there_at = lima_day(now), came_at or now
    at_hand = await load_chat_state(session, chat.id, user.id, today, there_at)
    answer_at_once(session, chat.id, stranger=not at_hand.duties)
    await take_words(session, changed=at_hand.worded)
    if at_hand.turns and at_hand.person is not None:
        await alternates.turn(session, now, at_hand.person.id)
        at_hand = await load_chat_state(session, chat.id, user.id, today, there_at)
    if at_hand.person is not None and update.my_chat_member is None:
        _note_seen(at_hand.person, now)
    question = at_hand.question
    unseen = False
    if question is not None and at_hand.may_be_unseen and is_answer(update):
        unseen = await is_unseen(session, question, there_at, begun_after)
    return Turn(
        update=update,
        now=now,
        session=session,
        chat_id=chat.id,
        telegram_id=user.id,
        telegram_name=one_line(user.full_name or ""),  # of a client that leaves it out
        person=at_hand.person,
        duties=at_hand.duties,
        question=question,
        kept_question=question_row(question),
        card=at_hand.card,
        bot_username=bot_username,
        early=_is_early(update, question, came_at, now, ahead),
        unseen=unseen,
    )


def is_answer(update: Update) -> bool:
    """Tell whether it may answer a question: a text that is no command."""
    text = update.message.text if update.message else None
    return bool(text) and not (text or "").startswith("/")


def _is_early(
    update: Update,
    question: Question | None,
    came_at: datetime | None,
    now: datetime,
    ahead: timedelta,
) -> bool:
    """Tell whether a message was written before the chat's question could be seen.

    Of a question that was asked by a clock which was set back since, that is not known.
    """
    if update.message is None or question is None or question.asked_at > now:
        return False
    written_at: object = update.message.date
    waited = (
        isinstance(written_at, datetime)  # what does not come from Telegram may lack it
        and timedelta() < question.asked_at - ahead - written_at - CLOCKS_APART < KEPT_BY_TELEGRAM
    )
    return waited or (came_at is not None and came_at < question.asked_at)


def _note_seen(person: Person, now: datetime) -> None:
    """Note to the minute that somebody was seen, and that they can be reached."""
    if person.unreachable_since or not person.seen_at or now - person.seen_at > SEEN_EVERY:
        person.seen_at, person.unreachable_since = now, None
