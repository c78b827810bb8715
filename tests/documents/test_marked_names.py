"""A region's name is understood with marks that nobody sees, by whatever way it comes in."""

from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from bot.cli.common import read_period, read_region
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import Region, resolve_region
from convenio.typed.clean_text import one_line
from convenio.typed.pasted.lines import lines_of
from documents.csv_reader import region_code
from documents.workbooks.read.form_reader import read_workbook
from documents.workbooks.read.goal_sheet import read_goal_sheet
from tests.documents.workbooks.grids import LISTS

FIGURES = "60 45 30 10 89 58 7 25 66 1 33 27"
FORM = (("N°", "Indicador", "Ejecutado"), *([n, "", 40 + n] for n in INDICATORS))
MARKED: Mapping[str, tuple[str, str]] = {
    "combining accents": ("A\u0301ncash", "ancash"),
    "an accent that hangs": ("Huanuco\u0301", "huanuco"),
    "zero width": ("Pu\u200bno\u200d", "puno"),
    "byte order mark": ("\ufeffTacna", "tacna"),
    "soft hyphen": ("Mo\u00adquegua", "moquegua"),
    "bidi override": ("\u202dCusco\u202c", "cusco"),
    "bidi isolate": ("\u2067Loreto\u2069", "loreto"),
    "right-to-left mark": ("Piura\u200f", "piura"),
    "curly quotes": ("“Ayacucho”", "ayacucho"),
    "non-breaking space": ("San\u00a0Martín", "san_martin"),
    "narrow space": ("Madre\u202fde\u2009Dios", "madre_de_dios"),
    "full width": ("Ｐｕｎｏ", "puno"),
    "dash": ("DRTPE—Junín", "junin"),
}


def _book(*rows: object, sheet: str = "Hoja1") -> bytes:
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return out.getvalue()


def typed(name: str) -> str | None:
    found = resolve_region(one_line(name), forgiving=False)
    return found.code if isinstance(found, Region) else None


def pasted(name: str) -> str | None:
    [line] = lines_of(INDICATORS, f"{name}\t" + FIGURES.replace(" ", "\t"), Period(2020, 2))
    return line.region.code if line.region else None


def in_a_cell(name: str) -> str | None:
    return read_workbook(LISTS, _book(["Región", name], [], *FORM)).region


def in_a_title(name: str) -> str | None:
    return read_workbook(LISTS, _book([f"Anexo 4 - {name}"], [], *FORM)).region


def in_a_sheets_name(name: str) -> str | None:
    return read_workbook(LISTS, _book(*FORM, sheet=name)).region


def in_a_files_name(name: str) -> str | None:
    return read_workbook(LISTS, _book(*FORM), f"anexo 4 {name}.xlsx").region


def among_goals(name: str) -> str | None:
    [goal] = read_goal_sheet(LISTS, _book(["Región", "IdG 5"], [name, 89])).goals
    return goal.region


def on_the_command_line(name: str) -> str | None:
    return read_region(name).code


ENTRIES: tuple[Callable[[str], str | None], ...] = (
    *(typed, pasted, in_a_cell, in_a_title, in_a_sheets_name, in_a_files_name),
    *(among_goals, region_code, on_the_command_line),
)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
def test_a_regions_name_is_understood_with_marks(entry: Callable[[str], str | None]) -> None:
    assert {mark: entry(name) for mark, (name, _) in MARKED.items()} == {
        mark: code for mark, (_, code) in MARKED.items()
    }


def test_a_semester_is_understood_with_marks() -> None:
    assert read_period("\u200e2020\u200b-II\u00a0") == Period(2020, 2)
