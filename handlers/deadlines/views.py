from collections.abc import Collection, Iterator, Sequence
from datetime import date

from convenio.calendar.periods import Period
from handlers.access import Capability
from handlers.actions import Action
from handlers.buttons import MENU, TO_MENU
from handlers.views import Button, View, button
from handlers.words import deadline, say
from storage.models import PeriodRow
from storage.turnout.owed_reports import OwedRegion


def own(reports: Sequence[OwedRegion], held: Collection[Capability], today: date) -> View:
    """Each report of one's own regions: until when, what it lacks, and what to do about it."""
    facts = [(report, deadline(report.owed.deadline, today)) for report in reports]
    text = say("deadlines/own", facts=facts)
    rows = [row for report in reports if (row := tuple(_acts(report, held, len(reports) > 1)))]
    return View(text, (*rows, (MENU,)))


def _acts(report: OwedRegion, held: Collection[Capability], several: bool) -> Iterator[Button]:
    place = report.owed.place
    where = f" {report.owed.region.name} {report.owed.period.code}" if several else ""
    if report.waiting and Capability.APPROVE in held:
        yield button(f"🖊 Por aprobar{where}", Action.WAITING)
    if not report.expected:
        return
    if Capability.REPORT in held:
        yield button(f"📝 Reportar{where}", Action.OPEN_REPORT, *place)
    yield button(f"⏳ Pedir más plazo{where}", Action.ASK_EXTENSION, *place)


def periods(rows: Sequence[PeriodRow], today: date) -> View:
    """The open periods, for somebody who reports nothing."""
    facts = [(Period.parse(row.code), deadline(row.deadline, today)) for row in rows]
    return View(say("deadlines/periods", facts=facts), TO_MENU)
