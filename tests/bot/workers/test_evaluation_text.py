"""A directorate's file is read in a process of its own, which its content can't hurt."""

from bot.workers.workbook_pool import WorkbookPool
from documents.texts.reader import DocumentText
from documents.texts.unfit import TextFault, UnfitText
from tests.documents.texts.samples import docx, paragraph, zipped


async def test_a_document_is_read_in_a_process() -> None:
    pool = WorkbookPool()
    read = await pool.read_evaluation_text(docx(paragraph("Ica cumplió"), paragraph("Puno no")))
    assert read == DocumentText("Ica cumplió\nPuno no")


async def test_what_would_fill_the_memory_is_refused() -> None:
    bomb = zipped({"word/document.xml": b"<a>" * 5_000_000})
    assert await WorkbookPool().read_evaluation_text(bomb) == UnfitText(TextFault.UNPACKS_TOO_LARGE)


async def test_a_plain_text_needs_no_process() -> None:
    assert await WorkbookPool(patience=0).read_evaluation_text(b"Ica") == DocumentText("Ica")
