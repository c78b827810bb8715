"""A file is noted for an indicator at once, and fetched afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.evidence_kinds import MOST, Refusal
from handlers.evidence import views
from storage.models import Evidence, RowKind
from storage.outbox import outbox
from storage.reports import evidence

WORTH_FETCHING_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file, and the indicator that was open when it came."""

    version_id: int
    indicator: int
    person_id: int
    name: str
    file_id: str
    album: str = ""

    def row(self, now: datetime) -> Evidence:
        return Evidence(
            version_id=self.version_id,
            indicator=self.indicator,
            person_id=self.person_id,
            at=now,
            name=self.name,
            file_id=self.file_id,
            album=self.album,
        )


async def attach(session: AsyncSession, chat_id: int, sent: SentFile, now: datetime) -> None:
    attached = sent.row(now)
    if len(await evidence.files_of_indicator(session, sent.version_id, sent.indicator)) >= MOST:
        refused = views.refused([(attached, Refusal.TOO_MANY)])
        outbox.put(session, chat_id, RowKind.SAY, refused.payload, now)
        return
    await fetch_file(session, chat_id, attached, now)


async def fetch_file(
    session: AsyncSession, chat_id: int, attached: Evidence, now: datetime
) -> None:
    """Note a file, and have it fetched by the outbox."""
    session.add(attached)
    await session.flush()
    outbox.put(
        session,
        chat_id,
        RowKind.KEEP,
        {"evidence": attached.id},
        now,
        useful_for=WORTH_FETCHING_FOR,
    )
