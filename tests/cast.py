"""Somebody of the cast and the bot they talk to, as tests drive them."""

import asyncio
import pickle
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.config.settings import Settings
from bot.delivery.rate_limits import RateLimits
from bot.example import demo
from bot.inbox.polling import NEWCOMER_SECONDS
from bot.runtime.app import build
from bot.runtime.puntual import Puntual
from bot.workers.chart_pool import ChartPool
from convenio.calendar.periods import Period
from convenio.report.requirements import Requirements
from convenio.report.results import Figure
from convenio.typed.figures import Mark
from handlers.invitation.access import give_duty
from handlers.periods.requirement_acts import change_requirements
from simulator import Actor, Message, Simulator
from storage import models
from storage.database import Database, run, upsert
from storage.people import people
from storage.reports import drafts, obligations, reports
from tests.chart_workers import shared_drawing
from tests.forks import SECONDS
from tests.templates import begin_with, begin_with_example

UNHURRIED = RateLimits(overall=1000, chat_burst=1000, chat_seconds=1)
A_MINUTE = timedelta(minutes=1)  # from tick to tick; more than staffing takes on a busy machine
LOAD_GOAL = upsert(models.Goal, "programmed", "mark", "loaded_at")
WELCOMED: dict[bool, bytes] = {}  # chats and menus, by the kind of database


class Bot:
    """The real root on a real database, started and killed as a process would be."""

    def __init__(self, simulator: Simulator, settings: Settings) -> None:
        self.simulator = simulator
        self.settings = settings
        self.database = Database(settings.database_url)
        self.has_staff = False
        self._running: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()

    async def prepare(self) -> None:
        await begin_with_example(self.database)

    async def prepare_staffed(self) -> None:
        """Begins where `staff` ends, as it did the first time in this process."""
        self.has_staff = await begin_with("cast", self._staff_another, self.database)
        if self.has_staff:
            self._recall_welcome()
        else:
            await self.prepare()

    async def prepare_country(self, invent: Callable[[AsyncSession], Awaitable[object]]) -> None:
        """Staffed, with the reports that `invent` adds."""

        async def fill(url: str) -> None:
            other = Bot(self.simulator, self.settings.model_copy(update={"database_url": url}))
            await other.prepare_staffed()
            async with other.database.transaction() as session:
                await invent(session)
            await other.database.close()

        await begin_with("country", fill, self.database)
        self.has_staff = True
        self._recall_welcome()

    def _recall_welcome(self) -> None:
        """By what they are pickled as, which is read in a tenth of the time of a deep copy."""
        self.simulator.chats, self.simulator.commands = pickle.loads(  # noqa: S301 (ours)
            WELCOMED[self.database.shared]
        )

    async def _staff_another(self, url: str) -> None:
        simulator = Simulator(demo.CAST, self.simulator.now() - A_MINUTE)
        await simulator.start()
        settings = self.settings.model_copy(
            update={"database_url": url, "telegram_api_url": simulator.url}
        )
        first = Bot(simulator, settings)
        await first.prepare()
        await first.start()
        await first.staff()
        await first.stop()
        await simulator.stop()
        WELCOMED[self.database.shared] = pickle.dumps((simulator.chats, simulator.commands))

    async def start(
        self, limits: RateLimits = UNHURRIED, chart_pool: ChartPool | None = None
    ) -> None:
        self._stop = asyncio.Event()
        self.puntual: Puntual = build(
            self.settings,
            self.simulator.now,
            token=self.simulator.token,
            limits=limits,
            chart_pool=chart_pool or shared_drawing(),
        )
        self.puntual.scheduler.rounds = ()  # the time is the test's: it ticks in `pass_time`
        self._running = asyncio.create_task(self.puntual.run(self._stop))

    async def kill(self) -> None:
        """At once, wherever it is: nothing is drained."""
        assert self._running is not None
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)

    async def ended(self) -> None:
        """Until the process ends by itself; raises what ended it."""
        assert self._running is not None
        await self._running

    async def stop(self) -> None:
        self._stop.set()
        if self._running is not None:
            await asyncio.gather(self._running, return_exceptions=True)
        await self.database.close()

    async def up(self) -> None:
        """Until it has reached the database and Telegram, and works."""
        async with asyncio.timeout(SECONDS):
            while self.puntual.delivery.last_cycle is None:  # noqa: ASYNC110 (nothing tells of it)
                await asyncio.sleep(0.005)

    def has_polled_for_long(self) -> None:
        """As one that another process does not drive away."""
        assert self.puntual.polling is not None
        self.puntual.polling.began -= NEWCOMER_SECONDS

    async def staff(self) -> None:
        if self.has_staff:
            await self.up()
            return
        self.has_staff = True
        async with self.database.transaction() as session:
            await demo.load_cast(session, self.simulator.now())
        self.puntual.delivery.wake()
        await self.drained()

    def player(self, member_id: int) -> "Player":
        return Player(self, self.simulator.actor(member_id))

    async def settled(self, update_id: int) -> None:
        """Until the update is confirmed and everything that was owed is delivered."""
        await self.simulator.confirmed_through(update_id)
        await self.drained()

    async def drained(self, patience: float = SECONDS) -> None:
        """Until everything that was owed is delivered; if the bot has ended, raises why."""
        try:
            async with asyncio.timeout(patience):
                await self.puntual.delivery.drained()
        except TimeoutError:
            if self._running is not None and self._running.done():
                self._running.result()
            raise

    async def pass_time(self, pause: timedelta = A_MINUTE) -> None:
        """The clock goes on, the scheduler ticks, and what is owed then is delivered."""
        self.simulator.advance(pause)
        await self.puntual.scheduler.sweep()
        self.puntual.delivery.wake()
        await self.drained()

    async def figures(self, region: str, period: str = "2020-II") -> dict[int, Figure]:
        """What the newest version of a region's report says, sent or not."""
        async with self.database.transaction() as session:
            versions = await reports.versions_of(session, period, region)
            report = await reports.load(session, versions[-1].id or 0) if versions else None
            return {figure.indicator: figure for figure in report.figures} if report else {}

    async def executed(self, region: str, indicator: int) -> Decimal | None:
        return (await self.figures(region))[indicator].executed

    async def versions(self, region: str, period: str = "2020-II") -> list[models.Version]:
        async with self.database.transaction() as session:
            return list(await reports.versions_of(session, period, region))

    async def load_goals(self, region: str, goals: list[int], period: str = "2020-II") -> None:
        values = [(number, Decimal(goal), None) for number, goal in enumerate(goals, start=1)]
        await self._load(region, period, values)

    async def load_marks(
        self, region: str, indicators: Iterable[int], period: str = "2020-II"
    ) -> None:
        """Indicators that do not apply to a region, as ODES loads them."""
        values = [(number, None, Mark.NOT_APPLICABLE) for number in indicators]
        await self._load(region, period, values)

    async def _load(
        self, region: str, period: str, values: Iterable[tuple[int, Decimal | None, Mark | None]]
    ) -> None:
        place = {"period": period, "region": region, "loaded_at": self.simulator.now()}
        rows = [
            place | {"indicator": number, "programmed": goal, "mark": mark}
            for number, goal, mark in values
        ]
        async with self.database.transaction() as session:
            await run(session, LOAD_GOAL, rows)

    async def give_focal(self, telegram_id: int, region: str) -> None:
        async with self.database.transaction() as session:
            person = await people.find_person(session, telegram_id)
            assert person is not None
            now = self.simulator.now()
            await give_duty(session, person, models.Position(models.Role.FOCAL, region), now)

    async def report_before(
        self, region: str, period: str, *, programmed: int, executed: int
    ) -> None:
        """An earlier semester's report, with the same figures for every indicator."""
        async with self.database.transaction() as session:
            day = self.simulator.now().date() - timedelta(days=1)
            if await session.get(models.PeriodRow, period) is None:
                row = models.PeriodRow(code=period, opens_on=day, deadline=day, closes_on=day)
                session.add(row)
                await session.flush()
            await session.merge(models.Expected(period=period, region=region))
            owed = await obligations.find_owed(session, period, region)
            author = await people.find_person(session, 101)
            assert owed is not None
            assert author is not None
            now = self.simulator.now()
            version = await drafts.open_draft(session, owed, author, now)
            draft = await reports.load(session, version.id or 0)
            assert draft is not None
            answers = [
                replace(entry, programmed=Decimal(programmed), executed=Decimal(executed))
                for entry in draft.entries
            ]
            await drafts.save(session, draft, answers, author, now)
            await drafts.send(session, replace(draft, entries=tuple(answers)), author, now)

    async def publish_period(self, period: str = "2020-II") -> None:
        async with self.database.transaction() as session:
            row = await session.get_one(models.PeriodRow, period)
            row.published_on = self.simulator.now().date()
            session.add(row)

    async def require(self, required: Requirements, period: str = "2020-II") -> None:
        """What ODES requires, as it says by the command line."""
        async with self.database.transaction() as session:
            when, now = Period.parse(period), self.simulator.now()
            await change_requirements(session, when, required, None, now)

    async def close_period(self, day: date, period: str = "2020-II") -> None:
        """The last day on which late reports are taken."""
        async with self.database.transaction() as session:
            row = await session.get(models.PeriodRow, period)
            assert row is not None
            row.closes_on = day
            session.add(row)

    async def end_duties(self, telegram_id: int) -> None:
        async with self.database.transaction() as session:
            person = await people.find_person(session, telegram_id)
            assert person is not None
            await people.end_duties(session, person, self.simulator.now())

    async def undelivered(self) -> list[models.Outbox]:
        """Rows whose outcome is not 'sent'."""
        async with self.database.transaction() as session:
            sent = models.RowState.SENT
            query = select(models.Outbox).where(col(models.Outbox.state) != sent)
            return list((await session.exec(query)).all())

    async def owed_to(self, chat_id: int) -> int:
        """How many rows that chat waits for."""
        waiting = (models.RowState.DUE, models.RowState.CLAIMED)
        async with self.database.transaction() as session:
            query = select(func.count()).where(
                models.Outbox.chat_id == chat_id, col(models.Outbox.state).in_(waiting)
            )
            return (await session.exec(query)).one()


class Player:
    """One of the cast; each of their acts is over when the bot has answered."""

    def __init__(self, bot: Bot, actor: Actor) -> None:
        self.bot = bot
        self.actor = actor

    async def send(self, text: str) -> None:
        await self.bot.settled(await self.actor.send(text))

    async def reply(self, message: Message, text: str) -> None:
        await self.bot.settled(await self.actor.reply(message.id, text))

    async def attach(self, content: bytes, name: str, caption: str = "") -> None:
        await self.bot.settled(await self.actor.send_document(content, name, caption=caption))

    async def photograph(self, content: bytes, caption: str = "") -> None:
        await self.bot.settled(await self.actor.send_photo(content, caption))

    async def record(self, kind: str, caption: str = "") -> None:
        """A voice note, an audio, a video, a video note, an animation or a sticker."""
        await self.bot.settled(await self.actor.send_recorded(kind, caption=caption))

    async def send_other(self, kind: str) -> None:
        """A poll, a location, a venue, a contact, a dice or a story."""
        await self.bot.settled(await self.actor.send_other(kind))

    async def forward(self, text: str) -> None:
        await self.bot.settled(await self.actor.forward(text))

    async def attach_together(
        self, *files: tuple[str, bytes], kind: str = "document", caption: str = ""
    ) -> None:
        await self.bot.settled(await self.actor.send_album(files, kind, caption))

    async def click(self, label: str) -> None:
        await self.bot.settled(await self.actor.click(label))

    async def press(self, message: Message, data: str) -> None:
        await self.bot.settled(await self.actor.press(message.id, data))

    async def press_all(self, message: Message, data: Iterable[str]) -> None:
        """One after the other, as fast as somebody may tap; over when all are answered."""
        pressed = [await self.actor.press(message.id, each) for each in data]
        if pressed:
            patience = SECONDS + len(pressed)
            await self.bot.simulator.confirmed_through(pressed[-1], patience)
            await self.bot.drained(patience)  # a semester is foreseen, reports are made

    @property
    def last(self) -> Message:
        return self.actor.last

    @property
    def last_text(self) -> str:
        return self.actor.last_text()

    @property
    def labels(self) -> list[str]:
        return self.actor.labels

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.actor.messages if message.from_bot]

    @property
    def toasts(self) -> list[str]:
        return self.actor.toasts

    def data_of(self, label: str) -> str:
        """The callback data behind a button of the last message."""
        buttons = [button for row in self.last.buttons for button in row]
        return str(next(b["callback_data"] for b in buttons if label in b["text"]))
