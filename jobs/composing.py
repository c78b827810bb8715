"""The message made of what is to be told, as it is true at `now`; nothing, if nothing is."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.leads import USUAL, Leads
from convenio.periods import LIMA, Period
from handlers.reminders.views import Part, Standing, reminder, status
from handlers.views import View
from jobs.announcing import ABOUT_SCHEDULE, announce
from jobs.reminders import choose, is_alert_day, reminder_moments
from jobs.tracks import SUBJECTS, Item, leads_of, settled
from storage import people
from storage.following import nudged
from storage.models import OccasionKind, PeriodRow, Person, Role
from storage.occasions import failures_since
from storage.owing import owing_of, owing_on
from storage.turnout import reachable_regions

A_DAY = timedelta(days=1)


async def compose(
    session: AsyncSession,
    reader: Person,
    items: Sequence[Item],
    now: datetime,
    *,
    late: bool,
    leads: Leads = USUAL,
) -> View | None:
    """What is no longer true is left out."""
    if any(SUBJECTS[item.key.kind] in ABOUT_SCHEDULE for item in items):
        return await announce(session, reader, items, now, late=late)
    today = now.astimezone(LIMA).date()
    states = [item for item in items if item.key.kind is OccasionKind.STATUS]
    parts = [
        part
        for item in items
        if item not in states and (part := await _part(session, reader, item, now, leads))
    ]
    if parts:
        return reminder(reader.name, parts, today, late=late)
    standings = [each for item in states if (each := await _standing(session, item, now))]
    if standings:
        return status(reader.name, standings, today, late=late)
    return None


async def _part(
    session: AsyncSession, reader: Person, item: Item, now: datetime, leads: Leads
) -> Part | None:
    """None if the region has sent, has another deadline, or a later reminder has its turn."""
    owing = await owing_of(session, item.key.period, item.key.region)
    if owing is None or settled(owing) or owing.owed.deadline != item.key.deadline:
        return None
    theirs = leads_of(leads, item.key.kind, fewer=reader.fewer_reminders)
    present = choose(reminder_moments(owing.owed, theirs), now).present
    if present is None or present.lead != item.key.lead:
        return None
    if item.key.kind is OccasionKind.REMINDER and await _just_nudged(session, reader, item, now):
        return None
    focal = await people.people_with(session, Role.FOCAL, region=item.key.region)
    return Part(item.key.kind, owing, tuple(each.name or "sin nombre" for each in focal))


async def _just_nudged(session: AsyncSession, reader: Person, item: Item, now: datetime) -> bool:
    """ODES had them reminded of the same within the hour."""
    return (item.key.region, reader.id) in await nudged(session, item.key.period, now)


async def _standing(session: AsyncSession, item: Item, now: datetime) -> Standing | None:
    today = now.astimezone(LIMA).date()
    period = await session.get(PeriodRow, item.key.period)
    if period is None or item.due_at.astimezone(LIMA).date() != today:
        return None
    return Standing(
        Period.parse(period.code),
        period.deadline,
        tuple(
            each
            for each in await owing_on(session, today)
            if each.owed.period.code == period.code and each.applies
        ),
        frozenset(await reachable_regions(session)),
        item.since,
        await failures_since(session, item.since or now - A_DAY),
        is_alert_day(today, period.deadline),
    )
