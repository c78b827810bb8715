"""Buttons that several conversations show, with one wording each."""

from collections.abc import Callable, Iterable, Sequence

from handlers.actions import Action
from handlers.views import Button, Keyboard, button
from storage.evaluations.owed import DueEvaluation
from storage.models import ReportText
from storage.reports.obligations import Owed

MENU = button("☰ Menú", Action.MENU)
TO_MENU: Keyboard = ((MENU,),)
EARLIER = 8  # texts that ODES wrote before the present one
LETTERS = 30  # of how such a text begins


def back(action: Action, *args: str | int) -> Button:
    """A button that goes one step back."""
    return button("← Atrás", action, *args)


def cancel(action: Action, *args: str | int) -> Button:
    """A button that leaves everything as it was before."""
    return button("✖ Cancelar", action, *args)


def checkbox(label: str, action: Action, *args: str | int, checked: bool) -> Button:
    return button(f"{'☑' if checked else '☐'} {label}", action, *args)


def each_report(owed: Iterable[Owed | DueEvaluation], action: Action) -> Keyboard:
    """A row with one button for each, labelled with its region or indicator, and semester."""
    return tuple(
        (button(f"{report.named} · {report.period.label}", action, *report.place),)
        for report in owed
    )


def earlier_buttons(
    history: Sequence[ReportText], action: Action, shown: Callable[[str], str] = str
) -> Keyboard:
    """A row for each text before the present one, the newest first, and for the product's own.

    `shown`: a text as it is read, where it is kept with its marks.
    """
    rows = [
        (button(f"{row.at:%d/%m/%Y} · {_begins(shown(row.text))}", action, row.id or 0),)
        for row in history[1 : EARLIER + 1]
    ]
    return (*rows, (button("El de Puntual", action, 0),))


def _begins(text: str) -> str:
    return " ".join(text.split())[:LETTERS] or "el de Puntual"
