"""What was done stays written: nothing of it is changed, taken away or done without it."""

import asyncio
import json
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.cli.goals import read_goals, save_goals
from convenio.catalogue.indicators import INDICATORS
from jobs.audit_seal import seal_trail
from storage import audit
from storage.audit import Verified
from storage.models import AuditKind
from storage.people import people
from storage.reports import drafts, obligations, reports
from tests.cast import Bot, Player


async def _kinds(bot: Bot) -> list[tuple[AuditKind, str]]:
    async with bot.database.transaction() as session:
        return [
            (row["kind"], row["subject"])
            for row in await audit.read_trail(session, "2020-II", "puno")
        ]


async def _verified(bot: Bot) -> Verified:
    async with bot.database.transaction() as session:
        return await audit.verify(session)


async def _tamper(bot: Bot, statement: str) -> None:
    """As the database's master can, who knows how to silence its triggers."""
    engine = bot.database.engine
    if bot.database.shared:
        async with engine.begin() as connection:
            for table in ("audit_entry", "audit_seal"):
                await connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
            await connection.execute(text(statement))
        return
    with closing(sqlite3.connect(engine.url.database or "")) as file, file:
        for (trigger,) in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            file.execute(f"DROP TRIGGER {trigger}")
        file.execute(statement)


async def test_an_answer_is_in_the_trail_with_who_gave_it(puno: Player) -> None:
    await puno.send("/reportar")
    await puno.click("Empezar")
    await puno.send("45%")
    kinds = await _kinds(puno.bot)
    assert kinds[-2:] == [
        (AuditKind.OPENED, "version 1"),
        (AuditKind.FIGURE, "version 1, indicator 1"),
    ]
    async with puno.bot.database.transaction() as session:
        last = (await audit.read_trail(session, "2020-II", "puno"))[-1]
    assert json.loads(last["after"])["programmed"] == "45"
    assert last["person_id"] is not None


@pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
async def test_the_database_refuses_to_change_the_trail(
    prepared: Bot, table: str, change: str
) -> None:
    await seal_trail(prepared.database)
    column = "id" if table == "audit_entry" else "number"
    with pytest.raises(DBAPIError, match="only added to"):
        async with prepared.database.engine.begin() as connection:
            await connection.execute(text(change.format(table, column, column)))


REPLACED = {
    "INSERT INTO audit_entry (id, at, kind, period, region, subject)"
    " VALUES (3, '2020-01-01', 'goal', '', '', '')": "ON CONFLICT (id) DO UPDATE SET id = 3",
    "INSERT INTO audit_seal (number, entry_id, hash)"
    " VALUES (3, 999, 'x')": "ON CONFLICT (number) DO UPDATE SET hash = 'x'",
    "INSERT INTO audit_seal (number, entry_id, hash) "
    "VALUES (999, 3, 'x')": "ON CONFLICT (entry_id) DO UPDATE SET hash = 'x'",
}


@pytest.mark.parametrize("inserted", REPLACED)
async def test_nothing_takes_the_place_of_what_is_in_the_trail(
    prepared: Bot, inserted: str
) -> None:
    await seal_trail(prepared.database)
    statement = (
        f"{inserted} {REPLACED[inserted]}"
        if prepared.database.shared
        else inserted.replace("INSERT", "INSERT OR REPLACE")
    )
    with pytest.raises(DBAPIError, match="only added to"):
        async with prepared.database.engine.begin() as connection:
            await connection.execute(text(statement))
    assert (await _verified(prepared)).broken is None


async def test_a_cut_tail_is_seen_by_what_was_noted_of_it(prepared: Bot) -> None:
    await seal_trail(prepared.database)
    whole = await _verified(prepared)
    noted = (whole.sealed, whole.last)
    async with prepared.database.transaction() as session:
        assert (await audit.verify(session, noted)).broken is None
        assert (await audit.verify(session, (3, "another"))).broken == 3
    for cut in (
        "DELETE FROM audit_seal WHERE number = (SELECT max(number) FROM audit_seal)",
        "DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)",
    ):
        await _tamper(prepared, cut)
    assert (await _verified(prepared)).broken is None
    async with prepared.database.transaction() as session:
        assert (await audit.verify(session, noted)).broken == whole.sealed


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET subject = 'nobody' WHERE id = 3",
        "UPDATE audit_entry SET at = '2020-01-01 00:00:00+00:00' WHERE id = 3",
        "DELETE FROM audit_entry WHERE id = 3",
        "DELETE FROM audit_seal WHERE number = 3",
    ],
)
async def test_the_first_entry_that_was_changed_or_taken_away_is_named(
    prepared: Bot, statement: str
) -> None:
    await seal_trail(prepared.database)
    assert (await _verified(prepared)).broken is None
    await _tamper(prepared, statement)
    assert (await _verified(prepared)).broken == 3


async def test_what_is_not_sealed_yet_is_sealed_once_by_many(prepared: Bot) -> None:
    assert (await _verified(prepared)).sealed == 0
    waiting = (await _verified(prepared)).unsealed
    assert waiting > 3
    await asyncio.gather(*(seal_trail(prepared.database) for _ in range(4)))
    found = await _verified(prepared)
    assert found == Verified(waiting, 0, None, found.last)
    await seal_trail(prepared.database)
    assert await _verified(prepared) == found


async def test_goals_loaded_anew_tell_only_what_changed(prepared: Bot) -> None:
    now = prepared.simulator.now()
    async with prepared.database.transaction() as session:
        goals = read_goals("region,indicator,programmed\npuno,1,60\npuno,2,65\n", INDICATORS)
        await save_goals(session, "2020-II", goals, now)
        told = await audit.read_trail(session, "2020-II", "puno")
    assert [(row["subject"], row["before"], row["after"]) for row in told] == [
        ("indicator 2", '{"mark":null,"programmed":"60"}', '{"mark":null,"programmed":"65"}')
    ]


async def test_a_thousand_answers_are_sealed_in_their_order(prepared: Bot) -> None:
    async with prepared.database.transaction() as session:
        entries = [
            audit.entry(AuditKind.FIGURE, prepared.simulator.now(), None, subject=f"{number}")
            for number in range(2 * audit.AT_ONCE + 1)
        ]
        await audit.add_entries(session, *entries)
    await seal_trail(prepared.database)
    found = await _verified(prepared)
    assert (found.unsealed, found.broken) == (0, None)
    async with prepared.database.transaction() as session:
        numbers = [row["number"] for row in await audit.read_trail(session, None, None)]
    assert numbers == list(range(1, found.sealed + 1))


async def test_sending_and_discarding_are_in_the_trail(prepared: Bot) -> None:
    now = prepared.simulator.now()
    async with prepared.database.transaction() as session:
        author = await people.find_person(session, 101)
        owed = await obligations.find_owed(session, "2020-II", "puno")
        assert author
        assert owed
        first = await drafts.open_draft(session, owed, author, now)
        report = await reports.load(session, first.id or 0)
        assert report
        await drafts.send(session, report, author, now)
        second = await drafts.open_draft(session, owed, author, now, "Faltó una cifra")
        report = await reports.load(session, second.id or 0)
        assert report
        await drafts.discard(session, report, author, now)
    assert await _kinds(prepared) == [
        (AuditKind.OPENED, "version 1"),
        (AuditKind.SENT, "version 1"),
        (AuditKind.OPENED, "version 2"),
        (AuditKind.DISCARDED, "version 2"),
    ]
