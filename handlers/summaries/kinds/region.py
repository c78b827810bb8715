"""A region's semester in the chat, without its summary, which says more."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.base import every_figure
from charts.facts.region import RegionFacts
from convenio.report.contradictions import Contradiction
from handlers.facts.region_facts import region_facts
from handlers.figure_words import figure_table
from handlers.summaries.captions import file_caption
from handlers.summaries.corrections import indicator_numbers
from handlers.summaries.data import Row, figure_rows, origin_cells, published_row
from handlers.summaries.picture_kind import Audience, FactsQuery, PictureKind
from handlers.summaries.region_summary import contradictions_of
from handlers.summaries.tables import NAME
from handlers.summaries.wanted import Wanted
from handlers.summaries.words import beside_goal, looks_met
from handlers.views import Button
from handlers.words import percent


class RegionPicture(PictureKind[RegionFacts]):
    audience = Audience.REGION

    async def fetch(self, session: AsyncSession, query: FactsQuery) -> RegionFacts:
        return await region_facts(session, query.period, query.require_region())

    def caption(self, facts: RegionFacts) -> Markup:
        return file_caption(facts)

    def table(self, facts: RegionFacts) -> Iterator[str]:
        """Figures or, without any, averages as each of the report's tables has them."""
        if facts.figures:
            figures = every_figure(facts.indicators, facts.figures)
            yield from figure_table(facts.indicators, figures, facts.corrected).splitlines()
            return
        yield f"{'Promedio':<{NAME}} {'Prog.':>6} {'Ejec.':>6}"
        for published in facts.published:
            goal, done = percent(published.programmed), percent(published.executed)
            yield f"{published.source:<{NAME}} {goal:>6} {done:>6}"

    def key(self, facts: RegionFacts) -> str:
        if not facts.figures:
            return "Publicado sin decir de cuántos indicadores es el promedio."
        close = [
            f"IdG {figure.indicator}: {beside_goal(figure)}"
            for figure in facts.figures
            if looks_met(figure)
        ]
        return f"Sin redondear, {'; '.join(close)}." if close else ""

    def rows(self, facts: RegionFacts) -> Iterator[Row]:
        if facts.figures:
            yield from figure_rows(facts.period.code, facts.indicators, facts)
            return
        of = {"period": facts.period.code, "region": facts.region}
        for published in facts.published:
            yield published_row(of, published) | origin_cells(False)

    def corrected(self, facts: RegionFacts) -> str:
        return indicator_numbers(facts.corrected)

    def contradictions(self, facts: RegionFacts) -> Sequence[Contradiction]:
        return contradictions_of(facts.period, facts.region, facts.figures)

    def leads_to(self, wanted: Wanted) -> tuple[Button, ...]:
        return ()
