"""The year's recommendations by month, and how far they are."""

from dataclasses import dataclass

from charts.facts.base import DailyFacts
from charts.facts.headings import Heading
from convenio.plurals import counted

_FROM_ANNEX = "Anexo 5 de los Convenios de Gestión y programación anual, MTPE."


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationMonths:
    """A recommendation; `months`: those in which an activity answers it.

    `counts`: in how many places it is in each state, in the order of `Progress`; `overdue`: how
    many of them are late. `own`: whether it is the reader's.
    """

    period: str
    number: int
    indicator: int
    short_name: str
    text: str
    months: tuple[int, ...]
    counts: tuple[int, int, int, int]
    overdue: int
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixFacts(DailyFacts):
    """A page of a year's recommendations, by indicator; `whose`: the reader's, in words.

    `among`: how many there are on all pages.
    """

    year: int
    listed: tuple[RecommendationMonths, ...]
    among: int
    whose: str = ""
    page: int = 1
    pages: int = 1

    @property
    def shows_something(self) -> bool:
        return bool(self.listed)

    @property
    def name_parts(self) -> tuple[object, ...]:
        return "matriz", self.year, *([self.page] if self.pages > 1 else [])

    @property
    def today(self) -> int:
        """The month in which the facts were so; 0 in another year."""
        return self.as_of.month if self.as_of.year == self.year else 0

    @property
    def heading(self) -> Heading:
        title = f"{counted(self.among, 'recomendación', 'recomendaciones')} en {self.year}"
        of = f" · {self.page} de {self.pages}" if self.pages > 1 else ""
        subtitle = f"Implementación y meses con actividades{of}"
        return self.headed(title, subtitle, _FROM_ANNEX)
