"""Semesters and the moment a deadline passes, in Lima's time."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LIMA = ZoneInfo("America/Lima")
_ROMAN = {1: "I", 2: "II"}
_SECOND = ("II", "2", "2DO", "SEGUNDO")
_CODE = re.compile(r"(\d{4})\s*-\s*(I{1,2}|[12])", re.IGNORECASE)
_WORDS = re.compile(
    r"(I{1,2}|[12]|1er|2do|primer|segundo)\s+semestre\s+(?:de\s+|del\s+)?(\d{4})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A semester; `half` is 1 (January to June) or 2 (July to December)."""

    year: int
    half: int

    @property
    def code(self) -> str:
        return f"{self.year}-{_ROMAN[self.half]}"

    @property
    def label(self) -> str:
        return f"{_ROMAN[self.half]} Semestre {self.year}"

    @property
    def half_name(self) -> str:
        return _ROMAN[self.half]

    @property
    def previous(self) -> "Period":
        return Period(self.year, 1) if self.half == 2 else Period(self.year - 1, 2)

    @property
    def following(self) -> "Period":
        return Period(self.year, 2) if self.half == 1 else Period(self.year + 1, 1)

    @property
    def ends_on(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """The semester of '2020-II', '2020-2', 'II semestre 2020' or 'segundo semestre de 2020'.

        Its ValueError says what is expected.
        """
        if found := _CODE.fullmatch(text.strip()):
            year, half = found.groups()
        elif found := _WORDS.fullmatch(text.strip()):
            half, year = found.groups()
        else:
            raise ValueError(f"No es un semestre: «{text[:40]}». Escríbalo como 2020-II.")
        if not 1900 <= int(year) <= 2999:
            raise ValueError(f"No es un año posible: {year}. Escriba el semestre como 2020-II.")
        return cls(int(year), 2 if half.upper() in _SECOND else 1)


def deadline_at(day: date) -> datetime:
    """The last second of that day in Lima, as UTC."""
    return datetime.combine(day, time(23, 59, 59), LIMA).astimezone(UTC)


def lima_day(moment: datetime) -> date:
    """The day it is in Lima at that moment, which carries its time zone."""
    return moment.astimezone(LIMA).date()
