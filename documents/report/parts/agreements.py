"""Section V: who signed the agreement, and when (Cuadro 01)."""

from documents.report.document import Section, Table, TableHead, Title
from documents.report.facts import ReportFacts
from documents.report.templates import TITLES, Texts, blocks_of
from documents.report.words import OFFICE, name, short_day

_COLUMNS = (
    TableHead(heading="N.º", share=1, figures=True),
    TableHead(heading="Gobierno regional", share=6),
    TableHead(heading="Fecha de suscripción", share=4, figures=True),
)


def agreements(facts: ReportFacts, texts: Texts) -> Section:
    rows = tuple(
        (str(place), name(region), short_day(day))
        for place, (region, day) in enumerate(facts.signed, start=1)
    )
    table = Table(
        caption=f"Convenio de Gestión {facts.agreement_years} con los gobiernos regionales",
        columns=_COLUMNS,
        rows=rows,
        source=OFFICE,
    )
    return Section(
        blocks=(
            Title(level=1, text=f"{TITLES['convenios']} {facts.agreement_years}"),
            *blocks_of(texts, "convenios", facts),
            table,
        )
    )
