"""Access to the schedule: whoever has a role may see all of it."""

from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.context import Context
from handlers.schedule.scope import Scope
from handlers.views import BadPress
from storage.schedule.entries import entries_of, years


async def years_of(context: Context) -> tuple[int, ...]:
    """Years that have a schedule; raises Refused for somebody without access."""
    _ = context.person
    return await years(context.session)


async def scope_of(context: Context, year: int, region: str | None) -> Scope:
    """The scope; raises Refused, and BadPress for an unknown region or year."""
    _ = context.person
    entries = await entries_of(context.session, year)
    if not entries or region not in (None, *REGIONS):
        raise BadPress(Action.SCHEDULE)
    return Scope(year, region, entries)
