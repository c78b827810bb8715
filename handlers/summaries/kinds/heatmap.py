"""Each region's compliance with each indicator in the chat."""

from collections.abc import Iterator

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.base import every_figure
from charts.facts.heatmap import HeatmapFacts
from charts.requests import ChartKind
from charts.signs import share_remarks, share_text
from convenio.report.results import summarise
from handlers.facts.country_facts import heatmap_facts
from handlers.region_names import short_name
from handlers.summaries.corrections import corrected_regions
from handlers.summaries.data import Row, figure_rows
from handlers.summaries.picture_kind import Audience, FactsQuery, PictureKind
from handlers.summaries.tables import REGION, correction_mark
from handlers.summaries.wanted import Wanted, both_semesters
from handlers.views import Button
from handlers.words import say

_WIDE = 4  # indicators, so that a region's whole name stands before them
_OF_GOAL = "En % de la meta. n/a: no aplica, s/m: sin meta, ?: falta"


class HeatmapPicture(PictureKind[HeatmapFacts]):
    audience = Audience.OFFICE

    async def fetch(self, session: AsyncSession, query: FactsQuery) -> HeatmapFacts:
        return await heatmap_facts(session, query.period, query.indicators)

    def caption(self, facts: HeatmapFacts) -> Markup:
        summaries = [summarise(row.figures) for row in facts.rows if row.figures]
        return say(
            "summaries/heatmap",
            facts=facts,
            reported=len(summaries),
            corrected=self.corrected(facts),
            met=sum(summary.met for summary in summaries),
            with_goal=sum(summary.with_goal for summary in summaries),
        )

    def table(self, facts: HeatmapFacts) -> Iterator[str]:
        """The table in parts, of as many indicators as whole names leave room for."""
        numbers = [*facts.indicators]
        for first in range(0, len(numbers), _WIDE):
            if first:
                yield ""
            part = slice(first, first + _WIDE)
            yield f"{'IdG':<{REGION + 1}}" + "".join(f"{number:>4}" for number in numbers[part])
            for row in facts.rows:
                figures = every_figure(facts.indicators, row.figures)[part]
                cells = "".join(f"{share_text(figure):>4}" for figure in figures)
                name = short_name(row.region) + correction_mark(row.corrected)
                yield f"{name:<{REGION + 1}}{cells}"

    def key(self, facts: HeatmapFacts) -> str:
        shares = (share_text(figure) for row in facts.rows for figure in row.figures)
        return ". ".join((_OF_GOAL, *share_remarks(shares))) + "."

    def rows(self, facts: HeatmapFacts) -> Iterator[Row]:
        for row in facts.rows:
            yield from figure_rows(facts.period.code, facts.indicators, row)

    def corrected(self, facts: HeatmapFacts) -> str:
        return corrected_regions(facts.rows)

    def leads_to(self, wanted: Wanted) -> tuple[Button, ...]:
        ranking = Wanted(ChartKind.RANKING, wanted.period).button("Cuadro 04")
        return (ranking, both_semesters(wanted.period))
