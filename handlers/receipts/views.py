from markupsafe import Markup

from convenio.calendar.periods import Period
from convenio.report.stages import stage_words
from handlers.views import View
from handlers.words import say
from storage.evaluations.evaluations import Evaluation
from storage.models import Edition
from storage.reports.reports import Report


def caption(report: Report) -> Markup:
    return say("receipts/caption", report=report, state=_state(report))


def _state(report: Report) -> str:
    return stage_words(report.version.stage, late=report.version.late)


def none_yet() -> View:
    return View(say("receipts/none_yet"))


def how_to_verify() -> View:
    return View(say("receipts/how_to_verify"))


def verified(number: str, report: Report | None, *, shown: bool) -> View:
    """`shown`: whether the reader may know which report it is."""
    state = _state(report) if report else ""
    return View(say("receipts/verified", number=number, report=report, shown=shown, state=state))


def verified_evaluation(number: str, evaluation: Evaluation, *, shown: bool) -> View:
    """`shown`: whether the reader may know of what it is."""
    row = evaluation.row
    assert row is not None
    state = stage_words(row.stage, late=row.late)
    facts = {"number": number, "evaluation": evaluation, "row": row, "state": state}
    return View(say("receipts/verified_evaluation", **facts, shown=shown))


def verified_edition(number: str, edition: Edition) -> View:
    """A published report: everybody may know of what it is."""
    period = Period.parse(edition.period)
    return View(say("receipts/verified_edition", number=number, edition=edition, period=period))
