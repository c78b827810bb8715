"""What a step is given: the person, the question that waits, the moment, and ways to answer."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession
from telegram.ext import Application, CallbackContext, ExtBot

from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import next_window
from convenio.typed.clean_text import clean_text
from handlers.announcements import tell_alike
from handlers.questions import QuestionKind, is_aside, set_aside
from handlers.turn import TURN, Turn
from handlers.views import BadPress, Picture, Press, View, Workbook
from handlers.words import plain_text
from storage.models import Person, Question, RowKind
from storage.outbox import outbox
from storage.outbox.chat_state import keep_question, question_row
from storage.outbox.settlement import note_newest

Bag = dict[Any, Any]


class Refused(Exception):
    """The person may not do this, or it isn't there: the answer is the same for both."""


class Outdated(Exception):
    """What the button offered is no longer possible; `note` says kindly what is true now."""

    def __init__(self, note: str) -> None:
        super().__init__(note)
        self.note = note


class Unread(Exception):
    """No step reads the message: it is answered by what it holds."""


class Context(CallbackContext[ExtBot[None], Bag, Bag, Bag]):
    """The library's context, with the turn at hand."""

    @property
    def turn(self) -> Turn:
        return TURN.get()

    @property
    def session(self) -> AsyncSession:
        return self.turn.session

    @property
    def now(self) -> datetime:
        return self.turn.now

    @property
    def today(self) -> date:
        return lima_day(self.turn.now)

    @property
    def person(self) -> Person:
        """The person who writes; raises Refused for somebody without access."""
        if self.turn.person is None or not self.turn.duties:
            raise Refused
        return self.turn.person

    @property
    def known_person(self) -> Person:
        """The person who writes, even if their access has ended."""
        if self.turn.person is None:
            raise Refused
        return self.turn.person

    @property
    def question(self) -> Question:
        if self.turn.question is None:
            raise BadPress("no question")
        return self.turn.question

    @property
    def text(self) -> str:
        """What was typed, be it below a photo or file, as it may be kept and shown."""
        message = self.turn.update.effective_message
        return clean_text(message.text or message.caption or "") if message else ""

    @property
    def line(self) -> str:
        """What was typed, in one line with single blanks."""
        return " ".join(self.text.split())

    @property
    def pressed(self) -> Press:
        query = self.turn.update.callback_query
        return self.turn.pressed or Press.parse((query.data or "") if query else "")

    def show(self, view: View) -> None:
        """Show the chat's card: edited while it is the last thing in the chat, else anew below."""
        self._put(RowKind.SHOW, view.payload | {"follows": True})

    def open(self, view: View) -> None:
        """Send a new card below everything and remove the one before."""
        self._put(RowKind.OPEN, view.payload)

    def open_again(self, view: View) -> None:
        """Open the card of the pending question, which is what the next text answers again."""
        if self.turn.question is not None and is_aside(self.turn.question):
            set_aside(self.turn.question, aside=False)
        self.turn.settled = True
        self.open(view)

    def say(self, view: View, **made_later: Any) -> None:
        """Send a message that stays; `made_later`: what delivery needs to know to complete it."""
        self._put(RowKind.SAY, view.payload | made_later)

    def show_picture(self, picture: Picture) -> None:
        """Send a message with a chart, which is drawn on delivery."""
        self._put(RowKind.PICTURE, picture.payload)

    def send_file(self, name: str, content: str, caption: str) -> None:
        """Send a document made of text (CSV, calendar); `caption` is HTML."""
        self._put(RowKind.FILE, View(caption).payload | {"name": name, "content": content})

    def send_kept_file(self, name: str, sha256: str, caption: str) -> None:
        """Send a document that somebody attached; `caption` is HTML."""
        self._put(RowKind.FILE, View(caption).payload | {"name": name, "sha256": sha256})

    def send_receipt(self, name: str, facts_json: str, caption: str) -> None:
        """Send a PDF of one page, which is made on delivery; `caption` is HTML."""
        self._put(RowKind.FILE, View(caption).payload | {"name": name, "receipt": facts_json})

    def send_workbook(self, workbook: Workbook) -> None:
        """Send a workbook, which is made on delivery."""
        self._put(RowKind.WORKBOOK, workbook.payload)

    def make_report(self, wanted: dict[str, str], name: str, caption: str, making: str) -> None:
        """Have the report made on delivery; `making` is shown meanwhile, both are HTML."""
        made_of = {"report": wanted, "name": name, "making": str(making)}
        self._put(RowKind.REPORT, View(caption).payload | made_of)

    def read_file(self, file_id: str, name: str, **asked: Any) -> None:
        """Have a file fetched and read by the outbox; the answer follows then.

        `asked`: what it holds, 'goals_of' a semester, 'indicators' or an 'evaluation'; with none of
        them it is a filled form.
        """
        self._put(RowKind.READ, {"file_id": file_id, "name": name} | asked)

    def read_schedule(self, file_id: str, name: str, year: int) -> None:
        """Have a file of a year's schedule read, as `read_file` does."""
        self._put(RowKind.LOAD, {"file_id": file_id, "name": name, "year": year})

    def tell(self, people: Sequence[Person], view: View, about: dict[str, Any]) -> None:
        """Send other people the same message, within the window, if that is true then."""
        tell_alike(self.session, people, view, self.now, about)

    def tell_picture(
        self, people: Sequence[Person], picture: Picture, about: dict[str, Any]
    ) -> None:
        for person in people:
            if person.telegram_id is not None:
                self._tell(person.telegram_id, RowKind.PICTURE, picture.payload, about)

    def tell_chat(self, chat_id: int, view: View, about: dict[str, Any]) -> None:
        self._tell(chat_id, RowKind.SAY, view.payload, about)

    def _tell(
        self,
        chat_id: int,
        kind: RowKind,
        payload: dict[str, Any],
        about: dict[str, Any],
    ) -> None:
        at = next_window(self.now)
        outbox.put(self.session, chat_id, kind, payload, self.now, due_at=at, about=about)

    def set_commands(self, commands: Sequence[tuple[str, str]], chat_id: int | None = None) -> None:
        """Set the command menu of this chat or another; no commands restore the default menu."""
        payload = {"commands": [list(pair) for pair in commands]}
        chat = self.turn.chat_id if chat_id is None else chat_id
        outbox.put(self.session, chat, RowKind.COMMANDS, payload, self.now)

    def toast(self, text: str) -> None:
        """Show a short answer, without markup, to the person who pressed a button."""
        self.turn.toast = plain_text(text)[:200]

    def take_away_typed(self) -> None:
        """Remove the typed answer from the chat, so that the card stays last in it.

        A photo or file stays, whatever is typed below it.
        """
        message = self.turn.update.message
        self.turn.take_away_typed = bool(message and message.text)

    async def finish(self) -> None:
        """Queue what the chat will be sent, keep its question, and note what stays in it."""
        turn, message = self.turn, self.turn.update.message
        after = question_row(turn.question)
        await keep_question(self.session, turn.chat_id, turn.kept_question, after)
        turn.kept_question = after
        if message and self.turn.take_away_typed:
            waits = not self.turn.secret_typed
            self._put(RowKind.DELETE, {"message_id": message.message_id, "typed": waits})
        elif message:
            await note_newest(self.session, [(self.turn.chat_id, message.message_id)])
        for kind, payload in self.turn.owed:
            outbox.put(self.session, self.turn.chat_id, kind, payload, self.now)
        self.turn.owed.clear()

    async def ask(
        self,
        kind: QuestionKind,
        version_id: int | None = None,
        indicator: int = 0,
        args: dict[str, Any] | None = None,
    ) -> Question:
        """Make this the question that the chat's next text answers."""
        turn = self.turn
        turn.settled = True
        if turn.question is None:
            turn.question = Question(chat_id=turn.chat_id, kind=kind.value, asked_at=self.now)
        question = turn.question
        question.kind, question.version_id, question.indicator = kind.value, version_id, indicator
        question.args, question.asked_at, question.seen = args or {}, self.now, turn.answered
        return question

    def asks(self, *kinds: str) -> bool:
        """Whether the chat's pending question is of one of these kinds."""
        return self.turn.question is not None and self.turn.question.kind in kinds

    async def stop_asking(self, *kinds: QuestionKind) -> None:
        """Drop the pending question if it is of one of these kinds."""
        if self.asks(*kinds):
            await self.ask_nothing()

    async def ask_nothing(self) -> None:
        self.turn.settled = True
        self.turn.question = None

    def _put(self, kind: RowKind, payload: dict[str, Any]) -> None:
        self.turn.owed.append((kind, payload))


BotApplication = Application[ExtBot[None], Context, Bag, Bag, Bag, Any]
