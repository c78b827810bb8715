"""Counts: causes of a semester, and the functions of each region."""

from collections.abc import Mapping
from datetime import date

from charts.facts.base import ChartFacts
from charts.facts.counts import Count, CountsFacts
from convenio.catalogue.causes import CAUSES
from convenio.catalogue.regions import REGIONS
from convenio.catalogue.transfers import transferred

COUNTED: Mapping[str, ChartFacts] = {
    "counts_causes": CountsFacts(
        as_of=date(2021, 1, 15),
        simulated=True,
        genuine=("loreto",),
        title="La causa más señalada: emergencia o atención suspendida",
        subtitle="Metas no alcanzadas, por causa · II Semestre 2020",
        source="Informes de las G/DRTPE (Anexo 4).",
        file="causas",
        counts=tuple(
            Count(name, number)
            for name, number in zip(CAUSES.values(), (41, 17, 12, 5, 3, 1, 0), strict=True)
        ),
    ),
    "counts_functions": CountsFacts(
        title="23 regiones ejercen las 18 funciones",
        subtitle="Funciones transferidas, por región",
        source="Plan Anual de Transferencia de Competencias Sectoriales, MTPE.",
        file="funciones",
        counts=tuple(Count(each.name, len(transferred(code))) for code, each in REGIONS.items()),
    ),
}
