"""The consolidated workbook: figures, and the report's tables as live formulas over them."""

from io import BytesIO

from xlsxwriter import Workbook

from documents.workbooks.write.averages import write_comparison, write_tables
from documents.workbooks.write.facts import ConsolidatedFacts
from documents.workbooks.write.figure_sheet import write_figures
from documents.workbooks.write.list_sheets import (
    write_causes,
    write_changes,
    write_effects,
    write_reports,
)
from documents.workbooks.write.sheets import Looks


def write_consolidated(facts: ConsolidatedFacts) -> bytes:
    """The workbook's bytes. Rows go to a temporary file as they come, so memory does not grow."""
    out = BytesIO()
    with Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        looks = Looks(book)
        figures = write_figures(book, looks, facts)
        write_tables(book, looks, facts, figures)
        write_comparison(book, looks, facts, figures)
        write_reports(book, looks, facts)
        write_causes(book, looks, facts)
        write_changes(book, looks, facts)
        write_effects(book, looks, facts)
    return out.getvalue()
