"""Two processes that draw side by side what a document shows, and the folder where it is kept.

A picture is known by the hash of its facts, so the same is never drawn twice; the oldest go first.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

from charts.requests import ChartRequest

AT_ONCE = 2
KEPT = 6_000  # pictures, of some 20 kB each
PROJECT = Path(__file__).parents[2]
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
Progress = Callable[[int, int], None]
"""Told how many charts are drawn, and of how many."""


class NotPrinted(Exception):
    """A document that could not be made; its words are for the log."""


class Drawers:
    """The processes start when the first chart is wanted, or ahead of it (`start`)."""

    def __init__(self, folder: Path, ending: str) -> None:
        self._folder, self._ending = folder, ending
        self._processes: list[subprocess.Popen[str]] = []

    def start(self) -> None:
        if not self._processes:
            self._processes = [_process(self._folder) for _ in range(AT_ONCE)]

    def draw(self, charts: Sequence[ChartRequest], told: Progress) -> dict[str, bytes]:
        """The pictures by the digests of their charts. Raises NotPrinted."""
        wanted = {chart.digest: chart for chart in charts}
        lacking = [chart for digest, chart in wanted.items() if not self._file(digest).is_file()]
        if lacking:
            self.start()
            done = len(wanted) - len(lacking)
            for number, _ in enumerate(self._drawn(lacking), start=done + 1):
                told(number, len(wanted))
        return {digest: self._read(digest) for digest in wanted}

    def _file(self, digest: str) -> Path:
        return self._folder / f"{digest}{self._ending}"

    def _read(self, digest: str) -> bytes:
        file = self._file(digest)
        os.utime(file)  # what is used stays
        return file.read_bytes()

    def _drawn(self, charts: Sequence[ChartRequest]) -> Iterator[str]:
        """The names of the files as they come, whoever drew them."""
        came: Queue[str] = Queue()
        waiting = iter(charts)
        threads = [
            Thread(target=self._feed, args=(process, waiting, came), daemon=True)
            for process in self._processes
        ]
        for thread in threads:
            thread.start()
        for _ in charts:
            line = came.get()
            if line.startswith("!"):
                raise NotPrinted(line[1:])
            yield line

    def _feed(
        self,
        process: subprocess.Popen[str],
        waiting: Iterator[ChartRequest],
        came: "Queue[str]",
    ) -> None:
        """Give a process one chart after another, as long as there are any."""
        assert process.stdin is not None
        assert process.stdout is not None
        for chart in waiting:  # a list's iterator: each chart goes to one of the threads
            order = (chart.kind, chart.facts_json, self._file(chart.digest).name)
            try:
                process.stdin.write(json.dumps(order) + "\n")
                process.stdin.flush()
                came.put(process.stdout.readline().strip() or "!a process that draws has ended")
            except OSError as error:
                came.put(f"!a process that draws has ended: {error}")

    def close(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
        self._processes = []


@contextmanager
def drawers(folder: Path, ending: str) -> Iterator[Drawers]:
    """Drawers that keep what they draw in the folder; they end with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Drawers(folder, ending)
    try:
        yield made
    finally:
        made.close()
        _forget_oldest(folder)


def is_empty(folder: Path) -> bool:
    """Whether nothing is kept there yet, so that drawers had better start at once."""
    return not folder.is_dir() or next(folder.iterdir(), None) is None


def _process(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603 (it is this interpreter, with a module of our own)
        [sys.executable, "-m", "bot.workers.drawing_worker", str(folder.resolve())],
        cwd=PROJECT,
        env=os.environ | ONE_THREAD,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is the bot's own business
    )


def _forget_oldest(folder: Path) -> None:
    files = [entry for entry in os.scandir(folder) if entry.is_file()]
    if len(files) > KEPT:
        files.sort(key=lambda entry: entry.stat().st_mtime)
        for entry in files[: len(files) - KEPT]:
            Path(entry.path).unlink(missing_ok=True)
