"""What a report costs: 26 regions by the command, from its start; and many more units.

Beside it, as in many an office's script: a pyplot chart after another into python-docx, and
LibreOffice's conversion to PDF, where its Writer is installed.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

import docx
import docx.document
import matplotlib
from docx.shared import Cm

from bot.example.published_report import send_report
from bot.workers.drawers import drawers
from bot.workers.report_format import PICTURES, ReportFormat
from bot.workers.report_press import ReportOrder, make_report, silent
from charts.facts.comparison import ComparisonFacts
from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from convenio.report.results import Figure, State
from documents.report.facts import ReportFacts
from documents.report.templates import default_texts
from handlers.facts.report_facts import report_facts
from storage.database import Database
from storage.models import Person
from storage.periods.periods import add_period
from tests.bench.neighbours import print_neighbours

BEFORE, NOW = Period(2020, 1), Period(2020, 2)
MANY = (250, 500, 2_000)
MIB = 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'banco.db'}"
        facts = asyncio.run(_prepared(url))
        print(f"A report of {len(facts.regions)} regions, two semesters, by its command:")
        first = []
        for form in ReportFormat:
            env = {"DATABASE_URL": url, "CHART_FOLDER": str(folder / form)}
            cold = _command(form, folder, env, "nothing drawn before", "under 4 s, 350 MiB")
            _command(form, folder, env, "charts kept", "under 1.5 s, 350 MiB")
            first.append(cold)
        times = _naive(facts, folder) / first[0]
        print(f"  so long is {times:.1f} times ours (at least 5)")
        print_neighbours()
        for units in MANY:
            _many(facts, units, folder / str(units))


async def _prepared(url: str) -> ReportFacts:
    """A database with both semesters of every region, and what a report says of it."""
    database = Database(url)
    await database.migrate()
    at = datetime(2020, 12, 20, 15, tzinfo=UTC)
    async with database.transaction() as session:
        author = Person(name="Banco", created_at=at)
        session.add(author)
        await session.flush()
        for period in (BEFORE, NOW):
            day = date(2020, 12, 1)
            await add_period(
                session, period, PeriodDates(day, day + timedelta(days=40)), REGIONS, None, at
            )
            for place, region in enumerate(REGIONS):
                figures = _figures(place + 7 * period.half)
                await send_report(session, region, figures, author, at, period=period.code)
        facts = await report_facts(session, NOW)
    await database.close()
    return facts


def _figures(seed: int) -> list[Figure]:
    return [
        Figure(number, State.REPORTED, Decimal(30 + seed % 60), Decimal((seed * number) % 130))
        for number in INDICATORS
    ]


def _command(
    form: ReportFormat, folder: Path, env: dict[str, str], what: str, limits: str
) -> float:
    args = ("report", "--period", NOW.code, "--format", form, "--out", str(folder / f"x.{form}"))
    began = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *args], env=os.environ | env, stdout=subprocess.DEVNULL
    ) as process:
        with _watched(process.pid) as most:
            _, status, used = os.wait4(process.pid, 0)
        took = perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    print(
        f"  {form}, {what:20} {took:6.2f} s, {used.ru_utime + used.ru_stime:5.2f} s of processors,"
        f" {most[0]:4.0f} MiB at most   {limits}",
        flush=True,
    )
    return took


@contextmanager
def _watched(pid: int) -> Iterator[list[float]]:
    """The most memory that a process and all that it started held together at one moment.

    What they share is counted once (`Pss`).
    """
    most, done = [0.0], Event()

    def watch() -> None:
        while not done.wait(0.05):
            most[0] = max(most[0], sum(map(_mebibytes, _tree(pid))))

    thread = Thread(target=watch)
    thread.start()
    try:
        yield most
    finally:
        done.set()
        thread.join()


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(below for child in children for below in _tree(int(child)))]


def _mebibytes(pid: int) -> float:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) / MIB for line in told.splitlines() if "Pss:" in line), 0)


def _many(facts: ReportFacts, units: int, folder: Path) -> None:
    """So many regions, a page each: the same ones again, with other figures."""
    shown = [_other(facts.regions[n % len(facts.regions)], n) for n in range(units)]
    order = ReportOrder(
        facts=replace(facts, regions=tuple(shown)),
        texts=default_texts(facts.agreement_years),
        form=ReportFormat.PDF,
    )
    began = perf_counter()
    with _watched(os.getpid()) as most, drawers(folder, PICTURES[ReportFormat.PDF]) as drawing:
        made = make_report(order, drawing, silent)
    took = perf_counter() - began
    print(
        f"  {units:,} units, {made.pages:,} pages, {made.figures:,} charts {took:6.1f} s"
        f" ({1000 * took / units:.0f} ms each) {most[0]:6.0f} MiB at most"
        f"{'   under 3 minutes' if units == max(MANY) else ''}",
        flush=True,
    )


def _other(each: ComparisonFacts, seed: int) -> ComparisonFacts:
    return replace(each, later=replace(each.later, figures=tuple(_figures(seed))))


def _naive(facts: ReportFacts, folder: Path) -> float:
    """As many charts, each drawn by pyplot; a table for each region; converted to PDF."""
    matplotlib.use("agg")
    import matplotlib.pyplot as plt  # noqa: TID251 (it is what ours is compared with)

    began = perf_counter()
    document = docx.Document()
    for each in facts.regions:
        for semester in (each.later, each.earlier):
            figure, axes = plt.subplots(figsize=(5, 5), dpi=200)
            for shift, part in ((-0.2, "programmed"), (0.2, "executed")):
                values = [float(getattr(row, part) or 0) for row in semester.figures]
                bars = axes.bar([at + shift for at in range(len(values))], values, 0.4, label=part)
                axes.bar_label(bars, fmt="%.0f%%")
            axes.legend()
            picture = BytesIO()
            figure.savefig(picture, bbox_inches="tight")
            plt.close(figure)
            document.add_heading(f"{REGIONS[each.region].office}, {semester.period.label}", 2)
            document.add_picture(picture, width=Cm(10))
            _add_table(document, semester.figures)
    document.save(str(folder / "naive.docx"))
    written = perf_counter() - began
    print(f"  pyplot into python-docx                {written:6.2f} s")
    if converted := _converted(folder):
        print(f"  and LibreOffice's conversion           {converted:6.2f} s")
    else:
        print("  and LibreOffice's conversion             (its Writer is not installed)")
    return written + converted


def _add_table(document: docx.document.Document, figures: Sequence[Figure]) -> None:
    table = document.add_table(rows=1, cols=3)
    for figure in figures:
        cells = table.add_row().cells
        told = (figure.indicator, figure.programmed, figure.executed)
        for cell, value in zip(cells, told, strict=True):
            cell.text = str(value)


def _converted(folder: Path) -> float:
    office = shutil.which("soffice")
    if office is None:
        return 0
    args = [office, f"-env:UserInstallation=file://{folder}/office", "--headless"]
    began = perf_counter()
    subprocess.run(
        [*args, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "naive.docx")],
        check=False,
        capture_output=True,
    )
    return perf_counter() - began if (folder / "naive.pdf").is_file() else 0


if __name__ == "__main__":
    main()
