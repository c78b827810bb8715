"""A receipt stands for all that it prints: what was changed since is not printed, nor genuine."""

import re

import pytest

from tests.cast import Bot, Player
from tests.handlers.receipts.test_receipts import last_pdf
from tests.tampering import tamper

NUMBER = "2020-II-PUNO-1"
# What is changed behind the bot's back, and what puts it back.
CHANGES = {
    "UPDATE figure SET executed = 99 WHERE version_id = {id} AND indicator = 3": (
        "UPDATE figure SET executed = 60 WHERE version_id = {id} AND indicator = 3"
    ),
    "UPDATE version SET stage = 'returned' WHERE id = {id}": (
        "UPDATE version SET stage = 'received' WHERE id = {id}"
    ),
    "UPDATE version SET late = true WHERE id = {id}": (
        "UPDATE version SET late = false WHERE id = {id}"
    ),
    "UPDATE version SET reason = 'Otro' WHERE id = {id}": (
        "UPDATE version SET reason = NULL WHERE id = {id}"
    ),
    "UPDATE version SET sent_at = '2020-12-31 10:00:00+00:00' WHERE id = {id}": (
        "UPDATE version SET sent_at ="
        " (SELECT min(at) FROM transition WHERE version_id = {id}) WHERE id = {id}"
    ),
    "UPDATE transition SET role = 'odes' WHERE version_id = {id} AND act = 'approve'": (
        "UPDATE transition SET role = 'director' WHERE version_id = {id} AND act = 'approve'"
    ),
    "UPDATE transition SET person_id = person_id - 1 WHERE version_id = {id} AND act = 'approve'": (
        "UPDATE transition SET person_id = person_id + 1"
        " WHERE version_id = {id} AND act = 'approve'"
    ),
}


def command_on(player: Player) -> str:
    """What the last receipt says to type."""
    words = " ".join(last_pdf(player).split())
    found = re.search(r"/verificar \S+ [0-9a-f]{8} [0-9a-f]{16}", words)
    assert found
    return found[0]


@pytest.mark.both_databases
async def test_a_receipt_stands_for_its_moment_until_something_is_changed(
    staffed: Bot, puno: Player, director: Player, tacna: Player, stranger: Player
) -> None:
    await puno.send("/reportar")
    await puno.send("\n".join("60\t60" for _ in range(12)))
    await puno.click("Guardar")
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    await puno.click("Constancia en PDF")
    waiting = command_on(puno)
    await director.click("Aprobar")
    await puno.send("/constancia")
    received = command_on(puno)
    assert received != waiting

    await puno.send(waiting)
    assert "Al imprimirse decía «por aprobar»; hoy está recibido" in puno.last_text
    for reader in (puno, stranger):  # who has the page with its code may compare it
        await reader.send(received)
        assert "versión 1, recibido. Enviada el martes 5 de enero" in reader.last_text
        assert "programado 60% (de 12), ejecutado 60% (de 12)" in reader.last_text
        assert "Compare con lo impreso" in reader.last_text
    await tacna.send(received.rpartition(" ")[0])
    assert tacna.last_text == "✅ Es auténtica."
    for forged in (received[:-16] + "0" * 16, waiting[:-16] + received[-16:]):
        await puno.send(forged)
        assert "No es auténtica" in puno.last_text

    [version] = await staffed.versions("puno")
    for change, undo in CHANGES.items():
        await tamper(staffed, change.format(id=version.id))
        documents = sum("document" in each.body for each in puno.actor.messages)
        for command in (f"/constancia {NUMBER}", received, f"/verificar {NUMBER} {'0' * 8}"):
            await puno.send(command)
            assert "ya no coincide con lo que se envió" in puno.last_text, change
        assert documents == sum("document" in each.body for each in puno.actor.messages)
        await tamper(staffed, undo.format(id=version.id))
    await puno.send(received)
    assert "Es auténtica" in puno.last_text
    older = f"/verificar {NUMBER} {str(version.content_hash)[:12]}"
    await puno.send(older)
    assert "solo de lo enviado, como en las constancias antiguas" in puno.last_text
