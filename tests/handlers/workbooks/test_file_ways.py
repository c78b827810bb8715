"""A file that can be read in several ways is kept, asked about with a button for each, and read."""

from collections.abc import Sequence
from decimal import Decimal

from tests.cast import Bot, Player
from tests.documents.workbooks.samples import book_of
from tests.handlers.goals.test_goals import goals
from tests.handlers.workbooks.test_filled_workbooks import FILE, send
from tests.loreto import GOALS

NONE = "Ninguno: enviaré otro archivo"
Rows = Sequence[Sequence[object]]
AVANCE: Rows = [["N.°", "Meta", "Ejecutado"], [1, 60, 45]]
COPIA: Rows = [["N.°", "Meta", "Ejecutado", "Ejecutado"], [1, 60, 30, 31], [2, 60, 32, 33]]
UNSAID: Rows = [["N.°", "I Semestre", "II Semestre"], [1, 20, 45], [2, 21, 30]]


async def test_of_two_sheets_and_two_columns_the_sender_says_which(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await send(puno, book_of(Avance=AVANCE, Copia=COPIA))
    assert f"Más de una hoja de «{FILE}» tiene la tabla: «Avance» y «Copia»." in puno.last_text
    assert puno.labels == ["Hoja «Avance»", "Hoja «Copia»", NONE]
    first = puno.last
    stale = puno.data_of("Hoja «Avance»")
    await puno.send("la segunda")
    assert "Toque un botón, o envíe otro archivo." in puno.last_text
    await puno.click("Hoja «Copia»")
    assert f"En «{FILE}» hay columnas que pueden ser lo mismo: C «Ejecutado» y D «Ejecutado»." in (
        puno.last_text
    )
    await puno.press(first, stale)
    assert puno.labels == ["Columna C «Ejecutado»", "Columna D «Ejecutado»", NONE]
    await puno.click("Columna D «Ejecutado»")
    assert f"Esto leí de «{FILE}». ¿Lo guardo?\nHoja «Copia»" in puno.last_text
    assert "columna C «Ejecutado» (hay otra columna de lo mismo)" in puno.last_text
    assert await staffed.executed("puno", 1) is None
    await puno.click("Guardar")
    assert await staffed.executed("puno", 1) == Decimal(31)
    assert await staffed.executed("puno", 2) == Decimal(33)


async def test_a_column_of_the_semester_that_says_no_more_is_asked_about(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await send(puno, book_of(Hoja=UNSAID))
    assert "no dice qué columna es lo ejecutado" in puno.last_text
    assert puno.labels == ["Columna C «II Semestre»: es lo ejecutado", NONE]
    await puno.click(NONE)
    assert f"No leí «{FILE}», y no cambió nada de lo guardado." in puno.last_text
    await send(puno, book_of(Hoja=UNSAID))
    await puno.click("Columna C «II Semestre»")
    await puno.click("Guardar")
    assert await staffed.executed("puno", 2) == Decimal(30)


async def test_a_sheet_of_goals_is_asked_about_alike(staffed: Bot, odes: Player) -> None:
    metas: Rows = [["Región", "IdG", "Meta", "Meta"], ["Puno", 5, 80, 89]]
    await odes.send("/metas")
    await odes.attach(book_of(Hoja=metas), "metas.xlsx")
    assert odes.labels == ["Columna C «Meta»", "Columna D «Meta»", NONE]
    await odes.click("Columna D «Meta»")
    await odes.click("Guardar 1 cambio")
    assert (await goals(staffed, "puno"))[5].programmed == Decimal(89)
