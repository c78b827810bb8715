"""The matrix of implementation of recommendations, in the annex's columns, and its state."""

from io import BytesIO

from xlsxwriter import Workbook

from convenio.evaluation.matrix import MONTH_HEADINGS
from documents.workbooks.write.facts import MatrixSheetFacts
from documents.workbooks.write.sheets import Looks, SheetColumn, TableSheet

_COLUMNS = (
    SheetColumn("SECTOR", 9),
    SheetColumn("NÚMERO DE INDICADOR DE GESTIÓN", 11),
    SheetColumn("DENOMINACIÓN DEL INDICADOR DE GESTIÓN", 26, "wrapped"),
    SheetColumn("PROPONENTE DEL INDICADOR", 24, "wrapped"),
    SheetColumn(
        "RECOMENDACIONES ESTABLECIDAS EN EL ANEXO 5 DE LOS CONVENIOS DE GESTIÓN", 46, "wrapped"
    ),
    SheetColumn("RESPONSABLE DE LA IMPLEMENTACIÓN", 18, "wrapped"),
    SheetColumn(
        "ACTIVIDADES A DESARROLLAR POR EL MTPE EN EL MARCO DE LAS RECOMENDACIONES DE CdG",
        40,
        "wrapped",
    ),
    *(SheetColumn(month, 5.5, "middle") for month in MONTH_HEADINGS),
    SheetColumn("DETALLE", 46, "wrapped"),
    SheetColumn("ESTADO", 22, "wrapped"),
)
_TITLE = (
    "MATRIZ DE IMPLEMENTACIÓN DE RECOMENDACIONES ESTABLECIDAS EN EL ANEXO 5 DE LOS CONVENIOS DE"
    " GESTIÓN"
)

_SIMULATED = "simulada"


def write_matrix(facts: MatrixSheetFacts) -> bytes:
    out = BytesIO()
    with Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        note = (
            f"Cronograma de {facts.year}, con sus reprogramaciones."
            f" Estado al {facts.as_of:%d/%m/%Y %H:%M}, hora de Lima."
        )
        if any(line.simulated for line in facts.lines):
            note += f" Lo que dice «{_SIMULATED}» es inventado, de la demostración."
        sheet = TableSheet(book, Looks(book), "Matriz", _COLUMNS, _TITLE, (note,))
        for line in facts.lines:
            sheet.add(
                line.sector,
                f"N° {line.indicator}",
                line.name,
                line.proponent,
                f"{line.code}{f' ({_SIMULATED})' if line.simulated else ''}. {line.recommendation}",
                line.responsible,
                "\n".join(line.activities),
                *line.marks.values(),
                line.detail,
                line.state,
            )
        sheet.close()
    return out.getvalue()
