"""The process that plays what will be sent: `python -m bot.workers.preview_worker`.

The order comes on standard input, the messages as a text go to standard output. It reads the
database and writes nothing to it.
"""

import asyncio
import resource
import sys
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import TypeAdapter

from bot.config.log_setup import configure_logs
from convenio.calendar.lead_times import Leads
from handlers.preview.foreseen import listing
from jobs.forecast.semester import foresee_messages
from jobs.notice_rechecks import NOTICES
from storage.database import Database

MEMORY = 2 * 1024 * 1024 * 1024  # bytes of address space; most of it is never used
CPU_SECONDS = 120


@dataclass(frozen=True, slots=True)
class PreviewOrder:
    """What is to be played: from a moment to the end of a day, of the database at `url`."""

    url: str
    first: datetime
    last: date
    leads: Leads


ORDER = TypeAdapter(PreviewOrder)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    configure_logs("WARNING")  # what the clock notes while it is played has not happened
    order = ORDER.validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(asyncio.run(_listed(order)).encode())


async def _listed(order: PreviewOrder) -> str:
    database = Database(order.url)
    try:
        found = await foresee_messages(database, order.first, order.last, order.leads)
    finally:
        await database.close()
    return listing(found, NOTICES)


if __name__ == "__main__":
    main()
