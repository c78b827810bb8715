"""Processes that draw a document's charts: `python -m bot.workers.drawing_worker FOLDER IN OUT …`.

The first one loads what draws and forks the others, so that it is loaded once. Each has two pipes,
IN and OUT by their numbers. A line that comes in is a chart: kind, facts as JSON, and the name of
the file that it becomes in the folder. A line that goes out says that one is there, or, behind '!',
what went wrong.
"""

import gc
import json
import os
import resource
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

MEMORY = 1024 * 1024 * 1024  # bytes of address space; a third of it are libraries
SECONDS = 15  # a chart takes a tenth of one


def main() -> None:
    folder = Path(sys.argv[1])
    numbers = list(map(int, sys.argv[2:]))
    pipes = list(zip(numbers[::2], numbers[1::2], strict=True))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()  # a quarter of the start; what a picture leaves is collected behind each
    from charts.render import start_worker

    start_worker()
    own = pipes.pop()
    for other in pipes:
        if os.fork() == 0:
            own, pipes = other, [each for each in [*pipes, own] if each != other]
            break
    for ends in pipes:
        for end in ends:
            os.close(end)
    reads, writes = own
    with os.fdopen(reads) as orders, os.fdopen(writes, "w", encoding="utf-8") as files:
        _serve(folder, orders, files)
    with suppress(ChildProcessError):
        os.wait()  # the others end when it does, and leave nothing behind
    os._exit(0)  # nothing is left to be tidied, and that takes time


def _serve(folder: Path, orders: TextIO, files: TextIO) -> None:
    from bot.workers.chart_worker import within
    from charts.render import print_png, print_svg

    draw = {".svg": print_svg, ".png": print_png}
    for line in orders:
        kind, facts_json, name = json.loads(line)
        target = folder / name
        try:
            with within(SECONDS):
                made = draw[target.suffix](kind, facts_json)
            _keep(target, made)
            _tell(files, name)
        except Exception as error:
            _tell(files, f"!{kind}: {error!r}")


def _tell(files: TextIO, words: str) -> None:
    files.write(" ".join(words.split()) + "\n")
    files.flush()


def _keep(target: Path, content: bytes) -> None:
    """Whole or not at all, also where two draw the same."""
    part = target.with_name(f"{target.name}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(target)


if __name__ == "__main__":
    main()
