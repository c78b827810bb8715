"""A day as a person types it."""

import re
from calendar import monthrange
from datetime import date

from convenio.calendar.months import read_month

_NUMBERS = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(
    r"(?:[a-záéíóú]+,?\s+)?(\d{1,2})\s+(?:de\s+)?([a-z]{3,10})\.?(?:\s+(?:del?\s+)?(\d{4}))?",
    re.IGNORECASE,
)


def read_day(text: str, today: date) -> date:
    """The day of '29/1', '2021-01-29' or 'viernes 29 de enero'; without a year, the nearest.

    ValueError says what is expected.
    """
    typed = " ".join(text.split())
    try:
        if found := _ISO.fullmatch(typed):
            year, month, day = map(int, found.groups())
            return date(year, month, day)
        if found := _NUMBERS.fullmatch(typed):
            return _dated(int(found[1]), int(found[2]), found[3], today)
        if found := _WORDS.fullmatch(typed):
            return _dated(int(found[1]), read_month(found[2]), found[3], today)
    except ValueError:
        pass  # as 31 de febrero
    raise ValueError(f"No es una fecha: «{typed[:30]}». Escríbala como 29/01 o 29 de enero.")


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    years = range(today.year - 1, today.year + 2)
    dates = (date(near, month, day) for near in years if _exists(near, month, day))
    return min(dates, key=lambda found: abs(found - today))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
