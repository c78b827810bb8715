"""What is said of a cell whose name is no region's or indicator's: the nearest official one."""

import pytest

from convenio.catalogue.indicators import INDICATORS
from documents.workbooks.read.findings import CellFault, SheetFault
from handlers.workbooks.words import fault_words


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (
            SheetFault("A2", None, "Punno", CellFault.NO_SUCH_REGION, meant="Puno"),
            "A2: no conozco la región «Punno». ¿Quiso decir «Puno»? Escríbala así.",
        ),
        (
            SheetFault("A2", None, "Marte", CellFault.NO_SUCH_REGION),
            "A2: no conozco la región «Marte».",
        ),
        (
            SheetFault("B1", None, "SOVYO", CellFault.NO_SUCH_INDICATOR, meant="SOVIO"),
            "B1: no conozco el indicador «SOVYO». ¿Quiso decir «SOVIO»?"
            " Escríbalo así, o con su número.",
        ),
        (
            SheetFault("C4", None, "60", CellFault.WITHOUT_INDICATOR, meant="SST"),
            "C4: hay una cifra (60) y la fila no dice de qué indicador es."
            " ¿Quiso decir «SST»? Escríbalo así, o con su número.",
        ),
    ],
)
def test_a_name_that_is_none_is_said_with_the_nearest(fault: SheetFault, words: str) -> None:
    assert fault_words("Hoja", fault, INDICATORS) == f"Hoja, {words}"
