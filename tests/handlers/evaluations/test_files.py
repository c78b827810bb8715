"""A directorate's text that comes as a file is read, shown and saved like a pasted one."""

import io

from docx import Document

from storage.models import RowKind
from tests.cast import Bot, Player
from tests.handlers.evaluations.scripts import (
    ANNEX,
    card,
    items_of,
    name_directorate,
    versions,
)


def as_docx(text: str) -> bytes:
    document, out = Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


async def arrived(bot: Bot) -> None:
    bot.puntual.delivery.wake()
    await bot.puntual.delivery.drained()


async def test_a_word_file_is_read_for_the_indicator_that_is_open(
    staffed: Bot, evaluator: Player
) -> None:
    await evaluator.send("/evaluar 1")
    await evaluator.attach(as_docx(ANNEX), "anexo 5.docx")
    await arrived(staffed)
    assert "Esto se leyó de su texto" in card(evaluator).text
    await evaluator.click("Guardar")
    [row] = await versions(staffed)
    assert len(await items_of(staffed, row)) == 6


async def test_a_file_of_several_indicators_needs_no_card(staffed: Bot) -> None:
    directorate = await name_directorate(staffed, 103, 4, 5)
    await directorate.attach("IdG 4\nConclusión: Loreto cumplió la meta.".encode(), "anexo5.txt")
    await arrived(staffed)
    assert "IdG 4" in card(directorate).text
    await directorate.attach(b"Loreto no cumpli\xf3 la meta.", "anexo5.txt")
    await arrived(staffed)
    assert "¿De qué indicador es este texto?" in card(directorate).text
    await directorate.click("IdG 5")
    assert "no cumplió: Loreto" in card(directorate).text


async def test_what_cannot_be_read_is_told_with_what_to_do(staffed: Bot, evaluator: Player) -> None:
    await evaluator.send("/evaluar 1")
    for content, name in (
        (b"%PDF-1.7 ...", "anexo5.pdf"),
        (b"PK\x03\x04 broken", "anexo5.docx"),
        (b"  \n ", "vacio.txt"),
    ):
        await evaluator.attach(content, name)
        await arrived(staffed)
        assert "No se guardó nada" in card(evaluator).text
    assert await versions(staffed) == []


async def test_a_focal_point_s_text_file_is_no_evaluation(staffed: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    await puno.attach(b"Las regiones cumplieron.", "nota.txt")
    await arrived(staffed)
    assert not any("Esto se leyó" in text for text in puno.texts)
    assert not [row for row in await staffed.undelivered() if row.kind is RowKind.READ]
