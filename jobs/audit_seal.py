"""The sealing of the audit trail: what was written since the last time is chained."""

from storage import audit
from storage.chain_heads import ChainHead
from storage.database import Database


async def seal_trail(database: Database) -> ChainHead | None:
    """Seal in several short transactions, so that nobody waits long; return the last one."""
    sealed = audit.AT_ONCE
    while sealed == audit.AT_ONCE:
        async with database.transaction() as session:
            sealed = await audit.seal(session)
            head = await audit.head(session)
    return head
