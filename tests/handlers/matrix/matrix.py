"""The matrix: what some of the cast do is tried by everybody else, at that screen and question."""

from collections.abc import Sequence
from datetime import datetime

from handlers.conversations import ROUTES
from handlers.routes import On
from tests.bot.fuzz.odd_inputs import command
from tests.breadth import THOROUGH
from tests.cast import Bot, Player
from tests.handlers.matrix.changed_rows import log_changes, taken_changes
from tests.handlers.matrix.people import OTHERS, Other, admit_others
from tests.handlers.matrix.policy import faults
from tests.handlers.matrix.rare_screens import Older
from tests.handlers.matrix.stages import prepare
from tests.handlers.matrix.tries import Input, Trial
from tests.handlers.matrix.walk import Walk

CHATS = [other.number for other in OTHERS]
TYPED = ({"text": "60"}, {"text": "Por el corte de luz"})  # of what the cast types
GUESSED = ("", ":1:1", ":2020-II:puno", ":puno:1", ":all")


class GivenUp(Exception):
    """Nothing of the matrix is kept."""


class Matrix:
    """The others, who try in a transaction what somebody of the cast is about to do."""

    def __init__(self, bot: Bot) -> None:
        self.faults: list[str] = []
        self.reached: set[tuple[On, str]] = set()
        self.tried: set[tuple[On, str]] = set()
        self._bot = bot
        self._known: set[str] = set()
        self._tried: set[tuple[str, str]] = set()

    async def log_changes(self) -> None:
        """Committed: SQLite reads a whole schema anew when it goes back to before it changed."""
        async with self._bot.database.transaction() as session:
            await log_changes(session)

    async def enter(self, now: datetime, begin: Player | Older | None = None) -> None:
        """A walk from everywhere, or from where that chat is; the others try each new input.

        Or from a button of an older message.
        """
        if begin is None:
            self._known = set()
        try:
            async with self._bot.database.transaction() as session:
                self._trial = Trial(self._bot, session, now)
                self._numbers = await admit_others(session, self._bot.simulator.now())
                await prepare(session, now)
                await taken_changes(session)
                walk = Walk(self._trial, self._known, self._meanwhile)
                match begin:
                    case Player():
                        await walk.enter_from(begin)
                    case Older(who=who, data=data):
                        await walk.press(who, data)
                    case None:
                        await walk.enter_everywhere()
                        await self._guess()
                self.reached |= walk.reached
                raise GivenUp
        except GivenUp:
            pass

    async def _meanwhile(self, given: Input) -> None:
        if given.what in self._tried or (given.on == "answer" and given.content not in TYPED):
            return
        self._tried.add(given.what)
        self.tried.add((given.on, given.route))
        async with self._trial.given_up():
            await self._trial.ask_alike(CHATS, given.question)
            await taken_changes(self._trial.session)
            for other in self._who():
                await self._try(other, given)

    async def _guess(self) -> None:
        """What nobody was shown: each command with what may stand behind it, and other buttons."""
        shown = {what for what, _ in self._tried}
        for turn, (on, key) in enumerate(ROUTES):
            if on == "command":
                await self._meanwhile(Input(on, key, content=command(f"/{key} puno 1")))
            elif on == "press" and f"press {key}" not in shown:
                await self._meanwhile(Input(on, key, f"{key}{GUESSED[turn % len(GUESSED)]}"))

    def _who(self) -> Sequence[Other]:
        """Half of them on one kind of database, the others on the other; thoroughly all on both."""
        if THOROUGH:
            return OTHERS
        return OTHERS[(len(self._tried) + self._bot.database.shared) % 2 :: 2]

    async def _try(self, other: Other, given: Input) -> None:
        if given.data == "leave" and other.position is not None:
            return  # one's own access is everybody's to give back
        number = self._numbers.get(other.number, 0)
        found = await self._trial.tried(other.number, given)
        wrong = await faults(self._trial.session, other, number, found)
        self.faults += [f"{other.what}, {given.data or given.content}: {each}" for each in wrong]
