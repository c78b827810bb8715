"""The schedule in words, in its longest cases; which year and month it opens with."""

from dataclasses import replace
from datetime import date, time

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import (
    Activity,
    ScheduleEntry,
    in_order,
    matching,
    published_schedule,
)
from handlers.schedule import views
from handlers.schedule.items import in_month, in_year
from handlers.schedule.pagination import in_pages
from handlers.schedule.scope import UNDATED, Scope, nearest_year, neighbouring_months, opening_month
from handlers.schedule.scope_choice import ScheduleRequest, read_request
from handlers.schedule.words import entry_words, regions_words
from handlers.views import View
from handlers.words import plain_text

YEAR = published_schedule(2021)
TODAY = date(2021, 1, 5)
MESSAGE = 4096
LONG = "Capacitación & asistencia técnica <especializada> " * 7
CROWDED = in_order(
    ScheduleEntry(
        2021,
        Activity(indicator, number, LONG.strip(), "MTPE/DGDFSST-CONSSAT, DRTPE", INDICATORS),
        region,
        month,
        original_month=month % 12 + 1,
        day=date(2021, month, 20),
        hour=time(9, 30),
        link="https://reuniones.example/" + "x" * 60,
        topic=LONG,
        changes=1,
    )
    for indicator in INDICATORS
    for number in (1, 2, 3)
    for month in range(1, 13)
    for region in list(REGIONS)[:13]
)


def length(view: View) -> int:
    return len(plain_text(view.text).encode("utf-16-le")) // 2


@pytest.mark.parametrize("region", [None, "amazonas", "puno"])
@pytest.mark.parametrize("entries", [YEAR, CROWDED], ids=["published", "crowded"])
def test_every_page_fits_a_message(entries: tuple[ScheduleEntry, ...], region: str | None) -> None:
    scope = Scope(2021, region, entries)
    for month in range(1, UNDATED + 1):
        for page in range(len(in_pages(in_month(scope.of_month(month), region)))):
            assert length(views.month(scope, month, TODAY, page)) <= MESSAGE
    for number in INDICATORS:
        for page in range(len(in_pages(in_year(scope.of_indicator(number), region)))):
            assert length(views.indicator(scope, number, TODAY, page)) <= MESSAGE


def test_pages_hold_every_activity_once_and_lead_to_each_other() -> None:
    scope = Scope(2021, None, CROWDED)
    items = in_month(scope.of_month(5), None)
    pages = in_pages(items)
    assert len(pages) > 2
    assert [item for page in pages for item in page] == items
    assert in_pages([]) == [[]]
    labels = [
        [button.label for row in views.month(scope, 5, TODAY, page).keyboard for button in row][:2]
        for page in (0, 1)
    ]
    assert labels[0][0] == f"▼ hoja 2 de {len(pages)}"
    assert labels[1] == [f"▲ hoja 1 de {len(pages)}", f"▼ hoja 3 de {len(pages)}"]


def test_what_was_moved_says_from_where_and_what_is_set_is_told() -> None:
    (entry,) = matching(YEAR, region="puno", indicator=8, month=1)
    assert entry_words(entry) == ""
    moved = replace(entry, month=3, day=date(2021, 3, 12), hour=time(15), topic="Casos", changes=1)
    assert entry_words(moved) == (
        "viernes 12 de marzo, 15:00 · ↪ reprogramada, antes: enero · Tema: Casos"
    )
    scope = Scope(2021, "puno", (replace(moved, link="https://aula.example/x"),))
    text = views.month(scope, 3, TODAY).text
    assert "• Viernes 12 de marzo, 15:00" in text
    assert '<a href="https://aula.example/x">Enlace de marzo</a>' in text
    odd = Scope(2021, "puno", (replace(moved, link="javascript:alert(1)"),))
    assert "javascript" not in views.month(odd, 3, TODAY).text
    everybody = replace(scope, region=None)
    assert "• 1 región: Puno ↪" in views.month(everybody, 3, TODAY).text


def test_regions_are_counted_and_nearly_all_are_told_by_who_is_not_among_them() -> None:
    february = matching(YEAR, indicator=4, month=2)
    assert regions_words(february) == "las 26 regiones"
    but_two = [entry for entry in february if entry.region not in ("puno", "lima_provincias")]
    assert regions_words(but_two) == "24 regiones, todas menos Lima Provinc., Puno"
    (undated,) = matching(YEAR, indicator=12)[-1:]
    assert regions_words([undated]) == "falta definir regiones"


@pytest.mark.parametrize(
    ("years", "today", "year"),
    [((2021,), 2026, 2021), ((2021, 2022), 2021, 2021), ((2021, 2023), 2022, 2023)],
)
def test_the_year_nearest_to_today_is_shown(years: tuple[int, ...], today: int, year: int) -> None:
    assert nearest_year(years, today) == year


def test_another_year_than_this_one_is_said() -> None:
    scope = Scope(2021, "puno", YEAR)
    assert (
        "Es el de 2021, no el de este año (2026)." in views.month(scope, 2, date(2026, 2, 1)).text
    )
    assert "este año" not in views.month(scope, 2, TODAY).text


def test_it_opens_with_this_month_or_the_next_that_has_something() -> None:
    months = [2, 5, 11, UNDATED]
    assert [opening_month(months, today) for today in (1, 2, 3, 11)] == [2, 2, 5, 11]
    assert opening_month(months, 12) == UNDATED
    assert opening_month([2, 5], 12) == 5
    assert (
        neighbouring_months(months, 5),
        neighbouring_months(months, 3),
        neighbouring_months(months, 1),
    ) == (
        (2, 11),
        (2, 5),
        (None, 2),
    )


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", ScheduleRequest()),
        ("Puno", ScheduleRequest(name="Puno")),
        ("set", ScheduleRequest(month=9)),
        ("madre de dios marzo", ScheduleRequest(month=3, name="madre de dios")),
        ("7 junín", ScheduleRequest(indicator=7, name="junín")),
        ("todas 2021", ScheduleRequest(everybody=True)),
        ("2021-II", ScheduleRequest()),
        ("13", ScheduleRequest(name="13")),
        ("pun0", ScheduleRequest(name="pun0")),
    ],
)
def test_what_is_typed_is_read_in_any_order(text: str, asked: ScheduleRequest) -> None:
    assert read_request(text, INDICATORS) == asked
