"""A file sent while an indicator is open belongs to it, and is kept as it came."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from handlers.evidence.arrival import KeptFile, settle_file
from simulator import Fault, FaultKind
from storage.models import AuditEntry, AuditKind, Evidence, Outbox, RowKind
from storage.people import people
from storage.reports import drafts, reports
from tests.cast import Bot, Player

ACTA = b"%PDF-1.4\n%acta de la reunion"
LISTA = b"nombre,total\nPuno,5\n"


async def _open_indicator(player: Player) -> None:
    await player.send("/reportar")
    await player.click("Empezar")


def _files(bot: Bot) -> set[str]:
    folder: Path = bot.settings.evidence_folder
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


async def _rows(bot: Bot) -> list[Evidence]:
    async with bot.database.transaction() as session:
        return list((await session.exec(select(Evidence))).all())


@pytest.mark.both_databases
async def test_a_document_is_attached_to_the_open_indicator(puno: Player) -> None:
    await _open_indicator(puno)
    assert "📎 Adjuntar sustento" in puno.labels
    await puno.attach(ACTA, "acta.pdf")
    assert "acta.pdf quedó adjunto al IdG 1" in puno.last_text
    assert "📎 1" in puno.labels
    assert _files(puno.bot) == {hashlib.sha256(ACTA).hexdigest()}
    [row] = await _rows(puno.bot)
    assert (row.indicator, row.kind, row.size) == (1, "pdf", len(ACTA))
    await puno.send("45")  # the question goes on
    assert "IdG 1" in puno.last_text


async def test_what_is_sent_together_is_answered_once(puno: Player) -> None:
    await _open_indicator(puno)
    await puno.attach_together(("acta.pdf", ACTA), ("lista.csv", LISTA), ("a.pdf", b"MZ\x90\0"))
    assert "2 archivos quedaron adjuntos al IdG 1" in puno.last_text
    assert "a.pdf no se guardó" in puno.last_text
    assert "📎 2" in puno.labels
    assert [text for text in puno.texts if "adjunto" in text] == [puno.last_text]


@pytest.mark.both_databases
async def test_it_is_listed_and_removed_before_sending(puno: Player) -> None:
    await _open_indicator(puno)
    await puno.attach(ACTA, "acta.pdf")
    await puno.click("📎 1")
    assert "1. acta.pdf" in puno.last_text
    await puno.click("Quitar 1")
    assert "Se quitó acta.pdf" in puno.last_text
    await puno.attach(LISTA, "lista.csv")
    await puno.click("📎 1")
    assert "1. lista.csv" in puno.last_text
    await puno.click("Atrás")
    assert "📎 1" in puno.labels
    async with puno.bot.database.transaction() as session:
        trail = select(AuditEntry.after).where(AuditEntry.kind == AuditKind.EVIDENCE)
        kept = [after is not None for after in (await session.exec(trail)).all()]
    assert kept == [True, False, True]


async def test_what_is_refused_is_said_with_what_to_send(puno: Player) -> None:
    await _open_indicator(puno)
    await puno.attach(b"<svg onload='x'>", "foto.svg")
    assert "foto.svg no se guardó" in puno.last_text
    assert "Envíe una foto, o un PDF" in puno.last_text
    assert _files(puno.bot) == set()
    await puno.attach(bytes(21 * 1024 * 1024), "video.pdf")
    assert "pesa más de 20 MB" in puno.last_text


async def test_a_bad_line_loses_nothing(puno: Player) -> None:
    """Killed before it was fetched, the bot fetches it when it is back."""
    await _open_indicator(puno)
    await puno.bot.kill()
    await puno.actor.send_document(ACTA, "acta.pdf")
    await puno.bot.start()
    await puno.send("/yo")
    assert _files(puno.bot) == {hashlib.sha256(ACTA).hexdigest()}
    async with puno.bot.database.transaction() as session:
        rows = (await session.exec(select(Outbox).where(Outbox.kind == RowKind.KEEP))).all()
    assert [row.state for row in rows] == ["sent"]


async def test_a_file_that_cannot_be_fetched_holds_up_no_answer(puno: Player) -> None:
    await _open_indicator(puno)
    puno.bot.simulator.faults.add(Fault(FaultKind.BAD_GATEWAY, ("getFile",), times=None))
    await puno.attach(ACTA, "acta.pdf")
    await puno.send("/yo")
    assert any("Lo que Puntual guarda" in text for text in puno.texts)
    await puno.bot.pass_time(timedelta(days=15))
    assert any("acta.pdf no se guardó" in text for text in puno.texts)
    [row] = await _rows(puno.bot)
    assert row.removed_at is not None


async def test_what_comes_after_the_report_was_sent_is_refused(puno: Player) -> None:
    await _open_indicator(puno)
    bot = puno.bot
    [version] = await bot.versions("puno")
    late = Evidence(
        version_id=version.id or 0,
        indicator=1,
        person_id=None,
        at=bot.simulator.now(),
        name="tarde.pdf",
        file_id="a file of Telegram's",
    )
    async with bot.database.transaction() as session:
        session.add(late)
    await _send_draft(puno, waits=False)
    digest = hashlib.sha256(ACTA).hexdigest()
    async with bot.database.transaction() as session:
        kept = KeptFile(digest, len(ACTA), "pdf")
        await settle_file(session, 101, late.id or 0, kept, bot.simulator.now())
    bot.puntual.delivery.wake()
    await bot.puntual.delivery.drained()
    assert "tarde.pdf no se guardó: el reporte se envió antes de que llegara" in puno.last_text
    assert "escriba /corregir" in puno.last_text
    assert "Envíe una foto" not in puno.last_text
    [row] = await _rows(bot)
    assert (row.sha256, row.refused) == (None, "sent")
    assert row.removed_at is not None


async def test_nobody_attaches_or_removes_in_anothers_report(puno: Player, tacna: Player) -> None:
    await _open_indicator(puno)
    await puno.attach(ACTA, "acta.pdf")
    await puno.click("📎 1")
    data = puno.data_of("Quitar 1")
    await _open_indicator(tacna)
    await tacna.press(tacna.last, data)
    [row] = await _rows(puno.bot)
    assert row.removed_at is None


async def _send_report_with_a_file(puno: Player, *, waits: bool = False) -> None:
    """Everything answered at once, since only the file matters here."""
    await _open_indicator(puno)
    await puno.attach(ACTA, "acta.pdf")
    await _send_draft(puno, waits=waits)


async def _send_draft(puno: Player, *, waits: bool) -> None:
    version = (await puno.bot.versions("puno"))[-1]
    async with puno.bot.database.transaction() as session:
        draft = await reports.load(session, version.id or 0)
        author = await people.find_person(session, 101)
        assert draft
        assert author
        await drafts.send(session, draft, author, puno.bot.simulator.now(), waits=waits)


@pytest.mark.both_databases
async def test_odes_and_the_indicators_directorate_fetch_it(
    puno: Player, odes: Player, directorate: Player, tacna: Player
) -> None:
    await odes.send("/evidencias Puno")
    assert "aún no se recibió ningún reporte" in odes.last_text
    await _send_report_with_a_file(puno)
    await odes.send("/evidencias Puno")
    assert odes.labels == ["IdG 1: 📎 1"]
    await odes.click("IdG 1")
    assert "Puno · IdG 1 · II Semestre 2020 (1 de 1)" in odes.last_text
    assert odes.last.body["document"]["file_name"] == "acta.pdf"
    [[button]] = odes.actor.messages[-2].buttons
    await directorate.send("/evidencias Puno 1")
    assert "1 de 1" in directorate.last_text
    await directorate.send("/evidencias Puno 2")
    assert "no está disponible para usted" in directorate.last_text
    await tacna.send("/evidencias Puno 1")
    await tacna.press(tacna.last, button["callback_data"])
    assert not any("1 de 1" in text for text in tacna.texts)


async def test_a_file_that_is_gone_from_the_disk_is_told_so(puno: Player, odes: Player) -> None:
    await _send_report_with_a_file(puno)
    [row] = await _rows(puno.bot)
    (puno.bot.settings.evidence_folder / str(row.sha256)).unlink()
    await odes.send("/evidencias Puno 1")
    assert "Puno · IdG 1 · II Semestre 2020 (1 de 1)" in odes.last_text
    assert "ya no está donde Puntual lo guardaba" in odes.last_text
    assert "pídalo a su región" in odes.last_text
    (puno.bot.settings.evidence_folder / str(row.sha256)).write_bytes(b"changed")
    sent = len([one for one in odes.actor.messages if "document" in one.body])
    await odes.send("/evidencias Puno 1")
    assert "no es el que era" in odes.last_text
    assert len([one for one in odes.actor.messages if "document" in one.body]) == sent


async def test_an_earlier_semesters_files_are_fetched_by_its_name(
    puno: Player, odes: Player
) -> None:
    await puno.bot.report_before("puno", "2020-I", programmed=60, executed=60)
    await _send_report_with_a_file(puno)
    [first] = await puno.bot.versions("puno", "2020-I")
    [row] = await _rows(puno.bot)
    facts = row.model_dump(exclude={"id"}) | {"version_id": first.id, "name": "antes.pdf"}
    async with puno.bot.database.transaction() as session:
        session.add(Evidence(**facts))
    await odes.send("/evidencias Puno 2020-I")
    assert odes.labels == ["IdG 1: 📎 1"]
    await odes.click("IdG 1")
    assert "Puno · IdG 1 · I Semestre 2020 (1 de 1)" in odes.last_text
    assert odes.last.body["document"]["file_name"] == "antes.pdf"
    await odes.send("/evidencias Puno 1 2020-II")
    assert odes.last.body["document"]["file_name"] == "acta.pdf"
    await odes.send("/evidencias Puno 2019-I")
    assert "De Puno aún no se recibió ningún reporte del I Semestre 2019" in odes.last_text


async def test_evidencias_says_how_to_ask(odes: Player) -> None:
    await odes.send("/evidencias")
    assert "/evidencias Puno 2" in odes.last_text


async def test_what_waits_for_its_director_is_the_regions_own(
    puno: Player, director: Player, odes: Player, directorate: Player
) -> None:
    """Sent on Tuesday the fifth: from Friday on ODES may receive it as it is."""
    await _send_report_with_a_file(puno, waits=True)
    for player in (odes, directorate):
        await player.send("/evidencias Puno 1")
        assert "De Puno aún no se recibió ningún reporte" in player.last_text
    for player in (puno, director):
        await player.send("/evidencias Puno 1")
        assert player.last.body["document"]["file_name"] == "acta.pdf"
    puno.bot.simulator.advance(timedelta(days=3))
    await directorate.send("/evidencias Puno 1")
    assert "aún no se recibió" in directorate.last_text
    await odes.send("/evidencias Puno 1")
    assert odes.last.body["document"]["file_name"] == "acta.pdf"


@pytest.mark.both_databases
async def test_of_what_was_received_a_waiting_correction_shows_nothing(
    puno: Player, odes: Player, directorate: Player
) -> None:
    await _send_report_with_a_file(puno)
    await puno.send("/corregir")
    await puno.send("otro sustento")
    await puno.click("Abrir la versión")
    await puno.click("1 SOVIO")
    await puno.attach(LISTA, "lista.csv")
    await _send_draft(puno, waits=True)
    for player in (odes, directorate):
        await player.send("/evidencias Puno 1")
        assert "(1 de 1)" in player.last_text
        assert player.last.body["document"]["file_name"] == "acta.pdf"


async def test_what_odes_returned_is_still_seen_and_what_a_director_returned_is_not(
    puno: Player, director: Player, odes: Player
) -> None:
    await _send_report_with_a_file(puno, waits=True)
    await _return(director)
    await odes.send("/evidencias Puno 1")
    assert "aún no se recibió" in odes.last_text
    await puno.click("Corregir el reporte")
    await _send_draft(puno, waits=False)
    await _return(odes)
    await odes.send("/evidencias Puno 1")
    assert "(1 de 1)" in odes.last_text


async def _return(player: Player) -> None:
    await player.send("/versiones Puno")
    await player.click("Ver la versión")
    await player.click("Devolver")
    await player.click("Todo el reporte")
    await player.send("Falta la firma")
    await player.click("Devolver")
