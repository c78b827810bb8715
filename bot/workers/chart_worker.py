"""The process that draws, and that is gone with the process that it draws for.

Nothing heavy is imported here, so that whoever orders a picture may import it.
"""

import faulthandler
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from threading import Thread

from charts.requests import ChartKind

STARTING_SECONDS = 30.0
DRAWING_SECONDS = 5.0  # a picture takes a tenth of one


def start(until: Connection) -> None:
    """Stay until the other end of `until` is closed, as it is when the bot's process ends.

    Ctrl-C is the bot's own business: it finishes what is at hand first.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with, args=(until,), daemon=True).start()
    with within(STARTING_SECONDS):
        from charts.render import start_worker

        start_worker()


def draw(kind: ChartKind, facts_json: str) -> bytes:
    """Draw a chart. Raises NothingToShow, and ValueError on JSON that isn't this kind's."""
    from charts.render import render_png

    with within(DRAWING_SECONDS):
        return render_png(kind, facts_json)


def write_receipt(facts_json: str) -> bytes:
    """Write a page of PDF. Raises ValueError on JSON that isn't a receipt's."""
    from documents.receipt import receipt_pdf

    with within(DRAWING_SECONDS):
        return receipt_pdf(facts_json)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """End the process, with a trace of where it hung, unless the block ends in time."""
    faulthandler.dump_traceback_later(seconds, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def _leave_with(until: Connection) -> None:
    until.poll(None)
    os._exit(1)
