"""What an input would do, tried on the real root in a transaction that is then given up."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update

from bot.inbox.turn_loader import load_turn
from handlers.turn import TURN, Turn
from simulator import Message
from storage.models import Outbox, Question, RowKind
from tests.bot.fuzz.odd_inputs import command, message
from tests.cast import Bot, Player

NUMBERS = count(900_000)
TRAFFIC = {"outbox", "question", "slot", "handled_update", "picture", "process"}
CARD = (RowKind.OPEN, RowKind.SHOW)
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`question`: its kind and what it holds; `shown`: whether it is a card, the text, the labels.

    `others`: how many messages somebody else would be sent; `stored`: all else that is kept then.
    """

    question: tuple[str, int | None, int, Json] | None
    shown: tuple[tuple[bool, str, tuple[str, ...]], ...]
    others: int
    step: str
    stored: tuple[list[Any], ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(text for _, text, _ in self.shown)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label for _, _, labels in self.shown for label in labels)

    @property
    def card(self) -> tuple[str, ...] | None:
        """The buttons of the newest card; None if there is no new one."""
        return next((labels for is_card, _, labels in reversed(self.shown) if is_card), None)

    @property
    def kind(self) -> str | None:
        """The pending question's kind; None where another screen stands over it."""
        if self.question is None or "aside" in self.question[3]:
            return None
        return self.question[0]


class GivenUp(Exception):
    """Nothing of the trial is kept but what it showed."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


async def contents(bot: Bot) -> tuple[list[Any], ...]:
    """All that is stored but the traffic itself, and when somebody was seen."""
    async with bot.database.transaction() as session:
        return await contents_in(session)


async def contents_in(session: AsyncSession) -> tuple[list[Any], ...]:
    """`contents` within a transaction, raw as the driver gives them."""

    def read(sync: Session) -> tuple[list[Any], ...]:
        sync.flush()
        connection = sync.connection()
        return tuple(list(connection.exec_driver_sql(query).all()) for query in _lasting())

    return await session.run_sync(read)


@cache
def _lasting() -> tuple[str, ...]:
    tables = [table for table in SQLModel.metadata.sorted_tables if table.name not in TRAFFIC]
    return tuple(
        str(select(*(column for column in table.c if column.name != "seen_at"))) for table in tables
    )


async def tried(
    player: Player, text: str, answered: Message | None = None, *, stored: bool = False
) -> Outcome:
    """What typing it would do, perhaps in reply to a message of the bot.

    `stored`: with all that would be kept then, which takes longer.
    """
    content: Json = command(text) if text.startswith("/") else {"text": text}
    if answered is not None:
        bot = {"id": 1, "is_bot": True, "first_name": "Puntual"}
        past = message(player.actor.id, answered.id, {"text": answered.text})
        content["reply_to_message"] = past | {"from": bot}
    number = next(NUMBERS)
    body = message(player.actor.id, number, content)
    body["date"] = int(player.bot.simulator.now().timestamp()) + 3600
    try:
        await _try(player, {"update_id": number, "message": body}, stored=stored)
    except GivenUp as trial:
        return trial.outcome
    raise AssertionError


async def taken(session: AsyncSession, bot: Bot, body: Json, now: datetime) -> Turn:
    """The turn of an update that was handled in that transaction, which stays open."""
    application = bot.puntual.application
    update = Update.de_json(body, application.bot)
    turn = await load_turn(session, update, now, application.bot.username)
    assert turn is not None
    mark = TURN.set(turn)
    try:
        await application.process_update(update)
    finally:
        TURN.reset(mark)
    if turn.error is not None:
        raise turn.error
    await session.flush()
    return turn


async def _try(player: Player, body: Json, *, stored: bool) -> None:
    puntual = player.bot.puntual
    async with puntual.database.transaction() as session:
        newest = await _newest(session)
        turn = await taken(session, player.bot, body, puntual.intake.clock())
        rows = await _rows(session, newest)
        raise GivenUp(
            Outcome(
                _question(turn.question),
                tuple(
                    (row.kind in CARD, row.payload.get("text", ""), _labels(row.payload))
                    for row in rows
                    if row.chat_id == player.actor.id and row.kind is not RowKind.DELETE
                ),
                sum(row.chat_id != player.actor.id for row in rows),
                turn.step,
                await contents_in(session) if stored else (),
            )
        )


def _question(question: Question | None) -> tuple[str, int | None, int, Json] | None:
    if question is None:
        return None
    return question.kind, question.version_id, question.indicator, question.args


def _labels(payload: Json) -> tuple[str, ...]:
    return tuple(label for row in payload.get("keyboard") or () for label, _ in row)


async def _newest(session: AsyncSession) -> int:
    return (await session.exec(select(func.max(Outbox.id)))).one() or 0


async def _rows(session: AsyncSession, newest: int) -> list[Outbox]:
    query = select(Outbox).where(col(Outbox.id) > newest).order_by(col(Outbox.id))
    return list((await session.exec(query)).all())
