"""The bot's own role of PostgreSQL: it works with the data, and can only add to the audit trail.

The tables stay with the role that migrates them, which the bot does not know.
"""

from sqlalchemy import func, select, text
from sqlalchemy.sql.compiler import IdentifierPreparer
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import MIGRATION_LOCK, run
from storage.integrity.triggers import TABLES

_FOUND = """
SELECT rolsuper OR rolcreaterole OR EXISTS (
    SELECT FROM pg_class WHERE oid IN ('audit_entry'::regclass, 'audit_seal'::regclass)
    AND pg_has_role(rolname, relowner, 'MEMBER'))
FROM pg_roles WHERE rolname = :role
"""
GRANTS = (
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "REVOKE UPDATE, DELETE ON {kept} FROM {role}",
    "REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {role}",
    # what a later version of the bot adds
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
    " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
)


class NoSuchRole(Exception):
    """The server has no role of that name."""


class MightyRole(Exception):
    """A role that may silence the triggers whatever it is granted: a superuser, or the owner."""


async def restrict_role(session: AsyncSession, role: str) -> None:
    """Grant a role what the bot needs and no more, in turn. Raises NoSuchRole or MightyRole."""
    await run(session, select(func.pg_advisory_xact_lock(MIGRATION_LOCK)), {})
    mighty = (await run(session, text(_FOUND), {"role": role})).scalar()
    if mighty is None:
        raise NoSuchRole
    if mighty:
        raise MightyRole
    preparer: IdentifierPreparer = session.get_bind().dialect.identifier_preparer
    names = {"role": preparer.quote_identifier(role), "kept": ", ".join(TABLES)}
    for grant in GRANTS:
        await run(session, text(grant.format(**names)), {})
