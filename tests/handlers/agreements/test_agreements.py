"""ODES brings a new agreement in by chat: its years, a file, and one tap."""

import re
from io import BytesIO

import pytest
from openpyxl import Workbook
from sqlmodel import select

from convenio.catalogue.indicators import Indicators
from storage.agreements import all_indicators
from storage.models import AuditEntry, AuditKind
from tests.cast import Bot, Player
from tests.handlers.workbooks.test_workbooks import document
from tests.second_agreement import CSV, FIVE, HEADINGS, ROWS


async def known(bot: Bot) -> list[Indicators]:
    async with bot.database.transaction() as session:
        return await all_indicators(session)


def sheet() -> bytes:
    book, out = Workbook(), BytesIO()
    assert book.active is not None
    for row in (HEADINGS, *ROWS):
        book.active.append(list(row))
    book.save(out)
    return out.getvalue()


async def years_given(odes: Player) -> None:
    await odes.send("/convenios")
    assert "• 2020-2021: 12 indicadores" in odes.last_text
    await odes.click("Convenio nuevo")
    await odes.send("2022 a 2025")
    assert "Convenio 2022-2025" in odes.last_text


@pytest.mark.parametrize(("name", "content"), [("nuevos.csv", CSV.encode()), ("n.xlsx", sheet())])
async def test_a_file_is_shown_and_loaded_with_one_tap(
    staffed: Bot, odes: Player, name: str, content: bytes
) -> None:
    await years_given(odes)
    await odes.attach(content, name)
    assert "Convenio 2022-2025: esto leí. ¿Lo cargo?" in odes.last_text
    assert "2. Teletrabajo (variación): Incremento de empresas con teletrabajo" in odes.last_text
    assert len(await known(staffed)) == 1
    await odes.click("Cargar 5 indicadores")
    assert "✅ Convenio 2022-2025 cargado, con 5 indicadores." in odes.last_text
    assert (await known(staffed))[1] == FIVE
    async with staffed.database.transaction() as session:
        query = select(AuditEntry).where(AuditEntry.kind == AuditKind.AGREEMENT)
        [said] = (await session.exec(query)).all()
    assert said.subject == "agreement 2022-2025"
    assert said.person_id is not None


@pytest.mark.both_databases
async def test_a_list_is_loaded_again_while_nothing_is_said_of_it(
    staffed: Bot, odes: Player
) -> None:
    await years_given(odes)
    await odes.attach(CSV.replace("Teletrabajo", "Trabajo remoto").encode(), "nuevos.csv")
    await odes.click("Cargar 5 indicadores")
    assert (await known(staffed))[1] != FIVE
    await odes.send("/convenios")
    await odes.click("Convenio nuevo")
    await odes.send("2022-2025")
    assert "Ya hay una lista de 5 indicadores" in odes.last_text
    await odes.attach(CSV.encode(), "nuevos.csv")
    assert "Reemplazará la lista de 5" in odes.last_text
    await odes.click("Cargar 5 indicadores")
    assert (await known(staffed))[1] == FIVE


async def test_faults_are_named_and_a_mended_file_is_taken(staffed: Bot, odes: Player) -> None:
    await years_given(odes)
    await odes.attach(CSV.replace("variación", "tasa").encode(), "n.csv")
    assert "Por corregir en «n.csv»" in odes.last_text
    assert "• línea 3: no conozco el tipo «tasa»" in odes.last_text
    await odes.attach(CSV.encode(), "n.csv")
    await odes.click("Cargar 5 indicadores")
    assert len(await known(staffed)) == 2


async def test_the_sample_is_a_file_that_can_be_loaded(staffed: Bot, odes: Player) -> None:
    await years_given(odes)
    await odes.click("Archivo de ejemplo")
    await odes.attach(document(odes), "indicadores.csv")
    await odes.click("Cargar 12 indicadores")
    first, second = await known(staffed)
    assert second.listed == first.listed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2021-2022", "se cruzan con el convenio 2020-2021"),
        ("el próximo", "«el próximo» no son los años. Escríbalos como 2022-2025."),
    ],
)
async def test_years_that_cannot_be_are_asked_again(odes: Player, typed: str, said: str) -> None:
    await odes.send("/convenios")
    await odes.click("Convenio nuevo")
    await odes.send(typed)
    assert said in odes.last_text
    assert "¿De qué años es?" in odes.last_text


async def test_it_can_be_left_and_nobody_else_may(staffed: Bot, odes: Player, puno: Player) -> None:
    await years_given(odes)
    await odes.click("Cancelar")
    assert "no se cargó nada" in odes.last_text
    await odes.attach(CSV.encode(), "n.csv")
    await puno.send("/convenios")
    assert "Convenio nuevo" not in " ".join(puno.labels)
    assert len(await known(staffed)) == 1


@pytest.mark.both_databases
async def test_a_directorate_is_invited_for_an_indicator_of_an_agreement(
    staffed: Bot, odes: Player, stranger: Player
) -> None:
    await years_given(odes)
    await odes.attach(CSV.encode(), "n.csv")
    await odes.click("Cargar 5 indicadores")
    await odes.send("/invitar")
    await odes.click("Dirección proponente")
    assert "1 SOVIO" in odes.labels
    await odes.click("Convenio 2022-2025")
    assert "2 Teletrabajo" in odes.labels
    assert "1 SOVIO" not in odes.labels
    await odes.click("2 Teletrabajo")
    await odes.click("Sin nombre por ahora")
    assert "Dirección proponente, IdG 2 del convenio 2022-2025" in odes.last_text
    [code] = re.findall(r"\b\w{4}-\w{4}-\w{4}\b", odes.last_text)[:1]
    await stranger.send(code)
    assert "Dirección proponente del IdG 2 (convenio 2022-2025)" in " ".join(stranger.texts)
    await stranger.send("/indicador 2 2020-II")
    assert "Plan formación" not in stranger.last_text
