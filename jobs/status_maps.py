"""The map of /estado that goes before an alert to ODES, drawn as things stand when it is sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.requests import ChartKind
from convenio.calendar.periods import Period, lima_day
from handlers.notices import DueNotice, NoticeKind
from handlers.summaries.facts.office_facts import status_facts
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
    """Where an alert is due, what goes before the state of each period: a map, what it is about."""
    day = lima_day(now).isoformat()
    abouts = [{"subject": SUBJECT, "period": item.key.period, "day": day} for item in items]
    return [(payload, each) for each in abouts if (payload := await map_now(session, each, now))]


async def map_now(
    session: AsyncSession, about: Mapping[str, Any], now: datetime
) -> dict[str, Any] | None:
    """None without an alert: on another day, or once everybody has reported."""
    today, period = lima_day(now), Period.parse(about["period"])
    row = await session.get(PeriodRow, period.code)
    if row is None or today.isoformat() != about["day"] or not is_alert_day(today, row.deadline):
        return None
    owing = [each for each in await owing_on(session, today) if each.owed.period == period]
    if not any(each.expected or each.waiting for each in owing):
        return None
    facts = await status_facts(session, period, now)
    return of_facts(facts, Wanted(ChartKind.STATUS, period)).payload


async def _payload_now(notice: DueNotice) -> dict[str, Any] | None:
    odes = notice.serves(Role.ODES)
    return await map_now(notice.session, notice.about, notice.now) if odes else None


STATUS_MAP = NoticeKind(SUBJECT, "mapa del estado a ODES", _payload_now)
