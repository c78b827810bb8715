"""A kind of picture in the chat; one that leaves something out can't be made."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Generic, TypeVar

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.base import ChartFacts
from convenio.calendar.periods import Period, lima_day
from convenio.catalogue.indicators import Indicators
from convenio.report.contradictions import Contradiction
from handlers.summaries.data import Row
from handlers.summaries.wanted import Wanted
from handlers.views import Button

Facts = TypeVar("Facts", bound=ChartFacts)


class Audience(Enum):
    """People who see a picture besides ODES: by its region, by its indicator, nobody, or all."""

    REGION = auto()
    INDICATOR = auto()
    OFFICE = auto()
    EVERYBODY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsQuery:
    """The subject of facts to fetch; `earlier`: the semester that a comparison begins with."""

    period: Period
    indicators: Indicators
    region: str | None
    indicator: int | None
    now: datetime
    earlier: Period | None

    @property
    def today(self) -> date:
        return lima_day(self.now)

    def require_region(self) -> str:
        """The region; raises ValueError, in words, where none is named."""
        if self.region is None:
            raise ValueError("Este gráfico necesita una región.")
        return self.region

    def require_indicator(self) -> int:
        """The indicator; raises ValueError, in words, where none of the agreement's is named."""
        if self.indicator is None or self.indicator not in self.indicators:
            raise ValueError(f"Este gráfico necesita un indicador, de 1 a {len(self.indicators)}.")
        return self.indicator


class PictureKind(ABC, Generic[Facts]):
    @property
    @abstractmethod
    def audience(self) -> Audience: ...

    @abstractmethod
    async def fetch(self, session: AsyncSession, query: FactsQuery) -> Facts:
        """Fetch the facts; raises NothingToShow, or ValueError (in words) if a part is missing."""

    @abstractmethod
    def caption(self, facts: Facts) -> Markup:
        """The text below the picture."""

    @abstractmethod
    def table(self, facts: Facts) -> Iterator[str]:
        """The picture's numbers in lines of letters of one width."""

    @abstractmethod
    def key(self, facts: Facts) -> str:
        """The meaning of the table's short signs; empty where it has none."""

    @abstractmethod
    def rows(self, facts: Facts) -> Iterator[Row]:
        """The data behind the picture, tidy, by the columns' names of the command line."""

    @abstractmethod
    def corrected(self, facts: Facts) -> str:
        """Corrections after publication: 'IdG 3'; empty where there are none."""

    @abstractmethod
    def leads_to(self, wanted: Wanted) -> tuple[Button, ...]:
        """Buttons to what is looked at next."""

    def contradictions(self, facts: Facts) -> Sequence[Contradiction]:
        """Contradictions between figures and the published report; empty where unknown."""
        return ()
