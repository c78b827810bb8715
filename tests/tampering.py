"""Tampering: what the database's master can do, who knows how to silence its triggers."""

import sqlite3
from contextlib import closing

from sqlalchemy import text

from tests.cast import Bot


async def tamper(bot: Bot, *statements: str, silently: bool = True) -> None:
    """Run statements on the database. `silently`: its triggers are put back as they were."""
    engine = bot.database.engine
    if bot.database.shared:
        async with engine.begin() as connection:
            for table in ("audit_entry", "audit_seal"):
                await connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
            for statement in statements:
                await connection.execute(text(statement))
            for table in ("audit_entry", "audit_seal") if silently else ():
                await connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER ALL"))
        return
    with closing(sqlite3.connect(engine.url.database or "")) as file, file:
        triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = triggers.fetchall()
        for name, _ in kept:
            file.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            file.execute(statement)
        for _, made in kept if silently else ():
            file.execute(made)
