"""Regions carry recommendations out, and their directorate accepts that or returns it."""

import hashlib
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from storage.models import AuditEntry, AuditKind, EvaluationRow, Evidence, RecommendationStep
from tests.cast import Bot, Player

ACTA = b"%PDF-1.4\n%contrato"


async def steps(bot: Bot) -> list[tuple[int, str, str, bool, str, str]]:
    async with bot.database.transaction() as session:
        query = select(RecommendationStep).order_by(RecommendationStep.id)  # type: ignore[arg-type]
        return [
            (row.number, row.region, row.progress.value, row.accepted, row.role.value, row.words)
            for row in (await session.exec(query)).all()
        ]


@pytest.mark.both_databases
async def test_a_region_marks_one_in_two_taps(
    followed: Bot, puno: Player, directorate: Player
) -> None:
    await puno.send("/recomendaciones")
    assert "Recomendaciones · Puno" in puno.last_text
    assert "2 pendientes." in puno.last_text
    assert "2020-II-R-1 · IdG 1, SOVIO · hasta mayo de 2021" in puno.last_text
    assert "○ pendiente" in puno.last_text
    await puno.click("✓ Hecha")
    assert "Pasa a: implementada." in puno.last_text
    await puno.click("✅ Guardar: implementada")
    assert "✔ 2020-II-R-1 · Puno: implementada. Se le avisa a su dirección" in puno.last_text
    assert "1 pendiente, 1 implementada; 1 por aceptar." in puno.last_text
    await puno.send("/recomendaciones r-2")
    assert "2020-II-R-2" in puno.last_text
    assert "visitas de orientación" in puno.last_text
    assert "R-1" not in puno.last_text
    await puno.send("/recomendaciones 2020-II-R-9")
    assert "No entendí «2020-II-R-9»" in puno.last_text
    await puno.send("/recomendaciones implementadas")
    await puno.click("🔎")
    assert "Espera que su dirección la acepte." in puno.last_text
    assert await steps(followed) == [(1, "puno", "implemented", False, "focal", "")]
    assert "2020-II-R-1 · Puno: implementada" in directorate.last_text
    assert "Lo dice Punto focal Puno." in directorate.last_text
    async with followed.database.transaction() as session:
        kept = select(AuditEntry).where(AuditEntry.kind == AuditKind.RECOMMENDATION)
        [entry] = (await session.exec(kept)).all()
    assert (entry.period, entry.region) == ("2020-II", "puno")
    assert entry.subject == "recommendation 1 of indicator 1"


async def test_what_was_invented_says_so(followed: Bot, puno: Player, odes: Player) -> None:
    for player in (puno, odes):
        await player.send("/recomendaciones")
        assert "simulad" not in player.last_text
    async with followed.database.transaction() as session:
        for row in (await session.exec(select(EvaluationRow))).all():
            row.simulated = True
    for player in (puno, odes):
        await player.send("/recomendaciones")
        assert "⚠️ Hay recomendaciones simuladas para la demostración." in player.last_text
        await player.click("🔎")
        assert "⚠️ Simulada para la demostración." in player.last_text


@pytest.mark.both_databases
async def test_its_directorate_accepts_it(
    followed: Bot, puno: Player, director: Player, directorate: Player
) -> None:
    await puno.send("/recomendaciones")
    await puno.click("✓ Hecha")
    await puno.click("Guardar")
    await directorate.click("Ver y decidir")
    assert "Acéptela, o devuélvala con un comentario." in directorate.last_text
    await directorate.click("✅ Aceptar")
    assert "aceptada como implementada" in directorate.last_text
    assert "Aceptar" not in " ".join(directorate.labels)
    assert (await steps(followed))[-1] == (1, "puno", "implemented", True, "proponent", "")
    for told in (puno, director):
        assert "su dirección la aceptó como implementada ✓" in told.last_text
    await puno.send("/recomendaciones implementadas")
    assert "por aceptar" not in puno.last_text
    assert not any("En curso" in label for label in puno.labels)


async def test_or_returns_it_with_a_comment(
    followed: Bot, puno: Player, director: Player, directorate: Player, tacna: Player
) -> None:
    await puno.send("/recomendaciones")
    await puno.click("✓ Hecha")
    await puno.click("Guardar")
    before = tacna.texts
    await directorate.click("Ver y decidir")
    await directorate.click("Devolver con un comentario")
    assert "¿Qué falta?" in directorate.last_text
    assert not any("Devolver" in label for label in directorate.labels)
    await directorate.send("15")
    assert "No se entendió" in directorate.last_text
    await directorate.send("Falta el contrato <firmado>")
    await directorate.click("↩️ Devolver")
    assert "devuelta. Se le avisa a la región" in directorate.last_text
    for told in (puno, director):
        assert "la devolvió, queda en curso" in told.last_text
        assert "«Falta el contrato <firmado>»" in told.last_text
    assert tacna.texts == before
    assert (await steps(followed))[-1][2:5] == ("underway", False, "proponent")
    await puno.click("🔎 Ver")
    assert "devuelta. «Falta el contrato <firmado>»" in puno.last_text
    await puno.click("✓ Implementada")
    await puno.click("Guardar")
    assert "R-1 · Puno: implementada" in directorate.last_text


async def test_what_is_not_pertinent_needs_its_reason(
    followed: Bot, puno: Player, directorate: Player
) -> None:
    await puno.send("/recomendaciones")
    await puno.click("✗ No procede")
    assert "¿Por qué no procede?" in puno.last_text
    assert puno.labels == ["✖ Cancelar"]
    await puno.send("El servicio pasó al gobierno local")
    await puno.click("✅ Guardar: no procede")
    assert await steps(followed) == [
        (1, "puno", "not_pertinent", False, "focal", "El servicio pasó al gobierno local")
    ]
    assert "«El servicio pasó al gobierno local»" in directorate.last_text


@pytest.mark.both_databases
async def test_words_and_files_show_it(followed: Bot, puno: Player, directorate: Player) -> None:
    await puno.send("/recomendaciones")
    await puno.click("◐ En curso")
    await puno.send("Se convocó a dos plazas")
    await puno.attach(ACTA, "contrato.pdf")
    await puno.attach(b"MZ\x90\0", "contrato.exe")
    assert "«Se convocó a dos plazas»" in puno.last_text
    assert "📎 contrato.pdf" in puno.last_text
    await puno.click("✅ Guardar: en curso")
    assert "📎 contrato.pdf quedó guardado." in puno.last_text
    assert "contrato.exe no se guardó" in puno.last_text
    digest = hashlib.sha256(ACTA).hexdigest()
    async with followed.database.transaction() as session:
        rows = (await session.exec(select(Evidence).where(Evidence.sha256 == digest))).all()
    assert [(row.version_id, row.indicator, row.kind) for row in rows] == [(None, 1, "pdf")]
    assert (followed.settings.evidence_folder / digest).read_bytes() == ACTA
    await directorate.send("/recomendaciones puno")
    assert "◐ en curso · Punto focal Puno, martes 5 de enero: «Se convocó" in directorate.last_text
    await directorate.click("🔎 R-1")
    await directorate.click("📎 Ver archivos (1)")
    assert directorate.last.body["document"]["file_name"] == "contrato.pdf"
    assert "2020-II-R-1 · Puno" in directorate.last_text


@pytest.mark.both_databases
async def test_of_two_at_once_the_second_sees_the_firsts(
    followed: Bot, puno: Player, colleague: Player
) -> None:
    for each in (puno, colleague):
        await each.send("/recomendaciones")
        await each.click("✓ Hecha")
    await puno.click("Guardar")
    await colleague.click("Guardar")
    assert "cambió mientras tanto" in colleague.last_text
    assert "✓ implementada, por aceptar · Punto focal Puno, martes" in colleague.last_text
    assert "Punto focal Puno (punto focal): implementada" in colleague.last_text
    assert len(await steps(followed)) == 1


async def test_the_directorate_sees_what_stands_when_it_changed(
    followed: Bot, puno: Player, directorate: Player
) -> None:
    await puno.send("/recomendaciones")
    await puno.click("✓ Hecha")
    await puno.click("Guardar")
    await directorate.click("Ver y decidir")
    await puno.send("/recomendaciones implementadas")
    await puno.click("🔎 R-1")
    await puno.click("◐ En curso")
    await puno.click("Guardar")
    await directorate.click("✅ Aceptar")
    assert "cambió mientras tanto" in directorate.last_text
    assert [step[2] for step in await steps(followed)] == ["implemented", "underway"]


async def test_a_notice_that_is_no_longer_true_is_not_sent(
    followed: Bot, puno: Player, directorate: Player
) -> None:
    followed.simulator.set_clock(datetime(2021, 1, 6, 3, 0, tzinfo=UTC))  # ten at night
    await puno.send("/recomendaciones")
    await puno.click("✓ Hecha")
    await puno.click("Guardar")
    await puno.send("/recomendaciones implementadas")
    await puno.click("🔎 R-1")
    await puno.click("◐ En curso")
    await puno.click("Guardar")
    followed.simulator.set_clock(datetime(2021, 1, 6, 14, 0, tzinfo=UTC))
    await followed.pass_time()
    assert not any("R-1 · Puno" in text for text in directorate.texts)


async def test_the_ministry_carries_out_its_own_part(
    followed: Bot, directorate: Player, puno: Player
) -> None:
    await directorate.send("/recomendaciones mtpe")
    assert "2020-II-R-3" in directorate.last_text
    await directorate.click("✓ Hecha")
    await directorate.click("Guardar")
    assert await steps(followed) == [(3, "", "implemented", True, "proponent", "")]
    await puno.send("/recomendaciones")
    assert "R-3" not in puno.last_text


async def test_a_director_reads_and_marks_for_the_office(followed: Bot, director: Player) -> None:
    await director.send("/recomendaciones")
    await director.click("◐ En curso")
    await director.click("Guardar")
    assert await steps(followed) == [(1, "puno", "underway", False, "director", "")]


async def test_odes_and_the_auditor_see_all_and_change_nothing(
    followed: Bot, odes: Player, puno: Player
) -> None:
    followed.simulator.set_clock(datetime(2021, 6, 1, 15, 0, tzinfo=UTC))
    await odes.send("/recomendaciones")
    assert "5 pendientes; 2 vencidas." in odes.last_text
    assert "⚠️ venció en mayo de 2021" in odes.last_text
    await odes.click("🔎 R-1")
    assert "○ Pendiente: Puno ⚠️, Tacna ⚠️" in odes.last_text
    await odes.click("○ Puno")
    assert odes.labels == ["← Recomendaciones"]
    await odes.send("/recomendaciones vencidas tacna")
    assert "1 pendiente; 1 vencida." in odes.last_text
    await odes.click("Ver todas")
    await odes.click("Región")
    await odes.click("MTPE")
    assert "2020-II-R-3" in odes.last_text
    await odes.send("/recomendaciones cualquiera")
    assert "No entendí «cualquiera»" in odes.last_text


async def test_regions_see_none_before_they_are_published(
    sent: Bot, puno: Player, director: Player, directorate: Player, odes: Player
) -> None:
    for region in (puno, director):
        await region.send("/recomendaciones")
        assert "Aún no hay recomendaciones para su región" in region.last_text
    for office in (directorate, odes):
        await office.send("/recomendaciones")
        assert "2020-II-R-2" in office.last_text


async def test_what_was_withdrawn_is_not_followed(followed: Bot, puno: Player) -> None:
    from tests.handlers.recommendations.conftest import VISIT
    from tests.sent_evaluations import Asked, recommend

    await puno.send("/recomendaciones")
    await puno.click("✓ Hecha")
    await recommend(followed, 1, Asked(VISIT))
    await puno.click("Guardar")
    assert await steps(followed) == []
    await puno.send("/recomendaciones")
    assert "R-1" not in puno.last_text
    assert "2020-II-R-2" in puno.last_text
