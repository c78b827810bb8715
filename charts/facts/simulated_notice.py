"""What is written wherever figures were invented, and whose were not."""

from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.plurals import plural

LETTERS = 30  # of names: a picture's tag has room for no more


def simulated_words(genuine: Sequence[str | None] = (), period: Period | None = None) -> str:
    """'Datos simulados, salvo Loreto'; `period`: the only one of those shown that has any.

    Of `genuine` regions, None is one that the reader may not know.
    """
    words = f"Datos simulados del {period.label}" if period else "Datos simulados"
    return f"{words}, salvo {_counted(genuine)}" if genuine else words


def _counted(genuine: Sequence[str | None]) -> str:
    names = ", ".join(REGIONS[code].name for code in genuine if code is not None)
    if None not in genuine and len(names) <= LETTERS:
        return names
    return plural(len(genuine), "una región", f"{len(genuine)} regiones")
