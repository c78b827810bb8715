"""Goals of many regions in one sheet, from the bytes of a workbook."""

from documents.workbooks.read.findings import GoalFindings
from documents.workbooks.read.form_reader import Sheets, read_file
from documents.workbooks.read.form_table import Uncomputed
from documents.workbooks.read.goals.goal_table import read_goals
from documents.workbooks.read.known_indicators import Lists
from documents.workbooks.read.ways import AS_IT_STANDS, Settled


def read_goal_sheet(
    lists: Lists, content: bytes, name: str = "", settled: Settled = AS_IT_STANDS
) -> GoalFindings:
    """Read a sheet of goals, or raise NotFit; `lists`: the semester's indicators."""

    def read(found: Sheets, known: Uncomputed) -> GoalFindings:
        return read_goals(lists, found, name, known, settled)

    return read_file(content, name, read)
