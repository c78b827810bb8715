"""ODES sees the country at a glance."""

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlmodel import select

from charts.facts.status import Reach, ReportState
from convenio.calendar.periods import Period
from handlers.country.views import offices_view
from handlers.facts.office_facts import status_facts
from handlers.summaries.kinds import picture_kind
from handlers.words import plain_text
from storage.models import PeriodRow, Person
from tests.cast import Bot, Player
from tests.handlers.summaries.test_summaries import button_of, is_photo, rows_of, said

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECOND = Period(2020, 2)
FOCAL_OF_PUNO, COLLEAGUE, FOCAL_OF_TACNA, ODES = 101, 102, 104, 106


@pytest.fixture
def odes(country: Bot) -> Player:
    return country.player(ODES)


async def states(country: Bot) -> dict[str, tuple[ReportState, int]]:
    async with country.database.transaction() as session:
        facts = await status_facts(session, SECOND, country.simulator.now())
    return {each.region: (each.state, each.answered) for each in facts.regions}


async def test_odes_sees_who_has_sent_on_a_map_and_in_a_list_with_buttons(odes: Player) -> None:
    picture, listed = await said(odes, "/estado")
    assert is_photo(picture)
    assert "Recibidos: 16 de 21 (76%)\nEn plazo: " in picture.text
    assert not any("Lista" in str(row) for row in picture.buttons)
    assert "∅ Sin persona registrada: 3" in picture.text
    assert "○ Sin iniciar (2)\nPuno, Tacna" in listed.text
    assert len(listed.labels) == 21
    await odes.click("✓ Loreto")
    assert "Promedio ejecutado: 38%" in odes.last_text


async def test_the_states_of_a_report_follow_what_happens(country: Bot, odes: Player) -> None:
    puno, tacna = country.player(FOCAL_OF_PUNO), country.player(FOCAL_OF_TACNA)
    await puno.send("/reportar")
    assert (await states(country))["puno"] == (ReportState.NOT_BEGUN, 0)
    await puno.send("60 45 30 10 89")
    await puno.click("Guardar")
    assert (await states(country))["puno"][0] is ReportState.AT_WORK
    await odes.send("/estado")
    assert any(label.startswith("… Puno") for label in odes.labels)
    tacna.actor.block()
    async with country.database.transaction() as session:
        person = (
            await session.exec(select(Person).where(Person.telegram_id == FOCAL_OF_TACNA))
        ).one()
        person.unreachable_since = country.simulator.now()
        session.add(person)
    assert (await states(country))["tacna"] == (ReportState.UNREACHABLE, 0)
    async with country.database.transaction() as session:
        late = country.simulator.now() + timedelta(days=30)
        facts = await status_facts(session, SECOND, late)
    overdue = {each.region for each in facts.regions if each.state is ReportState.OVERDUE}
    assert {"puno", "tacna"} < overdue
    reach = {each.region: each.reach for each in facts.regions if each.region in overdue}
    assert (reach["puno"], reach["tacna"]) == (Reach.HEARD, Reach.MUTE)
    nobody = Counter(reach.values())[Reach.NOBODY]
    assert nobody == len(overdue) - 2
    words = f"de ellas ∅ sin persona registrada {nobody}, ✗ no recibe mensajes 1"
    assert f"Vencido, sin reporte: {len(overdue)}; {words}" in plain_text(
        picture_kind(facts).caption(facts)
    )
    listed = plain_text(offices_view(facts).text)
    assert f"Vencido, sin reporte ({len(overdue)}); {words}" in listed
    assert "Tacna ✗" in listed
    assert "Tumbes ∅" in listed


async def test_reports_received_are_followed_day_by_day(country: Bot, odes: Player) -> None:
    await odes.send("/estado")
    await odes.click("Avance")
    assert is_photo(odes.last)
    assert "16 de 21" in odes.last_text
    await odes.click("Tabla")
    assert "04/01/2021    16 de 21" in odes.last_text


async def test_cuadro_04_is_computed_anew_with_what_each_average_is_of(
    country: Bot, odes: Player
) -> None:
    (message,) = await said(odes, "/cuadro")
    assert is_photo(message)
    assert "Promedio de cada región (Cuadro N.° 04)" in message.text
    assert "Datos simulados, salvo Loreto" in message.text
    assert "Ejecutaron en promedio lo programado o más: " in message.text
    assert "Media de los promedios regionales: programado" in message.text
    await odes.click("Tabla")
    assert "10 Loreto          48%   38% 12" in odes.last_text
    await odes.click("CSV")
    rows = {row["region"]: row for row in await rows_of(country, odes)}
    assert rows["loreto"]["executed_average"] == "37.58"
    assert rows["loreto"]["executed_summands"] == "12"
    assert rows["puno"]["executed_average"] == ""
    assert [rows[region]["simulated"] for region in ("loreto", "puno", "callao")] == [
        "false",
        "false",
        "true",
    ]


async def test_cuadro_05_has_both_semesters_and_says_what_was_only_published(
    country: Bot, odes: Player
) -> None:
    await odes.send("/cuadro")
    await odes.click("Cuadro 05")
    assert "Loreto        31   2* 48  38    12" in odes.last_text
    assert "Tacna         39  25* 37  21*" in odes.last_text
    assert "Callao: El informe se contradice" in odes.last_text
    absent = "Sin cifras de ninguno de los dos semestres: Arequipa, Ayacucho, Tumbes."
    assert absent in odes.last_text
    assert "Datos simulados del II Semestre 2020, salvo Loreto, Puno, Tacna" in odes.last_text
    await odes.click("CSV")
    rows = await rows_of(country, odes)
    assert len(rows) == 36
    invented = {(row["region"], row["period"]) for row in rows if row["simulated"] == "true"}
    assert len(invented) == 15
    assert {period for _, period in invented} == {"2020-II"}
    assert ("loreto", "2020-II") not in invented
    assert {row["source"] for row in rows if row["period"] == "2020-I"} == {"Cuadro N.° 05"}


async def test_cuadro_05_of_the_oldest_semester_is_beside_the_next(odes: Player) -> None:
    await odes.send("/cuadro 2020-I")
    await odes.click("Cuadro 05")
    assert "I Semestre 2020 y II Semestre 2020" in odes.last_text
    assert "Loreto        31   2* 48  38    12" in odes.last_text
    assert odes.last_text.count("El informe se contradice") == 1


async def test_a_file_says_of_each_region_whether_its_figures_were_invented(
    country: Bot, odes: Player
) -> None:
    for act, label in (("/cuadro", "Mapa de calor"), ("/estado", "")):
        await odes.send(act)
        if label:
            await odes.click(label)
        picture = next(m for m in reversed(odes.actor.messages) if is_photo(m))
        assert "Datos simulados, salvo Loreto" in picture.text
        await odes.press(picture, button_of(picture, "CSV"))
        invented = {row["region"]: row["simulated"] for row in await rows_of(country, odes)}
        assert invented["loreto"] == "false"
        assert invented["callao"] == "true"
        assert invented.get("puno", "false") == "false"


async def test_the_heat_map_shows_who_owes_a_report_and_says_how_many(
    country: Bot, odes: Player
) -> None:
    await odes.send("/cuadro")
    await odes.click("Mapa de calor")
    assert "de 16 regiones con reporte.\nSin reporte: 5" in odes.last_text
    await odes.click("CSV")
    rows = await rows_of(country, odes)
    states = {row["region"]: row["state"] for row in rows}
    assert len(states) == 21
    assert states["puno"] == states["tacna"] == "missing"
    coloured = {(row["region"], row["indicator"]): (row["compliance"], row["met"]) for row in rows}
    assert coloured["loreto", "3"] == ("42.86", "false")
    assert coloured["loreto", "6"] == ("116.00", "true")
    assert coloured["puno", "3"] == ("", "")


async def test_differences_with_the_report_are_named(odes: Player) -> None:
    await odes.send("/cuadro")
    await odes.click("Diferencias")
    assert "Loreto: El informe dice del IdG 3" in odes.last_text
    assert "Callao: El Cuadro N.° 05 publica ejecutado 184%; de las cifras sale 187%." in (
        odes.last_text
    )


async def test_no_agreement_is_claimed_where_nothing_could_be_compared(odes: Player) -> None:
    await odes.send("/cuadro 2020-I")
    await odes.click("Diferencias")
    assert "Nada que comparar" in odes.last_text
    assert "Ninguna" not in odes.last_text


async def test_the_heat_map_has_its_cells_in_words(odes: Player) -> None:
    await odes.send("/cuadro")
    await odes.click("Mapa de calor")
    assert is_photo(odes.last)
    assert "de 16 regiones con reporte" in odes.last_text
    await odes.click("Tabla")
    assert "Loreto         100  75  43 100\n" in odes.last_text


async def test_a_semester_without_reports_is_told_in_words(odes: Player) -> None:
    await odes.send("/cuadro 2020-I")
    assert "Publicado: Cuadro N.° 05." in odes.last_text
    await odes.click("Mapa de calor")
    assert not is_photo(odes.last)
    assert "no hay nada que mostrar" in odes.last_text
    await odes.send("/estado 2020-I")
    assert "De «2020-I» no hay nada." in odes.last_text
    assert odes.labels == ["II Semestre 2020"]


async def test_a_new_semester_in_which_nobody_has_reported_shows_no_empty_chart(
    country: Bot, odes: Player
) -> None:
    day = date(2021, 1, 1)
    async with country.database.transaction() as session:
        session.add(PeriodRow(code="2021-I", opens_on=day, deadline=date(2021, 7, 15)))
    for typed in ("/cuadro", "/indicador 3", "/resumen loreto", "/estado"):
        messages = await said(odes, typed)
        assert not any(is_photo(message) for message in messages)
        assert messages
