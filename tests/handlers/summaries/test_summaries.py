"""A region's summary, two semesters of it, and an indicator: as a picture and in words."""

import csv
import io
from datetime import timedelta

import pytest
from sqlmodel import col, select

from charts.requests import ChartKind, ChartRequest
from convenio.calendar.periods import Period
from handlers.summaries.kinds import chart_facts
from simulator import Message
from storage.models import Outbox, RowKind
from tests.cast import Bot, Player
from tests.conftest import TEN_IN_THE_MORNING

pytestmark = pytest.mark.asyncio(loop_scope="module")

FOCAL_OF_PUNO, COLLEAGUE, DIRECTOR_OF_PUNO, FOCAL_OF_LORETO = 101, 102, 103, 105
ODES, DIRECTORATE = 106, 107
SENT_ON = TEN_IN_THE_MORNING.date() - timedelta(days=1)


@pytest.fixture
def loreto(country: Bot) -> Player:
    return country.player(FOCAL_OF_LORETO)


@pytest.fixture
def director(country: Bot) -> Player:
    return country.player(DIRECTOR_OF_PUNO)


@pytest.fixture
def odes(country: Bot) -> Player:
    return country.player(ODES)


@pytest.fixture
def directorate(country: Bot) -> Player:
    return country.player(DIRECTORATE)


def is_photo(message: Message) -> bool:
    return "photo" in message.body


def button_of(message: Message, label: str) -> str:
    buttons = [button for row in message.buttons for button in row]
    return str(next(button["callback_data"] for button in buttons if label in button["text"]))


def new_messages(player: Player, before: int) -> list[Message]:
    return [message for message in player.actor.messages[before:] if message.from_bot]


async def said(player: Player, text: str) -> list[Message]:
    before = len(player.actor.messages)
    await player.send(text)
    return new_messages(player, before)


async def rows_of(bot: Bot, player: Player) -> list[dict[str, str]]:
    """The last CSV that was sent to somebody."""
    async with bot.database.transaction() as session:
        query = (
            select(Outbox.payload)
            .where(Outbox.chat_id == player.actor.id, Outbox.kind == RowKind.FILE)
            .order_by(col(Outbox.id).desc())
        )
        payload = (await session.exec(query)).first() or {}
    return list(csv.DictReader(io.StringIO(payload["content"])))


@pytest.mark.parametrize(
    ("kind", "region", "indicator"),
    [
        (ChartKind.REGION, "loreto", None),
        (ChartKind.REGION, "puno", None),
        (ChartKind.COMPARISON, "loreto", None),
        (ChartKind.INDICATOR, None, 4),
        (ChartKind.RANKING, "loreto", None),
        (ChartKind.HEATMAP, None, None),
    ],
)
async def test_figures_that_stay_as_they_are_make_the_same_picture_on_another_day(
    country: Bot, kind: ChartKind, region: str | None, indicator: int | None
) -> None:
    """Puno sent nothing: its published averages are shown."""
    today = country.simulator.now()
    digests = set()
    for now in (today, today + timedelta(days=40)):
        async with country.database.transaction() as session:
            facts = await chart_facts(
                session,
                kind,
                period=Period(2020, 2),
                region=region,
                indicator=indicator,
                now=now,
            )
        digests.add(ChartRequest.of(facts).digest)
        assert facts.as_of == (None if region == "puno" else SENT_ON)
    assert len(digests) == 1


async def test_a_region_has_its_summary_as_a_picture_with_its_numbers(loreto: Player) -> None:
    (message,) = await said(loreto, "/resumen")
    assert is_photo(message)
    for words in (
        "DRTPE Loreto · II Semestre 2020",
        "Promedio programado: 48% de 12 indicadores",
        "Promedio ejecutado: 38% de 12 indicadores",
        "Metas cumplidas: 7 de 12",
        "entre las que reportaron: puesto 10 de 16 (otras, con datos simulados)",
        "IdG 8 Formaliza Perú: 25%, meta 75%",
        "IdG 9 Conciliación: 66%, meta 55% ✓",
        "Frente al I Semestre 2020 (Cuadro N.° 05): ejecutado +36 puntos, programado +17 puntos.",
        "Enviado el lunes 4 de enero, en plazo.",
        "El informe dice del IdG 3: «han cumplido la meta programada»; la cifra es 30%, meta 70%.",
    ):
        assert words in message.text
    assert "Datos simulados" not in message.text


async def test_a_summary_names_the_two_activities_that_come_next(
    loreto: Player, director: Player
) -> None:
    for player in (loreto, director):
        await player.send("/resumen")
        _, activities = player.last_text.split("Próximas actividades:\n")
        assert len(activities.splitlines()) == 2
        assert activities.startswith("• ")


async def test_the_same_numbers_can_be_had_as_a_table_a_file_and_data(
    country: Bot, loreto: Player
) -> None:
    await loreto.send("/resumen")
    await loreto.click("Tabla")
    assert "  8 Formaliza Perú   75%   25% ✗" in loreto.last_text
    assert "Promedio de 12: programado 48%, ejecutado 38%" in loreto.last_text
    await loreto.click("PNG")
    assert loreto.last.body["document"]["file_name"].endswith(".png")
    await loreto.click("CSV")
    assert loreto.last.body["document"]["file_name"] == "loreto-2020-II.csv"
    rows = await rows_of(country, loreto)
    assert len(rows) == 12
    assert rows[2] == {
        "period": "2020-II",
        "region": "loreto",
        "indicator": "3",
        "state": "reported",
        "programmed": "70",
        "executed": "30",
        "compliance": "42.86",
        "met": "false",
        "simulated": "false",
        "corrected": "false",
    }


async def test_a_region_that_sent_nothing_is_told_so_in_words(director: Player) -> None:
    (message,) = await said(director, "/resumen")
    assert not is_photo(message)
    assert "Aún no hay cifras: el reporte no se ha enviado." in message.text
    assert "faltan 10 días" in message.text
    assert "• Cuadro N.° 04, Cuadro N.° 05: programado 56%, ejecutado 13%" in message.text


async def test_a_semester_of_which_only_averages_were_published_has_them_with_their_source(
    country: Bot, loreto: Player
) -> None:
    await loreto.send("/resumen")
    await loreto.click("◀ 2020-I")
    assert is_photo(loreto.last)
    assert "solo se conocen los promedios que publicó el informe" in loreto.last_text
    assert "Cuadro N.° 05: programado 31%, ejecutado 2%" in loreto.last_text
    assert loreto.labels == ["2020-II ▶", "▦ Tabla", "🖼 PNG", "📄 CSV"]
    picture = loreto.last
    await loreto.click("Tabla")
    assert "Cuadro N.° 05     31%     2%" in loreto.last_text
    assert "Publicado sin decir de cuántos indicadores es el promedio." in loreto.last_text
    await loreto.press(picture, button_of(picture, "CSV"))
    (row,) = await rows_of(country, loreto)
    assert (row["executed_average"], row["source"]) == ("2.00", "Cuadro N.° 05")
    await loreto.press(picture, button_of(picture, "2020-II ▶"))
    assert "Promedio ejecutado: 38% de 12 indicadores" in loreto.last_text


async def test_two_semesters_are_compared_each_with_its_source(
    country: Bot, loreto: Player
) -> None:
    for typed in ("/comparar", "/comparar 2020", "/comparar loreto 2020-II 2020-I"):
        (message,) = await said(loreto, typed)
        assert is_photo(message)
        assert "I Semestre 2020 (publicado: Cuadro N.° 05)\nProgramado: 31%" in message.text
        assert "II Semestre 2020\nProgramado: 48% de 12 indicadores" in message.text
        assert "Cambio: ejecutado +36 puntos" in message.text
    await loreto.click("CSV")
    rows = await rows_of(country, loreto)
    assert [(row["period"], row["executed_average"], row["source"]) for row in rows] == [
        ("2020-I", "2.00", "Cuadro N.° 05"),
        ("2020-II", "37.58", ""),
    ]


async def test_both_of_callaos_values_are_named_and_its_figures_are_marked_as_simulated(
    odes: Player,
) -> None:
    for typed in ("/resumen callao", "/comparar callao"):
        (message,) = await said(odes, typed)
        assert "187% (Cuadro N.° 04) y 184% (Cuadro N.° 05)" in message.text
        assert "Datos simulados" in message.text
        await odes.click("Tabla")
        assert "Datos simulados" in odes.last_text
        await odes.click("PNG")
        assert "Datos simulados" in odes.last_text


async def test_odes_types_a_regions_name_or_touches_it(odes: Player) -> None:
    await odes.send("/resumen")
    assert "¿De qué región?" in odes.last_text
    assert len(odes.labels) == 21  # those with an agreement
    await odes.send("loreto")
    assert "Promedio ejecutado: 38%" in odes.last_text
    await odes.send("/resumen 2020-II")
    await odes.click("Loreto")
    assert "Promedio ejecutado: 38%" in odes.last_text


async def test_of_an_unknown_region_the_nearest_are_offered(odes: Player) -> None:
    await odes.send("/resumen kallauuu")
    assert "No encuentro «kallauuu»" in odes.last_text
    assert odes.labels[0] == "Callao"
    assert len(odes.labels) == 4
    await odes.click("Callao")
    assert "DRTPE Callao" in odes.last_text


async def test_of_an_unknown_semester_the_nearest_are_offered(odes: Player) -> None:
    await odes.send("/resumen loreto 2019-II")
    assert "De «loreto 2019-II» no hay nada." in odes.last_text
    assert odes.labels == ["I Semestre 2020", "II Semestre 2020"]
    await odes.click("II Semestre 2020")
    assert "Promedio ejecutado: 38%" in odes.last_text


async def test_of_semesters_that_are_not_known_a_pair_that_is_can_be_compared(
    odes: Player,
) -> None:
    await odes.send("/comparar callao 2018 2019")
    assert odes.labels == ["2020-I y 2020-II"]
    await odes.click("2020-I y 2020-II")
    assert "DRTPE Callao · dos semestres" in odes.last_text
    assert "2019" not in odes.last_text


async def test_a_region_without_an_agreement_is_said_to_have_none(odes: Player) -> None:
    await odes.send("/comparar la libertad")
    assert "no tiene convenio de gestión" in odes.last_text
    await odes.click("Otra región")
    assert "La Libertad" not in odes.labels
    await odes.click("Callao")
    assert "DRTPE Callao · dos semestres" in odes.last_text
    await odes.send("/resumen la libertad")
    assert "No tiene convenio de gestión" in odes.last_text
    assert "Próximas actividades:" in odes.last_text
    assert odes.labels == ["Por indicador"]


async def test_an_indicator_is_the_countrys_average_and_all_regions_in_order(
    odes: Player,
) -> None:
    average, ranking = await said(odes, "/indicador 3")
    assert "Datos simulados, salvo Loreto" in average.text
    assert is_photo(average)
    assert is_photo(ranking)
    assert "Promedio ejecutado: 16% de 14 regiones" in average.text
    assert "El informe (18 regiones) publica: programado 55%, ejecutado 14%." in average.text
    assert "Sin reporte: 5" in ranking.text
    assert "sin nombre" not in ranking.text
    await odes.click("Tabla")
    assert "Loreto" in odes.last_text


async def test_an_indicator_is_understood_as_it_is_called_everywhere(odes: Player) -> None:
    for typed in ("/indicador idg 8", "/indicador IdG8 2020-II", "/indicador n.° 8"):
        average, _ = await said(odes, typed)
        assert "IdG 8 · II Semestre 2020" in average.text
    await odes.send("/indicador")
    average, _ = await said(odes, "IdG 8")
    assert "IdG 8 · II Semestre 2020" in average.text


async def test_an_indicator_that_is_not_there_is_asked_for_and_not_a_semester(odes: Player) -> None:
    for typed in ("100", "3%", "-3"):
        await odes.send(f"/indicador {typed}")
        assert f"No encuentro «{typed}» entre los indicadores" in odes.last_text
        assert len(odes.labels) == 12
    await odes.send("/indicador 3 2020-III")
    assert "¿De qué semestre?" in odes.last_text


async def test_a_directorate_sees_its_own_indicator_without_being_asked(
    directorate: Player,
) -> None:
    average, ranking = await said(directorate, "/indicador")
    assert "IdG 1 · II Semestre 2020" in average.text
    assert "IdG 1 SOVIO por región" in ranking.text
    await directorate.click("Tabla")
    assert "Ica" in directorate.last_text


async def test_a_region_sees_itself_among_the_others_unnamed(country: Bot, loreto: Player) -> None:
    average, ranking = await said(loreto, "/indicador 3")
    assert "Datos simulados, salvo Loreto" in average.text
    assert "Loreto: 30%, puesto 3 de 14" in ranking.text
    assert "Las demás regiones van sin nombre" in ranking.text
    await loreto.click("Tabla")
    names = ("Amazonas", "Ica", "Piura", "Puno")
    assert not any(name in loreto.last_text for name in names)
    assert loreto.last_text.count("otra región") == 20
    await loreto.click("CSV")
    rows = await rows_of(country, loreto)
    assert {(row["region"], row["simulated"]) for row in rows} == {("", ""), ("loreto", "false")}


async def test_a_semester_may_be_typed_with_the_answer(odes: Player) -> None:
    await odes.send("/resumen")
    await odes.send("puno 2020-I")
    assert odes.last_text.startswith("DRTPE Puno · I Semestre 2020")
    await odes.send("/comparar")
    await odes.send("loreto 2019-I")
    assert "De «loreto 2019-I» no hay dos semestres conocidos." in odes.last_text
    assert "comparison:2020-II:loreto" in button_of(odes.last, "2020-I y 2020-II")
    await odes.send("/indicador")
    (average, _) = await said(odes, "IdG 8 II 2020")
    assert average.text.startswith("IdG 8 · II Semestre 2020")


async def test_a_region_named_beside_the_indicator_is_marked_if_it_may_be_seen(
    odes: Player, director: Player
) -> None:
    _, ranking = await said(odes, "/indicador 3 loreto")
    assert "Loreto: 30%, puesto 3 de 14" in ranking.text
    await odes.send("/indicador loreto")
    assert "show:indicator:2020-II:loreto:3:" in button_of(odes.last, "3. ")
    (refused,) = await said(director, "/indicador 3 loreto")
    assert "No encuentro «loreto 3» entre los indicadores que puede ver." in refused.text


async def test_who_serves_two_regions_is_asked_which(country: Bot) -> None:
    colleague = country.player(COLLEAGUE)
    await country.give_focal(COLLEAGUE, "loreto")
    await colleague.send("/resumen")
    assert colleague.labels == ["Puno", "Loreto"]
    await colleague.send("loreto")
    assert "Promedio ejecutado: 38%" in colleague.last_text


async def test_what_is_typed_answers_the_question_that_was_there_before(
    country: Bot, odes: Player
) -> None:
    await odes.send("/invitar")
    await odes.click("Punto focal")
    await odes.send("/resumen")
    assert "escriba" not in odes.last_text
    await odes.send("callao")
    assert "Callao" in odes.last_text
    assert "Promedio" not in odes.last_text
    await odes.send("/cancelar")


async def test_an_indicator_without_figures_is_told_in_words(director: Player) -> None:
    (message,) = await said(director, "/indicador 1 2020-I")
    assert not is_photo(message)
    assert "Del IdG 1 en el I Semestre 2020 no hay cifras enviadas." in message.text
    assert director.labels == ["II Semestre 2020"]


async def test_what_is_no_indicator_leads_to_the_twelve(loreto: Player) -> None:
    await loreto.send("/indicador 13")
    assert "No encuentro «13»" in loreto.last_text
    assert len(loreto.labels) == 12
    await loreto.send("7")
    assert "IdG 7 Normativa lab. por región" in loreto.last_text


async def test_a_draft_counts_in_no_average_and_its_own_region_sees_how_far_it_is(
    country: Bot, director: Player, odes: Player
) -> None:
    focal = country.player(FOCAL_OF_PUNO)
    before = await said(odes, "/indicador 1")
    await country.load_goals("puno", [60] * 12)
    await focal.send("/reportar")
    await focal.send("60 45 30 10 89")
    await focal.click("Guardar")
    (message,) = await said(director, "/resumen")
    assert "El borrador está en 5 de 12." in message.text
    after = await said(odes, "/indicador 1")
    assert [message.text for message in after] == [message.text for message in before]
    await focal.send("/resumen")
    assert "📝 Reportar" in focal.labels
