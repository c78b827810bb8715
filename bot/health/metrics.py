"""Metrics of this process and of the queue, as Prometheus reads them; nothing about a person."""

from collections.abc import Callable
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from storage.models import RowState
from storage.reminders.health import Waiting

RETRY = "retry"  # what a row that is owed again came to
OUTCOMES = (RETRY, *(state for state in RowState if state not in (RowState.DUE, RowState.CLAIMED)))
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The metrics, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._deliveries = Counter(
            "puntual_deliveries",
            "Rows of the outbox by what came of sending them",
            ["outcome"],
            registry=self._registry,
        )
        for outcome in OUTCOMES:
            self._deliveries.labels(outcome)
        self._handling = Histogram(
            "puntual_update_seconds",
            "Time from an update's transaction to its commit",
            buckets=SECONDS,
            registry=self._registry,
        )
        self._queue = self._gauge("puntual_queue_rows", "Rows that should have left by now")
        self._age = self._gauge("puntual_queue_oldest_seconds", "For how long the oldest waits")
        self._set_aside = self._gauge(
            "puntual_set_aside_updates", "Updates set aside in the last 24 hours"
        )
        self._answers = self._gauge("puntual_database_up", "Whether the database answered")
        self._sweep = self._gauge(
            "puntual_last_sweep_timestamp_seconds",
            "When reminders and alerts were last gone through to the end; 0: not yet",
        )
        self._backup = self._gauge(
            "puntual_last_backup_timestamp_seconds",
            "When the newest daily backup was made; 0: none, or none is wanted",
        )

    def _gauge(self, name: str, words: str) -> Gauge:
        return Gauge(name, words, registry=self._registry)

    def delivered(self, state: RowState) -> None:
        self._deliveries.labels(RETRY if state is RowState.DUE else state).inc()

    def handled(self, seconds: float) -> None:
        self._handling.observe(seconds)

    def follow(
        self,
        last_sweep: Callable[[], datetime | None],
        last_backup: Callable[[], datetime | None],
    ) -> None:
        """Ask these at each reading."""
        self._sweep.set_function(lambda: _timestamp(last_sweep()))
        self._backup.set_function(lambda: _timestamp(last_backup()))

    def page(self, waiting: Waiting | None, now: datetime) -> bytes:
        """What Prometheus reads; None: the database did not answer."""
        self._answers.set(waiting is not None)
        known = waiting is not None
        oldest = waiting.oldest if waiting else None
        self._queue.set(waiting.rows if waiting else float("nan"))
        self._set_aside.set(waiting.set_aside if waiting else float("nan"))
        age = max((now - oldest).total_seconds(), 0) if oldest else 0
        self._age.set(age if known else float("nan"))
        return generate_latest(self._registry)


def _timestamp(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0
