"""Ways from one screen of a report to another."""

from handlers.actions import Action
from handlers.views import Button, button
from storage.reports.reports import Report


def all_of_them(report: Report, more: str = "") -> Button:
    """Back to the card with every indicator; `more` is what else is to be said of that."""
    return button(f"☰ Los {report.indicators.in_words}{more}", Action.CARD, report.id)
