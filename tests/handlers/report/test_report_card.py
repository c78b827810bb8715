"""/informe: the report as a file for whoever may have it, its texts, its editions and readers."""

import asyncio
import hashlib
import io
from pathlib import Path
from time import monotonic
from zipfile import ZipFile

import pytest
from docx import Document
from sqlmodel import select

from bot.delivery import report_files
from bot.workers.report_maker import ReportMaker
from simulator import Message
from storage.models import Edition, ReportText
from storage.people import people
from tests.cast import Bot, Player
from tests.handlers.report.scripts import arrived, files_of, publish_and_make, text_of_pdf

ODES = 106
PAUSE = 0.03  # seconds between two edits of what is told, instead of one
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def odes(country: Bot) -> Player:
    return country.player(ODES)


def newest(player: Player) -> Message:
    return player.actor.messages[-1]


async def _watch(player: Player, seen: list[str]) -> None:
    """Note what the newest message says, one after another."""
    while True:
        if seen[-1:] != [newest(player).text]:
            seen.append(newest(player).text)
        await asyncio.sleep(PAUSE / 20)


async def test_while_it_is_drawn_its_chat_is_told_how_far_it_is(
    country: Bot, odes: Player, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With nothing drawn before: what a bot draws is kept beside it."""
    monkeypatch.setattr(report_files, "PAUSE_SECONDS", PAUSE)
    maker: ReportMaker = country.puntual.scheduler._make_edition.__self__  # type: ignore[attr-defined]
    monkeypatch.setattr(maker.pool, "_folder", tmp_path)
    await odes.send("/informe")
    seen, began = list[str](), monotonic()
    watching = asyncio.create_task(_watch(odes, seen))
    await odes.press(odes.last, "infmake:2020-II:pdf:loreto")
    await arrived(country)
    watching.cancel()
    told = [words for words in seen if words.startswith("⏳")]
    assert "⏳ Dibujando gráficos: 0 de 2" in told
    assert len(told) - 1 <= (monotonic() - began) / PAUSE
    assert newest(odes).text.endswith("· Loreto, borrador.")


async def test_odes_gets_the_draft_as_pdf_and_word_and_reads_what_it_lacks(
    country: Bot, odes: Player
) -> None:
    await odes.send("/informe")
    assert "Borrador: cada página lo dice" in newest(odes).text
    assert "5 reportes: Arequipa, Ayacucho, Puno, Tacna, Tumbes" in newest(odes).text
    assert "12 evaluaciones: IdG 1, 2, 3" in newest(odes).text
    assert {"Quién falta", "Evaluaciones"} <= set(odes.labels)
    await odes.click("PDF")
    await arrived(country)
    assert newest(odes).text == "Informe situacional · II Semestre 2020, borrador."
    text = text_of_pdf(odes)
    assert "Informe situacional" in text
    assert "BORRADOR" in text
    await odes.send("/informe")
    await odes.click("Word")
    await arrived(country)
    assert Document(io.BytesIO(files_of(odes)[-1])).paragraphs


async def test_before_publishing_nobody_else_gets_it(country: Bot) -> None:
    for outsider in (101, 103, 107):
        player = country.player(outsider)
        await player.send("/informe")
        assert "Todavía no hay un informe publicado" in newest(player).text
        await player.press(player.last, "infmake:2020-II:pdf:")
        await arrived(country)
        assert files_of(player) == []


async def test_the_same_draft_is_neither_made_nor_uploaded_again(
    country: Bot, odes: Player
) -> None:
    for _ in range(2):
        await odes.send("/informe")
        await odes.click("PDF")
        await arrived(country)
    documents = [each.body["document"] for each in odes.actor.messages if "document" in each.body]
    assert documents[-1]["file_id"] == documents[-2]["file_id"]


async def test_a_text_is_changed_previewed_kept_and_gone_back_from(
    country: Bot, odes: Player
) -> None:
    await odes.send("/informe")
    await odes.click("Textos")
    await odes.click("Objetivos")
    await odes.send("Mostrar el {{ semestre }} y {{ cosa }}.")
    assert "No existe el dato {{ cosa }}" in newest(odes).text
    await odes.send("Dar cuenta del {{ semestre }}.")
    assert "Dar cuenta del segundo semestre de 2020." in newest(odes).text
    await odes.click("Ver la página")
    await arrived(country)
    assert "Todavía no está guardado" in newest(odes).text
    page = text_of_pdf(odes)
    assert "Dar cuenta del segundo semestre de 2020." in page
    assert "BORRADOR" in page
    assert "II. Base legal" not in page
    await odes.click("Guardar")
    assert "Dar cuenta del {{ semestre }}." in newest(odes).text
    await odes.click("Volver a uno anterior")
    await odes.click("El de Puntual")
    await odes.click("Guardar")
    async with country.database.transaction() as session:
        kept = (await session.exec(select(ReportText))).all()
    assert [row.text for row in kept] == ["Dar cuenta del {{ semestre }}.", ""]


async def test_publishing_fixes_an_edition_that_is_sent_and_read(
    country: Bot, odes: Player, published: None
) -> None:
    await publish_and_make(country)
    puno = country.player(101)
    assert "ODES lo publicó." in newest(puno).text
    assert "Loreto: páginas " in country.player(105).last_text
    assert files_of(puno)
    await puno.click("He leído")
    assert "Anotado" in puno.toasts[-1]
    await puno.click("He leído")
    assert "Ya estaba anotado" in puno.toasts[-1]
    async with country.database.transaction() as session:
        lost = await people.find_person(session, 104)
        assert lost is not None
        lost.unreachable_since = country.simulator.now()
        session.add(lost)
    await odes.send("/informe")
    assert "El informe lo dice." in newest(odes).text
    assert "publicar igual" not in newest(odes).text
    await odes.click("Quién lo leyó")
    assert "📵 No les llegan los mensajes (1): Punto focal Tacna" in newest(odes).text
    assert "✅ Leyeron (1): Punto focal Puno" in newest(odes).text
    await odes.click("Recordar")
    await arrived(country)
    assert "¿Ya leyó el Informe situacional" in country.player(103).last_text
    assert "¿Ya leyó" not in puno.last_text
    async with country.database.transaction() as session:
        [edition] = (await session.exec(select(Edition))).all()
    assert (edition.number, edition.period) == (1, "2020-II")
    assert edition.sha256 == hashlib.sha256(files_of(puno)[-1]).hexdigest()
    await puno.send(f"/verificar 2020-II-ED-1 {edition.sha256[:8]}")
    assert "Informe situacional, II Semestre 2020, edición 1" in newest(puno).text
    await odes.send("/informe")
    await odes.click("Datos abiertos")
    await arrived(country)
    assert "datapackage.json" in ZipFile(io.BytesIO(files_of(odes)[-1])).namelist()
    loreto = country.player(105)
    await loreto.send("/informe")
    await loreto.click("Solo Loreto")
    await arrived(country)
    extract = text_of_pdf(loreto)
    assert "DRTPE Loreto" in extract
    assert "DRTPE Cajamarca" not in extract


async def test_a_letterhead_is_tried_kept_and_gone_back_from(country: Bot, odes: Player) -> None:
    base, out = Document(), io.BytesIO()
    base.sections[0].header.paragraphs[0].text = "Oficina de Prueba"
    base.save(out)
    await odes.send("/informe")
    await odes.click("Textos")
    await odes.click("Membrete")
    await odes.attach(b"PK\x03\x04 broken", "membrete.docx")
    await arrived(country)
    assert "No se cambió nada." in newest(odes).text
    await odes.attach(b"P" * 30_000_000, "membrete.docx")
    assert "pesa 30 MB; caben 5" in newest(odes).text
    assert "No se cambió nada." in newest(odes).text
    await odes.attach(out.getvalue(), "membrete.docx")
    await arrived(country)
    assert "Es «membrete.docx»" in newest(odes).text
    await odes.send("/informe")
    await odes.click("Word")
    await arrived(country)
    headers = [s.header.paragraphs for s in Document(io.BytesIO(files_of(odes)[-1])).sections]
    assert any("Oficina de Prueba" in each.text for header in headers for each in header)
    await odes.send("/informe")
    await odes.click("Textos")
    await odes.click("Membrete")
    await odes.click("El de Puntual")
    assert "Es el de Puntual." in newest(odes).text


async def test_texts_come_in_one_document_by_its_headings(country: Bot, odes: Player) -> None:
    document, out = Document(), io.BytesIO()
    for line in ("III. Objetivos", "Dar cuenta.", "Nota de método", "Se suma y se divide."):
        document.add_paragraph(line)
    document.save(out)
    await odes.send("/informe")
    await odes.click("Textos")
    await odes.attach(out.getvalue(), "textos.docx")
    await arrived(country)
    assert "III. Objetivos\nDar cuenta." in newest(odes).text
    await odes.click("Guardar 2")
    assert "Guardados: 2" in newest(odes).text
    await odes.attach(b"T" * 21_000_000, "textos.txt")
    assert "«textos.txt»: pesa más de 20 MB" in newest(odes).text
    await odes.attach(b"Nada de eso", "textos.txt")
    await arrived(country)
    assert "No encontr" in newest(odes).text
    await odes.send("/informe")
    await odes.click("Textos")
    await odes.click("Objetivos")
    await odes.attach(b"Dar cuenta de {{ nada }}.", "objetivos.txt")
    await arrived(country)
    assert "No existe el dato {{ nada }}" in newest(odes).text
    await odes.send("/informe")
    await odes.click("Textos")
    for part in ("Objetivos", "Nota de método"):
        await odes.click(part)
        await odes.click("Volver a uno anterior")
        await odes.click("El de Puntual")
        await odes.click("Guardar")
        await odes.click("Atrás")
