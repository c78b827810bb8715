from markupsafe import Markup

from convenio.calendar.periods import Period
from convenio.report.results import summarise
from convenio.report.stages import stage_words
from handlers.facts.receipt_seal import Genuine, version_of
from handlers.views import View
from handlers.words import say
from storage.evaluations.evaluations import Evaluation
from storage.models import Edition
from storage.reports.reports import Report


def caption(report: Report, command: str) -> Markup:
    return say("receipts/caption", report=report, command=command, state=_state(report))


def _state(report: Report) -> str:
    return stage_words(report.version.stage, late=report.version.late)


def none_yet() -> View:
    return View(say("receipts/none_yet"))


def how_to_verify() -> View:
    return View(say("receipts/how_to_verify"))


def not_genuine(number: str) -> View:
    return View(say("receipts/not_genuine", number=number))


def not_as_sent(number: str) -> View:
    return View(say("receipts/not_as_sent", number=number))


def verified(found: Genuine, report: Report, *, shown: bool) -> View:
    """`shown`: whether the reader may know which report it is."""
    facts = {"report": report, "version": report.version, "totals": summarise(report.figures)}
    return View(say("receipts/verified", **facts, **_states(found), shown=shown))


def verified_evaluation(found: Genuine, evaluation: Evaluation, *, shown: bool) -> View:
    """`shown`: whether the reader may know of what it is."""
    facts = {"evaluation": evaluation, "version": evaluation.row}
    return View(say("receipts/verified_evaluation", **facts, **_states(found), shown=shown))


def _states(found: Genuine) -> dict[str, object]:
    """The state in words now and on the page, whose code was typed or not."""
    version = version_of(found.sent)
    then = None if found.then is None else stage_words(found.then, late=version.late)
    now = stage_words(version.stage, late=version.late)
    return {"state": now, "then": then, "sealed": found.sealed}


def verified_edition(number: str, edition: Edition) -> View:
    """A published report: everybody may know of what it is."""
    period = Period.parse(edition.period)
    return View(say("receipts/verified_edition", number=number, edition=edition, period=period))
