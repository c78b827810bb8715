"""What a workbook costs: read, and consolidated of 26 regions and of 2,000 units.

Each in a process of its own, as the bot has it: its start is in the time, and its memory is the
most that it ever held.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from pydantic import TypeAdapter

from bot.workers.workbook_pool import as_input
from convenio.catalogue.indicators import INDICATORS
from convenio.report.results import Figure, State
from documents.workbooks.write.facts import (
    CauseLine,
    ChangeLine,
    ConsolidatedFacts,
    FigureLine,
    FormFacts,
    FormRow,
    ReportLine,
    WorkbookKind,
)
from documents.workbooks.write.form import write_form

TIMES = 5
MIB = 1024
WORK = """
import sys
from pathlib import Path
from bot.workers.workbook_worker import main
main()
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if "VmHWM" in line), file=sys.stderr)
"""
NOW = datetime(2021, 1, 5, 10, tzinfo=UTC).replace(tzinfo=None)
PERIODS = ("2020-I", "2020-II")


def main() -> None:
    _measure("an Anexo 4, made", WorkbookKind.FORM, _json(form()), "")
    filled = as_input({PERIODS[1]: INDICATORS}, "anexo-4-puno.xlsx", write_form(form()))
    _measure("an Anexo 4, read", "read", filled, "under 1 s, 100 MiB")
    for units, limits in ((26, "under 2 s"), (2_000, "under 30 s, 300 MiB")):
        given = _json(consolidated(units))
        _measure(f"consolidated, {units} units", WorkbookKind.CONSOLIDATED, given, limits)


def _json(facts: FormFacts | ConsolidatedFacts) -> bytes:
    return TypeAdapter(type(facts)).dump_json(facts)


def form() -> FormFacts:
    rows = tuple(
        FormRow(number, each.name, Decimal(60), True, None, Decimal(45))
        for number, each in INDICATORS.items()
    )
    return FormFacts("DRTPE Puno", "II Semestre 2020", "I Semestre 2020", rows)


def consolidated(units: int) -> ConsolidatedFacts:
    """Both semesters' figures of so many units, a cause for a third of them, a change for each."""
    names = [(f"unidad-{number}", f"Unidad {number}") for number in range(units)]
    return ConsolidatedFacts(
        period=PERIODS[1],
        earlier=PERIODS[0],
        label="II Semestre 2020",
        as_of=NOW,
        warning="",
        indicators=tuple(each.name for each in INDICATORS.values()),
        other_agreement="",
        regions=tuple(names),
        figures=tuple(_figures(names)),
        published=(),
        reports=tuple(
            ReportLine(code, name, "enviado a tiempo", 12, date(2021, 1, 15), NOW, code, True)
            for code, name in names
        ),
        causes=tuple(
            CauseLine(name, number, "Uno", Decimal(60), Decimal(45), "Falta de personal", "")
            for _, name in names
            for number in range(1, 5)
        ),
        changes=tuple(
            ChangeLine(NOW + timedelta(seconds=at), name, 1, number, name, "", "ejecutado 45%")
            for at, (_, name) in enumerate(names)
            for number in INDICATORS
        ),
    )


def _figures(names: list[tuple[str, str]]) -> Iterator[FigureLine]:
    for period in PERIODS:
        for at, (code, name) in enumerate(names):
            for number in INDICATORS:
                goal, done = Decimal(at % 100), Decimal((at * number) % 120)
                figure = Figure(number, State.REPORTED, goal, done)
                yield FigureLine(period, code, name, "Uno", figure, simulated=True)


def _measure(what: str, job: str, given: bytes, limits: str) -> None:
    taken, peaks = [], []
    for _ in range(TIMES if len(given) < 1_000_000 else 1):
        seconds, peak = _run(job, given)
        taken.append(seconds)
        peaks.append(peak)
    slowest, most = max(taken), max(peaks)
    print(f"{what:28} {slowest:6.2f} s {most:6.0f} MiB at most   {limits}".rstrip())


def _run(job: str, given: bytes) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "given", Path(folder) / "made"
        source.write_bytes(given)
        with source.open("rb") as stdin, target.open("wb") as stdout:
            began = perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", WORK, job],
                stdin=stdin,
                stdout=stdout,
                stderr=subprocess.PIPE,
                check=True,
            )
            return perf_counter() - began, int(done.stderr.split()[-1]) / MIB


if __name__ == "__main__":
    main()
