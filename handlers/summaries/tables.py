"""A picture's numbers as a table of letters of one width: a phone 390 px wide shows 34 of them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta

from charts.facts.base import ChartFacts, every_figure
from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import HeatmapFacts
from charts.facts.indicator import IndicatorFacts
from charts.facts.progress import Arrivals, ProgressFacts
from charts.facts.ranking import RankingFacts, RegionStanding
from charts.facts.region import RegionFacts
from charts.facts.schedule import ScheduleFacts
from charts.facts.semester import Semester
from charts.facts.status import StatusFacts
from charts.signs import SIGNS, either, share_text, status_words
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import Published
from convenio.report.results import Average, Figure, Part, State
from handlers.reporting.figures import figure_table
from handlers.summaries.schedule_table import schedule_lines
from handlers.words import percent

LINE = 34
NAME = 14  # of an indicator
REGION = 13
_WORD = 11  # 'Programado', and '1517% (12)'
_WIDE = 4  # indicators of a heat map, so that a region's whole name stands before them
_SHORT = {
    "lima_metropolitana": "Lima Metrop.",
    "lima_provincias": "Lima Provinc.",
}
_SHORTEST = {
    "huancavelica": "Hvca.",
    "la_libertad": "Libertad",
    "lima_metropolitana": "Lima Metr.",
    "lima_provincias": "Lima Prov.",
    "madre_de_dios": "M. de Dios",
}
SHORTEST = 10  # letters of a name
_STATES = {State.NOT_APPLICABLE: "n/a", State.NO_GOAL: "s/m", State.MISSING: "falta"}


def text_table(facts: ChartFacts) -> str:
    return "\n".join(line.rstrip() for line in _lines(facts))


def _lines(facts: ChartFacts) -> Iterator[str]:
    match facts:
        case RegionFacts(figures=(), published=published):
            yield from _published(published)
        case RegionFacts(indicators=indicators, figures=figures, corrected=corrected):
            every = every_figure(indicators, figures)
            yield from figure_table(indicators, every, corrected).splitlines()
        case ComparisonFacts():
            yield from _comparison(facts)
        case IndicatorFacts():
            yield from _averages(facts.programmed, facts.executed)
        case RankingFacts():
            yield from _ranking(facts)
        case HeatmapFacts():
            yield from _heatmap(facts)
        case StatusFacts():
            yield from _status(facts)
        case ProgressFacts():
            yield from _progress(facts)
        case ScheduleFacts():
            yield from schedule_lines(facts)


def short_name(region: str | None, room: int = REGION) -> str:
    """Never cut; in less room, but no less than `SHORTEST`, a short form that people know."""
    if region is None:
        return "otra región"
    name = _SHORT.get(region, REGIONS[region].name)
    return name if len(name) <= room else _SHORTEST[region]


def _comparison(facts: ComparisonFacts) -> Iterator[str]:
    """Averages with their number of summands and, where both semesters have them, each."""
    earlier, later = facts.earlier, facts.later
    yield f"{'Promedio':<{_WORD}}{earlier.period.code:>{_WORD}} {later.period.code:>{_WORD}}"
    for words, part in (("Programado", Part.PROGRAMMED), ("Ejecutado", Part.EXECUTED)):
        then, now = (_told_of(each, part) + _mark(each.corrected) for each in (earlier, later))
        yield f"{words:<{_WORD}}{then:>{_WORD}} {now:>{_WORD}}"
    if facts.pairs:
        yield "Ejecutado de cada indicador:" if facts.one_agreement else "De ambos convenios:"
        marked = earlier.corrected if facts.one_agreement else ()  # numbered otherwise
        for one, other in facts.pairs:
            name = later.indicators[one.indicator].short_name
            then, now = _done(one, marked), _done(other, later.corrected)
            yield f"{one.indicator:>3} {name:<{NAME}} {then:>7} {now:>7}"


def _told_of(semester: Semester, part: Part) -> str:
    return either(semester.told(part)) or _with_summands(semester.average(part))


def _with_summands(average: Average) -> str:
    of = f" ({average.summands})" if average.summands else ""
    return percent(average.value) + of


def _done(figure: Figure, corrected: Collection[int]) -> str:
    mark = _mark(figure.indicator in corrected)
    if figure.executed is not None:
        return percent(figure.executed) + mark
    return _STATES.get(figure.state, "–") + mark


def _mark(corrected: object) -> str:
    """Behind what was corrected after publication."""
    return "*" if corrected else ""


def _averages(programmed: Average, executed: Average) -> Iterator[str]:
    for words, average in (("Programado", programmed), ("Ejecutado", executed)):
        yield f"{words:<{NAME}} {_with_summands(average)}"


def _published(published: Sequence[Published]) -> Iterator[str]:
    """A region's averages, as each table has them."""
    yield f"{'Promedio':<{NAME}} {'Prog.':>6} {'Ejec.':>6}"
    for each in published:
        goal, done = percent(each.programmed), percent(each.executed)
        yield f"{each.source:<{NAME}} {goal:>6} {done:>6}"


def _ranking(facts: RankingFacts) -> Iterator[str]:
    """In their order; averages say what they are of."""
    averages = facts.indicator is None
    goal_head = "Prog." if averages else "Meta"
    yield f"{'':>2} {'Región':<{REGION}} {goal_head:>5} {'Ejec.':>5} {'De' if averages else ''}"
    for each, place in facts.in_order:
        goal = "" if each.programmed is None else percent(each.programmed)
        done = _executed(each) + _mark(each.corrected)
        last = _of(each) if averages else _own_sign(each, facts.highlighted)
        name = short_name(each.region)
        yield f"{place.rank if place else '':>2} {name:<{REGION}} {goal:>5} {done:>5} {last}"


def _executed(standing: RegionStanding) -> str:
    if standing.executed is not None:
        return percent(standing.executed)
    return either(standing.told) or _STATES[standing.state]


def _own_sign(standing: RegionStanding, highlighted: str | None) -> str:
    return "◀" if standing.region is not None and standing.region == highlighted else ""


def _of(standing: RegionStanding) -> str:
    return of_words(standing.programmed_summands, standing.executed_summands)


def of_words(programmed: int, executed: int) -> str:
    """'12' summands, or '9/11' where more was executed than programmed."""
    if not executed and not programmed:
        return ""
    return str(executed) if programmed == executed else f"{programmed}/{executed}"


def _heatmap(facts: HeatmapFacts) -> Iterator[str]:
    """In parts, of as many indicators as whole names leave room for."""
    indicators = facts.indicators
    for first in range(0, len(indicators), _WIDE):
        if first:
            yield ""
        part = slice(first, first + _WIDE)
        yield f"{'IdG':<{REGION + 1}}" + "".join(f"{number:>4}" for number in [*indicators][part])
        for row in facts.rows:
            figures = every_figure(indicators, row.figures)[part]
            cells = "".join(f"{share_text(figure):>4}" for figure in figures)
            name = short_name(row.region) + _mark(row.corrected)
            yield f"{name:<{REGION + 1}}{cells}"


def _status(facts: StatusFacts) -> Iterator[str]:
    for each in sorted(facts.regions, key=lambda status: list(SIGNS).index(status.state)):
        words = status_words(each, len(facts.indicators))
        yield f"{short_name(each.region):<{REGION}} {' '.join(words)}"


def _progress(facts: ProgressFacts) -> Iterator[str]:
    """Of each day on which reports came, how many there were by then; of today where none did.

    Of the semester before, by the day that is as far from its own deadline.
    """
    semesters = [each for each in (facts.current, facts.previous) if each]
    yield f"{'Día':<10}" + "".join(f" {each.period.code:>11}" for each in semesters)
    days = {(day - each.deadline).days for each in semesters for day in each.sent_on}
    if not facts.current.sent_on:
        days.add((facts.as_of - facts.current.deadline).days)
    for day in sorted(days):
        date = facts.current.deadline + timedelta(days=day)
        known = _by_then(facts.current, day) if date <= facts.as_of else ""
        before = _by_then(facts.previous, day) if facts.previous else ""
        yield f"{date:%d/%m/%Y} {known:>11} {before:>11}"


def _by_then(arrivals: Arrivals, day: int) -> str:
    """'9 de 21': received until so many days after the deadline, or before where negative."""
    received = sum((sent - arrivals.deadline).days <= day for sent in arrivals.sent_on)
    return f"{received} de {arrivals.expected}"
