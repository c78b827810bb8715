"""After /baja nothing is left of a person but a number, on the whole disk and in a new backup."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from jobs.cleanup import tidy
from storage import audit
from storage.chain_heads import NotedHeads
from storage.database import Database
from storage.file_lock import lock_file
from storage.integrity.verification import verify_all
from storage.models import FailedUpdate
from storage.people import people
from tests.cast import Bot, Player
from tests.leavings import everything_left

MARK, NUMBER = "Zoraida Ñahui Marcada", 101
PDF = b"%PDF-1.4\n%acta"


async def _named(bot: Bot) -> None:
    async with bot.database.transaction() as session:
        person = await people.find_person(session, NUMBER)
        assert person is not None
        person.name = MARK
        session.add(person)


@pytest.mark.both_databases
async def test_of_a_marked_person_nothing_is_left_but_a_number(
    staffed: Bot,
    puno: Player,
    colleague: Player,
    stranger: Player,
    directorate: Player,
    tmp_path: Path,
) -> None:
    await _named(staffed)
    await puno.send("/consulta")
    await puno.send(f"Soy {MARK}, ¿qué base uso?")
    await puno.click("Enviar")
    await puno.send("/reportar")
    await puno.click("Empezar")
    for typed in ("60", "45", f"La encargada, {MARK}, estuvo con licencia"):
        await puno.send(typed)
    assert "IdG 2" in puno.last_text
    await puno.attach(PDF, f"Acta de {MARK}.pdf")
    await colleague.send("/consulta")
    await colleague.send("El acta es de NAHUI MARCADA, Zoraida; ¿sirve? La firma zoraida ñahui.")
    await colleague.click("Enviar")
    await stranger.send("/start")
    await stranger.click("Solicitar acceso")
    await stranger.send(f"Reemplazo a {MARK} en Puno")
    await stranger.click("Enviar a ODES")
    await directorate.send("/evaluar 1")
    await directorate.send(f"Recomendaciones:\n- A Puno: coordinar con {MARK}.")
    await directorate.click("Guardar")
    await staffed.puntual.delivery.drained()
    async with staffed.database.transaction() as session:
        now = staffed.simulator.now()
        for who in (NUMBER, 104):
            said = {"update_id": who, "message": {"from": {"id": who}, "text": f"De {MARK}"}}
            failed = FailedUpdate(
                reference=f"A{who}",
                update_id=who,
                at=now,
                attempts=3,
                error=f"x: {MARK}",
                body=json.dumps(said),
            )
            session.add(failed)
    left = await everything_left(staffed, tmp_path)
    assert MARK.encode() in left
    await puno.send("/baja")
    await puno.click("Sí, retirar")
    await staffed.pass_time()
    staffed.simulator.advance(timedelta(days=2))
    await tidy(staffed.database, staffed.simulator.now)
    left = (await everything_left(staffed, tmp_path)).lower()
    for part in MARK.lower().split()[::2]:
        assert part.encode() not in left, left[max(0, left.find(part.encode()) - 300) :][:400]
    async with staffed.database.transaction() as session:
        assert await people.find_person(session, NUMBER) is None
        await audit.seal_all(session)
        assert (await verify_all(session, NotedHeads(()))).faults == []


async def test_the_privacy_notice_is_shown_at_entry_and_to_anybody_who_asks(
    staffed: Bot, stranger: Player, puno: Player
) -> None:
    await stranger.send("/start")
    assert "/privacidad" in stranger.last_text
    for player in (stranger, puno):
        await player.send("/privacidad")
        for words in ("Ley 29733", "Para qué", "365 días", "/baja", "Telegram", "derechos"):
            assert words in player.last_text


def test_the_database_and_what_stands_beside_it_are_the_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "p.db"
    with lock_file(f"sqlite:///{file}"):
        database = Database(f"sqlite:///{file}")
        asyncio.run(database.migrate())
        beside = list(tmp_path.iterdir())
        assert {each.stat().st_mode & 0o777 for each in beside} == {0o600}
        assert len(beside) > 1
