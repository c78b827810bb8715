"""The delivery loop: rows are claimed, sent within Telegram's limits, and settled."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram.error import RetryAfter

from bot.config.clock import Clock, steady_seconds
from bot.delivery.begun_screens import BegunScreens
from bot.delivery.message_sender import MessageSender
from bot.delivery.outcomes import (
    expired,
    give_up_file,
    not_begun,
    note_incident,
    outcome_of_refusal,
    sent,
    tell_log,
)
from bot.delivery.process_presence import ProcessPresence
from bot.delivery.rate_limits import RateLimiter, RateLimits, gives_way
from bot.delivery.recheck import SecretSources, ready_to_send
from bot.delivery.senders import SENDERS
from bot.health.metrics import Metrics
from bot.http.line import Line, NoWord
from bot.http.telegram_client import delay_of, patience
from convenio.calendar.lead_times import USUAL, Leads
from storage.database import Database
from storage.models import RowState
from storage.outages import is_outage
from storage.outbox import outbox, reachability
from storage.outbox.claims import FETCHES
from storage.outbox.clock_steps import owe_without_delay
from storage.outbox.outbox import Batch, CardPlace, Outcome, OwedRow
from storage.outbox.settlement import settle

log = structlog.get_logger()

AT_ONCE = 32  # chats that are written to side by side
LOOK_AGAIN_SECONDS = 1.0
LINGER_SECONDS = 0.005  # outcomes that come in so short a time are recorded together
CLOCK_SET_BACK = timedelta(seconds=1)
FAR = datetime.max.replace(tzinfo=UTC)
CROWDED_SECONDS = 0.04  # so too while updates wait for the writer: they come in between
LAST_ANSWERS_SECONDS = 4.0  # of the time to drain: the rest is for recording them


@dataclass(eq=False)
class _Result:
    outcome: Outcome
    recorded: asyncio.Event = field(default_factory=asyncio.Event)


class Delivery:
    """A loop whose cycle is one transaction: it records outcomes and claims the next rows."""

    def __init__(
        self,
        sender: MessageSender,
        database: Database,
        clock: Clock,
        line: Line,
        limits: RateLimits,
        metrics: Metrics,
        leads: Leads = USUAL,
    ) -> None:
        self._sender = sender
        self.database = database
        self.clock = clock
        self._line = line
        self._leads = leads
        self._metrics = metrics
        self.last_cycle: datetime | None = None
        self._limiter = RateLimiter(limits)
        self._presence = ProcessPresence(database)
        self.begun = BegunScreens(self._presence.worker)
        self._wake = asyncio.Event()
        self._stop = asyncio.Event()
        self._in_flight: set[asyncio.Task[None]] = set()
        self._unrecorded: list[_Result] = []
        self._cycled = asyncio.Event()
        line.listen(self.wake)
        self._newest = FAR  # moment of a cycle; the clock may have been set back before the start

    def wake(self) -> None:
        self._wake.set()

    async def card_recorded(self, chat_id: int, seconds: float) -> None:
        """Wait until the card that is being sent to a chat has arrived and is recorded."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self.begun.is_on_its_way(chat_id):
                    self._cycled.clear()
                    await self._cycled.wait()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop`; what is being sent then is finished, the rest stays stored."""
        self._stop = stop
        stopping = asyncio.create_task(stop.wait())
        while not stop.is_set():
            self._wake.clear()
            if await self._cycle(self._room()):
                await self._until_woken(stopping)
            else:
                await asyncio.wait((stopping,), timeout=LOOK_AGAIN_SECONDS)
        stopping.cancel()
        await self._cycle(0)
        await self._hear_the_last()
        await self._record_the_last()

    def _room(self) -> int:
        """How many more chats may be written to: none while Telegram is not reached, or rests."""
        if self._limiter.pause or not self._line.is_up:
            return 0
        return AT_ONCE - len(self._in_flight)

    async def _hear_the_last(self) -> None:
        """Wait for Telegram's last answers; unanswered rows stay claimed, for the next process."""
        if not self._in_flight:
            return
        _, unanswered = await asyncio.wait(self._in_flight, timeout=LAST_ANSWERS_SECONDS)
        for task in unanswered:
            task.cancel()
        if unanswered:
            await asyncio.wait(unanswered)
            log.warning("sent without an answer", chats=len(unanswered))

    async def _record_the_last(self) -> None:
        """Record the last outcomes, as often as it takes, while this process may live."""
        while True:
            if await self._cycle(0):
                return
            await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def _until_woken(self, stopping: "asyncio.Task[bool]") -> None:
        waking = asyncio.create_task(self._wake.wait())
        await asyncio.wait(
            (waking, stopping), timeout=LOOK_AGAIN_SECONDS, return_when=asyncio.FIRST_COMPLETED
        )
        waking.cancel()
        if self.database.crowded:
            await asyncio.sleep(CROWDED_SECONDS)
        elif self._in_flight and self._unrecorded:
            await asyncio.sleep(LINGER_SECONDS)

    async def drained(self) -> None:
        """Return when nothing is owed at this moment, and nothing is on its way."""
        while True:
            self._cycled.clear()
            if not self._is_at_work():
                async with self.database.transaction() as session:
                    owed = await outbox.owed_now(session, self.clock())
                if not owed and not self._is_at_work():
                    return
            await self._cycled.wait()

    def _is_at_work(self) -> bool:
        return bool(self._in_flight or self._unrecorded)

    async def _cycle(self, room: int) -> bool:
        """Tell whether the database took it; outcomes that it did not take wait for the next."""
        results, self._unrecorded = self._unrecorded, []
        try:
            await self._presence.show()
            async with self.database.transaction(first=True) as session:
                await self._presence.take_over(session)
                self._limiter.share(self._presence.together)
                await self._record(session, [result.outcome for result in results])
                now, steady, worker = self.clock(), steady_seconds(), self._presence.worker
                if now < self._newest - CLOCK_SET_BACK:
                    await owe_without_delay(session, now)
                runs = await outbox.claim(session, now, room, worker) if room > 0 else []
        except Exception as error:
            trace = None if is_outage(error) else error
            log.warning("the outbox was not reached", error=str(error), exc_info=trace)
            self._unrecorded = results + self._unrecorded
            self._presence.look_soon()
            return False
        self.last_cycle = self._newest = now
        for result in results:
            self._presence.held.discard(result.outcome.row.id)
            self.begun.recorded(result.outcome)
            self._metrics.delivered(result.outcome.state)
            result.recorded.set()
        for run in runs:
            self._presence.held.update(row.id for row in run.rows)
            task = asyncio.create_task(self._deliver(run, steady))
            self._in_flight.add(task)
            task.add_done_callback(self._landed)
        self._cycled.set()
        return True

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._in_flight.discard(task)
        self._wake.set()

    async def _record(self, session: AsyncSession, outcomes: list[Outcome]) -> None:
        await settle(session, outcomes)
        for outcome in outcomes:
            if outcome.moved_to is not None:
                log.warning("chat moved", chat=outcome.row.chat_id, to=outcome.moved_to)
                await reachability.move_chat(session, outcome.row.chat_id, outcome.moved_to)
            else:
                await note_incident(session, outcome)
                await give_up_file(session, outcome)

    async def _deliver(self, run: Batch, claimed_at: float) -> None:
        """Deliver one chat's rows in order; what follows a row that is put off waits with it."""
        place, held_up = run.place, False
        for row in run.rows:
            late = not self._presence.is_sure(claimed_at)
            if held_up or late or self._stop.is_set() or gives_way(run, row, claimed_at):
                self._unrecorded.append(_Result(not_begun(row, self.clock())))
                continue
            outcome = await self._send(row, place, urgent=run.urgent)
            result = _Result(outcome)
            self._unrecorded.append(result)
            held_up = outcome.state is RowState.DUE and row.kind not in FETCHES
            place = place.after(outcome)
            if row is not run.rows[-1] and not self._stop.is_set():
                self._wake.set()
                await result.recorded.wait()  # a death doubles one message of a chat at the most

    async def _send(self, row: OwedRow, place: CardPlace, *, urgent: bool) -> Outcome:
        if self.clock() >= row.expires_at:
            return expired(row, self.clock())
        try:
            await self._limiter.wait_for_room(row, urgent=urgent)
            if self._limiter.pause or not self._line.is_up:
                return not_begun(row, self.clock())
            made_with = SecretSources(self._sender.bot.token, self._sender.key)
            now = self.clock()
            checked = await ready_to_send(self.database, row, now, self._leads, made_with)
            if isinstance(checked, Outcome):
                return checked
            self.begun.begin(checked, self.clock())
            with patience(2**row.maybe_sent):
                message_id = await SENDERS[checked.kind](self._sender, checked, place)
            return sent(row, message_id, place, self.clock())
        except Exception as error:
            if isinstance(error, RetryAfter):
                self._limiter.refused(row.chat_id, delay_of(error).total_seconds())
            outcome = outcome_of_refusal(row, error, self.clock())
            if outcome.state is RowState.DUE and await self._is_of_the_line(error):
                outcome = replace(outcome, due_at=None, attempts=row.attempts - 1)
            tell_log(outcome, error)
            return outcome

    async def _is_of_the_line(self, error: Exception) -> bool:
        """Tell whether the line is in trouble, not the row, which then goes on with the line."""
        if not isinstance(error, NoWord) or self._stop.is_set():
            return False
        return await self._line.is_down()
