"""The sealing of the audit trail: what was written since the last time is chained."""

from storage import audit
from storage.database import Database


async def seal_trail(database: Database) -> None:
    """Seal in several short transactions, so that nobody waits long for the writer."""
    sealed = audit.AT_ONCE
    while sealed == audit.AT_ONCE:
        async with database.transaction() as session:
            sealed = await audit.seal(session)
