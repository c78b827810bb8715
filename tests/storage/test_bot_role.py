"""On PostgreSQL the bot's own role works with the data, and can only add to the audit trail."""

from secrets import token_hex

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage import audit
from storage.integrity.bot_role import MightyRole, NoSuchRole, restrict_role
from storage.integrity.triggers import may_silence, missing_triggers
from storage.models import AuditKind
from storage.schema_version import upgrade
from tests.cast import Bot

REFUSED = (
    "UPDATE audit_entry SET subject = 'x'",
    "DELETE FROM audit_seal",
    "TRUNCATE audit_entry CASCADE",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_entry_refuses ON audit_entry",
    "CREATE OR REPLACE FUNCTION refuse_to_change_the_trail() RETURNS trigger LANGUAGE plpgsql"
    " AS $$ BEGIN RETURN NULL; END $$",
    "SET session_replication_role = replica",
    "UPDATE alembic_version SET version_num = '0001'",
)


@pytest.mark.postgresql_only
async def test_the_bots_role_adds_to_the_trail_and_changes_nothing_of_it(prepared: Bot) -> None:
    role = f"bot_{token_hex(4)}"
    engine, database = prepared.database.engine, prepared.database
    async with engine.begin() as connection:
        await connection.execute(text(f"CREATE ROLE {role}"))
    try:
        async with database.transaction() as session:
            assert await may_silence(session)
            await restrict_role(session, role)
            for name, refused in (("nobody", NoSuchRole), ("postgres", MightyRole)):
                with pytest.raises(refused):
                    await restrict_role(session, name)
        async with database.transaction() as session:
            await session.exec(text(f"SET LOCAL ROLE {role}"))  # type: ignore[call-overload]
            assert not await may_silence(session)
            assert await missing_triggers(session) == []
            now = prepared.simulator.now()
            await audit.add_entries(session, audit.entry(AuditKind.GOAL, now, None))
            await audit.seal_all(session)
            assert (await audit.verify(session)).broken is None
            await session.exec(text("UPDATE person SET name = name"))  # type: ignore[call-overload]
        for statement in REFUSED:
            async with engine.connect() as connection:
                await connection.execute(text(f"SET LOCAL ROLE {role}"))
                await connection.run_sync(upgrade)  # which has nothing to do
                with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
                    await connection.execute(text(statement))
    finally:
        async with engine.begin() as connection:
            await connection.execute(text(f"DROP OWNED BY {role}"))
            await connection.execute(text(f"DROP ROLE {role}"))
