"""The receipt of a version by its number, for the chat and the command line."""

import re

from pydantic import TypeAdapter
from sqlmodel.ext.asyncio.session import AsyncSession

from documents.receipt_facts import ReceiptFacts
from handlers.receipts.facts import receipt_facts
from storage.reports import reports
from storage.reports.canonical import content_hash
from storage.reports.reports import Report
from storage.reports.version_history import transitions_of, version_by_receipt

HASH = re.compile(r"[0-9a-f]{8,64}")
_JSON = TypeAdapter(ReceiptFacts)


async def report_of(session: AsyncSession, number: str) -> Report | None:
    version = await version_by_receipt(session, number)
    return await reports.load(session, version.id or 0) if version else None


async def verified_report(session: AsyncSession, number: str, printed: str) -> Report | None:
    """The report, if it has that number and what it says today still has that hash."""
    report = await report_of(session, number)
    if report is None or not (report.version.content_hash or "").startswith(printed):
        return None
    return report if content_hash(report) == report.version.content_hash else None


async def page_facts(session: AsyncSession, report: Report) -> str:
    """The page's content as JSON, for the process that draws it."""
    history = await transitions_of(session, report.id)
    return _JSON.dump_json(receipt_facts(report, history)).decode()
