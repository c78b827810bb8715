"""The year's schedule in the chat: by month, by indicator, as a picture and as a calendar."""

import pytest
from icalendar import Calendar
from sqlmodel import col, select

from simulator import Message
from storage.models import Outbox, RowKind
from tests.cast import Bot, Player
from tests.handlers.summaries.test_summaries import is_photo, rows_of, said

pytestmark = pytest.mark.asyncio(loop_scope="module")

FOCAL_OF_PUNO, DIRECTOR_OF_PUNO, FOCAL_OF_TACNA = 101, 103, 104
ODES, DIRECTORATE, STRANGER = 106, 107, 108


@pytest.fixture
def puno(country: Bot) -> Player:
    return country.player(FOCAL_OF_PUNO)


@pytest.fixture
def odes(country: Bot) -> Player:
    return country.player(ODES)


def buttons_of(message: Message) -> dict[str, str]:
    return {each["text"]: str(each["callback_data"]) for row in message.buttons for each in row}


async def last_file(bot: Bot, player: Player) -> tuple[str, str]:
    """Its name and content."""
    async with bot.database.transaction() as session:
        query = (
            select(Outbox.payload)
            .where(Outbox.chat_id == player.actor.id, Outbox.kind == RowKind.FILE)
            .order_by(col(Outbox.id).desc())
        )
        payload = (await session.exec(query)).first() or {}
    return payload["name"], payload["content"]


async def test_a_focal_point_sees_this_months_activities_of_her_region(puno: Player) -> None:
    (message,) = await said(puno, "/cronograma")
    assert message.text.startswith("Cronograma 2021 · DRTPE Puno\nEnero: 1 actividad\n")
    assert "IdG 8 · Formaliza Perú\n2. Asistencia técnica para la implementación" in message.text
    assert "Responsable: DRTPE/MTPE" in message.text
    assert puno.labels == [
        "febrero ▶",
        "Sin fecha todavía",
        "Por indicador",
        "Todo el año",
        "📅 Al calendario",
        "Otra región",
        "Las 26 regiones",
    ]


async def test_months_are_turned_in_place_as_far_as_there_are_any(puno: Player) -> None:
    (message,) = await said(puno, "/cronograma")
    for month in ("febrero", "marzo", "abril", "junio", "julio"):
        await puno.click(f"{month} ▶")
        assert f"\n{month.capitalize()}: " in puno.last_text
        assert puno.last.id == message.id
    await puno.click("◀ junio")
    assert "\nJunio: 3 actividades" in puno.last_text
    for month in ("julio", "setiembre", "octubre", "noviembre", "sin fecha"):
        await puno.click(f"{month} ▶")
    assert "Sin fecha todavía: 9 actividades" in puno.last_text
    assert "• Falta definir regiones y fecha" in puno.last_text
    assert not any("▶" in label for label in puno.labels)


async def test_an_indicator_is_shown_with_whole_names_and_all_its_months(puno: Player) -> None:
    await puno.send("/cronograma")
    await puno.click("Por indicador")
    assert not any(label.startswith("1. ") for label in puno.labels)
    await puno.click("9. Conciliación")
    assert "Estrategias y técnicas de negociación" in puno.last_text
    assert "• Marzo, junio, setiembre, noviembre" in puno.last_text
    await puno.click("Por mes")
    assert "\nEnero: 1 actividad" in puno.last_text


@pytest.mark.parametrize(
    ("typed", "heading", "part"),
    [
        ("tacna", "DRTPE Tacna", "Febrero: 5 actividades"),
        ("Puno marzo", "DRTPE Puno", "Marzo: 2 actividades"),
        ("2021 setiembre madre de dios", "DRTPE Madre de Dios", "Setiembre: "),
        ("3", "DRTPE Puno", "IdG 3 · Visitas CCL"),
        ("todas febrero", "todas las regiones", "Febrero: 12 actividades"),
        ("1", "DRTPE Puno", "Del IdG 1 SOVIO no hay actividades"),
        ("agosto", "DRTPE Puno", "Agosto: ninguna actividad"),
    ],
)
async def test_what_is_typed_behind_the_command_says_what_is_meant(
    puno: Player, typed: str, heading: str, part: str
) -> None:
    await puno.send(f"/cronograma {typed}")
    assert puno.last_text.startswith(f"Cronograma 2021 · {heading}\n")
    assert part in puno.last_text


async def test_an_unknown_region_has_the_nearest_as_buttons_and_may_be_typed(puno: Player) -> None:
    await puno.send("/cronograma moquechua")
    assert "No encuentro «moquechua»" in puno.last_text
    assert puno.labels[0] == "Moquegua"
    await puno.send("moquegua")
    assert puno.last_text.startswith("Cronograma 2021 · GRTPE Moquegua\n")
    await puno.send("/cronograma xyz 77")
    assert "No encuentro «xyz 77»" in puno.last_text
    await puno.click("Las 26 regiones")
    assert puno.last_text.startswith("Cronograma 2021 · todas las regiones")
    await puno.send("hola")
    assert "¿Qué desea hacer?" in puno.last_text


async def test_a_year_without_a_schedule_leads_to_those_that_have_one(puno: Player) -> None:
    await puno.send("/cronograma 2030")
    assert "No hay cronograma de 2030" in puno.last_text
    await puno.click("2021")
    assert puno.last_text.startswith("Cronograma 2021 · todas las regiones")
    await puno.press(puno.last, "show:schedule:2030-I:puno:0:")
    assert "No hay cronograma de 2030" in puno.last_text


async def test_the_year_is_a_picture_with_its_table_and_data(country: Bot, puno: Player) -> None:
    await puno.send("/cronograma")
    await puno.click("Todo el año")
    picture = puno.last
    assert is_photo(picture)
    assert "Puno: 13 actividades en 2021" in picture.text
    await puno.click("Tabla")
    assert "\n   ◀feb:26 ◀jun:26\n" in puno.last_text
    await puno.press(picture, buttons_of(picture)["📄 CSV"])
    rows = await rows_of(country, puno)
    assert (await last_file(country, puno))[0] == "cronograma-2021-puno.csv"
    assert len([row for row in rows if row["region"] == "puno"]) == 20
    assert {row["region"] for row in rows} == {"puno", ""}
    await puno.press(picture, buttons_of(picture)["Por mes"])
    assert puno.last_text.startswith("Cronograma 2021 · DRTPE Puno")


async def test_the_calendar_of_a_region_is_read_by_a_phone(country: Bot, puno: Player) -> None:
    await puno.send("/cronograma")
    await puno.click("Al calendario")
    assert "20 actividades para su calendario; 9 sin fecha no van." in puno.last_text
    assert "Toque el archivo" in puno.last_text
    name, content = await last_file(country, puno)
    assert name == "cronograma-2021-puno.ics"
    events = Calendar.from_ical(content).walk("VEVENT")
    assert len(events) == len({str(event["uid"]) for event in events}) == 20
    assert all(", Puno: " in str(event["summary"]) for event in events)
    assert content.endswith("END:VCALENDAR\r\n")


async def test_odes_sees_how_many_regions_take_part_and_which(odes: Player) -> None:
    (message,) = await said(odes, "/cronograma")
    assert message.text.startswith("Cronograma 2021 · todas las regiones\nEnero: 4 actividades")
    assert "• 1 región: Puno" in message.text
    await odes.click("febrero ▶")
    assert "• Las 26 regiones" in odes.last_text
    assert "• 3 regiones: Cajamarca, Lambayeque, Lima Provinc." in odes.last_text
    await odes.send("/cronograma junio")
    assert "20 regiones, todas menos" in odes.last_text
    assert not any("calendario" in label for label in odes.labels)
    await odes.click("Una región")
    assert len(odes.labels) == 27
    await odes.send("cusco")
    assert odes.last_text.startswith("Cronograma 2021 · GRTPE Cusco")


async def test_a_directorate_begins_at_its_own_indicator(country: Bot) -> None:
    directorate = country.player(DIRECTORATE)
    await directorate.send("/cronograma")
    assert directorate.last_text.startswith("Cronograma 2021 · todas las regiones\n\nIdG 1 · SOVIO")
    assert "• Mayo, 2 regiones: Cajamarca, Lambayeque" in directorate.last_text
    await directorate.click("Por mes")
    assert "Enero: 4 actividades" in directorate.last_text


async def test_who_is_in_the_middle_of_a_report_keeps_its_card(country: Bot) -> None:
    tacna = country.player(FOCAL_OF_TACNA)
    await tacna.send("/reportar")
    card = tacna.last
    await tacna.click("1 SOVIO")
    await tacna.send("/cronograma")
    listed = tacna.last
    await tacna.press(listed, next(iter(buttons_of(listed).values())))
    assert tacna.last.id > listed.id
    assert any(message.id == card.id for message in tacna.actor.messages)
    await tacna.send("45")
    assert not tacna.last_text.startswith("Cronograma")
    await tacna.send("/cancelar")


async def test_the_menu_leads_to_it_whoever_has_a_role(country: Bot) -> None:
    for member in (FOCAL_OF_PUNO, DIRECTOR_OF_PUNO, FOCAL_OF_TACNA, ODES, DIRECTORATE):
        player = country.player(member)
        await player.send("/menu")
        await player.click("📅 Cronograma")
        assert player.last_text.startswith("Cronograma 2021 · ")


async def test_every_button_answers_whoever_has_a_role_and_nobody_else(country: Bot) -> None:
    seen: dict[str, str] = {}
    puno = country.player(FOCAL_OF_PUNO)
    for typed in ("", "4", "todas", "xyz", "2030", "todas 4"):
        for message in await said(puno, f"/cronograma {typed}"):
            seen |= {data.split(":")[0]: data for data in buttons_of(message).values()}
    await puno.send("/cronograma")
    await puno.click("Por indicador")
    seen |= {data.split(":")[0]: data for data in buttons_of(puno.last).values()}
    assert set(seen) == {"crono", "cronolist", "cronoidg", "cronowho", "cronoics", "show"}
    for member in (DIRECTOR_OF_PUNO, FOCAL_OF_TACNA, ODES, DIRECTORATE):
        player = country.player(member)
        for data in seen.values():
            await player.send("/menu")
            before = len(player.toasts)
            await player.press(player.last, data)
            assert not any(player.toasts[before:]), data
    stranger = country.player(STRANGER)
    (polite,) = await said(stranger, "/cronograma")
    assert "necesita una invitación" in polite.text
    for data in seen.values():
        before = len(stranger.actor.messages)
        await stranger.press(polite, data)
        assert len(stranger.actor.messages) == before, data
        assert stranger.toasts[-1]


@pytest.mark.parametrize(
    "data",
    [
        "crono:2021:puno:14:0",
        "crono:2021:atlantida:1:0",
        "crono:1999::1:0",
        "crono:2021:puno:0:0",
        "crono:2021",
        "cronoidg:2021:puno:13:0",
        "cronoics:2021:",
        "cronowho:1999",
    ],
)
async def test_a_forged_button_gets_a_kind_answer(puno: Player, data: str) -> None:
    await puno.send("/menu")
    await puno.press(puno.last, data)
    assert puno.toasts[-1]
    assert "¿Qué desea hacer?" in puno.last_text


async def test_a_page_that_there_is_not_is_the_last_one(puno: Player) -> None:
    await puno.send("/menu")
    for page in ("99", "-3"):
        await puno.press(puno.last, f"crono:2021:puno:2:{page}")
        assert "Febrero: 3 actividades" in puno.last_text
