"""The schedule on the command line, as its contract says."""

import csv
import io
import json
from datetime import date

import pytest
from icalendar import Calendar

from tests.commands import Cli

HEADER = "indicator,activity_number,activity,responsible,region,month\n"


def test_the_year_is_printed_as_csv(cli: Cli) -> None:
    printed = cli("schedule", "--year", "2021")
    assert printed.returncode == 0
    assert printed.stdout.startswith(HEADER)
    rows = list(csv.DictReader(io.StringIO(printed.stdout)))
    assert len(rows) == 518
    assert rows[0] == {
        "indicator": "1",
        "activity_number": "1",
        "activity": "Estrategias y metodologías para la atención diferenciada"
        " durante la transición hacia el trabajo",
        "responsible": "MTPE/DGNFECCL",
        "region": "cajamarca",
        "month": "5",
    }
    assert (rows[-1]["region"], rows[-1]["month"]) == ("", "")


def test_rows_are_chosen_by_region_month_and_indicator(cli: Cli) -> None:
    chosen = ("--region", "Huánuco", "--month", "setiembre", "--indicator", "9")
    rows = json.loads(cli("schedule", "--year", "2021", *chosen, "--format", "json").stdout)
    assert [(row["activity_number"], row["region"], row["month"]) for row in rows] == [
        (3, "huanuco", 9)
    ]


def test_what_has_no_date_is_null_in_json(cli: Cli) -> None:
    chosen = ("--region", "huancavelica", "--indicator", "10", "--format", "json")
    (row,) = json.loads(cli("schedule", "--year", "2021", *chosen).stdout)
    assert row["month"] is None


def test_where_nothing_matches_there_is_a_header_alone(cli: Cli) -> None:
    chosen = ("--year", "2021", "--region", "arequipa", "--indicator", "9")
    printed = cli("schedule", *chosen)
    assert (printed.returncode, printed.stdout) == (0, HEADER)
    assert cli("schedule", *chosen, "--format", "json").stdout == "[]\n"


def test_a_region_gets_its_months_as_a_calendar(cli: Cli) -> None:
    chosen = ("--year", "2021", "--region", "puno", "--month", "1")
    printed = cli("schedule", *chosen, "--format", "ics")
    (event,) = Calendar.from_ical(printed.stdout).events
    assert (event.start, event.end) == (date(2021, 1, 1), date(2021, 2, 1))
    assert printed.stderr == ""


def test_what_a_calendar_leaves_out_is_said(cli: Cli) -> None:
    printed = cli("schedule", "--year", "2021", "--indicator", "12", "--format", "ics")
    assert printed.stdout.count("BEGIN:VEVENT") == 23
    assert printed.stderr == "Sin fecha, fuera del calendario: 8.\n"


def test_what_is_loaded_is_printed_as_what_was_published(cli: Cli) -> None:
    published = cli("schedule", "--year", "2021")
    assert "Programación de 2021: 518 filas." in cli("load-example").stdout
    assert cli("schedule", "--year", "2021").stdout == published.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("--year", "2020"),
            "No hay programación de 2020. Hay de: 2021. Cargue otra",
        ),
        (("--year", "2021", "--month", "13"), "No es un mes: «13»"),
        (("--year", "2021", "--region", "atlantida"), "No conozco la región «atlantida»"),
        (("--year", "2021", "--indicator", "13"), "No hay indicador 13"),
    ],
)
def test_what_is_unknown_is_said_in_one_line(cli: Cli, args: tuple[str, ...], said: str) -> None:
    printed = cli("schedule", *args)
    assert (printed.returncode, printed.stdout) == (1, "")
    assert said in printed.stderr
    assert len(printed.stderr.splitlines()) == 1


def test_the_schedule_has_help(cli: Cli) -> None:
    assert "schedule" in cli("--help").stdout
    assert "programación anual" in cli("schedule", "--help").stdout
