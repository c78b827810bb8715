"""Buttons from one screen of a report to another."""

from handlers.actions import Action
from handlers.views import Button, button
from storage.reports.reports import Report


def all_of_them(report: Report, more: str = "") -> Button:
    """Button back to the card with every indicator; `more` is added to its label."""
    return button(f"☰ Los {report.indicators.in_words}{more}", Action.CARD, report.id)
