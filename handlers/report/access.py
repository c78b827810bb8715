"""The semesters whose report a person may have, and which parts of it are their own."""

from datetime import date

from sqlmodel import col, select

from handlers.access import Capability, may, regions_to
from handlers.context import Context, Refused
from storage.models import PeriodRow


async def periods_to_report(context: Context) -> list[PeriodRow]:
    """The semesters whose report may be had, the newest first: unpublished ones by ODES alone."""
    _ = context.person
    query = select(PeriodRow).where(PeriodRow.opens_on <= context.today)
    rows = (await context.session.exec(query.order_by(col(PeriodRow.code).desc()))).all()
    everything = may(context, Capability.READ_ALL)
    return [row for row in rows if everything or is_published(row, context.today)]


async def period_to_report(context: Context, code: str) -> PeriodRow:
    """One of them; raises Refused."""
    found = [row for row in await periods_to_report(context) if row.code == code]
    if not found:
        raise Refused
    return found[0]


def own_extracts(context: Context) -> list[str]:
    """The regions whose own part a person gets by a button."""
    return regions_to(context, Capability.APPROVE, Capability.REPORT)


def is_published(row: PeriodRow, today: date) -> bool:
    return row.published_on is not None and row.published_on <= today
