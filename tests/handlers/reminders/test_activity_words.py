"""What is told of many activities fits in one message."""

from dataclasses import replace
from datetime import date

import pytest

from convenio.calendar.reading_day import READ_ON
from convenio.calendar.year_month import YearMonth
from convenio.schedule.activities import published_schedule
from handlers.attendance.office_views import month_view, reasons_view
from handlers.attendance.views import attendance_asked
from handlers.reminders.activities import RegionActivities, activities_view
from handlers.views import MESSAGE_LENGTH
from handlers.words import plain_text, when_words
from storage.schedule.attendance import Listed

FEBRUARY = YearMonth(2021, 2)


def listed(regions: int) -> list[tuple[Listed, ...]]:
    """February's, of so many regions."""
    found: dict[str, list[Listed]] = {}
    for number, entry in enumerate(published_schedule(2021), start=1):
        if entry.region and entry.month == FEBRUARY.month:
            each = Listed(number, entry, entry.region, FEBRUARY)
            found.setdefault(entry.region, []).append(each)
    return [tuple(group) for group in found.values()][:regions]


@pytest.mark.parametrize("regions", [1, 2, 5, 26])
def test_a_message_has_room_for_every_region(regions: int) -> None:
    groups = listed(regions)
    others = [tuple(replace(each, row=-each.row) for each in group) for group in groups]
    parts = [RegionActivities(FEBRUARY, None, group) for group in groups]
    parts += [RegionActivities(FEBRUARY, date(2021, 2, 11), group) for group in others]
    for view in (
        activities_view("Punto focal", parts, date(2021, 2, 1), late=True),
        attendance_asked("Punto focal", groups, late=True),
    ):
        assert 0 < len(view.text) <= MESSAGE_LENGTH
        assert plain_text(view.text).startswith("Buen día, Punto focal. Disculpe que")


def test_the_country_has_room_in_one_message() -> None:
    everything = [each for group in listed(26) for each in group]
    for by_region in (True, False):
        view = month_view(FEBRUARY, everything, [FEBRUARY], (), by_region=by_region)
        assert len(view.text) <= MESSAGE_LENGTH
    assert "Ninguna región ha dicho que no participó." in reasons_view(FEBRUARY, everything).text


def test_the_same_activity_of_two_regions_is_told_once() -> None:
    parts = [RegionActivities(FEBRUARY, None, group) for group in listed(26)]
    text = activities_view(None, parts, date(2021, 2, 1), late=False).text
    assert text.count("Estrategias de difusión") == 1


def test_a_month_of_another_year_is_said_with_it() -> None:
    entry = listed(1)[0][0].entry
    for today, words in ((date(2020, 12, 1), "febrero de 2021"), (date(2021, 1, 4), "febrero")):
        mark = READ_ON.set(today)
        assert when_words(entry) == words
        READ_ON.reset(mark)
