"""The ZIP of a semester's open data: a CSV for each table, and `datapackage.json` beside them."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from convenio.calendar.periods import Period
from documents.csv_writer import as_csv
from documents.open_data.tables import TABLES

Rows = Sequence[Mapping[str, Any]]
LICENCE = {
    "name": "ODC-BY-1.0",
    "title": "Open Data Commons Attribution License 1.0",
    "path": "https://opendatacommons.org/licenses/by/1-0/",
}
SOURCES = (
    "Reportes de las G/DRTPE (Anexo 4 de los Convenios de Gestión)",
    "Evaluaciones de las direcciones del MTPE (Anexo 5 de los Convenios de Gestión)",
    "Programación Anual de Fortalecimiento de Capacidades",
)
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the moment of each file: the same data, the same bytes


@dataclass(frozen=True, slots=True)
class OpenData:
    """The rows of each table by its name, of a semester, as they were on a day.

    `simulated`: some figures were invented. Nobody's name is in any row.
    """

    period: Period
    as_of: date
    rows: Mapping[str, Rows]
    simulated: bool = False


def open_data_zip(data: OpenData) -> bytes:
    """The ZIP; the same data gives the same bytes. Raises KeyError for a table without rows."""
    files = {
        f"data/{table.name}.csv": as_csv(data.rows[table.name], table.headings) for table in TABLES
    }
    files["datapackage.json"] = json.dumps(_descriptor(data), ensure_ascii=False, indent=2) + "\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _BEGINNING), files[name])
    return out.getvalue()


def _descriptor(data: OpenData) -> dict[str, Any]:
    invented = " Contiene cifras simuladas para una demostración." if data.simulated else ""
    return {
        "name": f"convenios-de-gestion-{data.period.code.casefold()}",
        "title": f"Convenios de Gestión MTPE y gobiernos regionales, {data.period.label}",
        "description": "Indicadores de gestión de las G/DRTPE: cifras, promedios, evaluaciones,"
        f" recomendaciones y programación de actividades.{invented}",
        "created": f"{data.as_of.isoformat()}T00:00:00-05:00",
        "version": data.as_of.isoformat(),
        "licenses": [LICENCE],
        "sources": [{"title": title} for title in SOURCES],
        "resources": [
            {
                "name": table.name,
                "title": table.title,
                "path": f"data/{table.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "schema": table.schema(),
            }
            for table in TABLES
        ],
    }
