"""The cells above a table that say whose and when it is: labels with their values, and titles."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from convenio.calendar.periods import Period
from convenio.catalogue.regions import Region, near_region, plain, regions_in, resolve_region
from convenio.typed.heading_words import OF_ANOTHER_TIME
from convenio.typed.named_semesters import titled_semesters, years_in
from documents.workbooks.read.findings import Reason, UnfitWorkbook
from documents.workbooks.read.grid.cells import Cell
from documents.workbooks.read.grid.places import NotRead, cell_name, short
from documents.workbooks.read.labels import SOME_SEMESTER, Labels

_REGION = re.compile(
    r"(?:la )?(?:region(?:es)?|g drtpe|d?g?rtpe|drtpe grtpe|gobierno regional|gore|departamento"
    r"|ambito|(?:direccion|gerencia) regional(?: de trabajo(?: y promocion del empleo)?)?|oficina)"
    r"(?: que (?:reporta|informa))?"
)
_SEMESTER = re.compile(r"(?:semestre|periodo)(?: (?:de reporte|reportado|evaluado|semestre))?")
_YEAR = ("ano", "ano fiscal", "ejercicio")
_PEOPLE = re.compile(
    r"(?:responsable|elaborad|nombre|director|gerente|firma|cargo|punto focal|correo|telefono"
    r"|direccion:|domicilio|fecha|aprobad|revisad|av |jr |calle )"
)
_PLACE_AND_DAY = re.compile(r"[^\d,;:]{3,30},\s*\d{1,2}\s+de\s+\w+")
_OFFICE = re.compile(  # 'DRTPE Punno'
    r"(?:[dg] ?r ?t ?p ?e|g ?(?:/ ?)?d ?r ?t ?p ?e|gobierno regional|gore|region"
    r"|(?:direccion|gerencia) regional de trabajo(?: y promocion del empleo)?)"
    r"(?: del?)? ?-? ?(\S.{2,30})"
)
_OURS = ("anexo 4", "llene las celdas amarillas")  # what stands on the form that we send


def read_labels(
    above: Iterable[tuple[int, Sequence[Cell]]], sheet: str, file: str, asked: Sequence[Period]
) -> Labels:
    """Read the labels `above` a table, with their row from 0. No name says nothing."""
    default = asked[0] if asked else SOME_SEMESTER
    labels = Labels(asked, default)
    rows = [(at, row) for at, row in above if any(_counts(cell) for cell in row)]
    labels.default = _with_year(rows, default)
    for at, row in rows:
        _read_row(labels, at, row)
    if labels.years and not labels.periods:  # another year, and nothing that says its semester
        labels.doubt = labels.doubt or UnfitWorkbook(Reason.UNREAD_LABEL, labels.years[0])
    labels.default = default
    labels.name("la hoja", sheet)
    labels.name("el archivo", file)
    return labels


def is_label(text: str) -> bool:
    """Whether it says that the region, the semester or the year comes next."""
    label, colon, _ = text.partition(":")
    words = plain(label)
    is_one = _REGION.fullmatch(words) or _SEMESTER.fullmatch(words) or words in _YEAR
    return bool(is_one) or (bool(colon) and bool(_PEOPLE.match(words)))


def _counts(cell: Cell) -> bool:
    return not (cell.blank or cell.hidden or cell.spread)


def _with_year(rows: Sequence[tuple[int, Sequence[Cell]]], default: Period) -> Period:
    """The default in the year that a label of its own names: 'Año', 2019."""
    for _, row in rows:
        cells = [cell for cell in row if _counts(cell)]
        for label, value in pairwise(cells):
            year = re.fullmatch(r"(20\d\d)(?:\.0)?", str(value.value).strip())
            if plain(label.text) in _YEAR and year:
                return Period(int(year[1]), default.half)
    return default


def _read_row(labels: Labels, at: int, row: Sequence[Cell]) -> None:
    cells = [(column, cell) for column, cell in enumerate(row) if _counts(cell)]
    while cells:
        column, cell = cells.pop(0)
        where, text = cell_name(column, at), cell.text
        label, _, inline = text.partition(":")
        words = plain(label)
        if _PEOPLE.match(words) or _PLACE_AND_DAY.match(text):
            labels.titles.append(NotRead(f"celda {where}", short(text)))
            if not inline.strip() and cells:
                column, cell = cells.pop(0)
                labels.titles.append(
                    NotRead(f"celda {cell_name(column, at)}", short(cell.shown_whole))
                )
        elif _REGION.fullmatch(words) or _SEMESTER.fullmatch(words) or words in _YEAR:
            value = inline.strip() or (cells.pop(0)[1].shown_whole if cells else "")
            _read_label(labels, where, words, value)
        elif not labels.add(f"{where} «{short(cell.shown_whole)}»", cell.shown_whole):
            _read_title(labels, where, cell)


def _read_label(labels: Labels, where: str, label: str, value: str) -> None:
    shown = f"{where} «{label.capitalize()}: {short(value)}»"
    if not value.strip(" _.-–"):
        return
    if label in _YEAR:
        if labels.is_of_other_years(value) and not labels.periods:
            labels.years.append(shown)
        return
    if _SEMESTER.fullmatch(label):
        named = frozenset(titled_semesters(f"semestre {value}", labels.default))
        if named:
            labels.periods.append((shown, named))
        elif labels.is_of_other_years(value) or not years_in(value):
            labels.doubt = UnfitWorkbook(Reason.UNREAD_LABEL, shown)
        return
    region = resolve_region(value, forgiving=False)
    regions = [region] if isinstance(region, Region) else regions_in(value)
    if regions:
        labels.regions.append((shown, frozenset(region.code for region in regions)))
    else:
        labels.doubt = UnfitWorkbook(Reason.UNREAD_LABEL, shown + _near(value))


def _near(name: str) -> str:
    near = near_region(name)
    return f" (¿quiso decir «{near}»?)" if near else ""


def _read_title(labels: Labels, where: str, cell: Cell) -> None:
    """Words that name neither: another year alone leaves the semester open."""
    words = plain(cell.text)
    another = re.search(r"trimestr|bimestr|acumulad", words) or OF_ANOTHER_TIME.fullmatch(words)
    if labels.is_of_other_years(cell.text) or another:
        doubt = UnfitWorkbook(Reason.UNREAD_LABEL, f"{where} «{short(cell.text)}»")
        labels.doubt = labels.doubt or doubt
    office = _OFFICE.fullmatch(words)
    if office and (near := _near(office[1])):
        doubt = UnfitWorkbook(Reason.UNREAD_LABEL, f"{where} «{short(cell.text)}»{near}")
        labels.doubt = labels.doubt or doubt
    if not words.startswith(_OURS):
        labels.titles.append(NotRead(f"celda {where}", short(cell.shown_whole)))
