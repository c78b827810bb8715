"""The lock on an SQLite file: a second bot would take over what the first one sends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sqlalchemy.engine import make_url


class InUse(Exception):
    """Another process's bot works on this file."""


class NoLock(Exception):
    """The lock's file can't be made."""


@contextmanager
def lock_file(database_url: str) -> Iterator[None]:
    """Hold the lock until the block ends or the process dies; only for SQLite.

    Raises InUse or NoLock.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        yield
        return
    # beside the file: SQLite locks the file itself, commands may use it meanwhile
    with _opened(Path(f"{url.database}.lock")) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse from None
        yield


def _opened(file: Path) -> TextIO:
    try:
        return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "w")
    except OSError as error:
        raise NoLock(str(error)) from error
