"""The triggers that refuse to change the audit trail: whether they stand as they were made."""

from collections.abc import Iterator, Mapping

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run

TABLES = ("audit_entry", "audit_seal")
REFUSAL = "the audit trail is only added to"
_TAKEN = {
    "audit_entry": "NEW.id IN (SELECT id FROM audit_entry)",
    "audit_seal": "NEW.number IN (SELECT number FROM audit_seal)"
    " OR NEW.entry_id IN (SELECT entry_id FROM audit_seal)",
}
_ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_ON_POSTGRESQL = """
SELECT t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text || p.prosrc
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND t.tgrelid IN ('audit_entry'::regclass, 'audit_seal'::regclass)
"""
_OWN = """
SELECT rolsuper OR EXISTS (
    SELECT FROM pg_class WHERE oid IN ('audit_entry'::regclass, 'audit_seal'::regclass)
    AND pg_has_role(current_user, relowner, 'MEMBER'))
FROM pg_roles WHERE rolname = current_user
"""


async def missing_triggers(session: AsyncSession) -> list[str]:
    """The names of those that are gone, silenced or changed."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    found = await run(session, text(_ON_SQLITE if sqlite else _ON_POSTGRESQL), {})
    standing: dict[str, str] = {name: " ".join(made.split()) for name, made in found.all()}
    if sqlite:
        return [name for name, made in _made_on_sqlite() if standing.get(name) != made]
    return [name for name in map("{}_refuses".format, TABLES) if not _refuses(name, standing)]


def _made_on_sqlite() -> Iterator[tuple[str, str]]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for table in TABLES:
        for change in ("UPDATE", "DELETE"):
            name = f"{table}_refuses_{change.lower()}"
            yield name, f"CREATE TRIGGER {name} BEFORE {change} ON {table} {refuse}"
        name = f"{table}_refuses_replace"
        yield name, f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {_TAKEN[table]} {refuse}"


def _refuses(name: str, standing: Mapping[str, str]) -> bool:
    """Tell whether PostgreSQL's stands: for all changes, not silenced, and its function raises."""
    made = standing.get(name, "")
    whole = all(f" {change} " in made for change in ("BEFORE", "DELETE", "UPDATE", "TRUNCATE"))
    raises = f" OBEGIN RAISE EXCEPTION '{REFUSAL}'; END" in made.replace(" O BEGIN", " OBEGIN")
    return whole and raises and " WHEN " not in made


async def may_silence(session: AsyncSession) -> bool:
    """Tell whether this role of PostgreSQL's may silence the triggers; a file's owner always may.

    False on SQLite, where there are no roles.
    """
    if session.get_bind().dialect.name == "sqlite":
        return False
    return bool((await run(session, text(_OWN), {})).scalar())
