"""The report as it is now, made from the database: for whoever asks for it, and as an edition."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.config.clock import Clock
from bot.workers.drawers import NotPrinted, Progress
from bot.workers.report_format import ReportFormat
from bot.workers.report_orders import report_order
from bot.workers.report_pool import ReportPool
from bot.workers.report_press import MadeReport, ReportOrder, silent
from convenio.calendar.periods import Period, lima_day
from documents.open_data.package import open_data_zip
from handlers.facts.open_data import open_data_of
from jobs.editions import EditionFile
from storage.database import Database
from storage.models import Edition


@dataclass(frozen=True, slots=True)
class ReportMaker:
    """`folder`: where files are kept under their hash, the letterhead too."""

    pool: ReportPool
    database: Database
    clock: Clock
    folder: Path
    year_names: tuple[str, ...] = ()

    async def order(self, wanted: Mapping[str, str]) -> ReportOrder:
        """What is to be made of a semester, in a format, perhaps of a region or a text alone.

        Raises ValueError, in words for people.
        """
        period, form = Period.parse(wanted["period"]), ReportFormat(wanted["format"])
        region = wanted["region"] or None
        text = (wanted["part"], wanted["text"]) if wanted.get("part") else None
        async with self.database.transaction() as session:
            return await report_order(
                session,
                period,
                form,
                region,
                folder=self.folder,
                year_names=self.year_names,
                text=text,
            )

    async def make(self, order: ReportOrder, told: Progress = silent) -> MadeReport:
        """Raises ValueError, in words for people, and NotPrinted."""
        return await self.pool.make(order, told)

    async def edition(self, edition: Edition) -> EditionFile | None:
        """The file of an edition; None where it could not be made, which the log tells."""
        wanted = {"period": edition.period, "format": ReportFormat.PDF.value, "region": ""}
        try:
            made = await self.make(await self.order(wanted))
        except (ValueError, NotPrinted):
            return None
        counts = {"pages": made.pages, "tables": made.tables, "figures": made.figures}
        pages = {about: list(on) for about, on in made.places.items()}
        return EditionFile(made.content, counts | {"findings": made.findings}, pages)

    async def open_data(self, period: str) -> bytes:
        """A semester's open data as a ZIP. Raises ValueError of an unknown semester."""
        async with self.database.transaction() as session:
            data = await open_data_of(session, period, lima_day(self.clock()))
        if data is None:
            raise ValueError(f"No hay periodo {period}.")
        return await asyncio.to_thread(open_data_zip, data)
