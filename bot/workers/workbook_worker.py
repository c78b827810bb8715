"""The process that makes or reads one workbook: `python -m bot.workers.workbook_worker JOB`.

What it is given comes on standard input, what it made goes to standard output. It is bounded by
the system in memory and time: whatever hides in a file takes no more than that with it.
"""

import resource
import sys
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter

from convenio.catalogue.indicators import Indicators
from convenio.typed.indicator_rows import Faulty
from documents.texts.reader import DocumentText
from documents.texts.unfit import NotReadable, UnfitText
from documents.workbooks.read.findings import Findings, GoalFindings, NotFit, UnfitWorkbook
from documents.workbooks.read.indicator_list import Listing
from documents.workbooks.read.known_indicators import Lists, read_lists
from documents.workbooks.read.ways import Settled
from documents.workbooks.write.facts import (
    ConsolidatedFacts,
    FormFacts,
    MatrixSheetFacts,
    WorkbookKind,
)

MEMORY = 768 * 1024 * 1024  # bytes of address space; some 100 MB of it are the interpreter's
TO_READ = 320 * 1024 * 1024
CPU_SECONDS = 45
OUT_OF_MEMORY = 71  # its exit code where what it may take is not enough
READ, READ_GOALS, LIST = "read", "read_goals", "list"
KIND = "kind"
EVALUATION_TEXT = "evaluation text"
LETTERHEAD = "letterhead"
OUTCOME: TypeAdapter[Findings | UnfitWorkbook] = TypeAdapter(Findings | UnfitWorkbook)
GOALS: TypeAdapter[GoalFindings | UnfitWorkbook] = TypeAdapter(GoalFindings | UnfitWorkbook)
ABOUT: TypeAdapter[tuple[str, Settled]] = TypeAdapter(tuple[str, Settled])
LISTING = TypeAdapter(Listing)
TEXT: TypeAdapter[DocumentText | UnfitText] = TypeAdapter(DocumentText | UnfitText)
FACTS: Mapping[WorkbookKind, TypeAdapter[Any]] = {
    WorkbookKind.FORM: TypeAdapter(FormFacts),
    WorkbookKind.CONSOLIDATED: TypeAdapter(ConsolidatedFacts),
    WorkbookKind.MATRIX: TypeAdapter(MatrixSheetFacts),
}


def main() -> None:
    job = sys.argv[1]
    memory = (
        TO_READ if job in (READ, READ_GOALS, LIST, KIND, EVALUATION_TEXT, LETTERHEAD) else MEMORY
    )
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl needs it for its numbers only
    try:
        sys.stdout.buffer.write(JOBS[job](sys.stdin.buffer.read()))
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)


def form(facts_json: bytes) -> bytes:
    from documents.workbooks.write.form import write_form

    return write_form(FACTS[WorkbookKind.FORM].validate_json(facts_json))


def consolidated(facts_json: bytes) -> bytes:
    from documents.workbooks.write.consolidated import write_consolidated

    return write_consolidated(FACTS[WorkbookKind.CONSOLIDATED].validate_json(facts_json))


def matrix(facts_json: bytes) -> bytes:
    from documents.workbooks.write.matrix import write_matrix

    return write_matrix(FACTS[WorkbookKind.MATRIX].validate_json(facts_json))


def read(given: bytes) -> bytes:
    """Read a line with what the sheet may be about, one on the file, and the file.

    The second has the file's name and what its sender said of how to read it.
    """
    from documents.workbooks.read.form_reader import read_workbook

    return _outcome(read_workbook, OUTCOME, given)


def read_goals(given: bytes) -> bytes:
    from documents.workbooks.read.goal_sheet import read_goal_sheet

    return _outcome(read_goal_sheet, GOALS, given)


def _outcome(
    read: Callable[[Lists, bytes, str, Settled], Any], outcomes: TypeAdapter[Any], given: bytes
) -> bytes:
    lists, about, content = given.split(b"\n", 2)
    name, settled = ABOUT.validate_json(about)
    try:
        return outcomes.dump_json(read(read_lists(lists), content, name, settled))
    except NotFit as refused:
        return outcomes.dump_json(refused.unfit)


def listing(content: bytes) -> bytes:
    """Read an agreement's indicators from a CSV or .xlsx."""
    from documents.workbooks.read.indicator_file import read_indicator_file

    try:
        listed = read_indicator_file(content)
    except Faulty as refused:
        return LISTING.dump_json(Listing(faults=refused.faults))
    return LISTING.dump_json(Listing(Indicators("", listed).as_json(), len(listed)))


def evaluation_text(content: bytes) -> bytes:
    """Read the words of a .docx, .odt or .txt, or why there are none."""
    from documents.texts.reader import text_of

    try:
        return TEXT.dump_json(DocumentText(text_of(content)))
    except NotReadable as refused:
        return TEXT.dump_json(refused.unfit)


def letterhead(content: bytes) -> bytes:
    """Try a letterhead; in words why it can't be one, or nothing."""
    from documents.report.word.letterhead import open_letterhead

    try:
        open_letterhead(content)
    except ValueError as refused:
        return str(refused).encode()
    return b""


def kind(given: bytes) -> bytes:
    """Tell the kind of a file, which follows its name and a line's end, or why it is refused."""
    from documents.evidence.kinds import kind_of

    name, content = given.split(b"\n", 1)
    return kind_of(content, name.decode()).encode()


JOBS: Mapping[str, Callable[[bytes], bytes]] = {
    WorkbookKind.FORM: form,
    WorkbookKind.CONSOLIDATED: consolidated,
    WorkbookKind.MATRIX: matrix,
    READ: read,
    READ_GOALS: read_goals,
    LIST: listing,
    EVALUATION_TEXT: evaluation_text,
    LETTERHEAD: letterhead,
    KIND: kind,
}

if __name__ == "__main__":
    main()
