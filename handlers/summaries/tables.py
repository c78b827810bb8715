"""A picture's numbers as a table of letters of one width: a phone 390 px wide shows 34 of them."""

from collections.abc import Collection, Iterator, Sequence

from charts import facts as f
from charts.signs import SIGNS, share_text
from convenio.indicators import INDICATORS
from convenio.regions import REGIONS
from convenio.results import Average, Figure, State, whole
from convenio.standings import places
from handlers.reporting.figures import figure_table
from handlers.summaries.schedule_table import schedule_lines
from handlers.words import percent

NAME = 14  # of an indicator
REGION = 13
_HEAT_NAME = 10
_HALVES = (range(1, 7), range(7, 13))
_SHORT = {
    "lima_metropolitana": "Lima Metrop.",
    "lima_provincias": "Lima Provinc.",
}
_STATES = {State.NOT_APPLICABLE: "n/a", State.NO_GOAL: "s/m", State.MISSING: "falta"}


def table_of(facts: f.Facts) -> str:
    return "\n".join(line.rstrip() for line in _lines(facts))


def _lines(facts: f.Facts) -> Iterator[str]:
    match facts:
        case f.RegionFacts(figures=figures, corrected=corrected):
            yield from figure_table(f.twelve(figures), corrected).splitlines()
        case f.ComparisonFacts():
            yield from _comparison(facts)
        case f.IndicatorFacts():
            yield from _averages(facts.programmed, facts.executed)
        case f.RankingFacts():
            yield from _ranking(facts)
        case f.HeatmapFacts(rows=rows):
            yield from _heatmap(rows)
        case f.StatusFacts(regions=regions):
            yield from _status(regions)
        case f.ProgressFacts():
            yield from _progress(facts)
        case f.ScheduleFacts():
            yield from schedule_lines(facts)


def short_name(region: str | None) -> str:
    if region is None:
        return "otra región"
    return _SHORT.get(region, REGIONS[region].name)


def _comparison(facts: f.ComparisonFacts) -> Iterator[str]:
    """Averages with their number of summands and, where both semesters have them, the twelve."""
    earlier, later = facts.earlier, facts.later
    yield f"{'Promedio':<{NAME}} {earlier.period.code:>9} {later.period.code:>9}"
    for words, before, after in (
        ("Programado", earlier.programmed, later.programmed),
        ("Ejecutado", earlier.executed, later.executed),
    ):
        then = _with_summands(before) + _mark(earlier.corrected)
        now = _with_summands(after) + _mark(later.corrected)
        yield f"{words:<{NAME}} {then:>9} {now:>9}"
    if earlier.figures and later.figures:
        yield "Ejecutado de cada indicador:"
        both = zip(f.twelve(earlier.figures), f.twelve(later.figures), strict=True)
        for one, other in both:
            name = INDICATORS[one.indicator].short_name
            then, now = _done(one, earlier.corrected), _done(other, later.corrected)
            yield f"{one.indicator:>3} {name:<{NAME}} {then:>7} {now:>7}"


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


def _ranking(facts: f.RankingFacts) -> Iterator[str]:
    """Best first; those without an executed figure last. Averages say what they are of."""
    ordered = sorted(
        facts.standings, key=lambda each: (each.executed is None, -(each.executed or 0))
    )
    ranks = places({str(n): each.executed for n, each in enumerate(ordered)})
    averages = facts.indicator is None
    goal_head = "Prog." if averages else "Meta"
    yield f"{'':>2} {'Región':<{REGION}} {goal_head:>5} {'Ejec.':>5} {'De' if averages else ''}"
    for n, each in enumerate(ordered):
        rank = ranks.get(str(n))
        goal = "" if each.programmed is None else percent(each.programmed)
        done = percent(each.executed) if each.executed is not None else _STATES[each.state]
        done += _mark(each.corrected)
        last = _summands(each) if averages else _own_sign(each, facts.highlighted)
        name = short_name(each.region)
        yield f"{rank.rank if rank else '':>2} {name:<{REGION}} {goal:>5} {done:>5} {last}"


def _own_sign(standing: f.Standing, highlighted: str | None) -> str:
    return "◀" if standing.region is not None and standing.region == highlighted else ""


def _summands(standing: f.Standing) -> str:
    """'12', or '9/11' where more was executed than programmed."""
    programmed, executed = standing.programmed_summands, standing.executed_summands
    if not executed and not programmed:
        return ""
    return str(executed) if programmed == executed else f"{programmed}/{executed}"


def _heatmap(rows: tuple[f.RegionFigures, ...]) -> Iterator[str]:
    """In two parts, six indicators wide."""
    for half in _HALVES:
        if half is not _HALVES[0]:
            yield ""
        yield f"{'IdG':<{_HEAT_NAME}}" + "".join(f"{number:>4}" for number in half)
        for row in rows:
            figures = f.twelve(row.figures)
            cells = "".join(f"{share_text(figures[number - 1]):>4}" for number in half)
            mark = _mark(row.corrected)
            name = short_name(row.region)[: _HEAT_NAME - len(mark)] + mark
            yield f"{name:<{_HEAT_NAME}}{cells}"


def _status(regions: tuple[f.RegionStatus, ...]) -> Iterator[str]:
    for each in sorted(regions, key=lambda status: list(SIGNS).index(status.state)):
        word = SIGNS[each.state].word.format(answered=each.answered)
        yield f"{short_name(each.region):<{NAME}} {word}"


def _progress(facts: f.ProgressFacts) -> Iterator[str]:
    """Of each day on which reports came, how many there were by then."""
    yield f"{'Día':<12} {'Recibidos':>9}"
    received = sorted(facts.current.sent_on)
    for day in dict.fromkeys(received):
        count = sum(other <= day for other in received)
        yield f"{day:%d/%m/%Y}   {count:>9} de {facts.current.expected}"


def both_semesters(rows: Sequence[f.ComparisonFacts]) -> str:
    """Cuadro 05: programmed and executed of each region.

    '*' where that was only published, '†' where it was corrected after publication.
    """
    earlier, later = rows[0].earlier.period, rows[0].later.period
    lines = [
        f"{'':<{NAME}}{earlier.code:>9} {later.code:>9}",
        f"{'Región':<{NAME}}{'Prog Ejec':>9} {'Prog Ejec':>9}",
    ]
    for row in rows:
        cells = _averages_of(row.earlier) + _averages_of(row.later)
        lines.append(f"{short_name(row.region):<{NAME}}{cells}".rstrip())
    return "\n".join(lines)


def _averages_of(semester: f.Semester) -> str:
    mark = "*" if semester.source else "†" if semester.corrected else " "
    return f"{_whole(semester.programmed):>4}{_whole(semester.executed):>5}{mark}"


def _whole(average: Average) -> str:
    return "–" if average.value is None else str(whole(average.value))
