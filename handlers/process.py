"""What the composition root hands the conversations: process facts and the jobs' forecast."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.lead_times import Leads
from handlers.context import Context
from handlers.forecast import ForecastDay
from handlers.notices import NoticeKind
from handlers.routes import Follow
from storage.installation_key import InstallationKey, new_key

PROCESS = "process"
Foresee = Callable[[AsyncSession, datetime], Awaitable[Sequence[ForecastDay]]]


TryWords = Callable[[AsyncSession, datetime, str, str], Awaitable[str | None]]


async def _untried(_session: AsyncSession, _now: datetime, _message: str, _text: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Process:
    """The running process. `foresee`: what the jobs would send from a moment on, day by day.
    `notices`: all that may be told, by its subject; `follow`: goes a route by its key.

    `code_clock`: what telephones show the time by, where that is not the bot's own, as in the
    demonstration. `personal_data_days`: how long a person's data is kept once their access has
    ended. `try_words`: words a message of the clock otherwise, with what is stored now. `key`:
    vouches for receipts; without the installation's, one that goes with the process.
    """

    version: str
    started_at: datetime
    leads: Leads
    foresee: Foresee
    notices: Mapping[str, NoticeKind]
    follow: Follow
    personal_data_days: int = 365
    try_words: TryWords = _untried
    code_clock: Callable[[], datetime] | None = None
    key: InstallationKey = field(default_factory=new_key)

    def telephone_time(self, now: datetime) -> datetime:
        """The moment that telephones show while the bot's clock has `now`."""
        return self.code_clock() if self.code_clock else now


def process_of(context: Context) -> Process:
    process: Process = context.bot_data[PROCESS]
    return process
