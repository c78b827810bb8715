"""The schedule as an iCalendar file, read back by the library and held against RFC 5545."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from icalendar import Calendar

from convenio.schedule.activities import ScheduleEntry, matching, published_schedule
from documents.calendar import calendar_file, uid

YEAR = published_schedule(2021)
NOW = datetime(2021, 1, 4, 13, 30, tzinfo=UTC)


def events_of(*entries: ScheduleEntry) -> list[Any]:
    return list(Calendar.from_ical(calendar_file(entries, NOW)).walk("VEVENT"))


def one(region: str, indicator: int, month: int) -> ScheduleEntry:
    (entry,) = matching(YEAR, region=region, indicator=indicator, month=month)
    return entry


def test_an_entry_is_its_whole_month_and_makes_nobody_busy() -> None:
    (event,) = events_of(one("puno", 8, 1))
    assert event.start == date(2021, 1, 1)
    assert event.end == date(2021, 2, 1)
    assert event["dtstart"].params["VALUE"] == event["dtend"].params["VALUE"] == "DATE"
    assert event["transp"] == "TRANSPARENT"


def test_december_ends_with_the_next_year() -> None:
    (event,) = events_of(one("huanuco", 10, 12))
    assert (event.start, event.end) == (date(2021, 12, 1), date(2022, 1, 1))


def test_an_event_says_what_where_and_who() -> None:
    (event,) = events_of(one("puno", 8, 1))
    assert event["summary"] == (
        "IdG 8, Puno: Asistencia técnica para la implementación de Oficinas"
        " del Centro Integrado Formaliza Perú en la región"
    )
    assert event["description"].endswith("Responsable: DRTPE/MTPE")


def test_the_caller_gives_the_stamp() -> None:
    (event,) = events_of(one("puno", 8, 1))
    assert event.stamp == NOW


def test_what_is_moved_keeps_its_uid_and_says_that_it_is_newer() -> None:
    planned = one("puno", 8, 1)
    (before,) = events_of(planned)
    (after,) = events_of(replace(planned, month=4, changes=2))
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 2)
    assert (after.start, after.end) == (date(2021, 4, 1), date(2021, 5, 1))


def test_what_first_had_no_date_keeps_its_uid_when_it_moves_again() -> None:
    (undated,) = matching(YEAR, region="huancavelica", indicator=10)
    may, june = replace(undated, month=5), replace(undated, month=6)
    assert uid(undated) == uid(may) == uid(june)


def test_what_has_a_day_takes_that_day_and_makes_nobody_busy() -> None:
    (event,) = events_of(replace(one("puno", 8, 1), day=date(2021, 1, 31)))
    assert (event.start, event.end) == (date(2021, 1, 31), date(2021, 2, 1))
    assert event["transp"] == "TRANSPARENT"


def test_what_has_an_hour_takes_an_hour_in_lima() -> None:
    dated = replace(one("puno", 8, 1), day=date(2021, 1, 29), hour=time(23, 30))
    (event,) = events_of(replace(dated, link="https://example.org/sala", topic="Casos, y dudas"))
    assert event.start == datetime(2021, 1, 30, 4, 30, tzinfo=UTC)
    assert event.end == datetime(2021, 1, 30, 5, 30, tzinfo=UTC)
    assert event["dtstart"].params["TZID"] == "America/Lima"
    assert event["transp"] == "OPAQUE"
    assert event["url"] == "https://example.org/sala"
    assert event["description"].endswith("Tema: Casos, y dudas\nEnlace: https://example.org/sala")


@pytest.mark.parametrize(
    ("pasted", "written"),
    [
        ("https://example.org/reunión?x=1,2", "https://example.org/reuni%C3%B3n?x=1,2"),
        ("https://example.org/a%20b~c;d#e", "https://example.org/a%20b~c;d#e"),
    ],
)
def test_a_link_is_written_as_a_uri(pasted: str, written: str) -> None:
    (event,) = events_of(replace(one("puno", 8, 1), link=pasted))
    assert event["url"] == written
    assert event["description"].endswith(f"Enlace: {pasted}")


def test_every_dated_entry_is_an_event_with_a_uid_of_its_own() -> None:
    events = events_of(*YEAR)
    dated = [entry for entry in YEAR if entry.month]
    assert [event["uid"] for event in events] == [uid(entry) for entry in dated]
    assert len({event["uid"] for event in events}) == len(dated) == 508
    assert all(event.start.month == entry.month for event, entry in zip(events, dated, strict=True))


def test_a_uid_is_the_same_in_every_file_and_version_of_the_program() -> None:
    assert uid(one("puno", 8, 1)) == "a14f470e56b223a034b950b11fd463d7@puntual"


def test_what_has_no_date_is_no_event_and_the_file_still_holds_something() -> None:
    undated = [entry for entry in YEAR if entry.month is None]
    assert events_of(*undated) == events_of() == []
    assert len(Calendar.from_ical(calendar_file((), NOW)).subcomponents) == 1


def test_the_same_entries_at_the_same_moment_make_the_same_file() -> None:
    assert calendar_file(YEAR, NOW) == calendar_file(YEAR, NOW)


@pytest.mark.parametrize("entries", [YEAR, ()], ids=["the year", "nothing"])
def test_lines_are_folded_at_75_octets_and_end_in_cr_and_lf(
    entries: tuple[ScheduleEntry, ...],
) -> None:
    written = calendar_file(entries, NOW)
    lines = written.split(b"\r\n")
    assert lines.pop() == b""
    assert all(0 < len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b"END:VCALENDAR"
    for line in lines:
        line.decode("utf-8")  # no letter is cut in two


def test_the_file_names_its_version_and_maker() -> None:
    calendar = Calendar.from_ical(calendar_file(YEAR, NOW))
    assert calendar["version"] == "2.0"
    assert calendar["prodid"] == "-//Puntual//Programación anual//ES"
