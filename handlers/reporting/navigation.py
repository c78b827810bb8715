"""Buttons from one screen of a report to another, and what they lead to."""

from convenio.report.entries import Entry
from handlers.actions import Action
from handlers.views import Button, Keyboard, button
from storage.reports.reports import Report


def uncaused(report: Report) -> list[Entry]:
    """The answers below their goal that have no cause yet."""
    return [entry for entry in report.entries if entry.missed and entry.cause is None]


def same_cause(report: Report) -> Keyboard:
    """A row to give all that lack a cause the same one, where there are several."""
    left = len(uncaused(report))
    label = f"☰ La misma causa para las {left} que faltan"
    return ((button(label, Action.SAME_CAUSE, report.id),),) if left > 1 else ()


def all_of_them(report: Report, more: str = "") -> Button:
    """Button back to the card with every indicator; `more` is added to its label."""
    return button(f"☰ Los {report.indicators.in_words}{more}", Action.CARD, report.id)
