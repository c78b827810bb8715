"""Averages of an indicator over all regions, in the chat."""

from collections.abc import Iterator

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.indicator import IndicatorFacts
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import published_regions
from convenio.report.results import Average, whole
from handlers.facts.country_facts import indicator_facts
from handlers.summaries.corrections import regions_shown
from handlers.summaries.data import Row, average_cells, origin_cells
from handlers.summaries.picture_kind import Audience, FactsQuery, PictureKind
from handlers.summaries.tables import NAME, with_summands
from handlers.summaries.wanted import Wanted
from handlers.summaries.words import average_words, published_words
from handlers.views import Button
from handlers.words import say


class IndicatorPicture(PictureKind[IndicatorFacts]):
    audience = Audience.INDICATOR

    async def fetch(self, session: AsyncSession, query: FactsQuery) -> IndicatorFacts:
        indicator = query.require_indicator()
        return await indicator_facts(session, query.period, query.indicators, indicator)

    def caption(self, facts: IndicatorFacts) -> Markup:
        return say(
            "summaries/indicator",
            facts=facts,
            corrected=self.corrected(facts),
            indicator=facts.indicators[facts.indicator],
            programmed=average_words(facts.programmed, "región"),
            executed=average_words(facts.executed, "región"),
            regions=len(published_regions(facts.period.code)),
            published=[
                published_words(published)
                for published in facts.published
                if _differs(facts.programmed, published.programmed)
                or _differs(facts.executed, published.executed)
            ],
        )

    def table(self, facts: IndicatorFacts) -> Iterator[str]:
        for words, average in (("Programado", facts.programmed), ("Ejecutado", facts.executed)):
            yield f"{words:<{NAME}} {with_summands(average)}"

    def key(self, facts: IndicatorFacts) -> str:
        return "Entre paréntesis, de cuántos es el promedio; sin ellos, publicado."

    def rows(self, facts: IndicatorFacts) -> Iterator[Row]:
        yield {
            "period": facts.period.code,
            "indicator": facts.indicator,
            **average_cells(facts.programmed, facts.executed),
            **origin_cells(facts.simulated, facts.corrected),
        }

    def corrected(self, facts: IndicatorFacts) -> str:
        return regions_shown(REGIONS[code].name for code in facts.corrected)

    def leads_to(self, wanted: Wanted) -> tuple[Button, ...]:
        return ()


def _differs(computed: Average, published: object) -> bool:
    return (
        computed.summands > 0 and computed.value is not None and whole(computed.value) != published
    )
