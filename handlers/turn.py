"""The turn: one update, with the transaction that it is handled in."""

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update

from handlers.views import Press
from storage.models import Duty, Person, Question, RowKind


@dataclass
class Turn:
    """One update and its transaction.

    `kept_question`: the chat's question as it is stored. `early`: what came was written before that
    could be seen. `unseen`: nobody has seen it yet, for certain. `answered`: the question that a
    text answers, as the next one keeps it. `pressed`: the button that a typed word stands for.
    `owed`: what the chat will be sent. `code_given`: the person has just typed the code that the
    pressed act needs. `secret_typed`: what was typed is taken away whatever stands below it.
    `settled`: the step asked something, or dropped what was asked. `covered`: a route has seen to
    the question that waited.
    """

    update: Update
    now: datetime
    session: AsyncSession
    chat_id: int
    telegram_id: int
    telegram_name: str
    person: Person | None
    duties: Sequence[Duty]
    question: Question | None
    kept_question: dict[str, Any] | None
    card: int | None
    bot_username: str
    early: bool = False
    unseen: bool = False
    answered: dict[str, Any] | None = None
    pressed: Press | None = None
    code_given: bool = False
    secret_typed: bool = False
    owed: list[tuple[RowKind, dict[str, Any]]] = field(default_factory=list)
    settled: bool = False
    covered: bool = False
    toast: str | None = None
    step: str = "none"
    take_away_typed: bool = False
    error: BaseException | None = None


def asked_kind(turn: Turn) -> str | None:
    """The kind of the question that a text answers: the last one that was seen."""
    question = turn.question
    if question is not None and turn.unseen and question.seen is not None:
        return str(question.seen["kind"])
    return question.kind if question else None


TURN: ContextVar[Turn] = ContextVar("turn")
