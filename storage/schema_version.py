"""The version of a database's schema; Alembic is loaded only to change it."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, inspect, select, table

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION = table("alembic_version", column("version_num"))


class UnknownVersion(Exception):
    """A version to which no migration leads: it is of a newer bot."""


def version_of(connection: Connection) -> str | None:
    """The schema's version; None where nothing was ever migrated."""
    if not inspect(connection).has_table(VERSION.name):
        return None
    version: str | None = connection.scalar(select(VERSION))
    return version


@cache
def known_versions() -> frozenset[str]:
    """Every version, by the names of the migrations' files."""
    files = (MIGRATIONS / "versions").glob("*_*.py")
    return frozenset(file.name.split("_")[0] for file in files)


def newest_version() -> str:
    return max(known_versions())


def is_known(version: str) -> bool:
    files = (MIGRATIONS / "versions").glob("*_*.py")
    return version in {file.name.split("_")[0] for file in files}


def upgrade(connection: Connection) -> None:
    """Bring the schema to the newest version. Raises UnknownVersion."""
    version = version_of(connection)
    if version != newest_version():
        if version is not None and version not in known_versions():
            raise UnknownVersion(version)
        from alembic import command

        command.upgrade(migration_config(connection), "head")


def migrate_to(connection: Connection, version: str) -> None:
    """Migrate to that version from whichever there is. Raises UnknownVersion."""
    from alembic import command
    from alembic.script import ScriptDirectory

    config = migration_config(connection)
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    if version not in {script.revision for script in scripts}:
        raise UnknownVersion(version)
    if version_of(connection) not in (None, version):
        command.downgrade(config, "base")
    command.upgrade(config, version)


def migration_config(connection: Connection | None = None) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
