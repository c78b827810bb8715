"""A copy made while somebody writes is of one moment, and comes back row by row, file by file."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest
from alembic import command
from sqlalchemy import Connection, text

from jobs.audit_seal import seal_trail
from storage import audit
from storage.backup.archive import NotABackup
from storage.backup.backup import BackedUp, back_up
from storage.backup.restore import NotEmpty, Unvouched, restore
from storage.backup.snapshot import snapshot, table_rows, tables_in
from storage.chain_heads import heads_file
from storage.database import Database
from storage.installation_key import open_key
from storage.models import AuditKind, Evidence, HandledUpdate, PeriodRow
from storage.schema_version import migration_config
from tests.cast import Bot
from tests.conftest import fresh_database

Rows = dict[str, list[dict[str, object]]]
PICTURE = b"\xff\xd8\xff\xe0 a picture"
PICTURE_HASH = hashlib.sha256(PICTURE).hexdigest()


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of either kind, to restore into."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'elsewhere.db'}"
        return
    with fresh_database(request.getfixturevalue("postgresql_server")) as url:
        yield url


@pytest.fixture
async def target(elsewhere: str) -> AsyncIterator[Database]:
    database = Database(elsewhere)
    yield database
    await database.close()


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / PICTURE_HASH).write_bytes(PICTURE)
    return folder


async def _rows(database: Database) -> Rows:
    def read(connection: Connection) -> Rows:
        return {table.name: list(table_rows(connection, table)) for table in tables_in(connection)}

    async with snapshot(database) as connection:
        return await connection.run_sync(read)


async def _write_pairs(bot: Bot, begun: asyncio.Event, stop: asyncio.Event) -> None:
    """Two rows a transaction, as long as it may: a copy holds both or neither."""
    for pairs in count(1):
        if stop.is_set():
            return
        async with bot.database.transaction() as session:
            now = bot.simulator.now()
            session.add(HandledUpdate(update_id=9_000_000 + pairs, at=now))
            await audit.add_entries(
                session, audit.entry(AuditKind.GOAL, now, None, subject=f"pair {pairs}")
            )
        begun.set()


async def _back_up_beside(bot: Bot, evidence: Path, file: Path) -> BackedUp:
    """In a thread with a loop of its own, as another process would."""

    async def work() -> BackedUp:
        database = Database(bot.settings.database_url)
        try:
            return await back_up(database, evidence, file, bot.simulator.now())
        finally:
            await database.close()

    return await asyncio.to_thread(asyncio.run, work())


@pytest.mark.both_databases
async def test_a_copy_made_while_the_bot_writes_comes_back_whole(
    prepared: Bot, target: Database, evidence: Path, tmp_path: Path
) -> None:
    begun, stop, file = asyncio.Event(), asyncio.Event(), tmp_path / "copy.zip"
    writing = asyncio.create_task(_write_pairs(prepared, begun, stop))
    await begun.wait()
    kept = await _back_up_beside(prepared, evidence, file)
    stop.set()
    await writing
    back = tmp_path / "back"
    await restore(target, back, file)
    rows = await _rows(target)
    updates = sum(int(str(row["update_id"])) > 9_000_000 for row in rows["handled_update"])
    pairs = sum(str(row["subject"]).startswith("pair") for row in rows["audit_entry"])
    assert updates == pairs > 0
    assert {name: len(found) for name, found in rows.items()} == {
        name: part.size for name, part in kept.manifest.tables().items()
    }
    assert [path.name for path in back.iterdir()] == [PICTURE_HASH]
    assert (back / PICTURE_HASH).read_bytes() == PICTURE


def _files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def _attach(bot: Bot, content: bytes, folder: Path) -> None:
    """To the report that the example holds."""
    digest = hashlib.sha256(content).hexdigest()
    (folder / digest).write_bytes(content)
    async with bot.database.transaction() as session:
        session.add(
            Evidence(
                version_id=1,
                indicator=1,
                person_id=None,
                at=bot.simulator.now(),
                name="acta.jpg",
                file_id="a file of Telegram's",
                sha256=digest,
                size=len(content),
                kind="jpg",
            )
        )


@pytest.mark.both_databases
async def test_every_row_and_file_comes_back_as_it_was(
    prepared: Bot, target: Database, evidence: Path, tmp_path: Path
) -> None:
    for content in (PICTURE, PICTURE + b" and another"):
        await _attach(prepared, content, evidence)
    before = await _rows(prepared.database)
    file, back = tmp_path / "copy.zip", tmp_path / "back"
    await back_up(prepared.database, evidence, file, prepared.simulator.now())
    await restore(target, back, file)
    assert await _rows(target) == before
    assert _files_in(back) == _files_in(evidence)
    assert {str(row["sha256"]) for row in before["evidence"]} == _files_in(back).keys()
    async with target.transaction() as session:  # what comes new gets a number of its own
        await audit.add_entries(
            session, audit.entry(AuditKind.GOAL, prepared.simulator.now(), None)
        )


@pytest.mark.both_databases
async def test_damaged_and_missing_files_are_named_and_the_others_come_back(
    prepared: Bot, target: Database, evidence: Path, tmp_path: Path
) -> None:
    lost, torn = PICTURE + b" that is lost", PICTURE + b" that is torn"
    for content in (PICTURE, lost, torn):
        await _attach(prepared, content, evidence)
    (evidence / hashlib.sha256(lost).hexdigest()).unlink()
    (evidence / hashlib.sha256(torn).hexdigest()).write_bytes(torn[:5])
    file, back = tmp_path / "copy.zip", tmp_path / "back"
    made = await back_up(prepared.database, evidence, file, prepared.simulator.now())
    assert made.damaged == {hashlib.sha256(torn).hexdigest(): "acta.jpg"}
    assert made.missing == {hashlib.sha256(lost).hexdigest(): "acta.jpg"}
    await restore(target, back, file)
    assert await _rows(target) == await _rows(prepared.database)
    assert _files_in(back) == {PICTURE_HASH: PICTURE}


@pytest.mark.both_databases
async def test_only_an_empty_database_is_restored_into(
    prepared: Bot, evidence: Path, tmp_path: Path
) -> None:
    file, before = tmp_path / "copy.zip", await _rows(prepared.database)
    await back_up(prepared.database, evidence, file, prepared.simulator.now())
    with pytest.raises(NotEmpty):
        await restore(prepared.database, evidence, file)
    assert await _rows(prepared.database) == before


@pytest.mark.parametrize(
    "part", ["tables/person.jsonl", f"evidence/{PICTURE_HASH}", "manifest.json"]
)
async def test_a_copy_that_was_changed_restores_nothing(
    prepared: Bot, target: Database, evidence: Path, tmp_path: Path, part: str
) -> None:
    file, changed = tmp_path / "copy.zip", tmp_path / "changed.zip"
    await back_up(prepared.database, evidence, file, prepared.simulator.now())
    with ZipFile(file) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"{}\n" if name == part else old.read(name))
    with pytest.raises(NotABackup):
        await restore(target, tmp_path / "back", changed)
    assert await _rows(target) == {}
    assert not (tmp_path / "back").exists()


async def test_a_forged_copy_is_refused_though_its_hashes_are_right(
    prepared: Bot, target: Database, evidence: Path, tmp_path: Path
) -> None:
    """As whoever has the file can make it, who knows the format and not the key."""
    await seal_trail(prepared.database)
    file, forged, back = tmp_path / "copy.zip", tmp_path / "forged.zip", tmp_path / "back"
    made = await back_up(prepared.database, evidence, file, prepared.simulator.now())
    assert made.manifest.head in heads_file(evidence).read_text()
    with ZipFile(file) as old, ZipFile(forged, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        for name in manifest["parts"]:
            body = old.read(name).replace(b"Puno", b"Tacna")
            manifest["parts"][name]["sha256"] = hashlib.sha256(body).hexdigest()
            new.writestr(name, body)
        new.writestr("manifest.json", json.dumps(manifest))
    with pytest.raises(Unvouched, match="fue cambiada"):
        await restore(target, back, forged)
    for wrong in ({"head": "x"}, {"head": 5}, {"mac": 5}, {"made_at": "ayer"}, {"revision": None}):
        with ZipFile(file) as old, ZipFile(forged, "w") as new:
            for name in manifest["parts"]:
                new.writestr(name, old.read(name))
            said = json.loads(old.read("manifest.json")) | wrong
            new.writestr("manifest.json", json.dumps(said))
        with pytest.raises(NotABackup, match="no es una copia"):
            await restore(target, back, forged, unverified=True)
    for name, body in (
        ("tables/person.jsonl", b"[1, 2]\n"),
        ("tables/person.jsonl", b'{"id": "x", "name": 5}\n'),
        ("tables/period.jsonl", b"{" * 9999 + b"\n"),
        ("manifest.json", b"[" * 99999),
    ):
        with ZipFile(file) as old, ZipFile(forged, "w") as new:
            said = json.loads(old.read("manifest.json"))
            if name in said["parts"]:
                said["parts"][name] = {"size": 1, "sha256": hashlib.sha256(body).hexdigest()}
            for part in old.namelist()[:-1]:
                new.writestr(part, body if part == name else old.read(part))
            new.writestr("manifest.json", body if name == "manifest.json" else json.dumps(said))
        with pytest.raises(NotABackup, match=r"filas que no son suyas|no es una copia"):
            await restore(target, back, forged, unverified=True)
    (tmp_path / "away").mkdir()
    with pytest.raises(Unvouched, match="falta la clave"):  # on another machine
        await restore(target, tmp_path / "away" / "back", file)
    assert await _rows(target) == {}
    await restore(target, back, file)
    with ZipFile(file) as kept:
        key = open_key(evidence).secret.hex().encode()
        assert not any(key in kept.read(name) for name in kept.namelist())


async def test_a_copy_of_a_later_version_asks_for_it(
    prepared: Bot, target: Database, evidence: Path, tmp_path: Path
) -> None:
    file, later = tmp_path / "copy.zip", tmp_path / "later.zip"
    await back_up(prepared.database, evidence, file, prepared.simulator.now())
    with ZipFile(file) as old, ZipFile(later, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "manifest.json":
                body = json.dumps(json.loads(body) | {"revision": "9999"}).encode()
            new.writestr(name, body)
    with pytest.raises(NotABackup, match="actualice"):
        await restore(target, tmp_path / "back", later)
    assert await _rows(target) == {}


async def test_a_copy_never_takes_the_place_of_another(
    prepared: Bot, evidence: Path, tmp_path: Path
) -> None:
    file = tmp_path / "copy.zip"
    file.write_bytes(b"an older copy")
    with pytest.raises(FileExistsError):
        await back_up(prepared.database, evidence, file, prepared.simulator.now())
    assert file.read_bytes() == b"an older copy"


@pytest.mark.both_databases
async def test_a_copy_of_an_earlier_version_is_brought_up_to_date(
    database_url: str, target: Database, tmp_path: Path
) -> None:
    def as_it_was(connection: Connection) -> None:
        command.upgrade(migration_config(connection), "0005")
        connection.execute(
            text("INSERT INTO period (code, opens_on, deadline) VALUES (:code, :day, :day)"),
            {"code": "2020-II", "day": date(2021, 1, 15)},
        )

    earlier, file = Database(database_url), tmp_path / "copy.zip"
    async with earlier.engine.connect() as connection:
        await connection.run_sync(as_it_was)
        await connection.commit()
    kept = await back_up(earlier, tmp_path / "evidence", file, datetime.now(UTC))
    await earlier.close()
    assert kept.manifest.revision == "0005"
    await target.migrate()
    await restore(target, tmp_path / "back", file)
    async with target.transaction() as session:
        period = await session.get(PeriodRow, "2020-II")
        assert period
        assert period.deadline == date(2021, 1, 15)
        assert (await audit.verify(session)).broken is None
