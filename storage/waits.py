"""Waits: how long anything may last that waits for a PostgreSQL server, named in one place.

What a server can end by itself it ends first, with words of its own; that nothing is heard of it
any more is what the longest of these is for. SQLite has its own (`storage/sqlite_driver.py`).
"""

from dataclasses import dataclass
from typing import Any

# Connections, all of them kept: what a rush opened and closed again took more than its updates.
POOL_SIZE = 15


@dataclass(frozen=True, slots=True)
class Waits:
    """The longest waits, in seconds.

    `connect`: for a connection; `pool`: for one that others use; `answer`: for the answer to a
    statement; `statement`: of the server's, over a statement; `lock`: for what another transaction
    holds; `idle`: that a transaction may do nothing, as that of a process which vanished.
    """

    connect: float = 5
    pool: float = 10
    answer: float = 10
    statement: float = 8
    lock: float = 4
    idle: float = 15


ANSWERING = Waits()  # somebody waits for it, and is to be answered within 30 s of an outage's end
PATIENT = Waits(answer=1800, statement=1790, lock=60, idle=1800)  # a migration, a backup
# Seconds after which a server drops a connection whose other end is gone, with what it held.
KEEPALIVE = {"tcp_keepalives_idle": 10, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}
UNHEARD_MILLISECONDS = 20_000


def connect_args(waits: Waits) -> dict[str, Any]:
    """The arguments of asyncpg's `connect`; a server counts in milliseconds."""
    limits = {
        "statement_timeout": waits.statement,
        "lock_timeout": waits.lock,
        "idle_in_transaction_session_timeout": waits.idle,
    }
    settings = {name: str(round(seconds * 1000)) for name, seconds in limits.items()}
    settings |= {name: str(number) for name, number in KEEPALIVE.items()}
    settings["tcp_user_timeout"] = str(UNHEARD_MILLISECONDS)
    return {
        "timeout": waits.connect,
        "command_timeout": waits.answer,
        "server_settings": settings,
    }
