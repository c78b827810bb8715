"""Chains what was written to the audit trail since the last time."""

from storage import audit
from storage.database import Database


async def seal_trail(database: Database) -> None:
    """In several short transactions, where there is much: nobody waits long for the writer."""
    sealed = audit.AT_ONCE
    while sealed == audit.AT_ONCE:
        async with database.transaction() as session:
            sealed = await audit.seal(session)
