"""A region corrects what it sent, and its versions stand side by side."""

from io import BytesIO

from openpyxl import load_workbook

from bot.example.simulated_reports import load_simulated
from convenio.catalogue.regions import REGIONS
from storage.people import people
from storage.reports import drafts, obligations, reports
from tests.cast import Bot, Player
from tests.handlers.evidence.test_evidence import ACTA, LISTA
from tests.handlers.workbooks.test_workbooks import document


async def correct_the_third(player: Player) -> None:
    """From the new version's card to its receipt."""
    await player.click("3 Visitas CCL")
    await player.send("35")
    await player.click("Falta de personal")
    await player.click("Enviar")
    await player.click("Sí, enviar")


async def test_a_version_is_compared_with_the_one_before(loreto: Player, odes: Player) -> None:
    await loreto.send("/corregir")
    await loreto.send("error de digitación en el IdG 3")
    await correct_the_third(loreto)
    for player, asked in ((loreto, "/versiones"), (odes, "/versiones loreto")):
        await player.send(asked)
        assert "Versión 2: recibido (error de digitación en el IdG 3)" in player.last_text
        assert "Punto focal Loreto: la envió" in player.last_text
        await player.click("2 frente a 1")
        assert (
            "Versión 2 frente a la 1. Motivo: error de digitación en el IdG 3" in player.last_text
        )
        assert "IdG 3, Visitas CCL\nAntes: ejecutado 30%, meta 70%" in player.last_text
        assert "Ahora: ejecutado 35%, meta 70%, causa: Falta de personal" in player.last_text
        assert "Punto focal Loreto, martes 5 de enero a las 10:00" in player.last_text
        assert player.last_text.count("Antes:") == 1


async def test_evidence_alone_is_a_correction_and_the_comparison_says_so(loreto: Player) -> None:
    await loreto.send("/corregir")
    await loreto.send("falta el acta del IdG 3")
    await loreto.click("Revisar y enviar")
    await loreto.click("Enviar")
    assert "dice lo mismo que la enviada" in loreto.toasts[-1]
    await loreto.click("3 Visitas CCL")
    await loreto.attach(ACTA, "acta.pdf")
    await loreto.send("/reportar")
    await loreto.click("Revisar y enviar")
    await loreto.click("Enviar")
    await loreto.click("Sí, enviar")
    await loreto.send("/versiones")
    await loreto.click("2 frente a 1")
    assert "Las cifras dicen lo mismo.\n\n📎 IdG 3: se agregó 1 archivo." in loreto.last_text
    await loreto.send("/corregir")
    await loreto.send("el acta era otra")
    await loreto.click("3 Visitas CCL")
    await loreto.click("📎 1")
    await loreto.click("Quitar 1")
    await loreto.attach(LISTA, "lista.csv")
    await loreto.attach(ACTA + b"2", "otra.pdf")
    await loreto.send("/reportar")
    await loreto.click("Revisar y enviar")
    await loreto.click("Enviar")
    await loreto.click("Sí, enviar")
    await loreto.send("/versiones")
    await loreto.click("3 frente a 2")
    assert "📎 IdG 3: se agregaron 2 archivos y se quitó 1 archivo." in loreto.last_text


async def send_until(bot: Bot, last: int, region: str = "loreto") -> None:
    """Versions of a report, each with its reason and the same figures."""
    async with bot.database.transaction() as session:
        owed = await obligations.find_owed(session, "2020-II", region)
        author = await people.find_person(session, 105)
        assert owed is not None
        assert author is not None
        for number in range(2, last + 1):
            now = bot.simulator.now()
            version = await drafts.open_draft(session, owed, author, now, f"motivo {number}")
            draft = await reports.load(session, version.id or 0)
            assert draft is not None
            await drafts.send(session, draft, author, now)


async def test_any_version_is_reached_and_compared_with_the_one_before(
    staffed: Bot, loreto: Player, odes: Player
) -> None:
    await send_until(staffed, 9)
    await odes.send("/versiones loreto")
    assert next(label for label in odes.labels if "⇄" in label) == "⇄ 4 frente a 3"
    await odes.click("Hasta la versión 3")
    assert odes.labels[:2] == ["⇄ 2 frente a 1", "⇄ 3 frente a 2"]
    assert not any("Hasta la versión" in label for label in odes.labels)
    await odes.click("2 frente a 1")
    assert "Versión 2 frente a la 1. Motivo: motivo 2" in odes.last_text


async def test_versions_with_invented_figures_are_marked_as_simulated(
    staffed: Bot, odes: Player
) -> None:
    async with staffed.database.transaction() as session:
        await load_simulated(session, without=set(REGIONS) - {"callao"})
    for region, marked in (("loreto", False), ("callao", True)):
        await send_until(staffed, 2, region)
        for button in ("Ver la versión 2", "2 frente a 1"):
            await odes.send(f"/versiones {region}")
            await odes.click(button)
            assert ("Datos simulados" in odes.last_text) is marked


async def invent(bot: Bot, region: str, period: str) -> None:
    """What it reported was."""
    async with bot.database.transaction() as session:
        for version in await reports.versions_of(session, period, region):
            version.simulated = True
            session.add(version)


async def test_a_correction_of_invented_figures_is_marked_on_each_screen_of_it(
    staffed: Bot, loreto: Player, odes: Player
) -> None:
    await invent(staffed, "loreto", "2020-II")
    await loreto.send("/corregir")
    await loreto.send("error de suma")
    screens = [loreto.last_text]
    await loreto.click("3 Visitas CCL")
    await loreto.send("35")
    await loreto.click("Falta de personal")
    screens.append(loreto.last_text)
    for label in ("Enviar", "Sí, enviar"):
        await loreto.click(label)
        screens.append(loreto.last_text)
    await loreto.send("/reportar")
    screens += [loreto.last_text, odes.last_text]
    assert "Revisión" in screens[1]
    assert "¿Enviar a ODES" in screens[2]
    assert "Constancia" in screens[3]
    assert "envió su reporte" in screens[5]
    assert ["Datos simulados" in each for each in screens] == [True] * len(screens)
    await loreto.send("/anexo4")
    assert load_workbook(BytesIO(document(loreto))).worksheets[0]["C2"].value == "Datos simulados"


async def test_last_semesters_figures_are_marked_where_they_were_invented(
    staffed: Bot, puno: Player
) -> None:
    await staffed.report_before("puno", "2020-I", programmed=28, executed=3)
    await puno.send("/reportar")
    await puno.click("3 Visitas CCL")
    assert "I Semestre 2020: meta 28%, ejecutado 3%\n" in puno.last_text
    await invent(staffed, "puno", "2020-I")
    await puno.send("/reportar")
    await puno.click("3 Visitas CCL")
    assert "I Semestre 2020: meta 28%, ejecutado 3% (datos simulados)\n" in puno.last_text
    await puno.send("/anexo4")
    book = load_workbook(BytesIO(document(puno)))
    headings = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert "I Semestre 2020 (datos simulados): ejecutado (%)" in headings
    assert "Datos simulados" not in headings


async def test_versions_of_an_earlier_semester_are_read_by_its_name(
    staffed: Bot, puno: Player, odes: Player, tacna: Player
) -> None:
    await staffed.report_before("loreto", "2020-I", programmed=60, executed=60)
    await odes.send("/versiones loreto")
    assert "Versiones · DRTPE Loreto · II Semestre 2020" in odes.last_text
    await odes.send("/versiones 2020-I loreto")
    assert "Versiones · DRTPE Loreto · I Semestre 2020" in odes.last_text
    await odes.send("/versiones loreto 2019-II")
    assert "no ha enviado ningún reporte del II Semestre 2019" in odes.last_text
    await tacna.send("/versiones loreto 2020-I")
    assert "Versiones" not in tacna.last_text


async def test_anothers_versions_are_refused(staffed: Bot, loreto: Player, tacna: Player) -> None:
    await loreto.send("/corregir")
    await loreto.send("error de digitación en el IdG 3")
    await correct_the_third(loreto)
    second = (await staffed.versions("loreto"))[1]
    await tacna.send("/versiones loreto")
    await tacna.press(tacna.last, f"changes:{second.id}")
    await tacna.press(tacna.last, f"version:{second.id}")
    assert not any("Versión" in text for text in tacna.texts)
