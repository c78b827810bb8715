"""The whole document, made of the facts and the texts; every number in it is counted here."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, pairwise

from charts.facts.base import day_words
from convenio.calendar.periods import lima_day
from documents.report.document import (
    Block,
    Cover,
    Document,
    Illustration,
    Section,
    Table,
    Title,
)
from documents.report.facts import ReportFacts
from documents.report.marks import page_marks
from documents.report.parts.agreements import agreements
from documents.report.parts.by_indicator import by_indicator
from documents.report.parts.by_region import by_region
from documents.report.parts.differences import count_findings, differences
from documents.report.parts.functions import functions
from documents.report.parts.indicators import indicators
from documents.report.parts.matrix import matrix
from documents.report.parts.method import method
from documents.report.parts.opening import opening
from documents.report.parts.semesters import semesters
from documents.report.parts.turnout import turnout
from documents.report.templates import TITLES, Texts
from documents.report.words import office

TITLE = "Informe situacional del ejercicio de las funciones transferidas"
MINISTRY = "Ministerio de Trabajo y Promoción del Empleo"
ODES = "Oficina de Descentralización"


def build_report(facts: ReportFacts, texts: Texts, region: str | None = None) -> Document:
    """The report or, of one region, its own pages of it.

    Raises ValueError, in words for people, where a text has an unknown placeholder, or nothing is
    known of the region.
    """
    if region is not None and region not in {each.region for each in facts.evaluated}:
        raise ValueError(f"No hay informe de {office(region)} en {facts.period.code}.")
    parts = _extract(facts, region) if region else _whole(facts, texts)
    scope = f"Extracto: {office(region)}" if region else ""
    semester = facts.period.label
    return Document(
        title=" · ".join(filter(None, (TITLE, semester, scope))),
        subject=f"Convenio de Gestión {facts.agreement_years}, {semester}",
        keywords=("convenio de gestión", "funciones transferidas", facts.period.code),
        header=(MINISTRY, ODES, *facts.year_names),
        footer=f"{TITLE} – {semester}",
        marks=page_marks(facts, region),
        moment=int(facts.moment.timestamp()),
        cover=Cover(
            title=TITLE,
            agreement=f"Convenio de Gestión {facts.agreement_years}",
            semester=semester,
            scope=scope,
            dated=f"Datos al {day_words(lima_day(facts.moment))}",
            lines=(facts.edition,) if facts.edition else (),
        ),
        parts=tuple(_numbered(parts)),
        findings=0 if region else count_findings(facts),
    )


def build_pages(facts: ReportFacts, texts: Texts, part: str) -> Document:
    """The pages of the report on which a text stands, as it will have them.

    Raises ValueError, in words for people, where a text has an unknown placeholder.
    """
    whole = build_report(facts, texts)
    sections = (_from_title(section, TITLES[part]) for section in whole.parts)
    return replace(whole, cover=None, parts=tuple(filter(None, sections)))


def _from_title(section: Section, title: str) -> Section | None:
    """The section from that title to the next one of its level."""
    starts = [at for at, block in enumerate(section.blocks) if _is_chief(block)] + [None]
    for start, end in pairwise(starts):
        block = section.blocks[start or 0]
        if isinstance(block, Title) and block.text.startswith(title):
            return replace(section, blocks=section.blocks[start:end])
    return None


def _is_chief(block: Block) -> bool:
    return isinstance(block, Title) and block.level == 1


def _whole(facts: ReportFacts, texts: Texts) -> Iterator[Section]:
    yield opening(facts, texts)
    yield functions(facts, texts)
    yield agreements(facts, texts)
    yield indicators(facts, texts)
    yield from by_region(facts)
    yield from by_indicator(facts)
    yield from semesters(facts)
    yield turnout(facts)
    yield differences(facts)
    yield method(facts, texts)
    yield matrix(facts)


def _extract(facts: ReportFacts, region: str) -> Iterator[Section]:
    yield from by_region(facts, region)
    yield from by_indicator(facts, region)
    yield from semesters(facts, region)
    yield matrix(facts, region)


def _numbered(parts: Iterator[Section]) -> Iterator[Section]:
    """The parts with their tables and figures counted from 1, in the order of the pages."""
    tables, figures = count(1), count(1)

    def numbered(block: Block) -> Block:
        if isinstance(block, Table) and block.numbered:
            return replace(block, number=next(tables))
        return replace(block, number=next(figures)) if isinstance(block, Illustration) else block

    for part in parts:
        yield replace(part, blocks=tuple(map(numbered, part.blocks)))
