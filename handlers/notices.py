"""Notices that nobody asked for: each conversation declares those that it owns."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from storage.models import Duty, Person, Role
from storage.outbox.outbox import OwedRow


@dataclass(frozen=True, slots=True)
class DueNotice:
    """A notice that is about to be sent: what it is about, to whom, and what they serve now."""

    session: AsyncSession
    row: OwedRow
    about: Mapping[str, Any]
    person: Person
    duties: Sequence[Duty]
    now: datetime

    @property
    def today(self) -> date:
        return lima_day(self.now)

    @property
    def payload(self) -> dict[str, Any]:
        """The payload as it was queued."""
        return self.row.payload

    def serves(self, role: Role, *, region: str = "") -> bool:
        return any(duty.role is role and duty.region == region for duty in self.duties)


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """A kind of notice, which an outbox row's `about` names as its subject.

    `words`: what ODES reads it is, in Spanish. `payload_now`: what is true of it when it is sent;
    None for what is no longer true, or no longer the person's to know. `merged`: of several about
    the same, the last one tells what came of them. `interrupts`: even somebody who is answering.
    `to_anybody`: also who has no access.
    """

    subject: str
    words: str
    payload_now: Callable[[DueNotice], Awaitable[dict[str, Any] | None]]
    merged: bool = False
    interrupts: bool = False
    to_anybody: bool = False
