"""Goals (programación) of a period, loaded from a CSV or a workbook for any number of regions."""

import asyncio
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import read_bytes, read_file
from bot.workers.workbook_pool import WorkbookPool
from convenio.catalogue.indicators import Indicators
from convenio.report.goal_rules import read_goal
from documents.csv_reader import (
    Cells,
    FileFault,
    indicator_number,
    read_records,
    region_code,
)
from documents.workbooks.read.findings import UnfitWorkbook
from documents.workbooks.read.known_indicators import Lists, meant
from documents.workbooks.read.safety import ENDINGS, LARGEST_FILE
from handlers.goals.acts import GoalsKept, keep_goals
from handlers.goals.sheet_state import new_goals
from handlers.workbooks.upload import OTHERS
from handlers.workbooks.words import fault_words, unfit_words
from storage.models import Expected
from storage.reports.goals import NewGoal


def read_goals(text: str, indicators: Indicators) -> list[NewGoal]:
    """Read the columns region, indicator, programmed (a percentage, 'no aplica' or 'sin meta')."""
    readers: dict[str, Callable[[str], Any]] = {
        "region": region_code,
        "indicator": partial(indicator_number, indicators),
        "programmed": read_goal,
    }
    return read_records(text, readers, _goal, lambda goal: (goal.region, goal.indicator))


def read_goals_file(file: Path, period: str, indicators: Indicators) -> list[NewGoal]:
    """Read a workbook or a CSV, by its name. Raises FileFault."""
    if file.suffix.casefold() in (*ENDINGS, *OTHERS) and file.suffix.casefold() != ".csv":
        return _read_workbook(file, {period: indicators})
    return read_goals(read_file(file), indicators)


def _read_workbook(file: Path, lists: Lists) -> list[NewGoal]:
    """Read a workbook as ODES sends it in its chat; with one fault nothing is taken."""
    found = asyncio.run(WorkbookPool().read_goals(lists, read_bytes(file, LARGEST_FILE), file.name))
    if isinstance(found, UnfitWorkbook):
        raise FileFault(unfit_words(file.name, found))
    if found.faults:
        of = meant(lists, None)
        raise FileFault("\n".join(fault_words(found.sheet, fault, of) for fault in found.faults))
    for part in found.unread:
        print(f"{found.sheet}: no se leyó {part.words}", file=sys.stderr)
    return new_goals(found)


def _goal(cells: Cells) -> NewGoal:
    return NewGoal(cells["region"], cells["indicator"], cells["programmed"])


async def save_goals(
    session: AsyncSession, period: str, goals: list[NewGoal], now: datetime
) -> GoalsKept:
    """Save goals over those loaded before. Raises FileFault for a region that owes nothing."""
    owing = {g.region for g in goals if await session.get(Expected, (period, g.region)) is None}
    if owing:
        raise FileFault(f"no deben reportar en {period}: {', '.join(sorted(owing))}")
    return await keep_goals(session, period, goals, None, now)
