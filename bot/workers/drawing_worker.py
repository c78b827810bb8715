"""A process that draws a document's charts: `python -m bot.workers.drawing_worker FOLDER`.

A line on standard input is a chart: kind, facts as JSON, and the name of the file that it becomes
in the folder. A line on standard output says that one is there, or, behind '!', what went wrong.
"""

import json
import os
import resource
import sys
from pathlib import Path

MEMORY = 1024 * 1024 * 1024  # bytes of address space; a third of it are libraries
SECONDS = 15  # a chart takes a tenth of one


def main() -> None:
    folder = Path(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from charts.render import print_png, print_svg, start_worker

    start_worker()
    from bot.workers.chart_worker import within

    draw = {".svg": print_svg, ".png": print_png}
    for line in sys.stdin:
        kind, facts_json, name = json.loads(line)
        target = folder / name
        try:
            with within(SECONDS):
                made = draw[target.suffix](kind, facts_json)
            _keep(target, made)
            _tell(name)
        except Exception as error:
            _tell(f"!{kind}: {error!r}")


def _tell(words: str) -> None:
    sys.stdout.write(" ".join(words.split()) + "\n")
    sys.stdout.flush()


def _keep(target: Path, content: bytes) -> None:
    """Whole or not at all, also where two draw the same."""
    part = target.with_name(f"{target.name}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(target)


if __name__ == "__main__":
    main()
