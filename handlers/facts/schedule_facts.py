"""Facts of the year's picture, from the schedule's entries as they stand now."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from charts.facts.schedule import ActivityMonth, ScheduledActivity, ScheduleFacts
from convenio.catalogue.indicators import Indicators
from convenio.schedule.activities import Activity, ScheduleEntry


def schedule_facts(
    entries: Sequence[ScheduleEntry],
    year: int,
    indicators: Indicators,
    region: str | None,
    today: date,
) -> ScheduleFacts:
    """`entries`: a year's, in order of activity."""
    return ScheduleFacts(
        as_of=today,
        indicators=indicators,
        year=year,
        region=region,
        activities=tuple(
            _activity(activity, list(own))
            for activity, own in groupby(entries, lambda entry: entry.activity)
        ),
    )


def _activity(activity: Activity, entries: Sequence[ScheduleEntry]) -> ScheduledActivity:
    months = sorted({entry.month for entry in entries}, key=lambda month: month or 13)
    return ScheduledActivity(
        indicator=activity.indicator,
        number=activity.number,
        name=activity.name,
        responsible=activity.responsible,
        months=tuple(ActivityMonth(month=month, regions=_in(month, entries)) for month in months),
    )


def _in(month: int | None, entries: Sequence[ScheduleEntry]) -> tuple[str, ...]:
    """The month's regions, once each: what was moved may fall on another of the same region."""
    named = (entry.region for entry in entries if entry.month == month)
    return tuple(sorted({region for region in named if region}))
