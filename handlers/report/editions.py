"""Editions: fixed once a semester is published or corrected, sent to those concerned, and read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import next_window, working_day_after
from convenio.catalogue.regions import REGIONS
from convenio.report.stages import Stage
from handlers.announcements import tell_in_window
from handlers.notices import DueNotice
from handlers.report import edition_views as views
from handlers.roles import proposes
from storage.models import (
    Duty,
    Edition,
    EvaluationRow,
    PeriodRow,
    Person,
    RecommendationRow,
    Role,
    RowKind,
    Version,
)
from storage.outbox import outbox
from storage.people.people import people_with_duties
from storage.report.editions import (
    add_edition,
    claim_reminder,
    editions_of,
    keep_file,
    note_sent,
    readers_of,
)

NEWS, REMINDER = "edition", "editionunread"
FRESH = timedelta(days=7)  # what was published longer ago, before there were editions, gets none
PATIENCE = 5  # working days until the bot reminds whoever has not read an edition


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What of an edition concerns somebody: their regions and indicators."""

    regions: tuple[str, ...]
    indicators: tuple[int, ...]


async def plan_editions(session: AsyncSession, now: datetime) -> list[Edition]:
    """Fix the editions that are due, and return those whose file is yet to be made.

    A corrected semester gets another one however long ago it was published. Whoever comes from a
    version without editions is not sent what was published long before.
    """
    today = lima_day(now)
    query = select(PeriodRow).where(col(PeriodRow.published_on) <= today)
    for period in (await session.exec(query)).all():
        editions = await editions_of(session, period.code)
        fresh = period.published_on is not None and period.published_on > today - FRESH
        if not editions and fresh:
            await add_edition(session, period.code, "", (), None, now, after=0)
        elif editions and (changes := await _changes_since(session, period, editions[0].at)):
            number = editions[0].number
            await add_edition(session, period.code, "", changes, None, now, after=number)
    unmade = select(Edition).where(col(Edition.sha256).is_(None)).order_by(col(Edition.id))
    return list((await session.exec(unmade)).all())


async def _changes_since(session: AsyncSession, period: PeriodRow, at: datetime) -> list[str]:
    """What was corrected after an edition: a line for each report and each evaluation."""
    reports = select(Version).where(
        Version.period == period.code,
        Version.stage == Stage.RECEIVED,
        col(Version.sent_at) > at,
    )
    evaluations = select(EvaluationRow).where(
        EvaluationRow.period == period.code,
        EvaluationRow.stage == Stage.RECEIVED,
        col(EvaluationRow.sent_at) > at,
    )
    lines = [
        views.report_change(REGIONS[row.region], row.number, row.reason)
        for row in (await session.exec(reports.order_by(Version.region))).all()
    ]
    lines += [
        views.evaluation_change(period.indicators[row.indicator], row.number, row.reason)
        for row in (await session.exec(evaluations.order_by(col(EvaluationRow.indicator)))).all()
    ]
    return lines


async def edition_made(
    session: AsyncSession,
    edition: Edition,
    sha256: str,
    size: int,
    counts: Mapping[str, int],
    pages: Mapping[str, Sequence[int]],
    now: datetime,
) -> int:
    """Note an edition's file and send it to those concerned; return to how many."""
    kept = {about: sorted(set(on)) for about, on in pages.items()}
    if not await keep_file(session, edition, sha256, size, dict(counts), kept):
        return 0
    period = await session.get_one(PeriodRow, edition.period)
    concerned = await readers_due(session, period)
    told = [person for person, _ in concerned if person.telegram_id is not None]
    await note_sent(session, edition, told, now)
    recommended = await _recommended(session, period.code)
    about = {"subject": NEWS, "edition": edition.id}
    for person, part in concerned:
        if person.telegram_id is None:
            continue
        view = views.news(period, edition, part, kept, recommended, sha256)
        payload = view.payload | {"name": views.edition_name(edition), "sha256": sha256}
        at = next_window(now)
        outbox.put(session, person.telegram_id, RowKind.FILE, payload, now, due_at=at, about=about)
    return len(told)


async def readers_due(session: AsyncSession, period: PeriodRow) -> Sequence[tuple[Person, OwnPart]]:
    """Directors, focal points and directorates, each once, with what concerns them."""
    parts: dict[int, tuple[Person, list[Duty]]] = {}
    for person, duty in await people_with_duties(session):
        if duty.role in (Role.FOCAL, Role.DIRECTOR, Role.PROPONENT):
            parts.setdefault(person.id or 0, (person, []))[1].append(duty)
    found = []
    for person, duties in parts.values():
        regions = tuple(dict.fromkeys(duty.region for duty in duties if duty.region))
        indicators = tuple(
            number
            for number in period.indicators
            if any(proposes(duty, period.indicators, number) for duty in duties)
        )
        if regions or indicators:
            found.append((person, OwnPart(regions, indicators)))
    return found


async def _recommended(session: AsyncSession, code: str) -> dict[str, int]:
    """How many recommendations address each region."""
    query = select(RecommendationRow).where(
        RecommendationRow.period == code, col(RecommendationRow.withdrawn_at).is_(None)
    )
    counted: dict[str, int] = {}
    for row in (await session.exec(query)).all():
        for region in row.regions:
            counted[region] = counted.get(region, 0) + 1
    return counted


async def remind_unread(
    session: AsyncSession, edition: Edition, now: datetime, *, once: bool = False
) -> int:
    """Remind those who have not read an edition; return how many. `once`: only the first time."""
    period = await session.get_one(PeriodRow, edition.period)
    unread = [reader for reader in await readers_of(session, edition.id or 0) if reader.unread]
    if once:
        unread = [reader for reader in unread if reader.reading.reminded_at is None]
    people = [reader.person for reader in unread if await claim_reminder(session, reader, now)]
    view = views.reminder(period, edition)
    about = {"subject": REMINDER, "edition": edition.id}
    return tell_in_window(session, people, lambda _: view, now, about=about)


async def remind_by_the_clock(session: AsyncSession, now: datetime) -> int:
    """Remind once, after five working days, whoever has not said that they read an edition."""
    today, reminded = lima_day(now), 0
    recent = now - timedelta(days=60)
    query = select(Edition).where(col(Edition.sha256).is_not(None), col(Edition.at) > recent)
    for edition in (await session.exec(query)).all():
        newest = (await editions_of(session, edition.period))[0]
        if newest.id != edition.id or not _is_time(edition, today):
            continue
        reminded += await remind_unread(session, edition, now, once=True)
    return reminded


def _is_time(edition: Edition, today: date) -> bool:
    return today >= working_day_after(lima_day(edition.at), PATIENCE)


async def news_now(notice: DueNotice) -> dict[str, Any] | None:
    """The edition, while it is the newest one of its semester."""
    edition = await notice.session.get(Edition, notice.about["edition"])
    if edition is None or not notice.duties:
        return None
    newest = (await editions_of(notice.session, edition.period))[0]
    return notice.payload if newest.id == edition.id else None


async def reminder_now(notice: DueNotice) -> dict[str, Any] | None:
    """The reminder, until its reader has said that they read it."""
    readers = await readers_of(notice.session, notice.about["edition"])
    unread = any(reader.unread and reader.person.id == notice.person.id for reader in readers)
    return notice.payload if unread and notice.duties else None
