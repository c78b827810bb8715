"""A picture's words above and below it: what was found, of what, and where it comes from."""

from dataclasses import dataclass

from babel.dates import format_date

from charts import facts as f
from convenio.regions import REGIONS
from convenio.results import Average, State, Summary, summarise, whole

_OF_REGIONS = "Elaboración propia en base a los reportes de las G/DRTPE."
_OF_OFFICE = "Información elaborada por la Oficina de Descentralización."


@dataclass(frozen=True, slots=True)
class Heading:
    """`source` stands behind 'Fuente:', as in the report; `as_of` is a date in words.

    `note` is what a chart says in its own place.
    """

    title: str
    subtitle: str
    source: str
    as_of: str
    simulated: bool
    note: str = ""


def _heading(facts: f.Dated, title: str, subtitle: str, source: str, note: str = "") -> Heading:
    as_of = format_date(facts.as_of, "d 'de' MMMM 'de' y", locale="es")
    return Heading(title, subtitle, source, as_of, facts.simulated, note)


def region_heading(facts: f.RegionFacts) -> Heading:
    region = REGIONS[facts.region]
    missing = sum(figure.state is State.MISSING for figure in facts.figures)
    summary = summarise(facts.figures)
    title = f"{region.name} {_region_finding(summary, missing)}"
    source = f"Elaboración propia en base al reporte presentado por la {region.title}."
    subtitle = f"{region.office} · {facts.period.label}"
    return _heading(facts, title, subtitle, source, _averages(summary))


def _region_finding(summary: Summary, missing: int) -> str:
    if summary.with_goal:
        rest = f"; faltan {missing}" if missing > 1 else "; falta 1" if missing else ""
        goals = "meta" if summary.with_goal == 1 else "metas"
        return f"cumplió {summary.met} de {summary.with_goal} {goals}{rest}"
    return "aún no tiene cifras" if missing else "no tuvo metas"


def _averages(summary: Summary) -> str:
    """With the number of summands; nobody has to ask what 'promedio' is of."""
    programmed, executed = summary.programmed, summary.executed
    if programmed.value is None and executed.value is None:
        return ""
    if programmed.summands == executed.summands:
        whole_of = f"Promedio de {programmed.summands}"
        return f"{whole_of}: programado {percent(programmed)}, ejecutado {percent(executed)}"
    parts = (
        f"{word} {percent(average)} (de {average.summands})"
        for word, average in (("programado", programmed), ("ejecutado", executed))
        if average.value is not None
    )
    return f"Promedio: {', '.join(parts)}"


def percent(average: Average) -> str:
    return "sin dato" if average.value is None else f"{whole(average.value)}%"
