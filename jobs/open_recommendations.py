"""The monthly list of what a region still has to carry out: pure moments, one for each month."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from convenio.calendar.workdays import CLOSES, OPENS, at_hour, working_day_after
from convenio.calendar.year_month import YearMonth
from jobs.reminders import DueMoment
from jobs.tracks import PlanFacts, Track
from storage.models import OccasionKind, Role

WORKING_DAY = 5  # of the month: what its activities bring is told and asked on the first


def advice_moment(month: YearMonth) -> datetime:
    """The opening of the window of a month's fifth working day."""
    before = month.first - timedelta(days=1)
    return at_hour(working_day_after(before, WORKING_DAY), OPENS)


def advice_tracks(facts: PlanFacts, today: date) -> Iterator[Track]:
    """This month's track of each focal point whose region has something open."""
    month = YearMonth.of(today)
    for reader in facts.recipients:
        if reader.role is Role.FOCAL and facts.advice.by_region.get(reader.region):
            yield Track(
                reader,
                OccasionKind.OPEN_ADVICE,
                month.code,
                reader.region,
                month.first,
                [DueMoment(0, advice_moment(month))],
                told_in_silence=(),
                until=at_hour(month.last, CLOSES),
                stands_since=facts.advice.stands_since(reader.region),
            )
