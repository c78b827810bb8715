"""The words in which messages are said now: ours, and those that ODES put in their place."""

from collections.abc import Mapping
from contextvars import ContextVar

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models.editions import MESSAGES_OF_THE_CLOCK
from storage.report.texts import texts_of

Words = Mapping[str, str]
"""Texts that ODES put in the place of our own, by the template whose block `message` they are."""
OURS: Words = {}
WORDS: ContextVar[Words] = ContextVar("words", default=OURS)


async def take_words(session: AsyncSession, *, changed: bool = True) -> None:
    """Say what follows in this update, tick, message or command as ODES worded it, if it did."""
    WORDS.set(await texts_of(session, MESSAGES_OF_THE_CLOCK) if changed else OURS)
