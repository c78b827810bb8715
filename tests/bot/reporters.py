"""Focal points who report without a pause, each looking at the screen before the next act."""

import asyncio
import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from simulator import Actor, Message, Simulator
from tests.process import SECONDS

ASKED = 3  # indicators, from the first: so that reports are soon complete
GOAL = 50  # percent; what is below it is asked a cause
LARGEST = 199  # above it the bot asks whether that is meant
PATIENCE = 5.0  # then somebody presses again
SCREENS = (
    ("executed", r"IdG (\d+) de 12"),
    ("cause", r"(?s)IdG (\d+): ejecutado.*¿Cuál fue la causa principal\?"),
    ("confirm", r"¿Enviar a ODES"),
    ("review", r"Revisión"),
    ("reason", r"¿Cuál es el motivo"),
    ("sent", r"[Cc]onstancia"),
    ("card", r"\d+ de 12"),
)
Screen = tuple[str, int]


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
    """

    simulator: Simulator
    actor: Actor
    region: str
    chance: Random
    counts: Counter[int]
    sends: bool
    figures: list[tuple[int, int]] = field(default_factory=list)
    causes: list[tuple[int, str]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    async def work(self, over: asyncio.Event) -> None:
        await self._type("/reportar")
        while not over.is_set():
            await self._act()

    @property
    def screen(self) -> Screen:
        return screen_of(self.shown)

    @property
    def shown(self) -> str:
        """The text of the message that the bot wrote or changed last."""
        written = [each for each in self.actor.messages if each.from_bot]
        return self.actor.last_text() if written else ""

    async def _act(self) -> None:
        name, indicator = self.screen
        if name == "executed":
            await self._answer(indicator)
        elif name == "cause":
            words = self._words("lluvia", len(self.causes))
            self.causes.append((indicator, words))
            await self._type(words)
        elif name == "reason":
            self.reasons.append(self._words("error", len(self.reasons)))
            await self._type(self.reasons[-1])
        elif name == "confirm":
            await self._press("send:")
        elif name == "review" and self.sends:
            await self._press("sure:")
        elif name in ("review", "card"):
            await self._choose()
        else:
            await self._type("/corregir" if name == "sent" else "/reportar")

    async def _answer(self, indicator: int) -> None:
        self.counts[indicator] += 1
        value = 1 + self.counts[indicator] * 7 % LARGEST
        self.figures.append((indicator, value))
        await self._type(str(value))

    async def _choose(self) -> None:
        if self.screen[0] == "review":
            await self._press("card:")
        elif self.sends and self.chance.random() < 0.5 and "●" * 12 in self.shown:
            await self._press("review:")
        else:
            asks = [data for data in _data(self.actor.last) if data.startswith("ask:")]
            await self._press(self.chance.choice(asks[:ASKED]))

    def _words(self, first: str, number: int) -> str:
        """Without digits, in which the bot would see figures."""
        return f"{first} {''.join('abcdefghij'[int(digit)] for digit in str(number))}"

    async def _type(self, text: str) -> None:
        """Once: if the bot is away, the answer waits for it."""
        before = self.screen
        await self.actor.send(text)
        if not await self._moved_on(before, SECONDS):
            raise TimeoutError(f"{text!r} was typed, but there is still {self.shown}")

    async def _press(self, wanted: str) -> None:
        before = self.screen
        while self.screen == before:
            message = self.actor.last
            data = next((each for each in _data(message) if each.startswith(wanted)), None)
            if data is None:
                await self._type("/reportar")
                return
            await self.actor.press(message.id, data)
            await self._moved_on(before, PATIENCE)

    async def _moved_on(self, before: Screen, seconds: float) -> bool:
        return await self.simulator.until(lambda: self.screen != before, seconds)


def _data(message: Message) -> list[str]:
    return [str(button["callback_data"]) for row in message.buttons for button in row]
