"""Each kind of picture as the chat shows it, and what any facts say by their kind."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.base import ChartFacts
from charts.requests import KIND_OF, PRINTED_ONLY, ChartKind, of_every_kind
from convenio.calendar.periods import Period
from handlers.summaries.data import csv_of_rows
from handlers.summaries.kinds.comparison import ComparisonPicture
from handlers.summaries.kinds.heatmap import HeatmapPicture
from handlers.summaries.kinds.indicator import IndicatorPicture
from handlers.summaries.kinds.matrix import MatrixPicture
from handlers.summaries.kinds.progress import ProgressPicture
from handlers.summaries.kinds.ranking import RankingPicture
from handlers.summaries.kinds.region import RegionPicture
from handlers.summaries.kinds.schedule import SchedulePicture
from handlers.summaries.kinds.status import StatusPicture
from handlers.summaries.picture_kind import FactsQuery, PictureKind
from storage.agreements import indicators_in

KINDS: Mapping[ChartKind, PictureKind[Any]] = of_every_kind(
    {
        ChartKind.REGION: RegionPicture(),
        ChartKind.COMPARISON: ComparisonPicture(),
        ChartKind.INDICATOR: IndicatorPicture(),
        ChartKind.RANKING: RankingPicture(),
        ChartKind.HEATMAP: HeatmapPicture(),
        ChartKind.STATUS: StatusPicture(),
        ChartKind.PROGRESS: ProgressPicture(),
        ChartKind.SCHEDULE: SchedulePicture(),
        ChartKind.MATRIX: MatrixPicture(),
    },
    besides=PRINTED_ONLY,
)


async def chart_facts(
    session: AsyncSession,
    kind: ChartKind,
    *,
    period: Period,
    region: str | None,
    indicator: int | None,
    now: datetime,
    earlier: Period | None = None,
) -> ChartFacts:
    """Facts out of what is stored; nothing here asks who may see them: `access` does.

    Only what was sent counts; where nothing was, the averages that the report published stand in.
    `earlier`: what a comparison begins with, else the semester before.

    Raises NothingToShow, and ValueError (in words) where the kind needs a region or an indicator.
    """
    query = FactsQuery(
        period=period,
        indicators=await indicators_in(session, period.year),
        region=region,
        indicator=indicator,
        now=now,
        earlier=earlier,
    )
    facts: ChartFacts = await KINDS[kind].fetch(session, query)
    facts.require_something()
    return facts


def picture_kind(facts: ChartFacts) -> PictureKind[Any]:
    return KINDS[KIND_OF[type(facts)]]


def text_table(facts: ChartFacts) -> str:
    """A picture's numbers in letters of one width: a phone 390 px wide shows 34 of them."""
    return "\n".join(line.rstrip() for line in picture_kind(facts).table(facts))


def csv_of(facts: ChartFacts) -> str:
    """Write CSV: percentages plain ('60', '45.5'), averages with two decimals, None as empty."""
    return csv_of_rows(list(picture_kind(facts).rows(facts)))
