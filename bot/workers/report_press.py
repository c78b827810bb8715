"""Makes a report's file: builds the document, has its charts drawn, sets it as PDF or Word.

It waits for processes and works for seconds: a bot has it done by `report_pool`, in a process
of its own.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator

from bot.workers.drawers import Drawers, Progress
from bot.workers.report_format import ReportFormat
from documents.report.builder import build_pages, build_report
from documents.report.facts import ReportFacts


def _unpacked(given: bytes | str) -> bytes:
    return b64decode(given) if isinstance(given, str) else given


Packed = Annotated[
    bytes,
    PlainSerializer(lambda content: b64encode(content).decode()),
    PlainValidator(_unpacked),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrder:
    """What is to be made. `region`: of one region its own pages; `letterhead`: a .docx, or none.

    `part`: of the text of that name its own pages.
    """

    facts: ReportFacts
    texts: Mapping[str, str]
    form: ReportFormat
    region: str | None = None
    part: str = ""
    letterhead: Packed = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReport:
    """A file; `pages`: 0 of a Word file, which only Word counts; `places` as of `Typeset`."""

    content: bytes
    pages: int
    tables: int
    figures: int
    findings: int
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def make_report(order: ReportOrder, drawn_by: Drawers, told: Progress) -> MadeReport:
    """Raises ValueError, in words for people, and NotPrinted."""
    if order.part:
        document = build_pages(order.facts, order.texts, order.part)
    else:
        document = build_report(order.facts, order.texts, order.region)
    charts = [figure.chart for figure in document.figures]
    drawn = drawn_by.draw(charts, told)
    drawn_by.close()  # before the memory is wanted for the pages
    pages, places = 0, {}
    if order.form is ReportFormat.PDF:
        from documents.report.pdf.writer import write_pdf

        typeset = write_pdf(document, drawn)
        content, pages, places = typeset.content, typeset.pages, dict(typeset.places)
    else:
        from documents.report.word.writer import write_docx

        content = write_docx(document, drawn, order.letterhead)
    return MadeReport(
        content=content,
        pages=pages,
        tables=len(document.tables),
        figures=len(document.figures),
        findings=document.findings,
        places=places,
    )


def silent(_done: int, _of: int) -> None:
    """For who needs no news of the drawing."""
