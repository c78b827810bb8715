"""Two processes that draw side by side what a document shows, and the folder where it is kept.

A picture is known by the hash of its facts, so the same is never drawn twice; the oldest go first.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TextIO

from charts.requests import ChartRequest

WORKER = "bot.workers.drawing_worker"
AT_ONCE = 2
TO_LEAVE = 1.0  # seconds
KEPT = 6_000  # pictures, of some 20 kB each
PROJECT = Path(__file__).parents[2]
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
Progress = Callable[[int, int], None]
"""Told how many charts are drawn, and of how many."""


class NotPrinted(Exception):
    """A document that could not be made; its words are for the log."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The way to one of the processes: orders go in, names of files come out."""

    orders: TextIO
    files: TextIO


class Drawers:
    """The processes start when the first chart is wanted, or ahead of it (`start`)."""

    def __init__(self, folder: Path, ending: str) -> None:
        self._folder, self._ending = folder, ending
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: list[_Line] = []

    def start(self) -> None:
        if self._process is None:
            self._process, self._lines = _started(self._folder)

    def draw(self, charts: Sequence[ChartRequest], told: Progress) -> dict[str, bytes]:
        """The pictures by the digests of their charts. Raises NotPrinted."""
        wanted = {chart.digest: chart for chart in charts}
        lacking = {
            digest: chart for digest, chart in wanted.items() if not self._file(digest).is_file()
        }
        if lacking:
            self.start()
            done = len(wanted) - len(lacking)
            told(done, len(wanted))
            for number, _ in enumerate(self._drawn(lacking), start=done + 1):
                told(number, len(wanted))
        return {digest: self._read(digest) for digest in wanted}

    def _file(self, digest: str) -> Path:
        return self._folder / f"{digest}{self._ending}"

    def _read(self, digest: str) -> bytes:
        file = self._file(digest)
        os.utime(file)  # what is used stays
        return file.read_bytes()

    def _drawn(self, charts: Mapping[str, ChartRequest]) -> Iterator[str]:
        """The names of the files as they come, whoever drew them."""
        came: Queue[str] = Queue()
        waiting = iter(charts.items())
        for line in self._lines:
            Thread(target=self._feed, args=(line, waiting, came), daemon=True).start()
        for _ in charts:
            told = came.get()
            if told.startswith("!"):
                raise NotPrinted(told[1:])
            yield told

    def _feed(
        self, line: _Line, waiting: Iterator[tuple[str, ChartRequest]], came: "Queue[str]"
    ) -> None:
        """Give a process one chart after another, as long as there are any."""
        for digest, chart in waiting:  # an iterator of two threads: each chart goes to one of them
            order = (chart.kind, chart.facts_json, self._file(digest).name)
            try:
                line.orders.write(json.dumps(order) + "\n")
                line.orders.flush()
                came.put(line.files.readline().strip() or "!a process that draws has ended")
            except (OSError, ValueError) as error:  # it has died, or they were closed
                came.put(f"!a process that draws has ended: {error}")

    def close(self) -> None:
        """End the processes: those that wait by themselves, one that still draws at once."""
        process, self._process = self._process, None
        for line in self._lines:
            with suppress(OSError):  # what it was given last may have found nobody
                line.orders.close()
        if process is not None:
            try:
                process.wait(TO_LEAVE)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        for line in self._lines:
            line.files.close()
        self._lines = []


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


def _started(folder: Path) -> tuple["subprocess.Popen[bytes]", list[_Line]]:
    """One process that parts into several once it has loaded what draws, and the ways to each."""
    theirs: list[int] = []
    lines = []
    for _ in range(AT_ONCE):
        reads, orders = os.pipe()
        files, writes = os.pipe()
        theirs += [reads, writes]
        lines.append(_Line(os.fdopen(orders, "w"), os.fdopen(files, encoding="utf-8")))
    process = subprocess.Popen(  # noqa: S603 (it is this interpreter, with a module of our own)
        [sys.executable, "-m", WORKER, str(folder.resolve()), *map(str, theirs)],
        cwd=PROJECT,
        env=os.environ | ONE_THREAD,
        stdin=subprocess.DEVNULL,
        pass_fds=theirs,
        start_new_session=True,  # Ctrl-C is the bot's own business
    )
    for end in theirs:
        os.close(end)
    return process, lines


def _forget_oldest(folder: Path) -> None:
    files = [entry for entry in os.scandir(folder) if entry.is_file()]
    if len(files) > KEPT:
        files.sort(key=lambda entry: entry.stat().st_mtime)
        for entry in files[: len(files) - KEPT]:
            Path(entry.path).unlink(missing_ok=True)
