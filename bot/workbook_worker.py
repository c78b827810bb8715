"""The process that makes or reads one workbook: `python -m bot.workbook_worker JOB`.

What it is given comes on standard input, what it made goes to standard output. It is bounded by
the system in memory and time: whatever hides in a file takes no more than that with it.
"""

import resource
import sys
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter

from convenio.indicator_rows import Faulty
from convenio.indicators import Indicators
from convenio.workbooks.facts import ConsolidatedFacts, FormFacts, Kind
from convenio.workbooks.findings import Findings, NotFit, Unfit
from convenio.workbooks.listing import Listing
from convenio.workbooks.lists import read_lists

MEMORY = 768 * 1024 * 1024  # bytes of address space; some 100 MB of it are the interpreter's
TO_READ = 320 * 1024 * 1024
CPU_SECONDS = 45
READ, LIST = "read", "list"
OUTCOME: TypeAdapter[Findings | Unfit] = TypeAdapter(Findings | Unfit)
LISTING = TypeAdapter(Listing)
FACTS: Mapping[Kind, TypeAdapter[Any]] = {
    Kind.FORM: TypeAdapter(FormFacts),
    Kind.CONSOLIDATED: TypeAdapter(ConsolidatedFacts),
}


def main() -> None:
    job = sys.argv[1]
    memory = TO_READ if job in (READ, LIST) else MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    given = sys.stdin.buffer.read()
    sys.stdout.buffer.write(JOBS[job](given))


def form(facts_json: bytes) -> bytes:
    from convenio.workbooks.form import write_form

    return write_form(FACTS[Kind.FORM].validate_json(facts_json))


def consolidated(facts_json: bytes) -> bytes:
    from convenio.workbooks.consolidated import write_consolidated

    return write_consolidated(FACTS[Kind.CONSOLIDATED].validate_json(facts_json))


def read(given: bytes) -> bytes:
    """A line with what the sheet may be about, and the file."""
    from convenio.workbooks.reading import read_workbook

    lists, _, content = given.partition(b"\n")
    try:
        return OUTCOME.dump_json(read_workbook(read_lists(lists), content))
    except NotFit as refused:
        return OUTCOME.dump_json(refused.unfit)


def listing(content: bytes) -> bytes:
    """An agreement's indicators, of a CSV or .xlsx."""
    from convenio.workbooks.indicator_file import read_indicator_file

    try:
        listed = read_indicator_file(content)
    except Faulty as refused:
        return LISTING.dump_json(Listing(faults=refused.faults))
    return LISTING.dump_json(Listing(Indicators("", listed).as_json(), len(listed)))


JOBS: Mapping[str, Callable[[bytes], bytes]] = {
    Kind.FORM: form,
    Kind.CONSOLIDATED: consolidated,
    READ: read,
    LIST: listing,
}

if __name__ == "__main__":
    main()
