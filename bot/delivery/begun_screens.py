"""The screens that this process began to send: when, and which of them are on their way."""

from datetime import datetime

from storage.models import RowState
from storage.outbox.card_sight import SCREENS, ScreenRow
from storage.outbox.outbox import Outcome, OwedRow

_KEPT = 1_000  # of the newest


class BegunScreens:
    """The screens begun by that worker, kept in memory only: of another's nothing is known."""

    def __init__(self, worker: int) -> None:
        self._worker = worker
        self._begun_at: dict[int, datetime] = {}
        self._on_their_way: dict[int, int] = {}  # its chat, by the row

    def begin(self, row: OwedRow, now: datetime) -> None:
        if row.kind in SCREENS:
            self._begun_at[row.id] = now
            if row.maybe_sent == 0:
                self._on_their_way[row.id] = row.chat_id
            if len(self._begun_at) > _KEPT:
                del self._begun_at[next(iter(self._begun_at))]

    def recorded(self, outcome: Outcome) -> None:
        self._on_their_way.pop(outcome.row.id, None)
        if outcome.state is RowState.DUE:
            self._begun_at.pop(outcome.row.id, None)

    def is_on_its_way(self, chat_id: int) -> bool:
        """Tell whether it is being heard now if a screen of that chat arrived.

        Of one that may have arrived before, nothing more is heard: nobody waits for it.
        """
        return chat_id in self._on_their_way.values()

    def begun_after(self, row: ScreenRow, moment: datetime) -> bool:
        """Tell whether a row that was claimed was begun after that moment, or is not yet."""
        if row.claimed_by != self._worker:
            return False
        begun_at = self._begun_at.get(row.id)
        return moment < begun_at if begun_at else row.state is RowState.CLAIMED
