"""Whatever comes in whatever order, the chat's end shows what became of what a person did.

Commands, presses of old and new buttons, typed figures, pictures, reminders, letters, decisions and
a colleague's figures, by chance. No figure reaches an indicator that was not on the screen.
"""

import random
import re
from collections.abc import Awaitable, Callable
from decimal import ROUND_HALF_UP, Decimal

import pytest

from handlers.actions import Action
from handlers.views import Press
from simulator import Message
from storage.models import RowKind, Slot
from storage.outbox import outbox
from storage.reports import reports
from tests.breadth import many
from tests.cast import Bot
from tests.loreto import GOALS
from tests.simulator.pictures import png

Said = dict[int, tuple[object, ...]]
COMMANDS = ("/ayuda", "/yo", "/reportar", "/menu", "/cronograma", "/desconocida", "/estado")
COMMANDS_OF_REPORT = ("/reportar", "/reportar", "/corregir", "/evidencias", "/plazo", "/constancia")
BASES = (97, 96)
SIX_DECIMALS = Decimal("0.000001")
DRAWN = (Action.SHOW, Action.AS_PNG, Action.RECEIPT, Action.FORM)  # elsewhere, and not cheap
WORDS = (
    "gracias",
    "ok",
    "ayuda",
    "no sé",
    "Por la lluvia del mes {n}",
    "¿cuándo vence {n}?",
    "IdG {i}",
)
FIGURES = ("{f}", "{f}%", "fue {f}", "{i}: {f}", "{i} {f}", "{f}/97", "{f} de 96", "aprox {f}")
TABLES = ("{i}: 60 {f}\n{j}: {f}", "{i}\t{f}\n{j}\t{f}", "{i}: {f} de 60\n{j}: 0,{n}")


class Walk:
    """A chance walk of Puno's focal point, with what others do meanwhile."""

    def __init__(self, bot: Bot, seed: int) -> None:
        self.bot = bot
        self.chance = random.Random(seed)
        self.puno, self.colleague = bot.player(101), bot.player(102)
        self.director, self.odes = bot.player(103), bot.player(106)
        self.number = 0
        self.acts: list[str] = []
        self.typed: set[Decimal] = set()

    async def step(self) -> None:
        figures, presses = (self.type_figure,) * 2, (self.press_newest,) * 2
        own = (*figures, *presses, self.type_words, self.press_old, self.command, self.picture)
        others = (self.remind, self.letter, self.decide, self.colleague_answers, self.wait)
        act = self.chance.choice((*own, *own, *others))
        self.number += 1
        await act()

    async def said(self) -> Said:
        """What the newest version says of each indicator."""
        versions = await self.bot.versions("puno")
        if not versions:
            return {}
        async with self.bot.database.transaction() as session:
            report = await reports.load(session, versions[-1].id or 0)
        assert report is not None
        return {
            entry.indicator: (entry.programmed, entry.executed, entry.mark, entry.cause_words)
            for entry in report.entries
        }

    def text_of(self, forms: tuple[str, ...]) -> str:
        figure = Decimal(f"{20 + self.number % 60}.{self.number % 9 + 1}")
        shares = ((figure * 100 / base).quantize(SIX_DECIMALS, ROUND_HALF_UP) for base in BASES)
        self.typed |= {figure, *shares}
        i, j = sorted(self.chance.sample(range(1, 13), 2))
        return self.chance.choice(forms).format(
            f=str(figure).replace(".", ","), i=i, j=j, n=self.number
        )

    async def type_figure(self) -> None:
        await self.types(self.text_of((*FIGURES, *FIGURES, *TABLES)))

    async def type_words(self) -> None:
        await self.types(self.text_of(WORDS))

    async def types(self, text: str) -> None:
        """What is typed changes only indicators that the chat's end showed, or the text names."""
        shown = f"{self.end()} {await self.card()}"
        before, after = await self.done(f"types {text!r}", lambda: self.puno.send(text))
        for number in changed(before, after):
            named = f"IdG {number}" in shown or re.search(rf"(?<!\d){number}(?!\d)", text)
            assert named, self.acts
            assert f"IdG {number}" in self.end(), self.acts
            new = [value for value in after[number] if isinstance(value, Decimal)]
            assert self.typed & set(new), self.acts

    async def press_newest(self) -> None:
        await self.presses(self.with_buttons()[-1:])

    async def press_old(self) -> None:
        await self.presses(self.with_buttons())

    async def presses(self, messages: list[Message]) -> None:
        """A press changes only indicators that stood in its message."""
        if not messages:
            return
        message = self.chance.choice(messages)
        buttons = [each for row in message.buttons for each in row]
        cheap = [each for each in buttons if Press.parse(each["callback_data"]).action not in DRAWN]
        if not cheap:
            return
        button = self.chance.choice(cheap)
        words = f"{message.text} {button['text']}"
        act = f"presses {button['text']!r}"
        toasts = len(self.puno.toasts)
        shown = self.shown()
        before, after = await self.done(
            act, lambda: self.puno.press(message, button["callback_data"]), seen=False
        )
        assert self.shown() != shown or len(self.puno.toasts) > toasts, self.acts
        if "Descartar" not in words and "descart" not in words:
            for number in changed(before, after):
                assert re.search(rf"(?<!\d){number}(?!\d)", words), self.acts

    async def command(self) -> None:
        command = self.chance.choice((*COMMANDS, *COMMANDS_OF_REPORT))
        before, after = await self.done(command, lambda: self.puno.send(command))
        assert not changed(before, after), self.acts

    async def picture(self) -> None:
        caption = self.chance.choice(("", "sustento", f"IdG {self.chance.randint(1, 12)}"))
        before, after = await self.done(
            f"a picture {caption!r}",
            lambda: self.puno.photograph(png(2 + self.number % 9), caption),
        )
        assert not changed(before, after), self.acts

    async def done(
        self, act: str, does: Callable[[], Awaitable[None]], *, seen: bool = True
    ) -> tuple[Said, Said]:
        """Do it; `seen`: the end of the chat must be another one then."""
        self.acts.append(act)
        before, shown = await self.said(), self.shown()
        await does()
        assert self.puno.actor.messages[-1].from_bot, self.acts
        assert not seen or self.shown() != shown, self.acts
        return before, await self.said()

    async def remind(self) -> None:
        self.acts.append("(a reminder)")
        async with self.bot.database.transaction() as session:
            payload = {"text": f"Recordatorio {self.number}", "keyboard": []}
            outbox.put(session, 101, RowKind.SAY, payload, self.bot.simulator.now())
        await self.bot.pass_time()

    async def wait(self) -> None:
        await self.bot.pass_time()

    async def letter(self) -> None:
        self.acts.append("(a letter)")
        await self.odes.send("/escribir")
        await self.odes.click("Puno")
        await self.odes.send(f"Revisen el IdG {self.number % 12 + 1}, por favor")
        await self.odes.click("Enviar")

    async def decide(self) -> None:
        """The director approves or returns, if something waits."""
        self.acts.append("(the director)")
        await self.director.send("/aprobar")
        wanted = [label for label in self.director.labels if "Aprobar" in label]
        if wanted and self.chance.random() < 0.5:
            await self.director.click(wanted[0])

    async def colleague_answers(self) -> None:
        self.acts.append("(the colleague)")
        await self.colleague.send("/reportar")
        label = next((each for each in self.colleague.labels if "Continuar" in each), None)
        if label or any("Empezar" in each for each in self.colleague.labels):
            await self.colleague.click(label or "Empezar")
            await self.colleague.send(f"{50 + self.number % 40},25")

    def with_buttons(self) -> list[Message]:
        return [message for message in self.puno.actor.messages if message.buttons]

    async def card(self) -> str:
        """What the chat's card says, wherever it stands."""
        async with self.bot.database.transaction() as session:
            slot = await session.get(Slot, 101)
        card = self.puno.actor.chat.messages.get(slot.message_id) if slot else None
        return card.text if card else ""

    def end(self) -> str:
        return self.puno.actor.messages[-1].text

    def shown(self) -> tuple[object, ...]:
        newest = self.puno.actor.messages[-1]
        return newest.id, newest.text, newest.labels


def changed(before: Said, after: Said) -> list[int]:
    """The indicators of which another thing is said; a new version says the same."""
    figures = {n: said[:3] for n, said in after.items()}
    known = {n: said[:3] for n, said in before.items()}
    return [n for n in figures if n in known and known[n] != figures[n]] or [
        n for n in figures if n not in known and any(figures[n])
    ]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("seed", range(many(2, 12)))
async def test_whatever_comes_between_the_end_of_the_chat_shows_what_was_done(
    staffed: Bot, seed: int
) -> None:
    if seed % 2 == 0:
        await staffed.load_goals("puno", GOALS)
    walk = Walk(staffed, seed)
    await walk.puno.send("/reportar")
    for _ in range(many(30, 150)):
        await walk.step()
