"""Forms filled in over several messages: kept in the question, shown on the card, confirmed."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Generic, TypeVar
from zlib import crc32

from pydantic import TypeAdapter
from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.context import Context, Outdated, Refused
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.models import Question, RowKind
from storage.outbox import outbox

State = TypeVar("State")


def mark_of(state: object, *shown: object) -> str:
    """A fingerprint of the state, so that a confirming button counts only for what it showed."""
    return f"{crc32(repr((state, *shown)).encode()):x}"


def is_confirmed(context: Context, state: object, *shown: object) -> bool:
    """Whether the pressed button was shown with exactly this state."""
    return context.pressed.text(0) == mark_of(state, *shown)


def on_card(context: Context) -> bool:
    """Whether the pressed button is on the chat's card."""
    query = context.turn.update.callback_query
    message = query.message if query else None
    return message is not None and message.message_id == context.turn.card


class Form(Generic[State]):
    """A conversation's `state`, a frozen dataclass kept in the chat's question of that `kind`.

    `guard` raises Refused to whoever may not fill it in. `screen` makes the card of a state and a
    note, which says what was wrong with the answer, or has happened meanwhile.
    """

    def __init__(
        self,
        kind: QuestionKind,
        state: type[State],
        guard: Callable[[Context], object],
        screen: Callable[[Context, State, str], Awaitable[View]],
    ) -> None:
        self.kind = kind
        self._adapter = TypeAdapter(state)
        self._guard = guard
        self._screen = screen

    def read(self, args: dict[str, Any]) -> State:
        return self._adapter.validate_python(args)

    def args(self, state: State) -> dict[str, Any]:
        """The state as JSON, for a question to hold."""
        args: dict[str, Any] = self._adapter.dump_python(state, mode="json")
        return args

    def now(self, context: Context) -> State:
        """The chat's present state; raises Refused, or BadPress if another question is pending."""
        self._guard(context)
        if not context.asks(self.kind):
            raise BadPress(self.kind)
        return self.read(context.question.args)

    async def hold(
        self, context: Context, state: State, note: str = "", *, anew: bool = False
    ) -> None:
        """Keep the state and show it on the card, or (`anew`) on a new one below."""
        await context.ask(self.kind, args=self.args(state))
        (context.open if anew else context.show)(await self._screen(context, state, note))

    async def open_outside(
        self, session: AsyncSession, chat_id: int, state: State, view: View, now: datetime
    ) -> None:
        """Keep the state and open its card outside an update, as where a file has been read."""
        args = self.args(state)
        await session.merge(Question(chat_id=chat_id, kind=self.kind, args=args, asked_at=now))
        outbox.put(session, chat_id, RowKind.OPEN, view.payload, now)

    async def present(self, context: Context) -> View | None:
        """The card as it is now; None if another question is pending or the person is refused."""
        if not context.asks(self.kind):
            return None
        try:
            return await self._screen(context, self.now(context), "")
        except (Refused, BadPress, Outdated):
            return None

    async def cancel(self, context: Context, view: View, *also: QuestionKind) -> None:
        """Drop the question if it is the form's or of one of these kinds, and show the view."""
        self._guard(context)
        await context.stop_asking(self.kind, *also)
        context.show(view)
