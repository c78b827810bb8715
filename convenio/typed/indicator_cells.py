"""The cells of a table of indicators: what each column may hold, and how that is read."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import partial
from typing import Any

from convenio.catalogue.indicators import (
    FUNCTIONS,
    INDICATORS,
    OBJECTIVES,
    Indicator,
    IndicatorKind,
)
from convenio.catalogue.regions import plain

MOST = 16  # all of them are told in one message, and drawn in one picture
LONGEST_NAME, LONGEST_SHORT_NAME = 300, 14
SHOWN_BACK = 40
A_SLIP = 0.85  # likeness from which a name is rather a known one, misspelt


class IndicatorColumn(StrEnum):
    NUMBER = "number"
    NAME = "name"
    SHORT_NAME = "short_name"
    KIND = "kind"
    DIRECTORATE = "directorate"
    OBJECTIVE = "objective"
    FUNCTION = "function"
    SERVICE = "service"


IN_SPANISH: Mapping[IndicatorColumn, str] = {
    IndicatorColumn.NUMBER: "número",
    IndicatorColumn.NAME: "nombre",
    IndicatorColumn.SHORT_NAME: "nombre corto",
    IndicatorColumn.KIND: "tipo",
    IndicatorColumn.DIRECTORATE: "dirección",
    IndicatorColumn.OBJECTIVE: "objetivo",
    IndicatorColumn.FUNCTION: "función",
    IndicatorColumn.SERVICE: "servicio",
}
OPTIONAL = (IndicatorColumn.OBJECTIVE, IndicatorColumn.FUNCTION, IndicatorColumn.SERVICE)


_KINDS = {
    **{kind.value: kind for kind in IndicatorKind},
    "participacion": IndicatorKind.SHARE,
    "variacion": IndicatorKind.GROWTH,
    "avance": IndicatorKind.PROGRESS,
}
DIRECTORATES: Mapping[str, str] = {
    indicator.proponent: indicator.vice_ministry for indicator in INDICATORS.values()
}
_DIRECTORATES = {plain(name): name for name in DIRECTORATES}


def _number(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) <= 3 and 1 <= int(cell) <= MOST):
        raise ValueError(f"«{cell[:SHOWN_BACK]}» no es un número de indicador, de 1 a {MOST}")
    return int(cell)


def _words(column: IndicatorColumn, longest: int, cell: str) -> str:
    if not 0 < len(cell) <= longest or "\0" in cell:
        raise ValueError(f"«{IN_SPANISH[column]}» debe tener de 1 a {longest} letras")
    return cell


def _kind(cell: str) -> IndicatorKind:
    kind = _KINDS.get(plain(cell))
    if kind is None:
        shown = cell[:SHOWN_BACK]
        raise ValueError(f"no conozco el tipo «{shown}»: es participación, variación o avance")
    return kind


def _directorate(cell: str) -> str:
    """A directorate by its name, or a new one; what may be a slip of a known one is refused."""
    known = _DIRECTORATES.get(plain(cell))
    if known is not None:
        return known
    if not any(letter.isalpha() for letter in cell):
        raise ValueError(f"«{cell[:SHOWN_BACK]}» no es el nombre de una dirección")
    near = get_close_matches(plain(cell), _DIRECTORATES, 1, A_SLIP)
    if near:
        raise ValueError(
            f"«{cell[:80]}» se parece a «{_DIRECTORATES[near[0]]}»: escríbala igual, o con otro"
            " nombre si es otra dirección"
        )
    return _words(IndicatorColumn.DIRECTORATE, LONGEST_NAME, cell)


def new_directorates(indicators: Iterable[Indicator]) -> list[str]:
    """The directorates that the first agreement's indicators do not have, each once."""
    proponents = dict.fromkeys(indicator.proponent for indicator in indicators)
    return [proponent for proponent in proponents if proponent not in DIRECTORATES]


def _objective(cell: str) -> int | None:
    if cell and cell not in OBJECTIVES:
        raise ValueError(f"el objetivo «{cell[:SHOWN_BACK]}» no va de 1 a {len(OBJECTIVES)}")
    return int(cell) if cell else None


def _function(cell: str) -> str | None:
    if cell and cell.casefold() not in FUNCTIONS:
        raise ValueError(f"la función «{cell[:SHOWN_BACK]}» no es una letra del artículo 48")
    return cell.casefold() or None


def _service(cell: str) -> str | None:
    return _words(IndicatorColumn.SERVICE, LONGEST_NAME, cell) if cell else None


READERS: Mapping[IndicatorColumn, Callable[[str], Any]] = {
    IndicatorColumn.NUMBER: _number,
    IndicatorColumn.NAME: partial(_words, IndicatorColumn.NAME, LONGEST_NAME),
    IndicatorColumn.SHORT_NAME: partial(_words, IndicatorColumn.SHORT_NAME, LONGEST_SHORT_NAME),
    IndicatorColumn.KIND: _kind,
    IndicatorColumn.DIRECTORATE: _directorate,
    IndicatorColumn.OBJECTIVE: _objective,
    IndicatorColumn.FUNCTION: _function,
    IndicatorColumn.SERVICE: _service,
}
