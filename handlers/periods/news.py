"""Messages about a period's dates and regions, true at the moment they leave.

Of several changes that somebody was not told of yet, the last message tells what came of them.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from handlers.notices import DueNotice
from handlers.periods import notices
from handlers.views import View
from storage.models import PeriodAct, Person, Role
from storage.outbox.superseded import first_undelivered_at
from storage.periods.period_history import period_changes_since, read_dates
from storage.periods.periods import PeriodStatus, period_status

DATES, MEMBER = "dates", "member"
STAFF = (Role.FOCAL, Role.DIRECTOR)


def of_dates(period: Period, *, closes: bool = False) -> dict[str, Any]:
    return {"subject": DATES, "period": period.code, "closes": closes}


def of_member(period: Period, region: str) -> dict[str, Any]:
    return {"subject": MEMBER, "period": period.code, "region": region}


async def news_now(notice: DueNotice) -> dict[str, Any] | None:
    """The message; None if nothing changed, it is not theirs now, or a later row tells it."""
    session, about, person = notice.session, notice.about, notice.person
    topic = {name: value for name, value in about.items() if name != "closes"}
    since = await first_undelivered_at(session, notice.row, topic)
    standing = await period_status(session, about["period"])
    if since is None or standing is None:
        return None
    if standing.published_on is not None and not about.get("closes"):
        return None
    theirs = {duty.region for duty in notice.duties if duty.role in STAFF}
    if about["subject"] == MEMBER:
        here = about["region"] in theirs
        view = await _member(session, standing, about["region"], person, since, notice.today)
        return view.payload if here and view else None
    if not theirs & set(standing.expected):
        return None
    if standing.dates.closed(notice.today):
        return notice.payload if about["closes"] else None
    view = await _dates(session, standing, person, theirs, since)
    return view.payload if view else None


async def _dates(
    session: AsyncSession,
    standing: PeriodStatus,
    person: Person,
    theirs: Collection[str],
    since: datetime,
) -> View | None:
    acts = (PeriodAct.OPENED, PeriodAct.CHANGED, PeriodAct.CLOSED)
    changes = await period_changes_since(session, standing.period.code, acts, since)
    if changes and changes[0].act is PeriodAct.OPENED:
        return notices.opened(person, standing.period, standing.dates)
    before = read_dates(changes[0].before) if changes else standing.dates
    if before.of_regions == standing.dates.of_regions:
        return None
    reason = changes[-1].reason
    own = [extension for extension in standing.extended if extension[0] in theirs]
    return notices.changed(person, standing.period, before, standing.dates, reason, own)


async def _member(
    session: AsyncSession,
    standing: PeriodStatus,
    region: str,
    person: Person,
    since: datetime,
    today: date,
) -> View | None:
    made = await period_changes_since(session, standing.period.code, (PeriodAct.REGION,), since)
    changes = [change for change in made if change.after["region"] == region]
    reports = region in standing.expected
    if not changes or changes[0].before["expected"] == reports:
        return None
    if reports and standing.dates.closed(today):
        return None
    return notices.member(person, standing, region, changes[-1].reason, adds=reports)
