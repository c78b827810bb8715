"""All regions in order in the chat: of an indicator or, as Cuadro 04, of their averages."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.headings import place_words
from charts.facts.ranking import RankingFacts, RegionStanding
from charts.requests import ChartKind
from charts.signs import either
from convenio.catalogue.regions import REGIONS
from convenio.report.rankings import Place, judged
from convenio.report.results import Average, Figure, Part, State, average, met
from handlers.actions import Action
from handlers.facts.country_facts import ranking_facts
from handlers.region_names import short_name
from handlers.summaries.corrections import corrected_regions
from handlers.summaries.data import Row, figure_cells, origin_cells, sourced_rows
from handlers.summaries.picture_kind import Audience, FactsQuery, PictureKind
from handlers.summaries.tables import (
    REGION,
    SHORT_STATES,
    correction_mark,
    of_words,
)
from handlers.summaries.wanted import Wanted, both_semesters
from handlers.summaries.words import average_words
from handlers.views import Button, button
from handlers.words import percent, say

_ABSENCES = {
    State.NOT_APPLICABLE: "no aplica",
    State.NO_GOAL: "sin meta",
    State.NOT_EXECUTED: "no se ejecutó",
    State.MISSING: "sin reporte",
}


class RankingPicture(PictureKind[RankingFacts]):
    audience = Audience.INDICATOR

    async def fetch(self, session: AsyncSession, query: FactsQuery) -> RankingFacts:
        return await ranking_facts(
            session, query.period, query.indicators, query.indicator, query.region
        )

    def caption(self, facts: RankingFacts) -> Markup:
        figures = facts.figures
        return say(
            "summaries/ranking",
            facts=facts,
            corrected=self.corrected(facts),
            indicator=facts.indicators[facts.indicator] if facts.indicator else None,
            programmed=average_words(average(figures, Part.PROGRAMMED), "región"),
            executed=average_words(average(figures, Part.EXECUTED), "región"),
            met=sum(map(met, figures)),
            with_goal=sum(map(judged, figures)),
            own=_own_place(facts),
            absences=[*_absences(figures), *_contradicted(facts.standings)],
            unnamed=any(standing.region is None for standing in facts.standings),
        )

    def table(self, facts: RankingFacts) -> Iterator[str]:
        """A line for each region, in order; averages say what they are of."""
        averages = facts.indicator is None
        goal_head = "Prog." if averages else "Meta"
        yield f"{'':>2} {'Región':<{REGION}} {goal_head:>5} {'Ejec.':>5} {'De' if averages else ''}"
        for standing, place in facts.in_order:
            goal = "" if standing.programmed is None else percent(standing.programmed)
            done = _executed(standing) + correction_mark(standing.corrected)
            last = _summands(standing) if averages else _own_sign(standing, facts.highlighted)
            name = short_name(standing.region)
            yield f"{place.rank if place else '':>2} {name:<{REGION}} {goal:>5} {done:>5} {last}"

    def key(self, facts: RankingFacts) -> str:
        if facts.indicator is not None:
            return ""
        if not facts.source:
            return "De: de cuántos indicadores es el promedio (9/11: programado/ejecutado)."
        twice = any(standing.told for standing in facts.standings)
        more = " Con barra (/), dos valores publicados." if twice else ""
        return f"Publicado sin decir de cuántos indicadores: {facts.source}.{more}"

    def rows(self, facts: RankingFacts) -> Iterator[Row]:
        for standing, place in facts.in_order:
            yield from _rows(facts, standing, place)

    def corrected(self, facts: RankingFacts) -> str:
        return corrected_regions(facts.standings)

    def leads_to(self, wanted: Wanted) -> tuple[Button, ...]:
        period = wanted.period
        if wanted.indicator:
            other = Wanted(ChartKind.INDICATOR, period, wanted.region)
            return (other.button("Otro indicador"),)
        heatmap = Wanted(ChartKind.HEATMAP, period).button("Mapa de calor")
        return (
            both_semesters(period),
            heatmap,
            button("Diferencias", Action.DIFFERENCES, period.code),
        )


def _own_place(facts: RankingFacts) -> str | None:
    if facts.highlighted is None:
        return None
    name = REGIONS[facts.highlighted].name
    if facts.own is None:
        return f"{name}: no figura en este cuadro"
    own, place = facts.own
    if not own.values:
        return f"{name}: {_ABSENCES.get(own.state, 'sin dato')}"
    done = " o ".join(map(percent, own.values))
    return f"{name}: {done}, {place_words(place)}" if place else f"{name}: {done}"


def _absences(figures: Collection[Figure]) -> list[str]:
    counts = Counter(figure.state for figure in figures)
    return [f"{words}: {counts[state]}" for state, words in _ABSENCES.items() if counts[state]]


def _contradicted(standings: Iterable[RegionStanding]) -> list[str]:
    twice = [standing for standing in standings if standing.told]
    names = [REGIONS[standing.region].name for standing in twice if standing.region]
    return [f"con dos valores publicados: {', '.join(names)}"] if names else []


def _executed(standing: RegionStanding) -> str:
    if standing.executed is not None:
        return percent(standing.executed)
    return either(standing.told) or SHORT_STATES[standing.state]


def _own_sign(standing: RegionStanding, highlighted: str | None) -> str:
    return "◀" if standing.region is not None and standing.region == highlighted else ""


def _summands(standing: RegionStanding) -> str:
    return of_words(standing.programmed_summands, standing.executed_summands)


def _rows(facts: RankingFacts, standing: RegionStanding, place: Place | None) -> Iterator[Row]:
    """A standing's rows, without its region where the reader may not know which one it is."""
    of: Row = {
        "period": facts.period.code,
        "region": standing.region or "",
        "place": place.rank if place else "",
    }
    origin = origin_cells(standing.simulated, standing.corrected)
    if standing.region is None:
        origin["simulated"] = ""  # where few regions' figures are genuine, it would tell which
    if facts.indicator is None:
        programmed = Average(standing.programmed, standing.programmed_summands)
        executed = Average(standing.executed, standing.executed_summands)
        for row in sourced_rows(of, programmed, executed, standing.published):
            yield row | origin
        return
    figure = Figure(facts.indicator, standing.state, standing.programmed, standing.executed)
    yield of | {"indicator": facts.indicator} | figure_cells(figure) | origin
