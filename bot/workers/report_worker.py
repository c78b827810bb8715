"""The process that makes one report: `python -m bot.workers.report_worker FOLDER`.

The order comes on standard input. Lines on standard output say how many charts are drawn, and the
last one, in JSON, what was made; its bytes follow. It is bounded by the system in memory and time,
and it and what draws for it come after the bot: who writes meanwhile is answered first.
"""

import gc
import json
import os
import resource
import sys
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.workers.drawers import NotPrinted, drawers
from bot.workers.report_format import PICTURES
from bot.workers.report_press import ReportOrder, make_report

MEMORY = 2 * 1024 * 1024 * 1024  # bytes of address space; most of it is never used
CPU_SECONDS = 240
BEHIND_THE_BOT = 10  # as `nice` counts: a tenth of the processors where the bot wants them too


@cache
def order_type() -> TypeAdapter[ReportOrder]:
    """How an order is written and read; a command that makes its report itself needs none."""
    return TypeAdapter(ReportOrder)


def main() -> None:
    gc.disable()  # one report is made, then it ends
    os.nice(BEHIND_THE_BOT)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    order = order_type().validate_json(sys.stdin.buffer.read())
    try:
        with drawers(Path(sys.argv[1]), PICTURES[order.form]) as drawing:
            made = make_report(order, drawing, _say_drawn)
    except ValueError as refused:
        _say({"refused": str(refused)})
    except NotPrinted as fault:
        _say({"failed": str(fault)})
    else:
        told = {"pages": made.pages, "tables": made.tables, "figures": made.figures}
        _say(told | {"findings": made.findings, "places": dict(made.places)})
        sys.stdout.buffer.write(made.content)
    gc.freeze()  # else all is looked through once more, to end with it


def _say_drawn(done: int, of: int) -> None:
    _say([done, of])


def _say(told: Any) -> None:
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
