"""A semester from its opening to its publication and a correction, by chat alone.

Four regions: Puno has a director who sends back and approves, Tacna one who is away; Loreto and
Cusco have none, the one gets more time and the other is late.
"""

from io import BytesIO

from openpyxl import load_workbook

from convenio.report.stages import Stage
from storage import audit
from tests.cast import Bot
from tests.handlers.approval.test_trail import intact
from tests.handlers.receipts.test_receipts import last_pdf
from tests.handlers.semester import (
    MET,
    PERIOD,
    REGIONS,
    Semester,
    odes_invites_everybody,
    odes_loads_the_goals,
    odes_opens_it,
    send,
)
from tests.handlers.workbooks.test_filled_workbooks import filled
from tests.handlers.workbooks.test_workbooks import document
from tests.jobs.test_in_the_chat import told
from tests.loreto import GOALS
from tests.version_stages import replay

ACTA = b"%PDF-1.4\n%acta de la reunion"


async def test_a_semester_is_lived_by_chat_alone(bot: Bot) -> None:
    semester = Semester(bot)
    await odes_opens_it(semester)
    await odes_loads_the_goals(semester)
    await odes_invites_everybody(semester)
    await puno_types_its_report_with_evidence(semester)
    await its_director_returns_it_and_approves_what_comes_back(semester)
    await tacnas_director_is_away_and_odes_bridges_it(semester)
    await loreto_asks_for_more_time_and_sends_the_filled_form(semester)
    await odes_returns_what_it_received(semester)
    await cusco_is_late(semester)
    await receipts_are_read_and_verified(semester)
    await odes_publishes_it(semester)
    await loreto_corrects_what_is_published(semester)
    await everybody_reads_the_summaries(semester)
    await the_trail_explains_it_all(semester)


async def puno_types_its_report_with_evidence(semester: Semester) -> None:
    """Over two days: the first indicator with its evidence, then the others together."""
    puno = semester.puno
    await semester.at("2021-06-16T10:00")
    await puno.send("/reportar")
    await puno.click("Empezar")
    await puno.attach(ACTA, "acta.pdf")
    await puno.send("45")
    await puno.click("Falta de personal")
    await semester.at("2021-06-17T10:00")
    await puno.send("/reportar")
    assert "1 de 12" in puno.last_text
    await puno.send("45 60 30 10 89 58 7 25 66 1 33 27")
    await puno.click("Guardar")
    await send(puno)
    assert "Por aprobar" in puno.last_text


async def its_director_returns_it_and_approves_what_comes_back(semester: Semester) -> None:
    puno, director = semester.puno, semester.puno_director
    await director.click("Devolver")
    await director.click("IdG 3")
    await director.send("¿No fueron 40 visitas?")
    await puno.click("Corregir el IdG 3")
    await puno.send("40")
    await puno.click("Falta de personal")
    await send(puno)
    await semester.at("2021-06-18T09:00")
    await director.send("/aprobar")
    await director.click("Puno")
    await director.click("Aprobar")
    assert await semester.stages("puno") == [Stage.RETURNED, Stage.RECEIVED]
    assert "Director de Puno aprobó el reporte" in puno.last_text
    await semester.directorate.send("/evidencias Puno 1")
    assert semester.directorate.last.body["document"]["file_name"] == "acta.pdf"


async def tacnas_director_is_away_and_odes_bridges_it(semester: Semester) -> None:
    """Sent on a Friday; the third working day after it is Wednesday."""
    tacna, odes = semester.tacna, semester.odes
    await tacna.send("/reportar")
    await tacna.send(MET)
    await tacna.click("Guardar")
    await send(tacna)
    await semester.at("2021-06-22T16:00")
    await odes.send("/aprobar")
    assert "desde el miércoles 23 de junio" in odes.last_text
    await semester.at("2021-06-23T09:00")
    await odes.send("/aprobar")
    await odes.click("Tacna")
    await odes.click("Recibir sin aprobación")
    assert await semester.stages("tacna") == [Stage.RECEIVED]
    assert "sin esperar más la aprobación" in semester.tacna_director.last_text


async def loreto_asks_for_more_time_and_sends_the_filled_form(semester: Semester) -> None:
    loreto, odes = semester.loreto, semester.odes
    await semester.at("2021-07-12T09:00")
    assert told(loreto, "vence el jueves 15 de julio, faltan 3 días")
    await loreto.click("Pedir más plazo")
    await loreto.click("+7 días")
    await loreto.send("Corte de luz")
    await loreto.click("Enviar el pedido")
    assert "La DRTPE Loreto pide más plazo" in odes.last_text
    await odes.click("Ampliar al jueves 22 de julio")
    assert "ahora vence el jueves 22 de julio" in loreto.last_text
    await semester.at("2021-07-20T10:00")
    cells: dict[str, float | str] = {f"D{7 + at}": goal for at, goal in enumerate(GOALS)}
    await loreto.attach(await filled(loreto, **cells), "anexo-4-loreto.xlsx")
    await loreto.click("Guardar")
    await send(loreto)
    assert "en plazo" in loreto.last_text
    assert await semester.stages("loreto") == [Stage.RECEIVED]


async def odes_returns_what_it_received(semester: Semester) -> None:
    loreto, odes = semester.loreto, semester.odes
    await odes.click("Devolver")
    await odes.click("Todo el reporte")
    await odes.send("Adjunte el acta")
    assert "«Adjunte el acta»" in loreto.last_text
    await loreto.click("Corregir el reporte")
    await loreto.click("1 SOVIO")
    await loreto.attach(ACTA, "acta.pdf")
    await loreto.click("Los doce")
    await loreto.click("Revisar y enviar")
    await send(loreto)
    assert await semester.stages("loreto") == [Stage.RETURNED, Stage.RECEIVED]


async def cusco_is_late(semester: Semester) -> None:
    cusco, odes = semester.cusco, semester.odes
    await semester.at("2021-08-02T10:00")
    await odes.send("/estado")
    assert "Cusco" in odes.last_text
    await cusco.send("/reportar")
    await cusco.send(MET)
    await cusco.click("Guardar")
    await send(cusco)
    assert "extemporáneo" in cusco.last_text.casefold()
    [version] = await semester.bot.versions("cusco", PERIOD)
    assert version.late


async def receipts_are_read_and_verified(semester: Semester) -> None:
    cusco, odes = semester.cusco, semester.odes
    await cusco.send("/constancia")
    assert "2021-I-CUSCO-1" in last_pdf(cusco)
    [version] = await semester.bot.versions("cusco", PERIOD)
    await odes.send(f"/verificar 2021-I-CUSCO-1 {str(version.content_hash)[:8]}")
    assert "Es auténtica" in odes.last_text


async def odes_publishes_it(semester: Semester) -> None:
    odes = semester.odes
    await semester.at("2021-08-17T10:00")
    await odes.send("/periodos")
    await odes.click("I Semestre 2021")
    assert "Enviaron 4 de 4." in odes.last_text
    await odes.click("Publicar")
    await odes.click("Sí, publicar")
    assert "I Semestre 2021 · publicado" in odes.last_text
    for player in (semester.puno, semester.cusco, semester.directorate):
        assert len(told(player, "ODES publicó las cifras del I Semestre 2021")) == 1


async def loreto_corrects_what_is_published(semester: Semester) -> None:
    loreto, odes = semester.loreto, semester.odes
    await loreto.send("/corregir")
    await loreto.send("error de digitación en el IdG 3")
    await odes.click("Consentir")
    await loreto.click("Corregir")
    await loreto.click("3 Visitas CCL")
    await loreto.send("75")
    await send(loreto)
    assert (await semester.stages("loreto"))[-1] is Stage.RECEIVED
    await odes.send("/versiones loreto")
    await odes.click("3 frente a 2")
    assert "Antes: ejecutado 70%" in odes.last_text


async def everybody_reads_the_summaries(semester: Semester) -> None:
    await semester.puno_director.send("/resumen loreto 2021-I")
    last = semester.puno_director.last_text
    assert "* Corregido o recibido después de la publicación: IdG 3." in last
    odes = semester.odes
    await odes.send("/consolidado 2021-I")
    book = load_workbook(BytesIO(document(odes)))
    figures = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert any("Loreto" in map(str, row) and 75 in row for row in figures)


async def the_trail_explains_it_all(semester: Semester) -> None:
    assert await intact(semester.bot)
    for region in map(str.casefold, REGIONS):
        async with semester.bot.database.transaction() as session:
            told_by_trail = replay(await audit.read_trail(session, PERIOD, region))
        assert list(told_by_trail.values()) == await semester.stages(region)
