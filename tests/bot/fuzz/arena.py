"""The real root on either database, fed with updates one by one, and watched after each."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from bot.config.settings import Settings
from bot.example import demo
from bot.inbox.update_validation import UnreadableUpdate, read_update
from bot.runtime.app import build
from bot.runtime.puntual import Puntual
from simulator import Simulator
from storage.reports import reports
from storage.reports.canonical import content_hash
from tests.bot.fuzz.invariants import Watch
from tests.bot.fuzz.odd_inputs import Json
from tests.bot.fuzz.stores import Store, store_of

NOW = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)
UPDATES_FROM = 1_000_000
UNREAD = -1


class Errors(logging.Handler):
    """What was logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Arena:
    """`begin` puts the database back to where the cast has its duties and nothing is reported."""

    store: Store

    def __init__(self, runner: asyncio.Runner, database_url: str) -> None:
        self._runner, self._errors = runner, Errors()
        self.fed = 0
        logging.getLogger().addHandler(self._errors)
        runner.run(self._build(database_url))

    async def _build(self, database_url: str) -> None:
        self.simulator = Simulator(demo.CAST, NOW)
        await self.simulator.start()
        settings = Settings.model_construct(
            database_url=database_url, telegram_api_url=self.simulator.url
        )
        self.now = NOW
        self.puntual: Puntual = build(settings, lambda: self.now, token=self.simulator.token)
        self.store = store_of(self.puntual.database, self._runner)
        await self.puntual.database.migrate()
        async with self.puntual.database.transaction() as session:
            await demo.load_cast(session, NOW)
        await self.puntual.application.initialize()
        await self.puntual.database.engine.dispose()
        await self.store.keep()

    def begin(self) -> None:
        self._runner.run(self.puntual.database.engine.dispose())
        self._runner.run(self.store.restore())
        self.now = NOW
        self.watch = Watch(self.store.rows)

    def feed(self, sender: int, body: Json) -> None:
        """One input, to its end."""
        update_id = self._hand_in(body)
        assert self._errors.lines == []
        self.watch.check(sender, update_id)

    def feed_mutated(self, body: Json) -> None:
        """Handled like any other; or set aside at once, and then nothing else came of it."""
        before = (self.watch.versions, self.watch.figures)
        sender, chat = self._read(body)
        self.watch.writers.add(chat)
        update_id = self._hand_in(body)
        failures = self.watch.take_failures()
        self.watch.check(sender, update_id)
        assert len(failures) == len(self._errors.lines) == (sender is UNREAD)
        for attempts, error in failures:
            assert (attempts, error.split(":")[0]) == (1, UnreadableUpdate.__name__)
            assert before == (self.watch.versions, self.watch.figures)
        self._errors.lines.clear()

    def _hand_in(self, body: Json) -> int:
        """The number that it is given."""
        self.fed += 1
        self.now += timedelta(seconds=1)
        update_id = UPDATES_FROM + self.fed
        self._runner.run(self.puntual.intake.handle_batch([{**body, "update_id": update_id}]))
        return update_id

    def _read(self, body: Json) -> tuple[int, int]:
        """Who wrote and where; 0 for nobody and nowhere, UNREAD for what can't be read."""
        try:
            update = read_update({**body, "update_id": 1}, self.puntual.application.bot)
        except UnreadableUpdate:
            return UNREAD, UNREAD
        user, chat = update.effective_user, update.effective_chat
        return user.id if user else 0, chat.id if chat else 0

    def everything_arrives(self) -> None:
        """As delivery leaves it: rows are sent, and each chat has its card."""
        owed = self.store.rows(
            "SELECT id, chat_id, kind FROM outbox WHERE state = 'due' ORDER BY id"
        )
        for number, chat_id, kind in owed:
            card = number if kind == "open" else self.card_of(chat_id) or number
            if kind in ("open", "show"):
                self.store.rows("DELETE FROM slot WHERE chat_id = ?", chat_id)
                self.store.rows(
                    "INSERT INTO slot (chat_id, message_id) VALUES (?, ?)", chat_id, card
                )
        self.store.rows("UPDATE outbox SET state = 'sent', done_at = created_at")

    def card_of(self, chat_id: int) -> int:
        """The message that the chat's buttons count on; 0 before it has one."""
        found = self.store.rows("SELECT message_id FROM slot WHERE chat_id = ?", chat_id)
        return int(found[0][0]) if found else 0

    def end(self) -> None:
        """Everything that was sent still has the hash that it was sent with."""
        self._runner.run(self._check_hashes())

    async def _check_hashes(self) -> None:
        async with self.puntual.database.transaction() as session:
            for version_id, row in self.watch.versions.items():
                report = await reports.load(session, version_id)
                assert report is not None
                assert not report.sent or content_hash(report) == row[-1]

    async def _close(self) -> None:
        await self.puntual.application.shutdown()
        await self.puntual.database.close()
        await self.store.close()
        await self.simulator.stop()

    def close(self) -> None:
        self._runner.run(self._close())
        logging.getLogger().removeHandler(self._errors)


@contextmanager
def arena(database_url: str) -> Iterator[Arena]:
    with asyncio.Runner() as runner:
        opened = Arena(runner, database_url)
        try:
            yield opened
        finally:
            opened.close()
