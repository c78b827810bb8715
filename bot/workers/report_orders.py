"""Orders of reports from the database: its facts, ODES's texts and letterhead, its edition."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.workers.report_format import ReportFormat
from bot.workers.report_press import ReportOrder
from bot.workers.report_worker import order_type
from convenio.calendar.periods import Period
from documents.report.templates import default_texts
from handlers.facts.report_facts import report_facts
from storage.models import PeriodRow
from storage.report.editions import edition_code, newest_edition
from storage.report.texts import letterhead, texts_of


async def report_order(
    session: AsyncSession,
    period: Period,
    form: ReportFormat,
    region: str | None,
    *,
    folder: Path,
    year_names: Sequence[str] = (),
    text: tuple[str, str] | None = None,
) -> ReportOrder:
    """A report of a semester as it is now, or a region's extract; `folder`: of kept files.

    `text`: of a text, by its name, the pages that it would make.

    Raises ValueError, in words for people, where nothing is known of the semester.
    """
    facts = await report_facts(session, period, year_names=year_names)
    row = await session.get(PeriodRow, period.code)
    kept = await texts_of(session, row.agreement if row else "")
    edition = await newest_edition(session, period.code)
    if edition is not None:
        facts = replace(facts, edition=edition_code(edition))
    base = await letterhead(session) if form is ReportFormat.DOCX else None
    return ReportOrder(
        facts=facts,
        texts=default_texts(facts.agreement_years) | kept | dict([text] if text else []),
        form=form,
        region=region,
        part=text[0] if text else "",
        letterhead=(folder / base.sha256).read_bytes() if base and base.sha256 else b"",
    )


def digest_of(order: ReportOrder) -> str:
    """The hash of all that a file is made of: the same order, the same file."""
    return sha256(order_type().dump_json(order)).hexdigest()
