"""Messages to people about a period."""

from collections.abc import Sequence
from datetime import date

from charts.requests import ChartKind
from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from handlers.summaries.wanted import Wanted
from handlers.views import View
from handlers.words import say
from storage.models import Person
from storage.periods.periods import PeriodStatus


def opened(reader: Person, period: Period, dates: PeriodDates) -> View:
    return View(say("periods/told_opened", name=reader.name, period=period, dates=dates))


def changed(
    reader: Person,
    period: Period,
    before: PeriodDates,
    after: PeriodDates,
    reason: str,
    extended: Sequence[tuple[str, date]] = (),
) -> View:
    """`extended`: the reader's regions that have a deadline of their own."""
    own = [(REGIONS[region], until) for region, until in extended]
    facts = {"period": period, "before": before, "dates": after, "reason": reason, "own": own}
    return View(say("periods/told_changed", name=reader.name, **facts))


def member(reader: Person, found: PeriodStatus, region: str, reason: str, *, adds: bool) -> View:
    """Message to a region that has to report after all, or no longer."""
    text = say(
        "periods/told_member",
        name=reader.name,
        period=found.period,
        dates=found.dates,
        region=REGIONS[region],
        reason=reason,
        adds=adds,
    )
    return View(text)


def closed(reader: Person, period: Period, *, missing: bool, asked: bool) -> View:
    """`missing`: the report; `asked`: for more time, and ODES had not answered."""
    facts = {"period": period, "missing": missing, "asked": asked}
    return View(say("periods/told_closed", name=reader.name, **facts))


def published(reader: Person, period: Period) -> View:
    text = say("periods/told_published", name=reader.name, period=period)
    return View(
        text,
        (
            (Wanted(ChartKind.REGION, period).button("📊 Resumen de una región"),),
            (Wanted(ChartKind.INDICATOR, period).button("▮ Por indicador"),),
        ),
    )
