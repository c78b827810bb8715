"""An agreement of 2022 to 2025 with five indicators of its own, as ODES would write its file.

Its third is the first agreement's ninth by another number; the others are new.
"""

from convenio.catalogue.indicators import INDICATORS, Indicators
from convenio.typed.indicator_rows import read_indicator_rows

YEARS = (2022, 2025)
HEADINGS = ("número", "nombre", "nombre corto", "tipo", "dirección", "función")
KEPT = INDICATORS[9]
ROWS: tuple[tuple[str, ...], ...] = (
    ("1", "Porcentaje de jóvenes en un primer empleo", "Primer empleo", "participación",
     "Dirección de Formación para el Empleo y Capacitación Laboral", "m"),
    ("2", "Incremento de empresas con teletrabajo", "Teletrabajo", "variación",
     "Dirección General del Servicio Nacional del Empleo", ""),
    ("3", KEPT.name, KEPT.short_name, KEPT.kind.value, KEPT.proponent, ""),
    ("4", "Porcentaje de avance del plan de trabajo rural", "Plan rural", "avance",
     "dirección de seguridad social y migración laboral", "E"),
    ("5", "Porcentaje de casos de trabajo infantil atendidos", "T. infantil", "participación",
     "Dirección de Promoción y Protección de los Derechos Fundamentales Laborales", ""),
)  # fmt: skip
CSV = "\n".join(";".join(row) for row in (HEADINGS, *ROWS)) + "\n"
FIVE = Indicators("2022-2025", read_indicator_rows(list(enumerate((HEADINGS, *ROWS), start=1))))
