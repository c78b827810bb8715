"""The twelve months by their names in Peru."""

from collections.abc import Mapping

from babel.dates import get_month_names

from convenio.catalogue.regions import plain

MONTHS: Mapping[int, str] = dict(get_month_names("wide", locale="es_PE"))
_NAMES = (*MONTHS.items(), (9, "septiembre"))
_LETTERS_AT_LEAST = 3


def read_month(text: str) -> int:
    """The month of '5', '05', 'mayo' or 'may'; ValueError says what is expected."""
    digits, letters = text.strip().lstrip("0"), plain(text[:20])
    for number, name in _NAMES:
        begun = len(letters) >= _LETTERS_AT_LEAST and name.startswith(letters)
        if begun or digits == str(number):
            return number
    raise ValueError(f"No es un mes: «{text[:20]}». Escríbalo como 5 o mayo.")
