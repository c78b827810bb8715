"""A picture's words above and below it, and the phrases that several of them share."""

from dataclasses import dataclass

from convenio.plurals import counted
from convenio.report.rankings import Place
from convenio.report.results import Average, whole

FROM_REPORTS = "Elaboración propia en base a los reportes de las G/DRTPE."
FROM_OFFICE = "Información elaborada por la Oficina de Descentralización."


@dataclass(frozen=True, slots=True)
class Heading:
    """`source` stands behind 'Fuente:', as in the report; `dated` says of when the data are.

    `simulated` warns of invented figures, and is empty without any; `note` is what a chart says in
    its own place; `cut` names the bars that are drawn broken, as of `off_scale.cut_words`.
    """

    title: str
    subtitle: str
    source: str
    dated: str
    simulated: str
    note: str = ""
    cut: str = ""


def source_of(published: str) -> str:
    """The report's tables, where averages are theirs; else the regions' reports."""
    return report_source(published) if published else FROM_REPORTS


def report_source(tables: str) -> str:
    return f"Informe situacional, {tables}."


def place_words(place: Place) -> str:
    """'puesto 2 de 17, compartido'."""
    return f"puesto {place.rank} de {place.among}{', compartido' if place.shared else ''}"


def count_of_regions(count: int) -> str:
    return counted(count, "región", "regiones")


def average_text(average: Average) -> str:
    return "sin dato" if average.value is None else f"{whole(average.value)}%"
