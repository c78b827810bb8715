"""Bulk inserts into the outbox: what rows have alike is bound once, the rest is one JSON text.

So neither a statement's parameters nor the serialiser are gone through for each row.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, BigInteger, FromClause, bindparam, cast, column, insert, select
from sqlmodel import func
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run, table_of
from storage.models import Outbox

_ALIKE = ("kind", "priority", "created_at", "due_at", "expires_at")
_OWN = ("chat_id", "payload", "about")
_ROWS: Any = bindparam("rows")


def _put(source: FromClause, own: Sequence[Any]) -> Any:
    owed = table_of(Outbox)
    alike = [bindparam(name, type_=owed.c[name].type) for name in _ALIKE]
    return insert(owed).from_select([*_ALIKE, *_OWN], select(*alike, *own).select_from(source))


def _on_sqlite() -> Any:
    row = func.json_each(_ROWS).table_valued("value")
    return _put(row, [func.json_extract(row.c.value, f"$[{place}]") for place in range(3)])


def _on_postgresql() -> Any:
    rows = func.json_array_elements(cast(_ROWS, JSON))
    row = rows.table_valued(column("value", JSON), name="element")
    chat, payload, about = (row.c.value[place] for place in range(3))
    return _put(row, [cast(chat.as_string(), BigInteger), payload, about])


_PUT = {"sqlite": _on_sqlite(), "postgresql": _on_postgresql()}


async def put_all(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows made by `outbox.row_for`, in their order."""
    for alike, group in groupby(rows, itemgetter(*_ALIKE)):
        own = json.dumps([itemgetter(*_OWN)(row) for row in group])
        await run(session, _PUT, dict(zip(_ALIKE, alike, strict=True)) | {"rows": own})
