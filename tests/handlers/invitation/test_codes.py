"""Codes are for who is invited: the database, its backups and what failed hold none."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from handlers.invitation.access import (
    CODE,
    code_to_send,
    create_invitation,
    looks_like_code,
    number_of,
    without_codes,
)
from handlers.views import View
from storage.models import Invitation, Outbox, Position, Role, RowKind, RowState
from storage.outbox import outbox
from tests.cast import Bot, Player
from tests.handlers.invitation.test_invitation import read_code
from tests.leavings import everything_left


@pytest.mark.both_databases
async def test_a_code_of_the_chat_is_in_no_database_and_no_backup(
    staffed: Bot, odes: Player, tmp_path: Path
) -> None:
    await odes.send("/invitar")
    await odes.click("Punto focal")
    await odes.send("cusco")
    await odes.send("Punto focal Cusco")
    code = read_code(odes.last_text)
    assert f"start={code}" in odes.last_text
    left = (await everything_left(staffed, tmp_path)).lower()
    async with staffed.database.transaction() as session:
        rows = await session.exec(select(Outbox).where(Outbox.kind == RowKind.SAY))
        kept = [row for row in rows if "invitation" in row.payload]
    assert [f"start={CODE}" in row.payload["text"] for row in kept] == [True]
    assert code.encode() not in left
    assert code.replace("-", "").encode() not in left
    newcomer = staffed.player(108)
    await newcomer.send(f"/start {code}")
    assert "Punto focal de la GRTPE Cusco" in newcomer.last_text


async def test_a_code_is_the_same_at_each_try_and_follows_from_the_key(bot: Bot) -> None:
    now = bot.simulator.now()
    async with bot.database.transaction() as session:
        shown = await create_invitation(session, Position(Role.ODES), now)
        number = await number_of(session, shown)
        first, again = [await code_to_send(session, number, "key", now) for _ in range(2)]
        other = await code_to_send(session, number, "another", now)
        assert first == again != other
        assert len({shown, first, other}) == 3
        invitation = await session.get_one(Invitation, number)
        assert await code_to_send(session, number, "key", invitation.expires_at) is None
        assert await code_to_send(session, number + 1, "key", now) is None
    for code in (shown, first or "", other or ""):
        assert looks_like_code(code)
        assert without_codes(f'"/start {code}"') == f'"/start {CODE}"'
    for typed in ("123456", "es 123 456, gracias", '\\"123-456\\"'):
        kept = without_codes(f'{{"id": 123456, "text": "{typed}", "date": 654321}}')
        assert kept.count(CODE) == 1, typed
        assert '"id": 123456' in kept
        assert "654321" in kept


def test_what_is_no_code_stays_in_what_failed() -> None:
    said = '{"update_id": 234567892345, "text": "para este tema", "id": "Ag-2345abcd2345"}'
    assert without_codes(said) == said


async def test_a_code_taken_back_before_it_was_sent_is_not_sent(staffed: Bot, odes: Player) -> None:
    await staffed.kill()
    async with staffed.database.transaction() as session:
        now = staffed.simulator.now()
        shown = await create_invitation(session, Position(Role.ODES), now)
        invitation = await session.get_one(Invitation, await number_of(session, shown))
        invitation.withdrawn_at = now
        outbox.put(
            session, 106, RowKind.SAY, View(CODE).payload | {"invitation": invitation.id}, now
        )
    before = odes.last_text
    await staffed.start()
    await staffed.puntual.delivery.drained()
    assert odes.last_text == before
    async with staffed.database.transaction() as session:
        states = (await session.exec(select(Outbox.state).order_by(col(Outbox.id).desc()))).first()
    assert states is RowState.WITHDRAWN
