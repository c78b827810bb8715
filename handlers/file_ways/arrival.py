"""A file that was read and can be meant in several ways: its sender is asked, outside an update."""

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlmodel.ext.asyncio.session import AsyncSession

from documents.workbooks.read.findings import UnfitWorkbook
from documents.workbooks.read.ways import Settled
from handlers.file_ways.form_state import FORM, FileWays, view_of

_SETTLED = TypeAdapter(Settled)


def read_settled(payload: dict[str, Any]) -> Settled:
    """What the sender said of how to read the file of an outbox row."""
    return _SETTLED.validate_python(payload.get("settled") or {})


async def ask_way(
    session: AsyncSession, chat_id: int, payload: dict[str, Any], why: UnfitWorkbook, now: datetime
) -> None:
    """Ask how to read it, with a button for each way; the file stays with Telegram until then."""
    asked = FileWays(
        payload["file_id"],
        payload["name"],
        payload.get("goals_of") or "",
        why.reason,
        why.detail,
        why.ways,
    )
    await FORM.open_outside(session, chat_id, asked, view_of(asked), now)
