"""Views for whoever begins a correction; every function is pure."""

from handlers.actions import Action
from handlers.buttons import TO_MENU, cancel
from handlers.forms import mark_of
from handlers.views import View, button
from handlers.words import say
from storage.reports.obligations import Owed

_CANCEL = (cancel(Action.CANCEL_CORRECTION),)


def ask_reason(owed: Owed, note: str = "", *, published: bool) -> View:
    return View(say("reporting/reason", owed=owed, note=note, published=published), (_CANCEL,))


def review_reason(owed: Owed, asked: object, reason: str, *, published: bool) -> View:
    """`published`: the reason goes to ODES, who must consent; else a version is opened with it."""
    label = "✅ Pedir a ODES" if published else "✅ Abrir la versión"
    again = button("✎ Escribir otro", Action.CORRECT_REPORT, owed.period.code, owed.region.code)
    text = say("reporting/review_reason", owed=owed, reason=reason, published=published)
    return View(text, ((button(label, Action.OPEN_CORRECTION, mark_of(asked)),), (again,), _CANCEL))


def not_corrected() -> View:
    return View(say("reporting/not_corrected"), TO_MENU)
