"""The functions of article 48 LOGR that each regional government received (Gráfico 01)."""

from convenio.catalogue.data_files import read_data
from convenio.catalogue.indicators import FUNCTIONS
from convenio.catalogue.regions import REGIONS

_DATA = read_data("functions.json")
WITHHELD: tuple[str, ...] = tuple(_DATA["withheld"]["letters"])
_FEWER = frozenset(_DATA["withheld"]["regions"])
_PENDING = frozenset(_DATA["pending"])
GOVERNMENTS: tuple[str, ...] = tuple(code for code in REGIONS if code not in _PENDING)
"""The regional governments; the metropolitan municipality of Lima still waits for its transfer."""


def transferred(region: str) -> tuple[str, ...]:
    """The letters of the functions that were transferred to it."""
    if region in _PENDING:
        return ()
    return tuple(letter for letter in FUNCTIONS if not (region in _FEWER and letter in WITHHELD))
