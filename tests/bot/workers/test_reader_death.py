"""A reader's process that dies says nothing of the file, nor does one whose memory ends."""

import sys
from io import BytesIO

import pytest
from openpyxl import Workbook

from bot.workers import workbook_pool
from bot.workers.workbook_pool import ProcessDied, WorkbookPool
from documents.texts.unfit import FAULT_WORDS, TextFault, UnfitText
from documents.workbooks.read.findings import Reason, UnfitWorkbook
from handlers.words import say

KILLED = "tests.bot.workers.killed_worker"
SHORT_OF_MEMORY = "tests.bot.workers.short_of_memory"


async def test_whoever_sent_it_is_not_told_that_it_is_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pool = WorkbookPool()
    monkeypatch.setattr(workbook_pool, "WORKER", KILLED)
    for _ in range(2):
        read = await pool.read({}, b"PK", "anexo.xlsx")
        assert read == UnfitWorkbook(Reason.READER_DIED)
        monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ProcessDied):  # the file is asked of Telegram again
        await pool.kind_of(b"PK\3\4", "acta.docx")
    assert await pool.read_evaluation_text(b"PK\3\4") == UnfitText(TextFault.READER_DIED)
    assert "no del archivo" in FAULT_WORDS[TextFault.READER_DIED]
    [fault] = (await pool.read_indicators(b"PK")).faults
    assert workbook_pool.DIED in fault
    assert workbook_pool.DIED in await pool.try_letterhead(b"PK")
    assert "no del archivo" in say(
        "workbooks/unfit", name="anexo.xlsx", why=UnfitWorkbook(Reason.READER_DIED), form=False
    )


async def test_whose_reader_runs_out_of_memory_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_pool, "WORKER", SHORT_OF_MEMORY)
    read = await WorkbookPool().read({}, workbook(*["word"] * 5_000), "anexo.xlsx")
    assert read == UnfitWorkbook(Reason.OUT_OF_MEMORY)
    told = say("workbooks/unfit", name="anexo.xlsx", why=read, form=False)
    assert "no me alcanzó la memoria" in told
    assert "dañado" not in told
    assert "la memoria" in UnfitText(TextFault.OUT_OF_MEMORY).words("acta.docx")


def workbook(*words: str) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number, word in enumerate(words):
        sheet.append([f"{word} {number}"])
    book.save(content := BytesIO())
    return content.getvalue()
