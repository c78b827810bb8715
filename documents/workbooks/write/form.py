"""The Anexo 4 to be filled in: one sheet, one page, with the cells to fill open and checked."""

from decimal import Decimal
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from convenio.catalogue.causes import CAUSES, OTHER
from convenio.lengths import WORDS_LENGTH
from convenio.report.results import Figure, State
from convenio.typed.numbers import in_cents
from documents.workbooks.write.facts import MARK_WORDS, FormFacts, FormRow
from documents.workbooks.write.sheets import IN_CENTS

A4 = 9
HEADINGS_AT = 5  # the row, from 0; the indicators follow
LEAST, MOST = -100, 1000  # percent; what is beyond can still be typed into the chat
LEAST_HEIGHT, LINE_HEIGHT = 32, 14  # points
WIDTHS = (10, 62, 11, 13, 14, 34, 13, 13)
INSTRUCTIONS = (
    "Llene las celdas amarillas: el porcentaje (60 es 60 %) o, si no hay cifra, una marca. Donde "
    "no se alcanzó la meta, la causa. Guarde el archivo y envíelo al bot."
)
_TITLE = "Anexo 4 · Avance de los indicadores de gestión"


def write_form(facts: FormFacts) -> bytes:
    out = BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        _Form(book).write(facts)
    return out.getvalue()


class _Form:
    def __init__(self, book: Workbook) -> None:
        self.sheet: Worksheet = book.add_worksheet("Anexo 4")
        edge = {"border": 1, "border_color": "#A6A6A6", "valign": "vcenter"}
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.label: Format = book.add_format({"bold": True})
        self.words: Format = book.add_format({"text_wrap": True, "valign": "top"})
        head = {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#D9E2EC"}
        self.heading: Format = book.add_format(edge | head)
        self.fixed: Format = book.add_format(edge | {"text_wrap": True})
        self.number: Format = book.add_format(edge | {"align": "center"})
        to_fill = {"locked": False, "bg_color": "#FFF8DC", "align": "center"}
        self.open: Format = book.add_format(edge | to_fill)
        self.number_in_cents: Format = book.add_format(edge | {"align": "center"} | IN_CENTS)
        self.open_in_cents: Format = book.add_format(edge | to_fill | IN_CENTS)
        of_words = {"text_wrap": True, "align": "left"}
        self.words_to_fill: Format = book.add_format(edge | to_fill | of_words)

    def write(self, facts: FormFacts) -> None:
        sheet = self.sheet
        sheet.write_string(0, 0, _TITLE, self.title)
        sheet.write_string(1, 0, "Región", self.label)
        sheet.write_string(1, 1, facts.office)
        if facts.warning:
            sheet.write_string(1, 2, facts.warning, self.label)
        sheet.write_string(2, 0, "Semestre", self.label)
        sheet.write_string(2, 1, facts.period)
        sheet.merge_range(3, 0, 3, len(WIDTHS) - 1, INSTRUCTIONS, self.words)
        sheet.set_row(3, 32)
        self._headings(facts)
        for position, row in enumerate(facts.rows, start=HEADINGS_AT + 1):
            self._row(position, row)
        self._checks(HEADINGS_AT + 1, HEADINGS_AT + len(facts.rows))
        self._page(HEADINGS_AT + len(facts.rows))

    def _headings(self, facts: FormFacts) -> None:
        needed = " (obligatoria)" if facts.causes_required else ""
        headings = (
            "N.°",
            "Indicador",
            "Meta (%)",
            "Ejecutado (%)",
            "Marca",
            f"Causa, si no se alcanzó la meta{needed}",
            f"{facts.previous}: meta (%)",
            f"{facts.previous}: ejecutado (%)",
        )
        for column, (words, width) in enumerate(zip(headings, WIDTHS, strict=True)):
            self.sheet.write_string(HEADINGS_AT, column, words, self.heading)
            self.sheet.set_column(column, column, width)
        self.sheet.set_row(HEADINGS_AT, 45)

    def _row(self, at: int, row: FormRow) -> None:
        lines = max(ceil(len(row.name) / WIDTHS[1]), ceil(len(row.cause) / WIDTHS[5]))
        self.sheet.set_row(at, max(LEAST_HEIGHT, lines * LINE_HEIGHT))
        self.sheet.write_number(at, 0, row.indicator, self.number)
        self.sheet.write_string(at, 1, row.name, self.fixed)
        self._put(at, 2, row.goal, self.number if row.goal_is_loaded else self.open)
        if row.executed_count is not None and row.base_count is not None:
            counted = f"{row.executed_count:f} de {row.base_count:f}"
            self.sheet.write_string(at, 3, counted, self.open)
        else:
            self._put(at, 3, row.executed, self.open)
        self._put(at, 4, MARK_WORDS[row.mark] if row.mark else None, self.open)
        self._put(at, 5, row.cause or None, self.words_to_fill)
        before = row.previous or Figure(row.indicator, State.MISSING)
        not_applicable = before.state is State.NOT_APPLICABLE
        self._put(at, 6, "no aplica" if not_applicable else before.programmed, self.number)
        self._put(at, 7, "no aplica" if not_applicable else before.executed, self.number)

    def _put(self, row: int, column: int, value: Decimal | str | None, look: Format) -> None:
        if value is None:
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, look)
        else:
            if in_cents(value) != value:  # kept exactly, shown with two decimals
                look = self.open_in_cents if look is self.open else self.number_in_cents
            self.sheet.write_number(row, column, float(value), look)

    def _checks(self, first: int, last: int) -> None:
        percentage = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": LEAST,
            "maximum": MOST,
            "error_title": "Escriba un porcentaje",
            "error_message": f"Un número entre {LEAST} y {MOST}: 60 o 45.5. "
            "Si no hay cifra, deje la celda vacía y elija una marca.",
        }
        self.sheet.data_validation(first, 2, last, 3, percentage)
        marks = {
            "validate": "list",
            "source": list(MARK_WORDS.values()),
            "error_title": "Elija una marca",
            "error_message": "Elija una de la lista, o deje la celda vacía.",
        }
        self.sheet.data_validation(first, 4, last, 4, marks)
        causes = {
            "validate": "list",
            "source": [words for code, words in CAUSES.items() if code != OTHER],
            "show_error": False,  # any other cause is typed
            "input_title": "Causa de no alcanzar la meta",
            "input_message": "Elija una, o escríbala con sus palabras"
            f" (hasta {WORDS_LENGTH} letras).",
        }
        self.sheet.data_validation(first, 5, last, 5, causes)

    def _page(self, last: int) -> None:
        self.sheet.protect("", {"format_columns": True, "format_rows": True})
        self.sheet.freeze_panes(HEADINGS_AT + 1, 0)
        self.sheet.set_paper(A4)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 1)
        self.sheet.print_area(0, 0, last, len(WIDTHS) - 1)
        self.sheet.hide_gridlines(2)
        self.sheet.set_selection(HEADINGS_AT + 1, 3, HEADINGS_AT + 1, 3)
