"""The process that makes or reads one workbook: `python -m bot.workbook_worker JOB`.

What it is given comes on standard input, what it made goes to standard output. It is bounded by
the system in memory and time: whatever hides in a file takes no more than that with it.
"""

import resource
import sys
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter

from convenio.workbooks.facts import ConsolidatedFacts, FormFacts, Kind
from convenio.workbooks.findings import Findings, GoalFindings, NotFit, Unfit

MEMORY = 768 * 1024 * 1024  # bytes of address space; some 100 MB of it are the interpreter's
TO_READ = 320 * 1024 * 1024
CPU_SECONDS = 45
READ = "read"
READ_GOALS = "read_goals"
Outcome = Findings | GoalFindings | Unfit
OUTCOME: TypeAdapter[Outcome] = TypeAdapter(Outcome)
FACTS: Mapping[Kind, TypeAdapter[Any]] = {
    Kind.FORM: TypeAdapter(FormFacts),
    Kind.CONSOLIDATED: TypeAdapter(ConsolidatedFacts),
}


def main() -> None:
    job = sys.argv[1]
    memory = TO_READ if job in (READ, READ_GOALS) else MEMORY
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


def read(content: bytes) -> bytes:
    from convenio.workbooks.reading import read_workbook

    return _outcome(read_workbook, content)


def read_goals(content: bytes) -> bytes:
    from convenio.workbooks.goal_sheet import read_goal_sheet

    return _outcome(read_goal_sheet, content)


def _outcome(read: Callable[[bytes], Findings | GoalFindings], content: bytes) -> bytes:
    try:
        return OUTCOME.dump_json(read(content))
    except NotFit as refused:
        return OUTCOME.dump_json(refused.unfit)


JOBS: Mapping[str, Callable[[bytes], bytes]] = {
    Kind.FORM: form,
    Kind.CONSOLIDATED: consolidated,
    READ: read,
    READ_GOALS: read_goals,
}

if __name__ == "__main__":
    main()
