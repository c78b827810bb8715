"""Four pages as they look: the cover, a region's, an indicator's and the annex.

`python -m tests.documents.report.pages` draws the golden pictures anew; look at each before it is
committed.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from charts.render import print_svg
from convenio.evaluation.matrix import MatrixLine
from documents.report.builder import build_report
from documents.report.document import Document, Section
from documents.report.pdf.writer import page_pictures
from documents.report.templates import default_texts
from tests.documents.report import stories

GOLDENS = Path(__file__).parent / "goldens"
NAMES = ("cover", "region", "indicator", "annex")
DOTS = 72.0
YEAR_NAMES = (
    "Decenio de la Igualdad de Oportunidades para Mujeres y Hombres",
    "Año del Bicentenario del Perú: 200 años de Independencia",
)


@cache
def four_pages(dots: float = DOTS) -> Mapping[str, bytes]:
    document = _document()
    shown = [figure.chart for figure in document.figures]
    drawn = {chart.digest: print_svg(chart.kind, chart.facts_json) for chart in shown}
    cover, *_, region, indicator, annex = page_pictures(document, drawn, dots)
    return dict(zip(NAMES, (cover, region, indicator, annex), strict=True))


def _document() -> Document:
    """The example's with what its annex lacks, but for the pages that nobody looks at."""
    facts = stories.example().facts
    facts = replace(facts, year_names=YEAR_NAMES, matrix=(*map(_answered, facts.matrix),))
    document = build_report(facts, default_texts(facts.agreement_years))
    return replace(
        document,
        parts=(
            _part_about(document, "loreto"),
            _part_about(document, "idg-3"),
            document.parts[-1],
        ),
    )


def _part_about(document: Document, about: str) -> Section:
    return next(
        part
        for part in document.parts
        if any(getattr(block, "about", "") == about for block in part.blocks)
    )


def _answered(line: MatrixLine) -> MatrixLine:
    return replace(
        line,
        activities=("1. Estrategias de difusión de los servicios del Centro de Empleo",),
        months=(2, 6, 9),
        detail="Amazonas, Cusco y Puno (Feb); Loreto (Jun y Set)",
    )


def main() -> None:
    GOLDENS.mkdir(exist_ok=True)
    for name, picture in four_pages().items():
        (GOLDENS / f"{name}.png").write_bytes(picture)


if __name__ == "__main__":
    main()
