"""Ranges as ODES types them: '3: 20..150', 'IdG 3 de 20% a 150%', '3: no', a line for each."""

import re
from collections.abc import Collection
from decimal import Decimal

from convenio.report.requirements import ExpectedRange
from convenio.typed.figures import LARGEST

SHOWN_BACK = 40
EXAMPLE = "3: 20 a 150"
_NUMBER = r"([+-]?\d{1,7}(?:[.,]\d{1,6})?)\s*%?"
_WHOSE = re.compile(
    r"(?:(?:idg|indicador)\s*)?(\d{1,3}|tod[oa]s)(?:\s*[:=)]\s*|\s*[.-]\s+|\s+|$)", re.I
)
_ENDS = re.compile(
    rf"(?:de|desde|entre)?\s*{_NUMBER}\s*(?:\.{{2,}}|…|al?|hasta|y|-)\s*{_NUMBER}", re.I
)
_NONE = re.compile(r"no|ninguno|quitar|sin (?:rango|límites?|limites?)|libre|-", re.I)
_DASHES = str.maketrans("–—−‐‑", "-----")


def read_ranges(text: str, indicators: Collection[int]) -> dict[int, ExpectedRange | None]:
    """The ranges by indicator; None for one that loses its range. ValueError says what is wrong."""
    lines = [line for line in re.split(r"[\n;]", text) if line.strip()]
    if not lines:
        raise ValueError(f"Escriba el indicador y sus límites, como {EXAMPLE}.")
    found: dict[int, ExpectedRange | None] = {}
    for line in lines:
        plain = _plain(line)
        whose = _WHOSE.match(plain)
        if whose is None or _ENDS.fullmatch(plain):
            raise ValueError(f"En {_shown(line)} falta el indicador. Escríbalo como {EXAMPLE}.")
        expected = read_range(plain[whose.end() :])
        for number in _numbers(whose[1], indicators):
            found[number] = expected
    return found


def read_range(text: str) -> ExpectedRange | None:
    """The range of '20 a 150'; None of 'no'. ValueError says what is wrong."""
    plain = _plain(text)
    if _NONE.fullmatch(plain):
        return None
    if not plain:
        raise ValueError("Faltan los límites. Escríbalos como 20 a 150, o no para quitarlos.")
    ends = _ENDS.fullmatch(plain)
    if ends is None:
        raise ValueError(f"No entendí {_shown(text)} como un rango. Escríbalo como 20 a 150, o no.")
    lowest, highest = _end(ends[1]), _end(ends[2])
    if lowest > highest:
        raise ValueError(f"En {_shown(text)} el primer límite es mayor que el segundo.")
    if max(abs(lowest), abs(highest)) > LARGEST:
        raise ValueError(f"{_shown(text)} es demasiado grande para un porcentaje.")
    return ExpectedRange(lowest, highest)


def _numbers(whose: str, indicators: Collection[int]) -> Collection[int]:
    if not whose.isdecimal():
        return indicators
    if int(whose) not in indicators:
        raise ValueError(f"No hay indicador {whose}: van del 1 al {len(indicators)}.")
    return (int(whose),)


def _end(number: str) -> Decimal:
    return Decimal(number.replace(",", "."))


def _plain(text: str) -> str:
    return " ".join(text.translate(_DASHES).split()).rstrip(".")


def _shown(text: str) -> str:
    return f"«{' '.join(text.split())[:SHOWN_BACK]}»"
