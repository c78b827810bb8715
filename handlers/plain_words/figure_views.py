"""Questions about figures that came unasked."""

from collections.abc import Sequence

from convenio.catalogue.indicators import Indicator
from convenio.report.entries import EntryStep
from handlers.actions import Action
from handlers.buttons import MENU, TO_MENU, each_report
from handlers.plain_words.typed_figures import SHOWN, figure_words, is_figure
from handlers.views import View, button, grid
from handlers.words import say
from storage.reports.obligations import Owed


def which_report(typed: str, owed: Sequence[Owed]) -> View:
    text = say("plain_words/which_report", typed=_shown(typed), single=is_figure(typed))
    return View(text, (*each_report(owed, Action.FIGURES_OF), (MENU,)))


def which_indicator(typed: str, owed: Owed) -> View:
    text = say("plain_words/which_indicator", typed=_shown(typed), owed=owed)
    names = [
        button(f"{number} {listed.short_name}", Action.FIGURE_FOR, number, "")
        for number, listed in owed.indicators.items()
    ]
    report = button("📝 Abrir el reporte", Action.OPEN_REPORT, *owed.place)
    return View(text, (*grid(names, 2), (report, MENU)))


def replaced(typed: str) -> View:
    return View(say("plain_words/replaced", typed=_shown(typed)))


def goal_or_executed(typed: str, indicator: Indicator) -> View:
    figure = _shown(typed)
    text = say("plain_words/goal_or_executed", typed=figure, indicator=indicator)
    steps = ((EntryStep.EXECUTED, "Es lo ejecutado"), (EntryStep.PROGRAMMED, "Es la meta"))
    rows = [(button(label, Action.FIGURE_FOR, indicator.number, step),) for step, label in steps]
    return View(text, (*rows, (MENU,)))


def nothing_open(typed: str) -> View:
    return View(say("plain_words/nothing_open", typed=_shown(typed)), TO_MENU)


def already_sent_note(typed: str, owed: Owed) -> View:
    return View(say("plain_words/already_sent", typed=_shown(typed), owed=owed))


def _shown(typed: str) -> str:
    if is_figure(typed):
        return figure_words(typed)
    words = " ".join(typed.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
