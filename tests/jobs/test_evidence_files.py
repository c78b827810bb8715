"""What was attached and taken away again leaves the disk; what a version names never does."""

import hashlib
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jobs.evidence_files import forget_files
from storage.backup.backup import back_up
from tests.cast import Bot, Player
from tests.handlers.evidence.test_evidence import ACTA, LISTA

KEPT = timedelta(days=30)
HOUR = timedelta(hours=1)


def _names(bot: Bot) -> set[str]:
    folder: Path = bot.settings.evidence_folder
    return {path.name for path in folder.iterdir()}


def _dated(bot: Bot, moment: datetime) -> None:
    """As the disk dates them where the bot's clock is the machine's."""
    for path in bot.settings.evidence_folder.iterdir():
        os.utime(path, (moment.timestamp(), moment.timestamp()))


def _put(bot: Bot, **files: bytes) -> None:
    """Without a row that names them."""
    folder: Path = bot.settings.evidence_folder
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


async def _forget(bot: Bot, now: datetime) -> int:
    return await forget_files(bot.database, bot.settings.evidence_folder, now - KEPT, now)


async def _attach(player: Player, *files: bytes) -> None:
    await player.send("/reportar")
    await player.click("IdG 1" if any("IdG 1" in label for label in player.labels) else "1 SOVIO")
    for number, content in enumerate(files):
        await player.attach(content, f"archivo-{number}.{'pdf' if content is ACTA else 'csv'}")


@pytest.mark.both_databases
async def test_a_removed_file_goes_after_the_days_set_and_the_others_stay(puno: Player) -> None:
    bot = puno.bot
    start = bot.simulator.now()
    await _attach(puno, ACTA, LISTA)
    await puno.click("📎 2")
    await puno.click("Quitar 1")
    _dated(bot, start)
    assert await _forget(bot, start + KEPT - HOUR) == 0
    assert await _forget(bot, start + KEPT + HOUR) == 1
    assert _names(bot) == {_hash(LISTA)}
    assert await _forget(bot, start + KEPT + HOUR) == 0


@pytest.mark.both_databases
async def test_a_file_that_any_version_names_stays_for_all(puno: Player, tacna: Player) -> None:
    """It was taken away in one report and stands in another, under the same hash."""
    bot = puno.bot
    start = bot.simulator.now()
    for player in (puno, tacna):
        await _attach(player, ACTA)
    await puno.click("📎 1")
    await puno.click("Quitar 1")
    _dated(bot, start)
    assert await _forget(bot, start + 10 * KEPT) == 0
    await tacna.click("📎 1")
    await tacna.click("Quitar 1")
    assert await _forget(bot, start + 10 * KEPT) == 1
    assert _names(bot) == set()


@pytest.mark.both_databases
async def test_what_was_attached_anew_is_not_taken_for_the_old_one(puno: Player) -> None:
    """Its row may not be there yet: the disk says that it is new."""
    bot = puno.bot
    now = bot.simulator.now()
    _put(bot, **{_hash(ACTA): ACTA})
    _dated(bot, now - KEPT + HOUR)
    assert await _forget(bot, now) == 0
    _dated(bot, now - KEPT - HOUR)
    assert await _forget(bot, now) == 1


async def test_what_a_dead_process_left_half_written_goes_and_nothing_else_does(
    puno: Player,
) -> None:
    bot = puno.bot
    now = bot.simulator.now()
    _put(bot, **{f".{_hash(ACTA)}.00aa.part": b"x", "notas.txt": b"x"})
    _dated(bot, now - HOUR)
    await _forget(bot, now)
    assert len(_names(bot)) == 2
    _dated(bot, now - 2 * KEPT)
    await _forget(bot, now)
    assert _names(bot) == {"notas.txt"}


async def test_a_backup_is_whole_without_it(puno: Player, tmp_path: Path) -> None:
    bot = puno.bot
    start = bot.simulator.now()
    await _attach(puno, ACTA)
    await puno.click("📎 1")
    await puno.click("Quitar 1")
    _dated(bot, start)
    await _forget(bot, start + 2 * KEPT)
    made = await back_up(bot.database, bot.settings.evidence_folder, tmp_path / "copia.zip", start)
    assert made.manifest.files() == {}
    assert made.whole
