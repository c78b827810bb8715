"""A picture's words above and below it: what was found, of what, and where it comes from."""

from dataclasses import dataclass

from charts import facts as f
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted, plural
from convenio.report.comparison import published_levels
from convenio.report.rankings import Place, judged
from convenio.report.results import Average, State, Summary, met, summarise, whole

_OF_REGIONS = "Elaboración propia en base a los reportes de las G/DRTPE."


@dataclass(frozen=True, slots=True)
class Heading:
    """`source` stands behind 'Fuente:', as in the report; `dated` says of when the data are.

    `simulated` warns of invented figures, and is empty without any; `note` is what a chart says in
    its own place.
    """

    title: str
    subtitle: str
    source: str
    dated: str
    simulated: str
    note: str = ""


def heading_of(
    facts: f.DatedFacts, title: str, subtitle: str, source: str, note: str = ""
) -> Heading:
    return Heading(title, subtitle, source, facts.dated, facts.warning, note)


def region_heading(facts: f.RegionFacts) -> Heading:
    region = REGIONS[facts.region]
    if not facts.figures:
        return _published_heading(facts)
    figures = f.all_of(facts.indicators, facts.figures)
    missing = sum(figure.state is State.MISSING for figure in figures)
    summary = summarise(figures)
    title = f"{region.name} {_region_finding(summary, missing)}"
    source = f"Elaboración propia en base al reporte presentado por la {region.title}."
    subtitle = f"{region.office} · {facts.period.label}"
    return heading_of(facts, title, subtitle, source, _averages(summary))


def _published_heading(facts: f.RegionFacts) -> Heading:
    """Of averages that are only known as the report publishes them."""
    region, done = REGIONS[facts.region], published_levels(facts.published).executed
    title = f"{region.name}: el informe se contradice"
    if done is not None:
        title = f"{region.name} ejecutó {whole(done)}% en promedio"
    subtitle = f"{region.office} · {facts.period.label} · promedios publicados"
    return heading_of(facts, title, subtitle, _report(f.sources(facts.published)))


def _region_finding(summary: Summary, missing: int) -> str:
    if summary.with_goal:
        rest = f"; {plural(missing, 'falta', 'faltan')} {missing}" if missing else ""
        return f"cumplió {summary.met} de {counted(summary.with_goal, 'meta', 'metas')}{rest}"
    return "aún no tiene cifras" if missing else "no tuvo metas"


def comparison_heading(facts: f.ComparisonFacts) -> Heading:
    region, earlier, later = REGIONS[facts.region], facts.earlier, facts.later
    before, after = earlier.executed, later.executed
    title = f"{region.name}: dos semestres"
    if facts.one_agreement and before.value is not None and after.value is not None:
        title = f"{region.name} {_moved(average_text(before), average_text(after))}"
    subtitle = f"{region.office} · {_both(earlier.period, later.period)}"
    published = [
        f"{each.period.code}: {_report(each.source)}" for each in (earlier, later) if each.source
    ]
    if not facts.one_agreement:
        subtitle += " · dos convenios"
    own = [_OF_REGIONS] if earlier.figures or later.figures else []
    return heading_of(facts, title, subtitle, " ".join([*own, *published]))


def _moved(before: str, after: str) -> str:
    if before == after:
        return f"se mantuvo en {after} de ejecución"
    return f"pasó de ejecutar {before} a {after}"


def _both(earlier: Period, later: Period) -> str:
    if earlier.year != later.year:
        return f"{earlier.code} y {later.code}"
    return f"{earlier.label.split()[0]} y {later.label}"


def indicator_heading(facts: f.IndicatorFacts) -> Heading:
    finding = _indicator_finding(facts.programmed, facts.executed)
    subtitle = f"{facts.indicators[facts.indicator].name}. {facts.period.label}"
    title = f"IdG {facts.indicator}: {finding}"
    return heading_of(facts, title, subtitle, _source(facts.source))


def _source(published: str) -> str:
    return _report(published) if published else _OF_REGIONS


def _report(tables: str) -> str:
    return f"Informe situacional, {tables}."


def _indicator_finding(programmed: Average, executed: Average) -> str:
    """As whole percentages compare, since these are what is read."""
    if executed.value is None:
        return "sin ejecución reportada"
    if programmed.value is None:
        return "sin programación"
    goal, done = whole(programmed.value), whole(executed.value)
    if done == goal:
        return "se logró lo programado"
    return "se superó lo programado" if done > goal else "no se alcanzó lo programado"


def ranking_heading(facts: f.RankingFacts) -> Heading:
    goals = [figure for figure in facts.figures if judged(figure)]
    if facts.own and facts.own[1] and facts.highlighted:
        title = f"{REGIONS[facts.highlighted].name}: {place_words(facts.own[1])}"
    elif any(each.values for each in facts.standings):
        title = _reached(sum(map(met, goals)), len(goals), facts.indicator)
    else:
        title = "Ninguna región tiene cifras aún"
    subject = f"Promedio de los {facts.indicators.in_words} indicadores"
    if facts.indicator is not None:
        subject = f"IdG {facts.indicator} {facts.indicators[facts.indicator].short_name}"
    subtitle = f"{subject} · {facts.period.label}"
    return heading_of(facts, title, subtitle, _source(facts.source))


def place_words(place: Place) -> str:
    """'puesto 2 de 17, compartido'."""
    return f"puesto {place.rank} de {place.among}{', compartido' if place.shared else ''}"


def _reached(count: int, among: int, indicator: int | None) -> str:
    """Of averages no goal is told: only of an indicator a region has one, and complies with it."""
    who = f"{count} de {count_of_regions(among)}" if count else _none_of(among)
    if indicator is None and (count, among) == (0, 1):
        return "1 región ejecutó en promedio menos de lo programado"
    if indicator is None:
        did = "ejecutaron" if count > 1 else "ejecutó"
        return f"{who} {did} en promedio lo programado o más"
    return f"{who} {'llegaron' if count > 1 else 'llegó'} a su meta"


def _none_of(among: int) -> str:
    """Before a verb in the singular."""
    if among > 1:
        return f"Ninguna de {among} regiones"
    return "1 región no" if among else "Ninguna región"


def heatmap_heading(facts: f.HeatmapFacts) -> Heading:
    summaries = [summarise(row.figures) for row in facts.rows]
    goals = sum(summary.with_goal for summary in summaries)
    reached = sum(summary.met for summary in summaries)
    did = plural(reached, "cumplió", "cumplieron")
    of = counted(goals, "meta", "metas")
    title = f"Se {did} {reached} de {of}" if goals else "Aún no hay cifras"
    subtitle = f"Ejecución en % de lo programado · {facts.period.label}"
    return heading_of(facts, title, subtitle, _OF_REGIONS)


def _averages(summary: Summary) -> str:
    """With the number of summands; nobody has to ask what 'promedio' is of."""
    programmed, executed = summary.programmed, summary.executed
    if programmed.value is None and executed.value is None:
        return ""
    if programmed.summands == executed.summands:
        whole_of = f"Promedio de {programmed.summands}"
        return (
            f"{whole_of}: programado {average_text(programmed)}, ejecutado {average_text(executed)}"
        )
    parts = (
        f"{word} {average_text(average)} (de {average.summands})"
        for word, average in (("programado", programmed), ("ejecutado", executed))
        if average.value is not None
    )
    return f"Promedio: {', '.join(parts)}"


def count_of_regions(count: int) -> str:
    return counted(count, "región", "regiones")


def average_text(average: Average) -> str:
    return "sin dato" if average.value is None else f"{whole(average.value)}%"
