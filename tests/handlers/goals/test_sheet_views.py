"""What a sheet of goals says is one message, whatever else there is to say about it."""

from datetime import date
from decimal import Decimal

from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from convenio.report.entries import LoadedGoal
from convenio.typed.column_headings import ColumnRole
from documents.workbooks.read.findings import CellFault, ReadColumn, SheetFault
from documents.workbooks.read.grid.places import NotRead
from handlers.goals import sheet_views
from handlers.goals.sheet_state import GoalSheet
from handlers.words import length_shown
from storage.periods.periods import PeriodStatus
from storage.reports.goals import NewGoal

PERIOD = Period(2020, 2)
LONG = "palabra " * 5


def sheet(goals: int, faults: int) -> GoalSheet:
    return GoalSheet(
        "metas reprogramadas de todas las regiones 2020-II final.xlsx",
        PERIOD.code,
        LONG,
        tuple(
            NewGoal(region, indicator, LoadedGoal(Decimal(9_000)))
            for region in REGIONS
            for indicator in INDICATORS
        )[:goals],
        (SheetFault("AB100", 12, LONG, CellFault.TWO_READINGS),) * faults,
        (),
        tuple(f"{column}{row}" for row in range(2, 28) for column in "BCDEFGHIJKLM")[:goals],
        tuple(ReadColumn(f"A{at}", LONG, ColumnRole.GOAL, fractions=True) for at in range(30)),
        (NotRead("columna AB", LONG, "es un acumulado o de otro tiempo"),) * 60,
    )


def shown(asked: GoalSheet) -> tuple[str, bool]:
    """The message, and whether a file comes with it."""
    day = date(2021, 1, 5)
    sent = frozenset(list(REGIONS)[:8])
    dates = PeriodDates(day, day)
    standing = PeriodStatus(PERIOD, INDICATORS, dates, None, tuple(REGIONS), sent, {}, ())
    text = sheet_views.sheet(asked, standing, {}, note="⚠️ " + LONG).text
    return text, sheet_views.all_changes(asked, standing, {}) is not None


def test_all_that_there_may_be_to_say_is_one_message() -> None:
    text, has_file = shown(sheet(len(REGIONS) * len(INDICATORS), faults=12))
    assert length_shown(text) <= 4096
    assert "y más, que van en el archivo de arriba: " in text
    assert has_file


def test_a_few_changes_are_all_in_the_message_and_no_file_comes() -> None:
    text, has_file = shown(sheet(12, faults=0))
    assert text.count("→") == 12
    assert "y 18 más, como partes de uno: 0.6 es 60%." in text
    assert "y 55 más." in text
    assert not has_file
