"""Statements that are compiled once in a process, not anew by the engines of each test."""

from typing import Any

from sqlalchemy import Connection, Dialect, Engine, event

_DIALECTS: dict[str, Dialect] = {}
_COMPILED: dict[Any, Any] = {}


def share_compiled_statements() -> None:
    """A dialect's first engine lends its dialect, by which statements are known, to all others."""
    if not event.contains(Engine, "engine_connect", _share):
        event.listen(Engine, "engine_connect", _share)


def _share(connection: Connection) -> None:
    connection.dialect = _DIALECTS.setdefault(connection.dialect.name, connection.dialect)
    connection.execution_options(compiled_cache=_COMPILED)
