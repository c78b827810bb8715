"""Section XII: what counts and where it comes from, and the receipts of all versions."""

from convenio.calendar.periods import lima_day
from documents.report.document import Block, Section, Table, TableHead, Title, paragraph
from documents.report.facts import ReportFacts, VersionLine
from documents.report.templates import TITLES, Texts, blocks_of
from documents.report.words import OFFICE, name, short_day


def method(facts: ReportFacts, texts: Texts) -> Section:
    blocks: list[Block] = [
        Title(level=1, text=TITLES["metodo"]),
        *blocks_of(texts, "metodo", facts),
    ]
    if facts.versions:
        blocks.append(_receipts(facts))
    else:
        blocks.append(paragraph("Todavía no se ha enviado ninguna versión."))
    return Section(blocks=tuple(blocks))


def _receipts(facts: ReportFacts) -> Table:
    return Table(
        caption="Constancias de las versiones enviadas",
        columns=(
            TableHead(heading="De", share=3),
            TableHead(heading="Constancia", share=5),
            TableHead(heading="Enviada", share=2, figures=True),
            TableHead(heading="Estado", share=3),
            TableHead(heading="Huella (SHA-256)", share=6),
        ),
        rows=tuple(map(_row, facts.versions)),
        source=OFFICE,
    )


def _row(version: VersionLine) -> tuple[str, ...]:
    whose = name(version.region) if version.region else f"IdG {version.indicator}, Anexo 5"
    return (
        whose,
        version.receipt,
        short_day(lima_day(version.sent_at)),
        version.state,
        version.content_hash,
    )
