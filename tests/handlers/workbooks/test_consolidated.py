"""ODES gets all of a semester in one workbook, with averages that it computes itself."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from convenio.calendar.periods import Period
from convenio.report.results import Figure, Part, State, average, summarise
from documents.workbooks.write.consolidated import write_consolidated
from documents.workbooks.write.facts import CauseLine, ConsolidatedFacts, FigureLine
from handlers.workbooks.consolidated_facts import consolidated_facts
from storage.turnout.received import sent_in
from tests.cast import Bot
from tests.handlers.workbooks.test_workbooks import document
from tests.spreadsheets import Cells, cells_of, recalculated

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECOND = Period(2020, 2)
ERRORS = ("#", "Err:")
STATES = {
    "uno": Figure(1, State.REPORTED, Decimal(60), Decimal("45.5")),
    "dos": Figure(1, State.NOT_EXECUTED, Decimal("33.3"), Decimal(0)),
    "tres": Figure(1, State.NO_GOAL, None, Decimal(12)),
    "cuatro": Figure(1, State.NO_GOAL),
    "cinco": Figure(1, State.NOT_APPLICABLE),
    "seis": Figure(1, State.MISSING, Decimal(80)),
    "siete": Figure(1, State.REPORTED, Decimal(-5), Decimal(-22)),
}


async def facts_of(country: Bot) -> ConsolidatedFacts:
    async with country.database.transaction() as session:
        return await consolidated_facts(session, SECOND, country.simulator.now())


def made_up(**changes: object) -> ConsolidatedFacts:
    """Every state there is, each a region of its own."""
    facts = ConsolidatedFacts(
        period="2020-II",
        earlier="2020-I",
        label="II Semestre 2020",
        as_of=datetime(2021, 1, 5, 10),  # noqa: DTZ001 (as Excel has it)
        warning="",
        indicators=("Uno",),
        other_agreement="",
        regions=tuple((name, name.title()) for name in STATES),
        figures=tuple(
            FigureLine("2020-II", name, name.title(), "Uno", figure, simulated=False)
            for name, figure in STATES.items()
        ),
        published=(),
        reports=(),
        causes=(),
        changes=(),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def column(cells: Cells, sheet: str, key: str, values: str) -> dict[object, object]:
    """By what stands in another column of the same row."""
    return {
        value: cells.get((sheet, values + cell[1:]))
        for (name, cell), value in cells.items()
        if name == sheet and cell[0] == key and cell[1:].isdigit()
    }


def same(ours: object, theirs: object) -> bool:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return abs(ours - theirs) < 1e-9
    return ours == theirs


@pytest.mark.office
async def test_libreoffice_computes_what_we_stored_in_every_cell(
    country: Bot, tmp_path: Path
) -> None:
    facts = await facts_of(country)
    content = write_consolidated(facts)
    ours, theirs = cells_of(content), cells_of(recalculated(content, tmp_path))
    assert not [value for value in theirs.values() if str(value).startswith(ERRORS)]
    assert ours.keys() == theirs.keys()
    assert [key for key, value in ours.items() if not same(value, theirs[key])] == []
    async with country.database.transaction() as session:
        sent = await sent_in(session, SECOND.code)
    executed, summands = (column(theirs, "Cuadro 04", "A", letter) for letter in "EF")
    assert len(sent) > 10
    for region, each in sent.items():
        facts_of_region = summarise(list(each.figures.values()))
        assert facts_of_region.executed.value is not None
        assert same(executed[region], float(facts_of_region.executed.value))
        assert summands[region] == facts_of_region.executed.summands


@pytest.mark.office
async def test_each_state_counts_as_in_our_averages(tmp_path: Path) -> None:
    theirs = cells_of(recalculated(write_consolidated(made_up()), tmp_path))
    for letter, counted, part in (("C", "D", Part.PROGRAMMED), ("E", "F", Part.EXECUTED)):
        expected = average(STATES.values(), part)
        assert expected.value is not None
        assert same(column(theirs, "Indicadores", "A", letter)[1], float(expected.value))
        assert column(theirs, "Indicadores", "A", counted)[1] == expected.summands
    assert column(theirs, "Cuadro 04", "A", "E")["cinco"] is None
    assert column(theirs, "Cuadro 04", "A", "F")["cinco"] == 0
    assert column(theirs, "Cuadro 04", "A", "E")["dos"] == 0


async def test_what_people_wrote_never_becomes_a_formula() -> None:
    words = ["=1+1", "+51 999", "-sin equipos", "@SUM(A1)"]
    causes = tuple(CauseLine("Puno", 1, "Uno", None, None, "Otra", each) for each in words)
    content = write_consolidated(made_up(causes=causes))
    found = column(cells_of(content), "Causas", "G", "G")
    assert set(words) <= set(found)


async def test_averages_that_were_only_published_say_where(country: Bot) -> None:
    cells = cells_of(write_consolidated(await facts_of(country)))
    assert "Cuadro N.° 05" in str(column(cells, "Cuadro 05", "A", "L")["loreto"])
    assert column(cells, "Cuadro 05", "A", "C")["loreto"] is not None


async def test_odes_gets_it_and_nobody_else(country: Bot) -> None:
    odes, puno = country.player(106), country.player(101)
    await odes.send("/consolidado")
    cells = cells_of(document(odes))
    sheets = dict.fromkeys(sheet for sheet, _ in cells)
    assert list(sheets) == [
        "Cifras",
        "Cuadro 04",
        "Indicadores",
        "Cuadro 05",
        "Completitud",
        "Causas",
        "Historia",
        "Recordatorios",
    ]
    await puno.send("/consolidado")
    assert "no está disponible para usted" in puno.last_text
    await puno.press(puno.last, "book:2020-II")
    assert not any("document" in message.body for message in puno.actor.messages)


async def test_a_semester_that_nobody_reports_is_asked_again(country: Bot) -> None:
    odes = country.player(106)
    await odes.send("/consolidado 2019-I")
    assert "¿De qué semestre" in odes.last_text
    await odes.click("II Semestre 2020")
    assert odes.last.body["document"]["file_name"] == "consolidado-2020-II.xlsx"


async def test_each_sheet_with_figures_says_which_of_them_were_invented() -> None:
    warning = "Datos simulados, salvo Loreto"
    cells = cells_of(write_consolidated(made_up(warning=warning)))
    marked = {sheet for (sheet, _), value in cells.items() if value == warning}
    assert marked == {"Cuadro 04", "Indicadores", "Cuadro 05", "Causas", "Historia"}
