"""The tables of a semester's open data: their columns with types, keys and meanings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class FieldType(StrEnum):
    """A type of Frictionless's table schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    YEAR_MONTH = "yearmonth"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `values`: all that it may hold. `required`: no cell of it is empty."""

    name: str
    kind: FieldType
    title: str
    required: bool = False
    values: tuple[str, ...] = ()

    def descriptor(self) -> dict[str, Any]:
        constraints: dict[str, Any] = {"required": True} if self.required else {}
        if self.values:
            constraints["enum"] = list(self.values)
        described: dict[str, Any] = {
            "name": self.name,
            "type": self.kind.value,
            "title": self.title,
        }
        return described | ({"constraints": constraints} if constraints else {})


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table. `key`: the columns that tell a row; `refers`: a column's table and column there."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def headings(self) -> Sequence[str]:
        return [column.name for column in self.columns]

    def schema(self) -> dict[str, Any]:
        return {
            "fields": [column.descriptor() for column in self.columns],
            "missingValues": [""],
            "primaryKey": list(self.key),
            "foreignKeys": [
                {"fields": own, "reference": {"resource": table, "fields": column}}
                for own, (table, column) in self.refers.items()
            ],
        }


STATES = ("reported", "not_executed", "no_goal", "not_applicable", "missing")
CLAIMS = ("met", "not_met", "not_executed", "no_goal", "not_applicable")
PROGRESS = ("pending", "underway", "implemented", "not_pertinent")
_S, _I, _N, _B = FieldType.STRING, FieldType.INTEGER, FieldType.NUMBER, FieldType.BOOLEAN
_REGION = Column("region", _S, "Código de la región", required=True)
_INDICATOR = Column("indicator", _I, "Número del indicador de gestión (IdG)", required=True)
_SIMULATED = Column("simulated", _B, "Inventada para una demostración", required=True)
_TO_REGION, _TO_INDICATOR = ("regions", "region"), ("indicators", "indicator")

REGIONS = DataTable(
    "regions",
    "Regiones",
    (
        _REGION,
        Column("name", _S, "Nombre", required=True),
        Column("office", _S, "Gerencia o dirección regional", required=True),
        Column("expected", _B, "Debía reportar en el semestre", required=True),
    ),
    ("region",),
)
INDICATORS = DataTable(
    "indicators",
    "Indicadores de gestión del convenio",
    (
        _INDICATOR,
        Column("name", _S, "Nombre", required=True),
        Column("proponent", _S, "Dirección del ministerio que lo propuso", required=True),
        Column("kind", _S, "share: parte; growth: variación; progress: avance", required=True),
    ),
    ("indicator",),
)
FIGURES = DataTable(
    "figures",
    "Cifras reportadas (Anexo 4), en porcentaje",
    (
        _REGION,
        _INDICATOR,
        Column("state", _S, "Estado de la cifra", required=True, values=STATES),
        Column("programmed", _N, "Programado (meta)"),
        Column("executed", _N, "Ejecutado"),
        _SIMULATED,
    ),
    ("region", "indicator"),
    {"region": _TO_REGION, "indicator": _TO_INDICATOR},
)
_AVERAGES = (
    Column("programmed_average", _N, "Promedio programado"),
    Column("programmed_summands", _I, "Sumandos de ese promedio", required=True),
    Column("executed_average", _N, "Promedio ejecutado"),
    Column("executed_summands", _I, "Sumandos de ese promedio", required=True),
    Column("met", _I, "Metas cumplidas", required=True),
    Column("with_goal", _I, "Con meta", required=True),
)
REGION_AVERAGES = DataTable(
    "region-averages",
    "Promedios de cada región (Cuadro 04)",
    (_REGION, *_AVERAGES),
    ("region",),
    {"region": _TO_REGION},
)
INDICATOR_AVERAGES = DataTable(
    "indicator-averages",
    "Promedios de cada indicador",
    (_INDICATOR, *_AVERAGES),
    ("indicator",),
    {"indicator": _TO_INDICATOR},
)
EVALUATIONS = DataTable(
    "evaluations",
    "Conclusiones y recomendaciones de las direcciones (Anexo 5)",
    (
        _INDICATOR,
        Column("position", _I, "Lugar en la evaluación", required=True),
        Column("kind", _S, "Qué es", required=True, values=("conclusion", "recommendation")),
        Column("claim", _S, "Lo que afirma de la cifra de sus regiones", values=CLAIMS),
        Column("everybody", _B, "Trata de todas las regiones", required=True),
        Column("regions", _S, "Códigos de sus regiones, separados por espacios"),
        Column("text", _S, "Texto", required=True),
        _SIMULATED,
    ),
    ("indicator", "position"),
    {"indicator": _TO_INDICATOR},
)
RECOMMENDATIONS = DataTable(
    "recommendations",
    "Recomendaciones y su avance en cada región o en el ministerio",
    (
        Column("recommendation", _S, "Número de la recomendación", required=True),
        _INDICATOR,
        Column("place", _S, "Código de la región, o mtpe", required=True),
        Column("progress", _S, "Avance", required=True, values=PROGRESS),
        Column("accepted", _B, "La dirección dio por implementada", required=True),
        Column("changed_on", FieldType.DATE, "Día del último cambio"),
        Column("due", FieldType.YEAR_MONTH, "Mes hasta el que se espera"),
        Column("text", _S, "Texto", required=True),
        _SIMULATED,
    ),
    ("recommendation", "place"),
    {"indicator": _TO_INDICATOR},
)
SCHEDULE = DataTable(
    "schedule",
    "Programación anual de fortalecimiento de capacidades",
    (
        Column("row", _I, "Fila", required=True),
        _INDICATOR,
        Column("activity", _S, "Actividad", required=True),
        Column("region", _S, "Código de la región; vacío: sin región"),
        Column("month", FieldType.YEAR_MONTH, "Mes; vacío: sin fecha"),
        Column("day", FieldType.DATE, "Día, si se fijó"),
    ),
    ("row",),
    {"region": _TO_REGION, "indicator": _TO_INDICATOR},
)
TABLES = (
    REGIONS,
    INDICATORS,
    FIGURES,
    REGION_AVERAGES,
    INDICATOR_AVERAGES,
    EVALUATIONS,
    RECOMMENDATIONS,
    SCHEDULE,
)
