"""A walk through the conversations at night, on a holiday: each act is answered at once."""

from collections.abc import Awaitable, Callable

from sqlalchemy import text

from handlers.commands import EVERYBODY, menu_for
from handlers.routes import On
from handlers.words import plain_text, say
from storage.database import run
from storage.models import Question, Slot
from storage.people import people
from tests.bot.fuzz.odd_inputs import command
from tests.cast import Player
from tests.handlers.matrix.tries import Input, Trial
from tests.handlers.pending.trials import Json

CAST = range(101, 110)
ENTERING = (101, 103, 106, 107, 108, 109)  # one of each role, and a stranger
CONCLUDED = "La G/DRTPE de Loreto cumplió la meta."
AUDITOR = 109  # reads what ODES reads, by buttons of their own
REFUSED = plain_text(say("menu/refused"))
OUTDATED = say("menu/outdated")
TYPED = ("60", "1: 60/45", "Por el corte de luz", "29/12", "Puno", CONCLUDED)
Meanwhile = Callable[[Input], Awaitable[None]]
_SEEN = text("UPDATE outbox SET state = 'sent' WHERE state IN ('due', 'claimed')")


class Walk:
    """A walk in a transaction: from each screen to those behind its buttons, and back.

    A button of each action is pressed once, and each kind of question answered once; also by those
    who are told of something, on their own screens. No button that is shown is refused.
    `meanwhile`: what others do with that input.
    """

    def __init__(self, trial: Trial, known: set[str], meanwhile: Meanwhile) -> None:
        self.reached: set[tuple[On, str]] = set()
        self._trial = trial
        self._session = trial.session
        self._known = known
        self._meanwhile = meanwhile

    async def enter_everywhere(self) -> None:
        """Each command that anybody's menu has, and whatever can be reached from there."""
        for number in ENTERING:
            person = await people.find_person(self._session, number)
            duties = await people.duties_of(self._session, person) if person else []
            for name, _ in (*EVERYBODY, *menu_for(duties)):
                await self._go(number, Input("command", name, content=command(f"/{name}")))

    async def enter_from(self, player: Player) -> None:
        """What the last message of that chat offers, and what is asked there."""
        data = [each["callback_data"] for row in player.last.buttons for each in row]
        await self._go_on(player.actor.id, [(player.actor.id, each) for each in data])

    async def press(self, person: int, data: str) -> None:
        """A button of a message that they got before, and whatever can be reached from there."""
        asked = await self._asked(person)
        await self._go(person, Input("press", data.split(":")[0], data, question=asked))

    async def _go(self, person: int, given: Input) -> None:
        await self._meanwhile(given)
        async with self._trial.given_up():
            card = await self._card_of(person)
            found = await self._trial.tried(person, given, card)
            self.reached.add((given.on, given.route))
            assert given.on != "press" or REFUSED not in found.toast, (person, given)
            assert not any(OUTDATED in _text(row) for row in found.owed_to(person)), given
            await run(self._session, _SEEN, {})  # what is typed next is typed by who has seen it
            offered = [(row["chat_id"], data) for row in found.owed for data in _buttons(row)]
            await self._go_on(person, offered)

    async def _go_on(self, person: int, offered: list[tuple[int, str]]) -> None:
        for reader, data in [each for each in offered if each[0] in CAST]:
            action = data.split(":")[0]
            if self._is_new(f"press {action}{AUDITOR if reader == AUDITOR else ''}"):
                asked = await self._asked(reader)
                await self._go(reader, Input("press", action, data, question=asked))
        asked = await self._asked(person)
        if asked is not None and self._is_new(f"answer {asked['kind']}"):
            for words in TYPED:
                given = Input("answer", asked["kind"], content={"text": words}, question=asked)
                await self._go(person, given)

    def _is_new(self, what: str) -> bool:
        is_new = what not in self._known
        self._known.add(what)
        return is_new

    async def _asked(self, person: int) -> Json | None:
        question = await self._session.get(Question, person)
        return question.model_dump() if question is not None else None

    async def _card_of(self, person: int) -> int:
        slot = await self._session.get(Slot, person)
        return slot.message_id if slot else 1


def _text(row: Json) -> str:
    return str(row["payload"].get("text", ""))


def _buttons(row: Json) -> list[str]:
    return [data for line in row["payload"].get("keyboard") or () for _, data in line]
