"""What the root tells the conversations: of the process, and of what the floor above them knows."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.leads import Leads
from handlers.coming import Coming
from handlers.context import Context

PROCESS = "process"
Foresee = Callable[[AsyncSession, datetime], Awaitable[Sequence[Coming]]]


@dataclass(frozen=True, slots=True)
class Process:
    """`foresee`: what the jobs would send from a moment on, day by day."""

    version: str
    started_at: datetime
    leads: Leads
    foresee: Foresee


def process_of(context: Context) -> Process:
    process: Process = context.bot_data[PROCESS]
    return process
