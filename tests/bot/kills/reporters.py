"""Who reports or asks without a pause, each looking at the screen before the next act."""

import asyncio
import re
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random

from simulator import Actor
from tests.cast import Bot
from tests.forks import SECONDS

ASKED = 3  # indicators, from the first: so that reports are soon complete
GOAL = 50  # percent; what is below it is asked a cause
LARGEST = 199  # above it the bot asks whether that is meant
LOOK_AGAIN_SECONDS = 0.05
OWED = "SELECT 1 FROM outbox WHERE chat_id = ? AND state IN ('due', 'claimed') LIMIT 1"
PATIENCE = 4 * SECONDS  # that an answer is waited for: a process may die and start meanwhile
SCREENS = (
    ("executed", r"IdG (\d+) de 12"),
    ("cause", r"(?s)IdG (\d+): ejecutado.*¿Cuál fue la causa principal\?"),
    ("confirm", r"¿Enviar a ODES"),
    ("review", r"Revisión"),
    ("reason", r"¿Cuál es el motivo"),
    ("corrected", r"Se abrirá una nueva versión"),
    ("sent", r"[Cc]onstancia"),
    ("card", r"\d+ de 12"),
)
Screen = tuple[str, int]


async def at_once() -> None:
    """The pace of who never waits."""


async def everything_shown(bot: Bot, chat_id: int) -> None:
    """So that nobody answers a screen that is not the last: a new life repeats some."""
    while await _is_owed(bot, chat_id):  # noqa: ASYNC110 (nothing tells of it)
        await asyncio.sleep(LOOK_AGAIN_SECONDS)


async def _is_owed(bot: Bot, chat_id: int) -> bool:
    """Looked up without the lock of SQLite's one writer, which the bot needs."""
    if bot.database.shared:
        return await bot.owed_to(chat_id) > 0
    rows = _reader(str(bot.database.engine.url.database)).execute(OWED, (chat_id,))
    return rows.fetchone() is not None


@cache
def _reader(file: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=SECONDS)


def screen_of(text: str) -> Screen:
    """What is asked, and of which indicator (0: of none)."""
    for name, pattern in SCREENS:
        if found := re.search(pattern, text):
            return name, int(found[1]) if found.groups() else 0
    return "other", 0


@dataclass
class Reporter:
    """`sends`: the report too, and then corrects it; two who share one only answer.

    `figures`, `causes` and `reasons` are what this person typed, in order: each unlike any other.
    `counts` are how many figures of each indicator the region has had.
    """

    bot: Bot
    actor: Actor
    region: str
    chance: Random
    counts: Counter[int]
    sends: bool
    figures: list[tuple[int, int]] = field(default_factory=list)
    causes: list[tuple[int, str]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    async def work(
        self, over: asyncio.Event, pace: Callable[[], Awaitable[None]] = at_once
    ) -> None:
        """`pace` is waited for before each act."""
        while not over.is_set():
            await pace()
            update_id = await self._act(*screen_of(self._shown))
            await self.bot.simulator.confirmed_through(update_id, PATIENCE)
            await everything_shown(self.bot, self.actor.id)

    @property
    def confirmed_reasons(self) -> list[str]:
        """Without one that is shown, and waits to be confirmed."""
        waits = screen_of(self._shown)[0] == "corrected"
        return self.reasons[:-1] if waits else self.reasons

    @property
    def _shown(self) -> str:
        """The text of the message that the bot wrote or changed last."""
        written = [each for each in self.actor.messages if each.from_bot]
        return self.actor.last_text() if written else ""

    async def _act(self, screen: str, indicator: int) -> int:
        if screen == "executed":
            return await self._answer(indicator)
        if screen == "cause":
            self.causes.append((indicator, _words("lluvia", len(self.causes))))
            return await self.actor.send(self.causes[-1][1])
        if screen == "reason":
            self.reasons.append(_words("error", len(self.reasons)))
            return await self.actor.send(self.reasons[-1])
        if screen == "corrected":
            return await self._press("fixsure:")
        if screen == "confirm":
            return await self._press("send:")
        if screen == "review":
            return await self._press("sure:" if self.sends else "card:")
        if screen == "card":
            return await self._choose()
        return await self.actor.send("/corregir" if screen == "sent" else "/reportar")

    async def _answer(self, indicator: int) -> int:
        self.counts[indicator] += 1
        value = 1 + self.counts[indicator] * 7 % LARGEST
        self.figures.append((indicator, value))
        return await self.actor.send(str(value))

    async def _choose(self) -> int:
        if self.sends and self.chance.random() < 0.3 and "●" * 12 in self._shown:
            return await self._press("review:")
        asks = [data for data in self._offered if data.startswith("ask:")]
        return await self._press(self.chance.choice(asks[:ASKED]))

    async def _press(self, wanted: str) -> int:
        data = next(each for each in self._offered if each.startswith(wanted))
        return await self.actor.press(self.actor.last.id, data)

    @property
    def _offered(self) -> list[str]:
        rows = self.actor.last.buttons
        return [str(button["callback_data"]) for row in rows for button in row]


def _words(first: str, number: int) -> str:
    """Without digits, in which the bot would see figures."""
    return f"{first} {''.join('abcdefghij'[int(digit)] for digit in str(number))}"


@dataclass
class Asker:
    """Asks one thing after another, and looks at each answer."""

    bot: Bot
    actor: Actor
    questions: Sequence[str]
    chance: Random
    asked: int = 0

    async def work(
        self, over: asyncio.Event, pace: Callable[[], Awaitable[None]] = at_once
    ) -> None:
        while not over.is_set():
            await pace()
            update_id = await self.actor.send(self.chance.choice(self.questions))
            self.asked += 1
            await self.bot.simulator.confirmed_through(update_id, PATIENCE)
            await everything_shown(self.bot, self.actor.id)
