"""A month of a year: what the capacity-building schedule is made of."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from convenio.calendar.months import MONTHS

_CODE = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "YearMonth":
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, code: str) -> "YearMonth":
        """The month of '2021-05'; ValueError for anything else."""
        found = _CODE.fullmatch(code)
        if found is None or int(found[2]) not in MONTHS or int(found[1]) == 0:
            raise ValueError(f"not a month: {code[:20]!r}")
        return cls(int(found[1]), int(found[2]))

    @property
    def code(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def name(self) -> str:
        return MONTHS[self.month]

    @property
    def label(self) -> str:
        """The month as in 'mayo de 2021'."""
        return f"{self.name} de {self.year}"

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.plus(1).first - timedelta(days=1)

    def plus(self, months: int) -> "YearMonth":
        years, month = divmod(self.month - 1 + months, 12)
        return YearMonth(self.year + years, month + 1)
