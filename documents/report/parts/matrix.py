"""The annex: the matrix of implementation of recommendations, on pages that lie on their side."""

from convenio.evaluation.matrix import MONTH_HEADINGS, MatrixLine
from documents.report.document import Section, Table, TableHead, Title, paragraph
from documents.report.facts import ReportFacts
from documents.report.words import NOTHING

_COLUMNS = (
    TableHead(heading="IdG", share=1.1, figures=True),
    TableHead(heading="Recomendación", share=7),
    TableHead(heading="Responsable", share=2.8),
    TableHead(heading="Actividades del MTPE", share=5),
    *(TableHead(heading=month, share=1.06, figures=True) for month in MONTH_HEADINGS),
    TableHead(heading="Detalle", share=6.5),
    TableHead(heading="Estado", share=2.8),
)


def matrix(facts: ReportFacts, only: str | None = None) -> Section:
    title = Title(level=1, text="Anexo. Matriz de implementación de recomendaciones")
    rows = [row for row in facts.matrix if only is None or only in row.places]
    if not rows:
        words = "No hay recomendaciones enviadas que implementar."
        return Section(blocks=(title, paragraph(words)), landscape=True)
    return Section(
        landscape=True,
        blocks=(
            title,
            Table(
                caption=f"Implementación de recomendaciones, {facts.matrix_year}",
                subtitle=f"Convenios de Gestión {facts.agreement_years}, Anexo 5",
                columns=_COLUMNS,
                rows=tuple(_row(row) for row in rows),
                notes=_notes(facts),
                source="Anexo 5 y programación anual de fortalecimiento de capacidades, MTPE.",
            ),
        ),
    )


def _row(row: MatrixLine) -> tuple[str, ...]:
    return (
        str(row.indicator),
        f"{row.code}. {row.recommendation}",
        row.responsible,
        "\n".join(row.activities) or NOTHING,
        *row.marks.values(),
        row.detail or NOTHING,
        row.state,
    )


def _notes(facts: ReportFacts) -> tuple[str, ...]:
    proponents = {row.indicator: facts.indicators[row.indicator] for row in facts.matrix}
    named = "; ".join(
        f"IdG {n}: {each.short_name}, {each.proponent}" for n, each in proponents.items()
    )
    simulated = ("Textos simulados, de la demostración.",) if facts.simulated_texts else ()
    return (f"Sector: MTPE. {named}.", *simulated)
