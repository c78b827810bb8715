"""The last look at a row before it is sent: is it still true, and what is secret in it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.delivery.outcomes import not_begun
from convenio.calendar.lead_times import Leads
from handlers.invitation.access import CODE, code_to_send
from handlers.second_factor.derived_codes import recovery_to_send
from jobs.recheck import recheck
from storage.database import Database
from storage.installation_key import InstallationKey
from storage.models import RowState
from storage.outages import is_outage
from storage.outbox.outbox import Outcome, OwedRow

SECRETS = {"invitation", "recovery"}  # of a payload: what is put in as it leaves
ASK_AGAIN_IN = timedelta(seconds=5)


@dataclass(frozen=True, slots=True, repr=False)
class SecretSources:
    """What secrets of messages are made with: in no copy of the database."""

    token: str
    key: InstallationKey


async def ready_to_send(
    database: Database, row: OwedRow, now: datetime, leads: Leads, made_with: SecretSources
) -> OwedRow | Outcome:
    """The row as it may be sent, or what came of it; until the database answers, it waits."""
    if row.about is None and not SECRETS.intersection(row.payload):
        return row
    try:
        async with database.transaction() as session:
            checked = await recheck(session, row, now, leads)
            return (
                checked
                if isinstance(checked, Outcome)
                else await _coded(session, checked, now, made_with)
            )
    except Exception as error:
        if not is_outage(error):
            raise
        return replace(not_begun(row, now), due_at=now + ASK_AGAIN_IN)


async def _coded(
    session: AsyncSession, row: OwedRow, now: datetime, made_with: SecretSources
) -> OwedRow | Outcome:
    """The row with its code, or codes, which are never stored."""
    payload = dict(row.payload)
    number, recovery = payload.pop("invitation", None), payload.pop("recovery", None)
    code: str | None
    if number is not None:
        code = await code_to_send(session, number, made_with.token, now)
    elif recovery is not None:
        code = await recovery_to_send(session, made_with.key, **recovery)
    else:
        return row
    if code is None:
        return Outcome(row, RowState.WITHDRAWN, now, error="no longer valid")
    return replace(row, payload=payload | {"text": payload["text"].replace(CODE, code)})
