"""Messages about workbooks; every function is pure."""

from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from documents.workbooks.read.findings import Findings, UnfitWorkbook
from handlers.actions import Action
from handlers.buttons import each_report
from handlers.views import View, button
from handlers.words import say
from storage.reports.obligations import Owed

PERIODS_SHOWN = 6
FORM = ((button("📄 Pedir el Anexo 4 en Excel", Action.FORMS),),)


def choose(owed: Sequence[Owed]) -> View:
    return View(say("workbooks/choose"), each_report(owed, Action.FORM))


def unfit(name: str, why: UnfitWorkbook, kept_for: int = 0) -> View:
    """`kept_for`: the indicator whose evidence it becomes all the same."""
    return View(say("workbooks/unfit", name=name, why=why, form=True, kept_for=kept_for), FORM)


def blank(name: str) -> View:
    return View(say("workbooks/blank", name=name))


def refused() -> View:
    return View(say("menu/refused"))


def of_another(name: str, found: Findings, owed: Sequence[Owed]) -> View:
    region = REGIONS[found.region].office if found.region else None
    period = Period.parse(found.period).label if found.period else None
    text = say("workbooks/of_another", name=name, region=region, period=period, owed=owed)
    return View(text, FORM)


def already_sent(name: str, owed: Owed) -> View:
    fix = button("✏️ Corregir el reporte", Action.CORRECT_REPORT, owed.period.code, owed.region.code)
    return View(say("workbooks/already_sent", name=name, owed=owed), ((fix,),))


def choose_period(known: Sequence[Period]) -> View:
    rows = tuple(
        (button(period.label, Action.CONSOLIDATED, period.code),)
        for period in known[:PERIODS_SHOWN]
    )
    return View(say("workbooks/choose_period", known=known), rows)
