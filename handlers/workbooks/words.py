"""Why a workbook was not read, and what is wrong in it, without markup."""

from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from documents.workbooks.read.findings import SheetFault, UnfitWorkbook
from handlers.words import plain_text, say


def unfit_words(name: str, why: UnfitWorkbook) -> str:
    return plain_text(say("workbooks/unfit", name=name, why=why, form=False))


def fault_words(sheet: str, fault: SheetFault, indicators: Indicators) -> str:
    """A fault in words: 'Anexo 4, D8 (IdG 2): «pendiente» no es una cifra. …'."""
    words = plain_text(say("reporting/cell_fault", fault=fault, indicators=indicators))
    about = f" (IdG {fault.indicator})" if fault.indicator else ""
    return f"{sheet}, {fault.cell}{about}: {words}"


def of_another_words(name: str, period: str, asked: Sequence[str]) -> str:
    """A semester that takes no reports now, beside those that do."""
    labels = " y ".join(Period.parse(code).label for code in asked)
    return f"«{name}» es de {Period.parse(period).label}. Ahora se reporta {labels}."
