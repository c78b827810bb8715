"""A reminder fits in one message, however much somebody answers for."""

from datetime import date

from convenio.calendar.periods import Period
from convenio.catalogue.agreements import AGREEMENTS
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from convenio.report.entries import Entry
from convenio.typed.figures import Mark
from handlers.reminders.views import OwedReport, reminder
from handlers.views import MESSAGE_LENGTH, View
from storage.models import OccasionKind
from storage.reports.obligations import Owed
from storage.turnout.owed_reports import OwedRegion

DEADLINE = date(2021, 1, 15)
TODAY = date(2021, 1, 25)
NAMES = ("A" * 80, "B" * 80)


def told(kind: OccasionKind, answered: int, *names: str) -> View:
    """Of every region with an agreement, with so many indicators answered."""
    period = Period.parse("2020-II")
    entries = tuple(
        Entry(number, mark=Mark.NOT_APPLICABLE if number <= answered else None)
        for number in INDICATORS
    )
    parts = [
        OwedReport(
            kind,
            OwedRegion(
                Owed(period, REGIONS[code], date(2020, 12, 14), DEADLINE, None, INDICATORS),
                None,
                entries,
            ),
            names,
        )
        for code in AGREEMENTS
    ]
    return reminder("Persona", parts, TODAY, late=False)


def test_what_fits_names_indicators_and_people() -> None:
    assert "A" * 80 not in told(OccasionKind.ESCALATION, 1, *NAMES).text
    assert "(Punto focal)" in told(OccasionKind.ESCALATION, 1, "Punto focal").text
    assert "(nadie tiene acceso)" in told(OccasionKind.ESCALATION, 1).text


def test_the_longest_ones_fit_in_short() -> None:
    assert len(told(OccasionKind.ESCALATION, 1, *NAMES).text) <= MESSAGE_LENGTH
    assert len(told(OccasionKind.REMINDER, 1).text) <= MESSAGE_LENGTH
    assert "Faltan 11 de 12.\n" in told(OccasionKind.REMINDER, 1).text
