"""A reader's process that is killed says nothing of the file."""

import sys

import pytest

from bot.workers import workbook_pool
from bot.workers.workbook_pool import WorkbookPool
from documents.texts.unfit import FAULT_WORDS, TextFault, UnfitText
from documents.workbooks.read.findings import Reason, UnfitWorkbook
from handlers.words import say

KILLED = "tests.bot.workers.killed_worker"


async def test_whoever_sent_it_is_not_told_that_it_is_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pool = WorkbookPool()
    monkeypatch.setattr(workbook_pool, "WORKER", KILLED)
    for _ in range(2):
        read = await pool.read({}, b"PK", "anexo.xlsx")
        assert read == UnfitWorkbook(Reason.READER_DIED)
        monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert await pool.read_evaluation_text(b"PK\3\4") == UnfitText(TextFault.READER_DIED)
    assert "no del archivo" in FAULT_WORDS[TextFault.READER_DIED]
    [fault] = (await pool.read_indicators(b"PK")).faults
    assert workbook_pool.DIED in fault
    assert workbook_pool.DIED in await pool.try_letterhead(b"PK")
    assert "no del archivo" in say(
        "workbooks/unfit", name="anexo.xlsx", why=UnfitWorkbook(Reason.READER_DIED), form=False
    )
