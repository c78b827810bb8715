from collections.abc import Collection, Iterator, Sequence
from datetime import date

from convenio.calendar.periods import Period
from handlers.access import Capability
from handlers.actions import Action
from handlers.buttons import MENU
from handlers.reminders.evaluation_views import evaluating
from handlers.views import Button, Keyboard, View, button
from handlers.words import deadline, report_deadline, say
from storage.evaluations.owed import OwedEvaluation
from storage.models import PeriodRow
from storage.turnout.owed_reports import OwedRegion


def own(
    reports: Sequence[OwedRegion],
    evaluations: Sequence[OwedEvaluation],
    held: Collection[Capability],
    today: date,
) -> View:
    """Each report of one's own regions: until when, what it lacks, and what to do about it."""
    facts = [(report, report_deadline(report.owed, today)) for report in reports]
    text = say("deadlines/own", facts=facts, evaluations=_dated(evaluations, today))
    rows = [row for report in reports if (row := tuple(_acts(report, held, len(reports) > 1)))]
    return View(text, (*rows, *_evaluate(evaluations), (MENU,)))


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


def periods(rows: Sequence[PeriodRow], evaluations: Sequence[OwedEvaluation], today: date) -> View:
    """The periods not over yet, for somebody who reports nothing, and what they evaluate."""
    facts = [(Period.parse(row.code), *_dates(row, today)) for row in rows]
    text = say("deadlines/periods", facts=facts, evaluations=_dated(evaluations, today))
    more = ((button("⏳ Pedir más plazo", Action.ASK_EXTENSION),),)
    acts = _evaluate(evaluations)
    return View(text, (*acts, *(more if acts else ()), (MENU,)))


def _dates(row: PeriodRow, today: date) -> tuple[str, str]:
    """The regions' deadline and that of evaluations in words; empty for what is over."""
    takes = row.closes_on is None or today <= row.closes_on
    judged = row.evaluated_by if row.published_on is None else None
    return (
        report_deadline(row, today) if takes else "",
        deadline(judged, today) if judged else "",
    )


def _dated(evaluations: Sequence[OwedEvaluation], today: date) -> list[tuple[OwedEvaluation, str]]:
    return [(each, deadline(each.owed.deadline, today)) for each in evaluations]


def _evaluate(evaluations: Sequence[OwedEvaluation]) -> Keyboard:
    """A button to the evaluations that are missing, for each period."""
    missing = {each.owed.period: each for each in evaluations if each.expected}
    return tuple((evaluating(each),) for each in missing.values())
