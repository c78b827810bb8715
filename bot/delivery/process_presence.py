"""The presence of this process among those that share the outbox.

It shows that it lives, and takes over from those that died.
"""

import math
import secrets
from time import monotonic

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import Database
from storage.outbox import orphaned_claims

log = structlog.get_logger()

LOOK_EVERY_SECONDS = 1.0
GONE_AFTER_SECONDS = 2.0  # who only lost a connection is back before


class ProcessPresence:
    """The presence: `worker` claims rows, `together` counts who share the outbox."""

    def __init__(self, database: Database) -> None:
        self.worker = secrets.randbits(30)
        self.together = 1
        self._database = database
        self._look_at = -math.inf
        self._absent_since: dict[int, float] = {}

    async def show(self) -> None:
        """Show that this process lives; to be called about once a second."""
        await self._database.stay_present(self.worker)

    async def take_over(self, session: AsyncSession) -> None:
        """Make due again what a process that died had claimed.

        At the start that is whoever isn't there; later, whoever stays away. Where no other
        process can be, the start is all there is.
        """
        now = monotonic()
        if now < self._look_at:
            return
        first = self._look_at == -math.inf
        living = await orphaned_claims.living_workers(session, self.worker)
        absent = await orphaned_claims.absent_workers(session, living)
        since = {worker: self._absent_since.get(worker, now) for worker in absent}
        gone = [w for w, at in since.items() if first or now - at >= GONE_AFTER_SECONDS]
        if gone and (freed := await orphaned_claims.release(session, gone)):
            log.warning("taken over from a dead process", rows=freed)
        self._absent_since, self.together = since, len(living)
        self._look_at = now + (LOOK_EVERY_SECONDS if self._database.shared else math.inf)
