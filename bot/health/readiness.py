"""Readiness: whether the work was done, not only whether the process lives.

`/readyz` judges by what was last done to its end; `/healthz` fails where only a restart helps.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.config.clock import Clock
from bot.health.metrics import Metrics
from storage.database import Database
from storage.reminders.health import Waiting, read_waiting

log = structlog.get_logger()

DATABASE_SECONDS = 5
MINUTE = timedelta(minutes=1)
WELL_FOR = {  # after each was last done
    "last_delivery": MINUTE,
    "last_tick": MINUTE,
    "last_sweep": 5 * MINUTE,
    "last_answer": 3 * MINUTE,
    "last_update": 3 * MINUTE,
}
FOR_POSTS = ("database", "last_delivery", "last_tick")  # where posts had better go elsewhere
FROM_THE_START = ("last_sweep", "last_answer", "last_update")  # these have time at first
LEAVES_WITHIN = 5 * MINUTE
FORWARDED = ("X-Forwarded-For", "Forwarded")


@dataclass(frozen=True, slots=True)
class VitalSigns:
    """When each part last did its work.

    `last_answer`: Telegram's, to a call of ours; `last_update`: when its updates were last known to
    reach us, whether there were any or not.
    """

    last_delivery: datetime | None
    last_tick: datetime | None
    last_sweep: datetime | None
    last_answer: datetime | None
    last_update: datetime | None


class Readiness:
    """The answers to whoever asks. `stalled`: which parts have stood still for minutes."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        metrics: Metrics,
        signs: Callable[[], VitalSigns],
        stalled: Callable[[], Sequence[str]],
    ) -> None:
        self._database = database
        self._clock = clock
        self._metrics = metrics
        self._signs = signs
        self._stalled = stalled
        self._started = clock()

    def routes(self) -> list[Route]:
        return [
            Route("/healthz", self._healthz),
            Route("/readyz", self._readyz),
            Route("/metrics", self._page),
        ]

    async def _healthz(self, _request: Request) -> Response:
        if stalled := self._stalled():
            return PlainTextResponse(f"standing still: {', '.join(stalled)}", 503)
        return PlainTextResponse("alive")

    async def _readyz(self, request: Request) -> Response:
        """All that is known; `?for=posts`: whether it can take them, which is what proxies ask."""
        waiting, now = await self._waiting(), self._clock()
        oldest = waiting.oldest if waiting else None
        facts: dict[str, Any] = {"database": "no answer" if waiting is None else "ok"}
        unwell = [] if waiting else ["database"]
        for name, moment in asdict(self._signs()).items():
            facts[name] = moment.isoformat() if moment else None
            if not self._recent(name, moment, now):
                unwell.append(name)
        facts["waiting"] = waiting.rows if waiting else None
        facts["oldest_waiting"] = oldest.isoformat() if oldest else None
        if waiting and waiting.stuck_since and now - waiting.stuck_since > LEAVES_WITHIN:
            unwell.append("oldest_waiting")
        if request.query_params.get("for") == "posts":
            unwell = [name for name in unwell if name in FOR_POSTS]
        return JSONResponse({**facts, "unwell": unwell}, 503 if unwell else 200)

    def _recent(self, name: str, moment: datetime | None, now: datetime) -> bool:
        if name in FROM_THE_START:
            moment = max(moment or self._started, self._started)
        return moment is not None and abs(now - moment) < WELL_FOR[name]

    async def _page(self, request: Request) -> Response:
        """Metrics are for who is inside: what a proxy forwards comes from outside."""
        if any(name in request.headers for name in FORWARDED):
            return PlainTextResponse("not found", 404)
        page = self._metrics.page(await self._waiting(), self._clock())
        return Response(page, media_type=CONTENT_TYPE_LATEST)

    async def _waiting(self) -> Waiting | None:
        """What waits to be sent; None where the database does not answer."""
        try:
            async with asyncio.timeout(DATABASE_SECONDS):
                async with self._database.transaction(first=True) as session:
                    return await read_waiting(session, self._clock())
        except Exception as error:
            log.warning("the database does not answer", error=str(error))
            return None
