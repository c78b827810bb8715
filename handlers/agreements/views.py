"""Messages to ODES about agreements; every function is pure."""

from collections.abc import Mapping, Sequence

from convenio.catalogue.indicators import IndicatorKind, Indicators
from convenio.plurals import counted
from convenio.typed.indicator_cells import IN_SPANISH, IndicatorColumn, new_directorates
from handlers.actions import Action
from handlers.agreements.form_state import AgreementForm
from handlers.buttons import MENU, cancel
from handlers.forms import mark_of
from handlers.views import View, button
from handlers.words import say

CANCEL = (cancel(Action.CANCEL_AGREEMENT),)
SAMPLE = (button("📄 Archivo de ejemplo", Action.AGREEMENT_SAMPLE),)
SAMPLE_COLUMNS = tuple(IN_SPANISH.values())
FAULTS_SHOWN = 12
KINDS = {
    IndicatorKind.SHARE: "participación",
    IndicatorKind.GROWTH: "variación",
    IndicatorKind.PROGRESS: "avance",
}


def agreements(known: Sequence[Indicators], *, manages: bool) -> View:
    text = say("agreements/agreements", known=known)
    new = ((button("➕ Convenio nuevo", Action.NEW_AGREEMENT),),) if manages else ()
    return View(text, (*new, (MENU,)))


def screen(asked: AgreementForm, note: str = "") -> View:
    """The question for the years or the file, or the review of what was read."""
    if not asked.first:
        return View(say("agreements/years", note=note), (CANCEL,))
    if not asked.content:
        columns = [IN_SPANISH[column] for column in IndicatorColumn]
        text = say("agreements/file", asked=asked, columns=columns, note=note)
        return View(text, (SAMPLE, CANCEL))
    listed = asked.indicators
    facts = {"listed": listed, "kinds": KINDS, "new": new_directorates(listed.values())}
    text = say("agreements/review", asked=asked, note=note, **facts)
    label = f"✅ Cargar {_counted(listed)}"
    return View(text, ((button(label, Action.SAVE_AGREEMENT, mark_of(asked)),), CANCEL))


def faulty(asked: AgreementForm, faults: Sequence[str]) -> View:
    text = say(
        "agreements/faulty",
        asked=asked,
        faults=faults[:FAULTS_SHOWN],
        unsaid=len(faults[FAULTS_SHOWN:]),
    )
    return View(text, (SAMPLE, CANCEL))


def added(indicators: Indicators) -> View:
    text = say("agreements/added", indicators=indicators, counted=_counted(indicators))
    periods = button("📆 Periodos", Action.PERIODS)
    return View(text, ((periods, button("✉️ Invitar", Action.INVITE)), (MENU,)))


def cancelled() -> View:
    return View(say("agreements/cancelled"), ((MENU,),))


def refused() -> View:
    return View(say("menu/refused"))


def no_longer_asked(name: str) -> View:
    return View(say("agreements/no_longer_asked", name=name))


def sample_caption(indicators: Indicators) -> str:
    return say("agreements/sample", indicators=indicators)


def sample_rows(indicators: Indicators) -> list[Mapping[str, str]]:
    return [
        {
            IN_SPANISH[IndicatorColumn.NUMBER]: str(indicator.number),
            IN_SPANISH[IndicatorColumn.NAME]: indicator.name,
            IN_SPANISH[IndicatorColumn.SHORT_NAME]: indicator.short_name,
            IN_SPANISH[IndicatorColumn.KIND]: KINDS[indicator.kind],
            IN_SPANISH[IndicatorColumn.DIRECTORATE]: indicator.proponent,
            IN_SPANISH[IndicatorColumn.OBJECTIVE]: str(indicator.objective or ""),
            IN_SPANISH[IndicatorColumn.FUNCTION]: indicator.function or "",
            IN_SPANISH[IndicatorColumn.SERVICE]: indicator.service or "",
        }
        for indicator in indicators.values()
    ]


def _counted(indicators: Indicators) -> str:
    return counted(len(indicators), "indicador", "indicadores")
