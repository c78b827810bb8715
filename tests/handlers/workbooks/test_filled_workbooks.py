"""A filled workbook is read, shown with its faults by cell, and kept when confirmed."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from convenio.report.results import State
from simulator.faults import Fault, FaultKind
from storage.models import Evidence
from tests.cast import Bot, Player
from tests.documents.evidence.test_kinds import packed
from tests.documents.workbooks.ods_samples import ods, row, table
from tests.documents.workbooks.samples import book_of, sheet_with, with_part
from tests.handlers.workbooks.test_workbooks import document
from tests.loreto import GOALS

FILE = "anexo-4-puno.xlsx"


@pytest.fixture
async def puno(staffed: Bot) -> Player:
    await staffed.load_goals("puno", GOALS)
    return staffed.player(101)


async def send(player: Player, content: bytes, name: str = FILE) -> None:
    await player.bot.settled(await player.actor.send_document(content, name))


async def filled(player: Player, **cells: float | str) -> bytes:
    """The form that this person gets, with those cells filled in."""
    await player.send("/anexo4")
    book = load_workbook(BytesIO(document(player)))
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.both_databases
async def test_a_filled_form_is_shown_and_kept_with_one_tap(staffed: Bot, puno: Player) -> None:
    done: dict[str, float | str] = {f"D{row}": 40 + row for row in range(7, 19)}
    await send(puno, await filled(puno, **done))
    assert "Esto leí de «anexo-4-puno.xlsx». ¿Lo guardo?\nHoja «Anexo 4»" in puno.last_text
    assert "  1 SOVIO             60%    47%" in puno.last_text
    assert puno.labels == ["✅ Guardar", "☰ Los doce, sin guardar"]
    assert not await staffed.figures("puno") or await staffed.executed("puno", 1) is None
    await puno.click("Guardar")
    assert "✓ Guardado: 12 indicadores." in puno.last_text
    assert await staffed.executed("puno", 12) == Decimal(58)


async def test_a_csv_is_read_as_a_sheet_is(staffed: Bot, puno: Player) -> None:
    await send(puno, 'N°,Meta,Ejecutado\n1,60,"45,5"\n2,60,"30,0"\n'.encode(), "anexo 4.csv")
    assert "Esto leí de «anexo 4.csv». ¿Lo guardo?\nHoja «CSV»" in puno.last_text
    await puno.click("Guardar")
    assert await staffed.executed("puno", 1) == Decimal("45.5")
    await send(puno, b"Nombre,DNI\nAna,4012\n", "lista.csv")
    assert "No leí «lista.csv»: no encontré la tabla" in puno.last_text


async def test_of_two_sheets_that_could_be_it_neither_is_read(staffed: Bot, puno: Player) -> None:
    rows: list[list[object]] = [["N.°", "Meta", "Ejecutado"], [1, 60, 45]]
    await send(puno, book_of(Avance=rows, Copia=rows))
    assert f"Más de una hoja de «{FILE}» tiene la tabla: «Avance» y «Copia»" in puno.last_text
    assert await staffed.figures("puno") == {}
    await puno.send("/reportar")
    await puno.click("Empezar")
    await send(puno, book_of(Avance=rows, Copia=rows))
    assert "tiene la tabla: «Avance» y «Copia»" in puno.last_text
    assert await attached(staffed) == []


async def test_nothing_is_taken_of_a_file_with_faults_without_asking(
    staffed: Bot, puno: Player
) -> None:
    content = await filled(puno, D7=45, D8="pendiente", E9="no aplica", D10=0.5)
    await send(puno, content)
    assert "• D8 (IdG 2): «pendiente» no es una cifra. Escriba 60, o 33 de 55." in puno.last_text
    assert "• D10 (IdG 4): 0.5 puede ser" in puno.last_text
    assert "Sin cifra en el archivo: IdG 5, 6, 7, 8, 9, 10, 11, 12." in puno.last_text
    assert (await staffed.figures("puno"))[1].state is State.MISSING
    await puno.click("Guardar lo que está bien (2 de 12)")
    figures = await staffed.figures("puno")
    assert figures[1].executed == 45
    assert figures[2].state is State.MISSING
    assert figures[3].state is State.NOT_APPLICABLE


async def test_a_form_that_nobody_filled_says_so(puno: Player) -> None:
    await send(puno, await filled(puno))
    assert "tiene la tabla, pero ninguna cifra" in puno.last_text


async def test_the_same_file_again_changes_nothing(staffed: Bot, puno: Player) -> None:
    content = await filled(puno, D7="33 de 55", E8="sin meta")
    for _ in range(2):
        await send(puno, content)
        await puno.click("Guardar")
    assert "Ya estaba todo así guardado." in puno.last_text


@pytest.mark.both_databases
async def test_a_colleague_sees_at_once_what_came_from_the_file(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    await colleague.send("/reportar")
    await send(puno, await filled(puno, D7=45))
    await puno.click("Guardar")
    assert "✅ 1 SOVIO 45%" in " ".join(colleague.labels)


async def test_any_sheet_with_the_rows_is_read(staffed: Bot, puno: Player) -> None:
    await send(puno, sheet_with([3, "", "", 45]), "mi cuadro.XLSX")
    await puno.click("Guardar")
    assert await staffed.executed("puno", 3) == 45


async def test_an_ods_is_read_as_an_xlsx_and_else_belongs_to_the_open_indicator(
    staffed: Bot, puno: Player
) -> None:
    figures = table(row("N.°", "Ejecutado"), row(3, 45), row(4, "pendiente"))
    await send(puno, ods(figures), "Avance.ODS")
    assert "Esto leí de «Avance.ODS». ¿Lo guardo?" in puno.last_text
    assert "• B3 (IdG 4): «pendiente» no es una cifra." in puno.last_text
    await puno.click("Guardar lo que está bien")
    assert await staffed.executed("puno", 3) == 45
    await puno.send("/reportar")
    await puno.click("Continuar")
    await send(puno, ods(table(row("Asistentes"), row("Ana"))), "lista.ods")
    assert "lista.ods quedó adjunto al IdG 1" in puno.last_text
    assert await attached(staffed) == [(1, "lista.ods", "ods")]


async def test_a_filled_form_is_read_while_an_indicator_is_open(staffed: Bot, puno: Player) -> None:
    content = await filled(puno, D7=45)
    await puno.send("/reportar")
    await puno.click("Empezar")
    await send(puno, content)
    assert "Esto leí de «anexo-4-puno.xlsx». ¿Lo guardo?" in puno.last_text
    await puno.click("Guardar")
    assert await staffed.executed("puno", 1) == 45
    assert "📎 1" not in puno.labels
    assert await attached(staffed) == []


@pytest.mark.usefixtures("card_open")
async def test_any_other_workbook_belongs_to_the_open_indicator(staffed: Bot, puno: Player) -> None:
    await send(puno, sheet_with(["Ana"], headings=("Asistentes",)), "lista.XLSX")
    assert "No leí «lista.XLSX»: no encontré la tabla" in puno.texts[-2]
    assert "No leí ninguna cifra de este archivo; pasa a los sustentos del IdG 1" in puno.texts[-2]
    assert "lista.xlsx quedó adjunto al IdG 1" in puno.last_text
    assert "No leí cifras de esta hoja de cálculo: para que las lea" in puno.last_text
    assert "📎 1" in puno.labels
    await send(puno, sheet_with([1, 45, 50], headings=("Indicador", "Ejecutado", "Ejecutado")))
    assert "En «anexo-4-puno.xlsx» hay columnas que pueden ser lo mismo: B" in puno.last_text
    assert await attached(staffed) == [(1, "lista.xlsx", "xlsx")]


@pytest.mark.usefixtures("card_open")
async def test_what_is_to_become_another_kind_is_told_so_with_an_indicator_open(
    staffed: Bot, puno: Player
) -> None:
    await send(puno, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "avance.xls")
    assert "No leí «avance.xls»: no está en el formato actual de Excel." in puno.last_text
    await send(puno, packed("Index/Document.iwa"), "avance.numbers")
    assert "elija Archivo, Exportar a, Excel, y envíe ese archivo (.xlsx)." in puno.last_text
    assert await attached(staffed) == []


async def test_a_form_among_what_is_sent_together_is_read(staffed: Bot, puno: Player) -> None:
    form, other = await filled(puno, D7=45), sheet_with(["Ana"], headings=("Asistentes",))
    await puno.send("/reportar")
    await puno.click("Empezar")
    await puno.attach_together(("acta.pdf", b"%PDF-1.4"), (FILE, form), ("lista.xlsx", other))
    assert any("Esto leí de «anexo-4-puno.xlsx»" in text for text in puno.texts)
    assert sorted(await attached(staffed)) == [(1, "acta.pdf", "pdf"), (1, "lista.xlsx", "xlsx")]


async def attached(bot: Bot) -> list[tuple[int, str, str | None]]:
    async with bot.database.transaction() as session:
        found = (await session.exec(select(Evidence))).all()
    return [(each.indicator, each.name, each.kind) for each in found]


async def test_a_form_of_another_region_is_not_taken(staffed: Bot, puno: Player) -> None:
    tacna = staffed.player(104)
    await send(puno, await filled(tacna, D7=45))
    assert "es de DRTPE Tacna, II Semestre 2020" in puno.last_text
    assert "No guardé nada." in puno.last_text


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7", FILE, "no es un libro de Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FILE, "no está en el formato actual"),
        (b"x", "viejo.xls", "Guardar como «Libro de Excel (.xlsx)»"),
        (b"x", "macros.xlsm", "tiene macros"),
        (b"x", "avance.numbers", "elija Archivo, Exportar a, Excel"),
        (packed("Index/Document.iwa"), FILE, "es de Numbers"),
        (b"x", "avance.ods", "no es un libro de Excel ni de LibreOffice"),
        (ods(table(), Scripts__a_dot_py="x"), "avance.ods", "tiene macros"),
        (with_part(sheet_with(), "xl/vbaProject.bin"), FILE, "tiene macros"),
        (bytes(20 * 1024 * 1024 + 1), FILE, "pesa más de 20 MB"),
        (with_part(sheet_with(), "a", bytes(60 << 20)), FILE, "guarda demasiado contenido"),
        (sheet_with([1], headings=("DNI",)), FILE, "no encontré la tabla"),
    ],
)
async def test_what_cannot_be_read_says_what_to_do_next(
    puno: Player, content: bytes, name: str, words: str
) -> None:
    await send(puno, content, name)
    assert words in puno.last_text
    assert "No cambió nada de lo guardado." in puno.last_text


async def test_a_bad_line_only_puts_the_reading_off(staffed: Bot, puno: Player) -> None:
    content = await filled(puno, D7=45)
    staffed.simulator.faults.add(Fault(FaultKind.BAD_GATEWAY, ("getFile",), times=2))
    await puno.attach(content, FILE)
    for _ in range(2):
        assert "Esto leí" not in puno.last_text
        await staffed.pass_time()
    assert "Esto leí" in puno.last_text


@pytest.mark.both_databases
async def test_a_file_waits_while_the_bot_is_killed_and_restarted(
    staffed: Bot, puno: Player
) -> None:
    content = await filled(puno, D7=45)
    held = staffed.simulator.faults.add(Fault(FaultKind.TIME_OUT, ("getFile",), times=None))
    await staffed.simulator.confirmed_through(await puno.actor.send_document(content, FILE))
    await staffed.kill()
    staffed.simulator.faults.remove(held)
    await staffed.start()
    await puno.actor.until(lambda text: "Esto leí" in text)


async def test_who_reports_nothing_is_told_as_ever(staffed: Bot) -> None:
    director = staffed.player(103)
    await send(director, sheet_with([3, "", "", 45]))
    assert "Por ahora solo leo texto" in director.last_text


async def test_once_the_report_is_sent_a_correction_is_offered(staffed: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    await puno.send("60 60 70 10 89 50 7 75 55 1 50 50")
    for label in ("Guardar", "Enviar", "Sí, enviar"):
        await puno.click(label)
    await send(puno, sheet_with([3, "", "", 45]))
    assert "ya fue enviado" in puno.last_text
    assert puno.labels == ["✏️ Corregir el reporte"]


async def test_a_form_says_what_it_was_read_from_and_what_was_not_read(
    staffed: Bot, puno: Player
) -> None:
    rows: list[list[object]] = [
        ["DRTPE Puno", "", "II SEMESTRE 2020"],
        ["N°", "Indicador", "Meta", "Meta ejecutada", "Avance acumulado"],
        *([number, "", 60, share, 99] for number, share in enumerate((0.6, 0.45, 1), start=1)),
        ["1/ Dato preliminar"],
    ]
    await send(puno, book_of(Hoja=rows))
    assert "Hoja «Hoja», meta: columna C «Meta»; ejecutado: columna D «Meta ejecutada»" in (
        puno.last_text
    )
    assert "como partes de uno: 0.6 es 60%" in puno.last_text
    assert "No leí: celda A6 «1/ Dato preliminar»; columna E «Avance acumulado»" in puno.last_text
    await puno.click("Guardar")
    assert [await staffed.executed("puno", number) for number in (1, 2, 3)] == [60, 45, 100]


async def test_what_is_of_another_or_in_doubt_is_refused_by_naming_both(
    staffed: Bot, puno: Player
) -> None:
    rows: list[list[object]] = [["N°", "Meta", "Ejecutado"], [1, 60, 45]]
    await send(puno, book_of(Hoja=[["ANEXO 4 - REGIÓN: TACNA - II SEMESTRE 2020"], *rows]))
    assert "es de DRTPE Tacna, II Semestre 2020. Usted reporta ahora DRTPE Puno" in puno.last_text
    await send(puno, book_of(Hoja=[["Semestre", "2do. Semestre 2019"], *rows]))
    assert (
        "es de DRTPE Puno, II Semestre 2019. Usted reporta ahora DRTPE Puno, II Semestre 2020"
        in (puno.last_text)
    )
    await send(puno, book_of(Hoja=[["N°", "Meta 2020-I", "Ejecutado 2020-I"], [1, 60, 45]]))
    assert "es de DRTPE Puno, I Semestre 2020. Usted reporta" in puno.last_text
    await send(puno, book_of(Hoja=rows), "anexo 4 puno 2020-II.xlsx")
    assert "Esto leí de «anexo 4 puno 2020-II.xlsx»" in puno.last_text
    await send(puno, book_of(Hoja=[["DRTPE Puno"], *rows]), "anexo 4 tacna.xlsx")
    assert "A1 «DRTPE Puno» y el archivo «anexo 4 tacna» no dicen lo mismo" in puno.last_text
    await send(puno, book_of(Hoja=[["Región", "Pisco"], *rows]))
    assert "no entiendo de qué región o semestre es: A1 «Region: Pisco»" in puno.last_text
    counts: list[list[object]] = [["N°", "Meta física (personas)", "Avance acumulado"], [1, 9, 8]]
    await send(puno, book_of(Hoja=counts))
    assert "B «Meta física (personas)» son cantidades, no porcentajes" in puno.last_text
    assert await staffed.figures("puno") == {} or await staffed.executed("puno", 1) is None
