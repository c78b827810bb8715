"""What was read of a workbook reaches its draft's card: shown, and kept only when confirmed.

It arrives outside an update, so only what is stored of its conversation is at hand.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from documents.workbooks.read.findings import Findings, Reason, UnfitWorkbook
from documents.workbooks.read.known_indicators import Lists
from documents.workbooks.read.ways import Way
from handlers.access import Capability, regions_to
from handlers.evidence.attachment import SentFile, attach
from handlers.file_ways.arrival import ask_way, read_settled
from handlers.file_ways.by_report import OF_LABELS, may_be_of, ways_by_report
from handlers.reporting import screens, workbook_views
from handlers.reporting.views import nothing_owed
from handlers.views import View
from handlers.workbooks import views
from storage.models import Person, Question, RowKind, Version
from storage.outbox import outbox
from storage.people import people
from storage.reports import drafts, obligations, reports
from storage.reports.obligations import Owed

NEVER_EVIDENCE = (
    Reason.TWO_COLUMNS,
    Reason.TWO_TABLES,
    Reason.TWO_REGIONS,
    Reason.TWO_SEMESTERS,
    Reason.UNREAD_LABEL,
    Reason.NO_EXECUTED,
    Reason.OLD_FORMAT,
    Reason.NUMBERS,
    Reason.ENCRYPTED,
    Reason.GONE,
)


@dataclass(frozen=True, slots=True)
class _Arrival:
    session: AsyncSession
    chat_id: int
    name: str
    now: datetime

    def put(self, kind: RowKind, view: View) -> None:
        outbox.put(self.session, self.chat_id, kind, view.payload, self.now)


async def lists_for(session: AsyncSession, chat_id: int, now: datetime) -> Lists:
    """The indicators of each semester owed by the person who sent the file."""
    person = await people.find_person(session, chat_id)
    duties = await people.duties_of(session, person) if person else ()
    regions = regions_to(duties, Capability.REPORT)
    owed = await obligations.owed_by(session, regions, lima_day(now)) if regions else ()
    return {report.period.code: report.indicators for report in owed}


async def form_arrived(
    session: AsyncSession,
    chat_id: int,
    payload: dict[str, Any],
    outcome: Findings | UnfitWorkbook,
    now: datetime,
) -> None:
    """Show what was read; check the duties again, as they may have ended since it was sent."""
    arrival = _Arrival(session, chat_id, payload["name"], now)
    person = await people.find_person(session, chat_id)
    duties = await people.duties_of(session, person) if person else ()
    regions = regions_to(duties, Capability.REPORT)
    if person is None or not regions:
        arrival.put(RowKind.SAY, views.refused())
    elif isinstance(outcome, UnfitWorkbook) and outcome.ways:
        await ask_way(session, chat_id, payload, outcome, now)
    elif isinstance(outcome, Findings):
        await _take(arrival, person, regions, payload, outcome)
    elif ways := await _ways_by_report(arrival, regions, payload, outcome):
        await ask_way(session, chat_id, payload, replace(outcome, ways=ways), now)
    else:
        await _take_unfit(arrival, regions, payload.get("open"), outcome)


async def _ways_by_report(
    arrival: _Arrival, regions: list[str], payload: dict[str, Any], why: UnfitWorkbook
) -> tuple[Way, ...]:
    """A way for each report that the labels may mean, where they leave that open."""
    settled = read_settled(payload)
    if why.reason not in OF_LABELS or settled.period:
        return ()
    owed = await obligations.owed_by(arrival.session, regions, lima_day(arrival.now))
    return ways_by_report(settled, [each for each in owed if may_be_of(each, why.detail)])


async def _take_unfit(
    arrival: _Arrival, regions: list[str], sent: dict[str, Any] | None, why: UnfitWorkbook
) -> None:
    """Attach a file that is no form to the indicator that was open when it was sent.

    Its answer says that no figure was read of it; why, where it may have been meant as a form.
    """
    report = None
    if sent is not None and why.reason not in NEVER_EVIDENCE:
        report = await reports.load(arrival.session, sent["version_id"], to_change=True)
    if sent is None or report is None or report.version.region not in regions:
        arrival.put(RowKind.SAY, views.unfit(arrival.name, why))
        return
    arrival.put(RowKind.SAY, views.unfit(arrival.name, why, sent["indicator"]))
    await attach(arrival.session, arrival.chat_id, SentFile(**sent), arrival.now)


async def _take(
    arrival: _Arrival,
    person: Person,
    regions: list[str],
    payload: dict[str, Any],
    found: Findings,
) -> None:
    today = lima_day(arrival.now)
    owed = await obligations.owed_by(arrival.session, regions, today)
    meant = await _meant(arrival, owed, found)
    if not owed:
        arrival.put(RowKind.SAY, nothing_owed(person, regions))
    elif not meant:
        arrival.put(RowKind.SAY, views.of_another(arrival.name, found, owed))
    elif found.doubt is not None or len(meant) > 1:
        why = found.doubt or UnfitWorkbook(Reason.UNSAID_REPORT)
        ways = ways_by_report(read_settled(payload), meant)
        await ask_way(
            arrival.session, arrival.chat_id, payload, replace(why, ways=ways), arrival.now
        )
    else:
        await _show(arrival, person, meant[0], found)


async def _meant(arrival: _Arrival, owed: list[Owed], found: Findings) -> list[Owed]:
    """The reports the sheet may be for or, if that leaves several, the one open in the chat."""
    meant = [
        report
        for report in owed
        if report.indicators.agreement == found.agreement
        and found.region in (None, report.region.code)
        and found.period in (None, report.period.code)
    ]
    question = await arrival.session.get(Question, arrival.chat_id)
    if len(meant) < 2 or question is None or question.version_id is None:
        return meant
    at = await arrival.session.get(Version, question.version_id)
    now_at = [
        report
        for report in meant
        if at and (report.period.code, report.region.code) == (at.period, at.region)
    ]
    return now_at or meant


async def _show(arrival: _Arrival, person: Person, owed: Owed, found: Findings) -> None:
    session = arrival.session
    versions = await reports.versions_of(session, owed.period.code, owed.region.code)
    if versions and versions[-1].sent_at is not None:
        arrival.put(RowKind.SAY, views.already_sent(arrival.name, owed))
        return
    version = await drafts.open_draft(session, owed, person, arrival.now)
    report = await reports.load(session, version.id or 0)
    assert report is not None
    said = workbook_views.said(report, found)
    if not said.rows and not said.faults:
        arrival.put(RowKind.SAY, views.blank(arrival.name))
        return
    question = Question(
        chat_id=arrival.chat_id,
        kind=workbook_views.QUESTION,
        version_id=report.id,
        args=workbook_views.arguments(said, arrival.name),
        asked_at=arrival.now,
    )
    await session.merge(question)
    today = lima_day(arrival.now)
    arrival.put(RowKind.OPEN, screens.screen(report, question, today))
