"""Sections I to III: antecedentes, base legal, objetivos."""

from documents.report.document import Section, Title
from documents.report.facts import ReportFacts
from documents.report.templates import TITLES, Texts, blocks_of


def opening(facts: ReportFacts, texts: Texts) -> Section:
    names = ("antecedentes", "base_legal", "objetivos")
    return Section(
        blocks=tuple(
            block
            for name in names
            for block in (Title(level=1, text=TITLES[name]), *blocks_of(texts, name, facts))
        )
    )
