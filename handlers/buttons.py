"""Buttons that several conversations show, with one wording each."""

from collections.abc import Iterable

from handlers.actions import Action
from handlers.views import Button, Keyboard, button
from storage.evaluations.owed import DueEvaluation
from storage.reports.obligations import Owed

MENU = button("☰ Menú", Action.MENU)
TO_MENU: Keyboard = ((MENU,),)


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
