"""A walk through the conversations at night, on a holiday: each act is answered at once."""

from datetime import UTC, datetime
from itertools import count

from sqlmodel import col, func, select

from handlers.commands import EVERYBODY, menu_for
from storage.models import Outbox, Question, RowKind, RowState, Slot
from storage.people import people
from tests.bot.fuzz.odd_inputs import command, message, press
from tests.cast import Bot
from tests.handlers.pending.trials import Json, taken

HOLIDAY = datetime(2021, 7, 28, 8, 0, tzinfo=UTC)  # three in the morning, in Lima
CAST = range(101, 109)
CONCLUDED = "La G/DRTPE de Loreto cumplió la meta."
TYPED = ("60", "1: 60/45", "Por el corte de luz", "29/12", "Puno", CONCLUDED)
NUMBERS = count(1_000_000)
SILENT = (RowKind.DELETE, RowKind.COMMANDS)


class NightWalk:
    """A walk in a transaction: from each screen to those behind its buttons, and back.

    A button of each action is pressed once, and each kind of question answered once; also by those
    who are told of something, on their own screens.
    """

    def __init__(self, bot: Bot) -> None:
        self.steps: set[str] = set()
        self._bot = bot
        self._pressed: set[str] = set()
        self._answered_kinds: set[str] = set()

    async def enter_everywhere(self) -> None:
        """Each command that anybody's menu has, and whatever can be reached from there."""
        self._pressed.clear()
        self._answered_kinds.clear()
        async with self._bot.database.transaction() as session:
            self._session = session
            for number in CAST:
                person = await people.find_person(session, number)
                duties = await people.duties_of(session, person) if person else []
                for name, _ in (*EVERYBODY, *menu_for(duties)):
                    await self._go(number, {"message": _typed(number, f"/{name}")})

    async def _go(self, person: int, body: Json) -> None:
        before = await self._session.begin_nested()
        for row in await self._answered(person, body):
            for data in _buttons(row):
                if _is_new(data.split(":")[0], self._pressed):
                    card = await self._card_of(row.chat_id)
                    await self._go(row.chat_id, press(row.chat_id, next(NUMBERS), data, card))
        question = await self._session.get(Question, person)
        if question is not None and _is_new(question.kind, self._answered_kinds):
            for words in TYPED:
                await self._go(person, {"message": _typed(person, words)})
        await before.rollback()
        self._session.expunge_all()

    async def _answered(self, person: int, body: Json) -> list[Outbox]:
        """What is owed after that; what is owed to who did it, is owed at once."""
        newest = (await self._session.exec(select(func.max(Outbox.id)))).one() or 0
        update = {"update_id": next(NUMBERS), **body}
        turn = await taken(self._session, self._bot, update, HOLIDAY)
        rows = select(Outbox).where(col(Outbox.id) > newest).order_by(col(Outbox.id))
        owed = list((await self._session.exec(rows)).all())
        mine = [row for row in owed if row.chat_id == person]
        assert not [row for row in mine if row.due_at > HOLIDAY or row.about], body
        assert turn.toast or [row for row in mine if row.kind not in SILENT], body
        self.steps.add(turn.step)
        for row in owed:  # what is typed next is typed by somebody who has seen it
            row.state = RowState.SENT
        await self._session.flush()
        return owed

    async def _card_of(self, person: int) -> int:
        slot = await self._session.get(Slot, person)
        return slot.message_id if slot else 1


def _is_new(what: str, known: set[str]) -> bool:
    is_new = what not in known
    known.add(what)
    return is_new


def _typed(person: int, words: str) -> Json:
    content: Json = command(words) if words.startswith("/") else {"text": words}
    return message(person, next(NUMBERS), content) | {"date": int(HOLIDAY.timestamp()) + 3600}


def _buttons(row: Outbox) -> list[str]:
    return [data for line in row.payload.get("keyboard") or () for _, data in line]
