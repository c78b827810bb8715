"""The receipt of a version by its number, for the chat and the command line."""

from sqlmodel.ext.asyncio.session import AsyncSession

from documents.receipt_facts import ReceiptFacts
from handlers.evaluations.receipt import evaluation_by_receipt
from handlers.facts.receipt_seal import Genuine, Typed, seal_page, verify_typed
from handlers.receipts.facts import receipt_facts
from storage.installation_key import InstallationKey
from storage.reports import reports
from storage.reports.reports import Report
from storage.reports.version_history import transitions_of, version_by_receipt


async def report_of(session: AsyncSession, number: str) -> Report | None:
    version = await version_by_receipt(session, number)
    return await reports.load(session, version.id or 0) if version else None


async def verified(session: AsyncSession, typed: Typed, key: InstallationKey) -> Genuine | None:
    """What was sent with that number, if its receipt has that hash. Raises NotAsSent."""
    sent = await report_of(session, typed.number)
    found = sent or await evaluation_by_receipt(session, typed.number)
    return await verify_typed(session, found, typed, key) if found else None


async def page_facts(session: AsyncSession, report: Report, key: InstallationKey) -> ReceiptFacts:
    """The page's content. Raises NotAsSent."""
    history = await transitions_of(session, report.id)
    return await seal_page(session, report, receipt_facts(report, history), key)
