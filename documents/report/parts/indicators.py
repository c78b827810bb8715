"""Section VI: the indicators by objective (Cuadro 02), by function and service (Cuadro 03)."""

from collections.abc import Iterator

from convenio.catalogue.indicators import FUNCTIONS, OBJECTIVES, Indicator
from documents.report.document import Block, Section, Table, TableHead, Title, paragraph
from documents.report.facts import ReportFacts
from documents.report.templates import TITLES, Texts, blocks_of
from documents.report.words import OFFICE, listed

_ABSENT = "No aplica"


def indicators(facts: ReportFacts, texts: Texts) -> Section:
    return Section(
        blocks=(
            Title(level=1, text=f"{TITLES['indicadores']} {facts.period.year}"),
            *blocks_of(texts, "indicadores", facts),
            _objectives(facts),
            _functions(facts),
            *_services(facts),
        )
    )


def _objectives(facts: ReportFacts) -> Table:
    listed_indicators = list(facts.indicators.values())
    return Table(
        caption=f"Indicadores de gestión {facts.period.year}",
        subtitle="Alineados con los objetivos estratégicos sectoriales",
        columns=(
            TableHead(heading="N.º", share=1, figures=True),
            TableHead(heading="Indicador de gestión", share=8),
            TableHead(heading="Proponente", share=6),
            TableHead(heading="Objetivo estratégico sectorial", share=10),
        ),
        rows=tuple(
            (str(each.number), f"{each.name}.", each.proponent, _objective(each))
            for each in listed_indicators
        ),
        groups=tuple(_vice_ministries(listed_indicators)),
        source=OFFICE,
    )


def _vice_ministries(listed_indicators: list[Indicator]) -> Iterator[tuple[int, str]]:
    before = ""
    for place, each in enumerate(listed_indicators):
        if each.vice_ministry and each.vice_ministry != before:
            yield place, f"Indicadores del {each.vice_ministry}"
        before = each.vice_ministry


def _objective(indicator: Indicator) -> str:
    words = OBJECTIVES.get(str(indicator.objective), "")
    return f"N.º {indicator.objective}: {words}" if words else _ABSENT


def _functions(facts: ReportFacts) -> Table:
    return Table(
        caption=f"Indicadores de gestión {facts.agreement_years}",
        subtitle="Alineados por función y servicio público",
        columns=(
            TableHead(heading="N.º", share=1, figures=True),
            TableHead(heading="Indicador de gestión", share=7),
            TableHead(heading="Función, según el artículo 48 de la LOGR", share=6),
            TableHead(heading="Servicio público", share=5),
        ),
        rows=tuple(
            (str(each.number), f"{each.name}.", _function(each), each.service or _ABSENT)
            for each in facts.indicators.values()
        ),
        source=OFFICE,
    )


def _function(indicator: Indicator) -> str:
    letter = indicator.function or ""
    return f"{letter}) {FUNCTIONS[letter]}" if letter in FUNCTIONS else _ABSENT


def _services(facts: ReportFacts) -> Iterator[Block]:
    served = [
        f"{each.service} (indicador {each.number})"
        for each in facts.indicators.values()
        if each.service
    ]
    if served:
        yield paragraph(f"Están vinculados a servicios públicos del sector: {listed(served)}.")
