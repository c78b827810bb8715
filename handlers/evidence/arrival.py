"""A file that was fetched is attached or refused; an album is answered once, when all of it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from convenio.report.evidence_kinds import Refusal, name_as
from handlers.evidence import views
from handlers.questions import set_aside
from handlers.reporting.screens import screen
from handlers.views import View
from storage.models import Evidence, Question, RowKind
from storage.outbox import outbox
from storage.reports import evidence, reports


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is on the disk under its hash."""

    sha256: str
    size: int
    kind: str


async def settle_file(
    session: AsyncSession, chat_id: int, number: int, outcome: KeptFile | Refusal, now: datetime
) -> None:
    attached = await session.get(Evidence, number)
    if attached is None or not evidence.is_pending(attached):
        return  # its draft was given up, or another process was first
    if attached.version_id is not None:
        report = await reports.load(session, attached.version_id, to_change=True)
        if report is not None and report.sent:
            outcome = Refusal.SENT
    if isinstance(outcome, KeptFile):
        attached.sha256, attached.size, attached.kind = outcome.sha256, outcome.size, outcome.kind
        attached.name = name_as(outcome.kind, attached.name)
        await evidence.record_file(session, attached, now, attached.person_id)
    else:
        attached.refused, attached.removed_at = outcome.value, now
        session.add(attached)
    await session.flush()
    together = await evidence.album_of(session, attached)
    if any(map(evidence.is_pending, together)):
        return
    if attached.step_id is not None:
        note = views.settled_step_note(together)
        outbox.put(session, chat_id, RowKind.SAY, View(note).payload, now)
    else:
        await _answer(session, chat_id, together, now)


async def _answer(
    session: AsyncSession, chat_id: int, together: Sequence[Evidence], now: datetime
) -> None:
    """Answer on a new card below the files, if the chat still is at that report."""
    question = await session.get(Question, chat_id)
    version_id, indicator = together[0].version_id, together[0].indicator
    report = await reports.load(session, version_id or 0)
    note = views.settled_note(together, report.entry(indicator) if report else None)
    if question is None or question.version_id != version_id or report is None or report.sent:
        outbox.put(session, chat_id, RowKind.SAY, View(note).payload, now)
        return
    set_aside(question, aside=False)  # its screen stands below everything again
    session.add(question)
    view = screen(report, question, lima_day(now), note)
    outbox.put(session, chat_id, RowKind.OPEN, view.payload, now)
