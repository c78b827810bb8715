"""The presence of this process among those that share the outbox.

It shows that it lives, and takes over what nobody is about to send any more. How long something
lasts is measured by its own steady clock, never by comparing the wall clocks of two moments.
"""

import math
import secrets

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.config.clock import steady_seconds
from storage.database import Database
from storage.outbox import orphaned_claims
from storage.outbox.orphaned_claims import HeldClaim
from storage.outbox.outbox import LEASE, SURE_FOR

log = structlog.get_logger()

SHOW_EVERY_SECONDS = 0.5
LOOK_EVERY_SECONDS = 1.0
GONE_AFTER_SECONDS = 2.0  # who only lost a connection is back before


class ProcessPresence:
    """The presence: `worker` claims rows, `together` counts who share the outbox.

    `held`: the rows that this process has claimed and not settled, as far as it knows.
    """

    def __init__(self, database: Database) -> None:
        self.worker = secrets.randbits(30)
        self.together = 1
        self.held: set[int] = set()
        self._database = database
        self._look_at = self._show_at = -math.inf
        self._first = True
        self._absent_since: dict[int, float] = {}
        self._claimed_since: dict[HeldClaim, float] = {}

    async def show(self) -> None:
        """Show that this process lives, twice a second at most; to be called at every round."""
        if steady_seconds() < self._show_at:
            return
        self._show_at = -math.inf
        await self._database.stay_present(self.worker)
        self._show_at = steady_seconds() + SHOW_EVERY_SECONDS

    def look_soon(self) -> None:
        """Look at the next round: a claim may have been committed without our hearing of it."""
        self._look_at = self._show_at = -math.inf

    @staticmethod
    def is_sure(claimed_at: float) -> bool:
        """Tell whether what was claimed then, by the steady clock, may still be begun."""
        return steady_seconds() - claimed_at <= SURE_FOR.total_seconds()

    async def take_over(self, session: AsyncSession) -> None:
        """Make due again what a process that died had claimed, or one that has long stood still.

        At the start a process is gone that isn't there; later, one that stays away. What this
        process has claimed is its own for as long as it lives, save a claim that it does not know
        of. Where no other process can be, the start is all there is.
        """
        now = steady_seconds()
        if now < self._look_at:
            return
        living = await orphaned_claims.living_workers(session, self.worker)
        claims = await orphaned_claims.claims_held(session)
        self._claimed_since = {claim: self._claimed_since.get(claim, now) for claim in claims}
        absent = {claim.worker for claim in claims}.difference(living)
        self._absent_since = {each: self._absent_since.get(each, now) for each in absent}
        free = [claim for claim in claims if self._is_orphaned(claim, now)]
        if free and (freed := await orphaned_claims.release(session, free)):
            log.warning("taken over from a dead process", rows=freed)
        self.together, self._first = len(living), False
        self._look_at = now + (LOOK_EVERY_SECONDS if self._database.shared else math.inf)

    def _is_orphaned(self, claim: HeldClaim, now: float) -> bool:
        if claim.worker == self.worker:
            return claim.row not in self.held
        if claim.worker in self._absent_since:
            return self._first or now - self._absent_since[claim.worker] >= GONE_AFTER_SECONDS
        return now - self._claimed_since[claim] >= LEASE.total_seconds()
