"""Section IV: the transferred functions, and how many each region has (Gráfico 01)."""

from charts.facts.counts import Count, CountsFacts
from charts.requests import ChartRequest
from convenio.catalogue.indicators import FUNCTIONS
from convenio.catalogue.regions import REGIONS
from convenio.catalogue.transfers import GOVERNMENTS, transferred
from documents.report.document import Bullets, Illustration, Run, Section, Title
from documents.report.facts import ReportFacts
from documents.report.templates import TITLES, Texts, blocks_of
from documents.report.words import listed, name

_SOURCE = "Plan Anual de Transferencia de Competencias Sectoriales, MTPE."


def functions(facts: ReportFacts, texts: Texts) -> Section:
    letters = tuple(
        (Run(f"{letter}) ", bold=True), Run(f"{title}.")) for letter, title in FUNCTIONS.items()
    )
    return Section(
        blocks=(
            Title(level=1, text=TITLES["funciones"]),
            *blocks_of(texts, "funciones", facts),
            Bullets(items=letters, marked=False),
            _chart(),
        )
    )


def _chart() -> Illustration:
    counts = {code: len(transferred(code)) for code in REGIONS}
    every = len(FUNCTIONS)
    whole = sum(count == every for count in counts.values())
    fewer = [code for code in GOVERNMENTS if counts[code] < every]
    chart = CountsFacts(
        title=f"{whole} regiones ejercen las {every} funciones",
        subtitle="Funciones transferidas, por región",
        source=_SOURCE,
        file="funciones",
        counts=tuple(Count(name(code), count) for code, count in counts.items()),
    )
    words = "; ".join(f"{name(code)}, {count}" for code, count in counts.items())
    return Illustration(
        caption="Transferencia de funciones del artículo 48 de la LOGR",
        subtitle="Número de funciones, por región",
        chart=ChartRequest.of(chart),
        alternative=f"Barras con el número de funciones transferidas a cada región: {words}.",
        source=_SOURCE,
        notes=(f"Con menos de {every}: {listed([name(code) for code in fewer])}.",),
    )
