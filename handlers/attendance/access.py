"""Fetch who took part, for those who may know: the region's focal points and readers of all.

Only of months that are over, back to January of the year before.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from convenio.calendar.year_month import YearMonth
from handlers.access import Capability, may, regions_to, require
from handlers.context import Context, Outdated, Refused
from handlers.views import BadPress
from handlers.words import say
from storage.schedule.attendance import Listed, activities_of


def month_of_button(code: str) -> YearMonth:
    try:
        return YearMonth.parse(code)
    except ValueError:
        raise BadPress("month") from None


def months_over(today: date) -> list[YearMonth]:
    """The months that are over, oldest first."""
    this = YearMonth.of(today)
    return [this.plus(-step) for step in range(this.month + 11, 0, -1)]


async def own_months(context: Context) -> list[tuple[Listed, ...]]:
    """The activities of the person's regions, grouped by month and region, newest month first."""
    regions = regions_to(context, Capability.REPORT)
    if not regions:
        raise Refused
    listed = await activities_of(context.session, months_over(context.today))
    own = [activity for activity in listed if activity.region in regions]
    groups = groupby(own, lambda activity: (activity.month, activity.region))
    return [tuple(group) for _, group in groups][::-1]


async def own_month(context: Context, region: str, month: YearMonth) -> list[Listed]:
    """Raises Refused for another's region or a month that is not over, Outdated if it is empty."""
    if not may(context, Capability.REPORT, region) or month not in months_over(context.today):
        raise Refused
    listed = await activities_of(context.session, [month], region)
    if not listed:
        raise Outdated(say("attendance/moved"))
    return listed


async def own_activity(context: Context, region: str, month: YearMonth, row: int) -> Listed:
    for activity in await own_month(context, region, month):
        if activity.row == row:
            return activity
    raise Outdated(say("attendance/moved"))


async def country_months(context: Context) -> list[YearMonth]:
    """The months that are over and had an activity in any region, oldest first."""
    return sorted(
        {activity.month for activity in await country(context, months_over(context.today))}
    )


async def country(context: Context, months: Sequence[YearMonth]) -> list[Listed]:
    """All regions' activities in these months; raises Refused for a month that is not over."""
    require(context, Capability.READ_ALL)
    if not set(months) <= set(months_over(context.today)):
        raise Refused
    return await activities_of(context.session, months)
