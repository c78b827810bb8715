"""The map that goes before an alert to ODES, drawn as things stand when it is sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.requests import ChartKind
from convenio.calendar.periods import Period, lima_day
from handlers.facts.office_facts import status_facts
from handlers.notices import DueNotice, NoticeKind
from handlers.summaries.views import of_facts
from handlers.summaries.wanted import Wanted
from jobs.reminders import is_alert_day
from jobs.tracks import DueItem
from storage.models import PeriodRow, Role
from storage.turnout.owed_reports import owing_on

SUBJECT = "map"


async def maps_with(
    session: AsyncSession, items: Sequence[DueItem], now: datetime
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The maps to send before an alert, one for each period, with what each is about."""
    day = lima_day(now).isoformat()
    abouts = [{"subject": SUBJECT, "period": item.key.period, "day": day} for item in items]
    return [(payload, about) for about in abouts if (payload := await map_now(session, about, now))]


async def map_now(
    session: AsyncSession, about: Mapping[str, Any], now: datetime
) -> dict[str, Any] | None:
    """The map's payload; None without an alert: on another day, or once everybody has reported."""
    today, period = lima_day(now), Period.parse(about["period"])
    row = await session.get(PeriodRow, period.code)
    if row is None or today.isoformat() != about["day"] or not is_alert_day(today, row.deadline):
        return None
    owing = [
        owed_region
        for owed_region in await owing_on(session, today)
        if owed_region.owed.period == period
    ]
    if not any(owed_region.expected or owed_region.waiting for owed_region in owing):
        return None
    facts = await status_facts(session, period, now)
    return of_facts(facts, Wanted(ChartKind.STATUS, period)).payload


async def _payload_now(notice: DueNotice) -> dict[str, Any] | None:
    odes = notice.serves(Role.ODES)
    return await map_now(notice.session, notice.about, notice.now) if odes else None


STATUS_MAP = NoticeKind(SUBJECT, "mapa del estado a ODES", _payload_now)
