"""The real root on SQLite, fed with updates one by one, and watched after each."""

import asyncio
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from telegram import Update

from bot import demo
from bot.app import Puntual, build
from bot.settings import Settings
from simulator import Simulator
from storage import drafts, reports
from tests.bot.invariants import Watch
from tests.bot.odd_inputs import Json

NOW = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)
UPDATES_FROM = 1_000_000


class Errors(logging.Handler):
    """What was logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Arena:
    """`begin` puts the database back to where the cast has its duties and nothing is reported."""

    def __init__(self, runner: asyncio.Runner, folder: Path) -> None:
        self._runner, self._errors = runner, Errors()
        self._template, self._path = folder / "template.db", folder / "arena.db"
        self.fed = 0
        logging.getLogger().addHandler(self._errors)
        runner.run(self._build())

    async def _build(self) -> None:
        self.simulator = Simulator(demo.CAST, NOW)
        await self.simulator.start()
        settings = Settings.model_construct(
            database_url=f"sqlite:///{self._path}", telegram_api_url=self.simulator.url
        )
        self.now = NOW
        self.puntual: Puntual = build(settings, lambda: self.now, token=self.simulator.token)
        await self.puntual.database.migrate()
        async with self.puntual.database.transaction() as session:
            await demo.load_cast(session, NOW)
        await self.puntual.application.initialize()
        await self.puntual.database.engine.dispose()
        shutil.copy(self._path, self._template)

    def begin(self) -> None:
        self._runner.run(self.puntual.database.engine.dispose())
        for leftover in self._path.parent.glob("arena.db*"):
            leftover.unlink()
        shutil.copy(self._template, self._path)
        self.now = NOW
        self.watch = Watch(self._path)
        self.watch.database.execute("PRAGMA synchronous=OFF")

    def feed(self, sender: int, body: Json) -> None:
        """One input, to its end."""
        self.fed += 1
        self.now += timedelta(seconds=1)
        update_id = UPDATES_FROM + self.fed
        update = Update.de_json({"update_id": update_id, **body}, self.puntual.application.bot)
        self._runner.run(self.puntual.intake.handle(update))
        assert self._errors.lines == []
        self.watch.check(sender, update_id)

    def feed_mutated(self, body: Json) -> None:
        """Handled like any other; or set aside, and then nothing else came of it."""
        before = (self.watch.versions, self.watch.figures)
        self.fed += 1
        self.now += timedelta(seconds=1)
        update_id = UPDATES_FROM + self.fed
        batch = [{**body, "update_id": update_id}]
        self._runner.run(self.puntual.intake.handle_batch(batch))
        sender = self._sender(batch[0])
        failed = self.watch.take_failures()
        self.watch.check(sender, update_id)
        assert not failed or before == (self.watch.versions, self.watch.figures)
        assert bool(failed) == bool(self._errors.lines)
        self._errors.lines.clear()

    def _sender(self, body: Json) -> int:
        """0 where python-telegram-bot reads none."""
        try:
            user = Update.de_json(body, self.puntual.application.bot).effective_user
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
            return 0
        return user.id if user else 0

    def everything_arrives(self) -> None:
        """As delivery leaves it: rows are sent, and each chat has its card."""
        database = self.watch.database
        database.execute("BEGIN IMMEDIATE")
        owed = database.execute(
            "SELECT id, chat_id, kind FROM outbox WHERE state = 'due' ORDER BY id"
        ).fetchall()
        for number, chat_id, kind in owed:
            card = number if kind == "open" else self.card_of(chat_id) or number
            if kind in ("open", "show"):
                database.execute("INSERT OR REPLACE INTO slot VALUES (?, ?)", (chat_id, card))
        database.execute("UPDATE outbox SET state = 'sent', done_at = created_at")
        database.execute("COMMIT")

    def card_of(self, chat_id: int) -> int:
        """The message that the chat's buttons count on; 0 before it has one."""
        query = "SELECT message_id FROM slot WHERE chat_id = ?"
        found = self.watch.database.execute(query, (chat_id,)).fetchone()
        return int(found[0]) if found else 0

    def end(self) -> None:
        """Everything that was sent still has the hash that it was sent with."""
        self._runner.run(self._check_hashes())
        self.watch.database.close()

    async def _check_hashes(self) -> None:
        async with self.puntual.database.transaction() as session:
            for version_id, row in self.watch.versions.items():
                report = await reports.load(session, version_id)
                assert report is not None
                assert not report.sent or drafts.content_hash(report) == row[-1]

    async def _close(self) -> None:
        await self.puntual.application.shutdown()
        await self.puntual.database.close()
        await self.simulator.stop()

    def close(self) -> None:
        self._runner.run(self._close())
        logging.getLogger().removeHandler(self._errors)


@contextmanager
def arena(folder: Path) -> Iterator[Arena]:
    with asyncio.Runner() as runner:
        opened = Arena(runner, folder)
        try:
            yield opened
        finally:
            opened.close()
