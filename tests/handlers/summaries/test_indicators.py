"""An indicator of all regions: its average and who stands where."""

import pytest

from tests.cast import Bot, Player
from tests.handlers.summaries.test_summaries import button_of, is_photo, rows_of, said

pytestmark = pytest.mark.asyncio(loop_scope="module")

COLLEAGUE = 102


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
    unseen, *own = await said(director, "/indicador 3 loreto")
    assert "No encuentro «Loreto» entre las regiones que puede ver." in unseen.text
    assert own
    assert not any("Loreto" in message.text for message in own)


async def test_who_serves_two_regions_is_asked_which(country: Bot) -> None:
    colleague = country.player(COLLEAGUE)
    await country.give_focal(COLLEAGUE, "loreto")
    await colleague.send("/resumen")
    assert colleague.labels == ["Puno", "Loreto"]
    await colleague.send("loreto")
    assert "Promedio ejecutado: 38%" in colleague.last_text


async def test_what_is_typed_answers_the_question_of_the_newest_screen(
    country: Bot, odes: Player
) -> None:
    await odes.send("/invitar")
    await odes.click("Punto focal")
    await odes.send("/resumen")
    assert "Toque una o escriba su nombre" in odes.last_text
    await odes.send("callao")
    assert "Callao" in odes.last_text
    assert "invita" not in odes.last_text
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
