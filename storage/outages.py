"""Outages: errors of a database that is itself in trouble, so that a later try may succeed."""

import sqlite3

from sqlalchemy.exc import DBAPIError

# Busy, locked, full, unreadable or read-only for now: SQLite's primary result codes.
_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
}
# Connection lost, resources (disk, memory) gone, server stopping, I/O failure, lock, read-only; a
# statement that took too long (57014), a transaction that did nothing for too long (25P03).
# A deadlock (40) is none: who lost it does the same again at once.
_POSTGRESQL = ("08", "53", "57P", "57014", "58", "55P03", "25006", "25P03")


class Unreachable(Exception):
    """No transaction could be begun: the server is away, the file locked, no connection free."""


def is_outage(error: BaseException) -> bool:
    """Tell whether the error passes by itself or by mending the machine, and is not our fault."""
    if isinstance(error, Unreachable | ConnectionError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _SQLITE
    state = getattr(error.orig, "sqlstate", None) or ""
    return state.startswith(_POSTGRESQL)
