"""Admission: whose updates are handled first when many come at once, and whose are passed over.

People with a duty go first, and so does whoever writes a code that is good. Strangers follow, as
far as the allowance of each and that of all of them goes; what is over it changes nothing, and its
sender has one standing answer, which says to write again.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from math import inf

import structlog
from aiolimiter import AsyncLimiter
from telegram import Update

from bot.config.clock import Clock, steady_seconds
from bot.inbox.update_validation import Json
from convenio.typed.clean_text import one_line
from handlers.invitation.access import looks_like_code
from handlers.menu.views import asked_to_wait
from storage.database import Database
from storage.models import RowKind
from storage.outages import is_outage
from storage.outbox import outbox
from storage.people.people import good_codes, serving_among

log = structlog.get_logger()

CALM = 8  # updates at hand, with which nobody waits for anybody
OF_EACH_STRANGER = (20, 60)  # updates at once, and seconds until they may be as many again
OF_ALL_STRANGERS = (20, 4)  # while more than CALM are at hand
SERVING_KNOWN_FOR = 60.0  # seconds; it decides only who goes first, not what they may
STRANGER_KNOWN_FOR = 10.0
TOLD_AGAIN_AFTER = 600.0
REMEMBERED = 5_000  # strangers, before those who had their rest are forgotten


def sender_of(update: Update) -> int:
    """The id of who sent it, or of the chat that it came from; 0 for nobody's."""
    sender = update.effective_user or update.effective_chat
    return sender.id if sender else 0


@dataclass
class Admission:
    """What this process knows of who writes; another one may know otherwise for some seconds.

    `told`: is called once a standing answer is owed. `one_stranger`: held while one is handled who
    came alone, so that nobody with a duty waits for more than one.
    """

    database: Database
    clock: Clock
    told: Callable[[], None]
    one_stranger: asyncio.Lock = field(default_factory=asyncio.Lock)
    _known: dict[int, tuple[bool, float]] = field(default_factory=dict)
    _each: dict[int, AsyncLimiter] = field(default_factory=dict)
    _all: AsyncLimiter = field(default_factory=lambda: AsyncLimiter(*OF_ALL_STRANGERS))
    _told: dict[int, float] = field(default_factory=dict)
    _unknown: set[int] = field(default_factory=set)
    _asking: asyncio.Lock = field(default_factory=asyncio.Lock)

    def note(self, sender: int, *, serving: bool) -> None:
        """Note who somebody turned out to be."""
        lives = SERVING_KNOWN_FOR if serving else STRANGER_KNOWN_FOR
        self._known[sender] = serving, steady_seconds() + lives
        if len(self._known) > REMEMBERED:
            self._forget()

    def passes_over(self, body: Json, at_hand: int) -> bool:
        """Whether an update is over the allowances for certain, before any work is done for it.

        Only of a stranger in a crowd, whose standing answer stands, and who wrote no code.
        """
        sender = _raw_sender(body)
        serving, known_until = self._known.get(sender, (True, 0.0))
        now = steady_seconds()
        if at_hand <= CALM or serving or known_until < now:
            return False
        if now - self._told.get(sender, -inf) >= TOLD_AGAIN_AFTER:
            return False
        each = self._each.get(sender)
        over = not self._all.has_capacity() or (each is not None and not each.has_capacity())
        return over and not _code(_raw_text(body))

    async def lanes(
        self, updates: Sequence[Update], at_hand: int
    ) -> tuple[Sequence[Update], Sequence[Update]]:
        """What goes first, and what of strangers follows; the rest is passed over.

        `at_hand`: how many updates are being handled, with these.
        """
        crowded = at_hand > CALM
        if crowded:
            await self._ask({sender_of(update) for update in updates})
        else:  # who was just let in is limited no more
            await self._ask(self._tired({sender_of(update) for update in updates}), anew=True)
        strangers = [update for update in updates if self._is_stranger(sender_of(update))]
        if not strangers:
            return updates, ()
        let_in = {update.update_id for update in strangers if await self._lets_in(update, crowded)}
        rest = [update for update in strangers if update.update_id not in let_in]
        good = await self._with_good_codes(rest)
        await self._pass_over([update for update in rest if update.update_id not in good])
        outside = {update.update_id for update in strangers} - good
        first = [update for update in updates if update.update_id not in outside]
        return first, [update for update in strangers if update.update_id in let_in]

    async def _pass_over(self, updates: Sequence[Update]) -> None:
        """Give each sender the standing answer, unless it stands; nothing else is recorded."""
        now = steady_seconds()
        chats = [update.effective_chat for update in updates]
        private = {chat.id for chat in chats if chat is not None and chat.type == "private"}
        told = {chat for chat in private if now - self._told.get(chat, -inf) >= TOLD_AGAIN_AFTER}
        if not told:
            return
        log.info("passed over", updates=len(updates), told=len(told))
        moment, answer = self.clock(), asked_to_wait().payload
        async with self._unless_out(), self.database.transaction(last=True) as session:
            for chat_id in told:
                outbox.answer_at_once(session, chat_id, stranger=True)
                outbox.put(session, chat_id, RowKind.OPEN, answer, moment)
            self._told |= dict.fromkeys(told, now)
        self.told()

    @asynccontextmanager
    async def _unless_out(self) -> AsyncIterator[None]:
        """Pass on no outage of the database: whatever is handled waits for it by itself."""
        try:
            yield
        except Exception as error:
            if not is_outage(error):
                raise
            log.warning("not sorted", error=str(error))

    def comes_last(self, update: Update) -> bool:
        """Whether others go before it at the database: it is a stranger's, as far as is known."""
        return self._is_stranger(sender_of(update))

    def _is_stranger(self, sender: int) -> bool:
        serving, _ = self._known.get(sender, (True, 0.0))
        return not serving

    def _tired(self, senders: Collection[int]) -> set[int]:
        """Those of these strangers who have nothing left of their allowance."""
        return {
            sender
            for sender in senders
            if self._is_stranger(sender) and sender in self._each
            if not self._each[sender].has_capacity()
        }

    async def _ask(self, senders: Collection[int], *, anew: bool = False) -> None:
        """Look up those of whom nothing is known now; while nobody answers, nobody is sorted.

        Who waits for another's question is asked for with all that wait, in one.
        """
        unknown = {each for each in senders if anew or self._is_unknown(each)}
        self._unknown |= unknown
        async with self._unless_out(), self._asking:
            asked = self._unknown
            if unknown.isdisjoint(asked):
                return  # another has asked for them meanwhile
            self._unknown = set()
            async with self.database.transaction() as session:
                serving = await serving_among(session, asked)
            for sender in asked:
                self.note(sender, serving=sender in serving)

    def _is_unknown(self, sender: int) -> bool:
        return self._known.get(sender, (True, 0.0))[1] < steady_seconds()

    async def _lets_in(self, update: Update, crowded: bool) -> bool:
        """Take one from the allowances, where all that count have one left."""
        sender = sender_of(update)
        each = self._each.setdefault(sender, AsyncLimiter(*OF_EACH_STRANGER))
        asked = (each, self._all) if crowded else (each,)
        if not all(allowance.has_capacity() for allowance in asked):
            return False
        for allowance in asked:
            await allowance.acquire()
        return True

    async def _with_good_codes(self, updates: Sequence[Update]) -> set[int]:
        """The ids of those that are an invitation's code, which nobody guesses."""
        codes = {update.update_id: _code_in(update) for update in updates}
        typed = {code for code in codes.values() if code}
        if not typed:
            return set()
        good = typed
        async with self._unless_out(), self.database.transaction(last=True) as session:
            good = await good_codes(session, typed, self.clock())
        return {update_id for update_id, code in codes.items() if code in good}

    def _forget(self) -> None:
        now = steady_seconds()
        self._known = {k: v for k, v in self._known.items() if v[1] > now}
        self._told = {k: v for k, v in self._told.items() if now - v < TOLD_AGAIN_AFTER}
        self._each = {k: v for k, v in self._each.items() if not v.has_capacity(v.max_rate)}


def _raw_sender(body: Json) -> int:
    """The id of a person who wrote or pressed in a private chat, as it came; else 0."""
    said = body.get("message") or body.get("callback_query")
    sender = said.get("from") if isinstance(said, dict) else None
    number = sender.get("id") if isinstance(sender, dict) else None
    return number if type(number) is int else 0


def _raw_text(body: Json) -> str:
    message = body.get("message")
    text = message.get("text") if isinstance(message, dict) else None
    return text if isinstance(text, str) else ""


def _code_in(update: Update) -> str:
    return _code((update.message and update.message.text) or "")


def _code(text: str) -> str:
    """What may be a code, typed by itself or behind /start; else empty."""
    typed = one_line(text).removeprefix("/start ")
    return typed if looks_like_code(typed) else ""
