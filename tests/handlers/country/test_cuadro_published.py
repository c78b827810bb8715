"""Cuadro 04 of a semester of which no report is left: what was published stands in."""

import pytest
from sqlmodel import select

from convenio.report.stages import Stage
from convenio.typed.figures import Mark
from storage.models import FigureRow, Version
from tests.cast import Bot, Player
from tests.handlers.summaries.test_summaries import is_photo, rows_of, said


@pytest.mark.both_databases
async def test_both_values_of_a_contradicted_average_are_shown(staffed: Bot, odes: Player) -> None:
    async with staffed.database.transaction() as session:
        for version in await session.exec(select(Version)):
            version.stage = Stage.RETURNED
    (message,) = await said(odes, "/cuadro")
    assert is_photo(message)
    assert "Con dos valores publicados: Callao" in message.text
    await odes.click("Tabla")
    assert "Callao          46% 187 / 184" in odes.last_text


BOTH = [("187.00", "Cuadro N.° 04"), ("184.00", "Cuadro N.° 05")]


@pytest.mark.both_databases
async def test_the_data_has_a_row_of_each_of_the_values_with_its_table(
    staffed: Bot, odes: Player
) -> None:
    async with staffed.database.transaction() as session:
        for version in await session.exec(select(Version)):
            version.stage = Stage.RETURNED
    for typed, buttons in (
        ("/cuadro", ("CSV",)),
        ("/cuadro", ("Cuadro 05", "CSV")),
        ("/comparar callao", ("CSV",)),
    ):
        await odes.send(typed)
        for button in buttons:
            await odes.click(button)
        rows = [
            row
            for row in await rows_of(staffed, odes)
            if (row["region"], row["period"]) == ("callao", "2020-II")
        ]
        assert [(row["executed_average"], row["source"]) for row in rows] == BOTH
        assert {row["programmed_average"] for row in rows} == {"46.00"}
    await odes.send("/cuadro")
    await odes.click("CSV")
    sources = {row["region"]: row["source"] for row in await rows_of(staffed, odes)}
    assert sources["puno"] == "Cuadro N.° 04, Cuadro N.° 05"


async def test_a_report_in_which_nothing_counts_is_not_called_missing(
    staffed: Bot, odes: Player
) -> None:
    await _nothing_applies(staffed)
    (message,) = await said(odes, "/cuadro loreto")
    assert "Loreto: no aplica" in message.text
    assert "No aplica: 1" in message.text
    assert "Sin reporte: 20" in message.text


async def test_who_reported_is_seen_of_an_indicator_that_applies_to_none_of_them(
    staffed: Bot, odes: Player
) -> None:
    await _nothing_applies(staffed)
    (message,) = await said(odes, "/indicador 2")
    assert is_photo(message)
    assert "No aplica: 1" in message.text
    assert "Sin reporte: 20" in message.text


async def _nothing_applies(bot: Bot) -> None:
    async with bot.database.transaction() as session:
        for figure in await session.exec(select(FigureRow)):
            figure.mark, figure.programmed, figure.executed = Mark.NOT_APPLICABLE, None, None
        for version in await session.exec(select(Version)):
            version.content_hash = None  # of what it does not say any more
