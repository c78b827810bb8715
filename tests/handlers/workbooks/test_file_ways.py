"""A file that can be read in several ways is kept, asked about with a button for each, and read."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.cast import Bot, Player
from tests.documents.workbooks.samples import book_of
from tests.handlers.goals.test_goals import goals
from tests.handlers.plain_words.test_unasked_figures import open_another
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
    await odes.send("/metas")
    await odes.attach(book_of(Hoja=[["N°", "Región", "Meta"], [1, "Puno", 40]]), "metas.xlsx")
    assert "¿De qué indicador son?" in odes.last_text
    assert odes.labels[:3] == ["1 SOVIO", "2 Plan formación", "3 Visitas CCL"]
    await odes.click("3 Visitas CCL")
    await odes.click("Guardar 1 cambio")
    assert (await goals(staffed, "puno"))[3].programmed == Decimal(40)
    await odes.send("/metas")
    await odes.attach(book_of(Hoja=[["N°", "Meta"], [1, 41], [2, 42]]), "metas.xlsx")
    assert "¿De qué región son?" in odes.last_text
    await odes.click("Puno")
    await odes.click("Guardar 2 cambios")
    found = await goals(staffed, "puno")
    assert [found[n].programmed for n in (1, 2)] == [41, 42]
    titled: Rows = [["Metas de la DRTPE Tacna"], ["IdG", "Meta"], [4, 43]]
    await odes.attach(book_of(Hoja=titled), "metas.xlsx")
    await odes.click("Guardar 1 cambio")
    assert (await goals(staffed, "tacna"))[4].programmed == Decimal(43)


async def test_of_several_open_semesters_it_is_asked_which_the_goals_are_of(
    staffed: Bot, odes: Player
) -> None:
    await open_another(staffed, "puno")
    await odes.attach(book_of(Hoja=[["Región", "IdG", "Meta"], ["Puno", 5, 80]]), "metas.xlsx")
    assert "¿De qué semestre son?" in odes.last_text
    assert odes.labels == ["Son del I Semestre 2021", "Son del II Semestre 2020", NONE]
    await odes.click("Son del I Semestre 2021")
    assert "I Semestre 2021" in odes.last_text
    await odes.click("Guardar 1 cambio")
    assert 5 not in await goals(staffed, "puno")


LABELLED: Rows = [["Región", "Pumo"], ["N.°", "Meta", "Ejecutado"], [1, 60, 45]]


@pytest.mark.parametrize(
    ("rows", "name", "said"),
    [
        (LABELLED, FILE, "no entiendo de qué región o semestre es: A1 «Region: Pumo»"),
        ([["Semestre: tercero"], *LABELLED[1:]], FILE, "A1 «Semestre: tercero»"),
        ([["DRTPE Puno", "DRTPE Tacna"], *LABELLED[1:]], FILE, "no sé de qué región es: A1"),
        ([["2020-I", "Semestre: 2020-II"], *LABELLED[1:]], FILE, "no sé de qué semestre es: A1"),
        ([["DRTPE Puno"], *LABELLED[1:]], "anexo tacna.xlsx", "el archivo «anexo tacna»"),
    ],
)
async def test_a_label_in_doubt_is_a_question(
    staffed: Bot, puno: Player, rows: Rows, name: str, said: str
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.attach(book_of(Hoja=rows), name)
    assert said in puno.last_text
    assert "¿Es de Puno, II Semestre 2020?" in puno.last_text
    assert puno.labels == ["Es de Puno, II Semestre 2020", NONE]
    await puno.click("Es de Puno")
    assert f"Esto leí de «{name}». ¿Lo guardo?" in puno.last_text
    await puno.click("Guardar")
    assert await staffed.executed("puno", 1) == Decimal(45)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["Región", "Tacna"], *LABELLED[1:]], "es de DRTPE Tacna"),
        ([["Tacna e Ica"], *LABELLED[1:]], "no sé de qué región es: A1 «Tacna e Ica»"),
        ([["ANEXO 4 - 2019"], *LABELLED[1:]], "A1 «ANEXO 4 - 2019»"),
    ],
)
async def test_a_label_that_clearly_names_another_is_refused(
    staffed: Bot, puno: Player, rows: Rows, said: str
) -> None:
    await puno.attach(book_of(Hoja=rows), FILE)
    assert said in puno.last_text
    assert NONE not in puno.labels


async def test_rows_of_others_are_left_out_once_it_is_said_whose_it_is(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    rows: Rows = [["Región", "N.°", "Ejecutado"], ["Puno", 1, 45], ["Tacna", 1, 99], ["Pun0", 2, 7]]
    await puno.attach(book_of(Hoja=rows), FILE)
    await puno.click("Es de Puno, II Semestre 2020")
    assert "fila 3 «Tacna» (es de otro reporte)" in " ".join(puno.last_text.split())
    await puno.click("Guardar")
    assert await staffed.executed("puno", 1) == Decimal(45)
    assert await staffed.executed("puno", 2) == Decimal(7)


async def test_of_two_open_reports_it_is_asked_which(staffed: Bot, puno: Player) -> None:
    await open_another(staffed, "puno")
    await puno.attach(book_of(Hoja=LABELLED[1:]), FILE)
    assert "no dice de qué reporte es, y hay más de uno abierto" in puno.last_text
    await puno.click("Es de Puno, I Semestre 2021")
    assert "Esto leí" in puno.last_text
    assert "I Semestre 2021" in puno.last_text


async def test_goals_of_a_semester_in_doubt_are_asked_about(staffed: Bot, odes: Player) -> None:
    metas: Rows = [["Semestre: tercero"], ["Indicador", "Puno", "Tacna"], ["Agentes econ.", 89, 80]]
    await odes.send("/metas")
    await odes.attach(book_of(Hoja=metas), "metas.xlsx")
    assert odes.labels == ["Son metas del II Semestre 2020", NONE]
    await odes.click("Son metas del II Semestre 2020")
    assert "Metas de 1 fila, con una región en cada columna: 3 «IdG 5»." in odes.last_text
    await odes.click("Guardar 2 cambios")
    assert (await goals(staffed, "puno"))[5].programmed == Decimal(89)


async def test_a_doubtful_cell_has_a_button_for_each_reading(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    rows: Rows = [
        *(["N.°", "Ejecutado"], [1, 0.6], [2, "45-50"], [3, "1,234"], [4, 33], [5, "muchos"]),
    ]
    await puno.attach(book_of(Hoja=rows), FILE)
    assert "✅ Guardar lo que está bien (1 de 12)" in puno.labels
    assert "De las que se leen de dos maneras, toque abajo la que vale." in puno.last_text
    first, stale = puno.last, puno.data_of("B2: 0.6%")
    await puno.click("B2: 60%")
    assert "B2: 60%" not in puno.labels
    await puno.press(first, stale)
    await puno.click("B3: 50%")
    assert "✅ Guardar lo que está bien (3 de 12)" in puno.labels
    assert puno.labels[0].startswith("B4: ")
    await puno.click("Guardar lo que está bien")
    assert [await staffed.executed("puno", n) for n in (1, 2, 4)] == [60, 50, 33]
    assert await staffed.executed("puno", 3) is None
