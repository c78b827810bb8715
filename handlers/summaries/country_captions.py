"""What is written below a picture of all regions."""

from collections import Counter
from collections.abc import Collection, Iterable

from markupsafe import Markup

from charts.facts.heading import place_words
from charts.facts.heatmap import HeatmapFacts
from charts.facts.indicator import IndicatorFacts
from charts.facts.progress import ProgressFacts
from charts.facts.ranking import RankingFacts, RegionStanding
from charts.facts.schedule import ScheduleFacts
from charts.facts.status import RegionStatus, ReportState, StatusFacts
from charts.signs import SIGNS, UNHEARD, unheard_by
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import published_regions
from convenio.report.rankings import Turnout, count_turnout, judged
from convenio.report.results import Average, Figure, Part, State, average, met, summarise, whole
from handlers.summaries.corrections import corrections
from handlers.summaries.words import average_words, published_words
from handlers.words import percent, say

_ABSENCES = {
    State.NOT_APPLICABLE: "no aplica",
    State.NO_GOAL: "sin meta",
    State.NOT_EXECUTED: "no se ejecutó",
    State.MISSING: "sin reporte",
}


def indicator(facts: IndicatorFacts) -> Markup:
    return say(
        "summaries/indicator",
        facts=facts,
        corrected=corrections(facts),
        indicator=facts.indicators[facts.indicator],
        programmed=average_words(facts.programmed, "región"),
        executed=average_words(facts.executed, "región"),
        regions=len(published_regions(facts.period.code)),
        published=[
            published_words(each)
            for each in facts.published
            if _differs(facts.programmed, each.programmed)
            or _differs(facts.executed, each.executed)
        ],
    )


def _differs(computed: Average, published: object) -> bool:
    return (
        computed.summands > 0 and computed.value is not None and whole(computed.value) != published
    )


def ranking(facts: RankingFacts) -> Markup:
    """Of an indicator or, as Cuadro 04, of the regions' averages."""
    figures = facts.figures
    return say(
        "summaries/ranking",
        facts=facts,
        corrected=corrections(facts),
        indicator=facts.indicators[facts.indicator] if facts.indicator else None,
        programmed=average_words(average(figures, Part.PROGRAMMED), "región"),
        executed=average_words(average(figures, Part.EXECUTED), "región"),
        met=sum(map(met, figures)),
        with_goal=sum(map(judged, figures)),
        own=_own_place(facts),
        absences=[*_absences(figures), *_contradicted(facts.standings)],
        unnamed=any(each.region is None for each in facts.standings),
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
    names = [REGIONS[each.region].name for each in standings if each.region and each.told]
    return [f"con dos valores publicados: {', '.join(names)}"] if names else []


def heatmap(facts: HeatmapFacts) -> Markup:
    summaries = [summarise(row.figures) for row in facts.rows if row.figures]
    return say(
        "summaries/heatmap",
        facts=facts,
        reported=len(summaries),
        corrected=corrections(facts),
        met=sum(each.met for each in summaries),
        with_goal=sum(each.with_goal for each in summaries),
    )


def status(facts: StatusFacts) -> Markup:
    counts = Counter(each.state for each in facts.regions)
    return say(
        "summaries/status",
        facts=facts,
        turnout=_turnout(facts),
        states=[
            (SIGNS[state], counts[state], unheard_words(facts.regions, state))
            for state in SIGNS
            if counts[state]
        ],
    )


def _turnout(facts: StatusFacts) -> Turnout:
    in_time = {ReportState.IN_TIME: True, ReportState.LATE: False}
    return count_turnout(
        (each.region for each in facts.regions),
        {each.region: in_time[each.state] for each in facts.regions if each.state in in_time},
    )


def unheard_words(regions: Iterable[RegionStatus], state: ReportState) -> str:
    """'de ellas ✗ no recibe mensajes 2': of those that owe a report; empty of all others."""
    counts = Counter(unheard_by(each) for each in regions if each.state is state)
    words = [
        f"{SIGNS[unheard].mark} {SIGNS[unheard].name} {counts[unheard]}"
        for unheard in UNHEARD.values()
        if counts[unheard]
    ]
    return f"de ellas {', '.join(words)}" if words else ""


def progress(facts: ProgressFacts) -> Markup:
    return say("summaries/progress", facts=facts, received=len(facts.current.sent_on))


def schedule(facts: ScheduleFacts) -> Markup:
    undated = [each for each in facts.activities if any(m.month is None for m in each.months)]
    return say(
        "summaries/schedule",
        heading=facts.heading,
        region=REGIONS[facts.region] if facts.region else None,
        undated=len(undated),
    )
