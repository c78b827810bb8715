"""The process that draws: warm before it is asked, and gone with the process that it draws for.

Nothing heavy is imported here, so that whoever orders a picture may import it.
"""

import faulthandler
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread

from charts.requests import Kind

STARTING_SECONDS = 30.0
DRAWING_SECONDS = 5.0  # a picture takes a tenth of one


def start() -> None:
    """Ctrl-C is the bot's own business: it finishes what is at hand first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    with within(STARTING_SECONDS):
        from charts.render import start_worker

        start_worker()


def draw(kind: Kind, facts_json: str) -> bytes:
    """Raises NothingToShow, and ValueError on JSON that isn't this kind's."""
    from charts.render import render_png

    with within(DRAWING_SECONDS):
        return render_png(kind, facts_json)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Ends the process, with a trace of where it hung, unless the block ends in time."""
    faulthandler.dump_traceback_later(seconds, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
