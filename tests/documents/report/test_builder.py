"""What the document says, part by part, for whatever there is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from charts.facts.indicator import IndicatorFacts
from convenio.calendar.periods import Period
from convenio.evaluation.items import Claim, Item, ItemKind
from convenio.report.rankings import IndicatorSummary
from convenio.report.results import Average
from documents.report.builder import build_pages, build_report
from documents.report.document import (
    Bullets,
    Cover,
    Document,
    Illustration,
    Paragraph,
    Table,
    Title,
)
from documents.report.facts import CauseCount, ReportFacts, SentItem
from documents.report.parts.by_indicator import sentence
from documents.report.templates import TITLES, default_texts
from tests.documents.report import stories
from tests.second_agreement import FIVE


def built(facts: ReportFacts, region: str | None = None) -> Document:
    return build_report(facts, default_texts(facts.agreement_years), region)


def cover_of(document: Document) -> Cover:
    assert document.cover is not None
    return document.cover


def said(document: Document) -> list[str]:
    return [
        "".join(run.text for run in block.runs)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]


def average(value: str | None, summands: int = 18) -> Average:
    return Average(None if value is None else Decimal(value), summands if value else 0)


@pytest.mark.parametrize(
    ("goal", "done", "met", "words"),
    [
        ("54", "113", ("loreto", "ica"), "La ejecución promedio, 113% (de 18 regiones), supera la"
         " programación promedio, 54% (de 18 regiones). Cumplieron su meta 2 de las 3 regiones"
         " que la tenían: Ica y Loreto."),
        ("66.7", "67.4", ("loreto",), "La ejecución promedio, 67% (de 18 regiones), iguala la"
         " programación promedio, 67% (de 18 regiones). Cumplió su meta 1 de las 3 regiones que"
         " la tenían: Loreto."),
        ("53", "12", (), "La ejecución promedio, 12% (de 18 regiones), no alcanza la programación"
         " promedio, 53% (de 18 regiones). Ninguna de las 3 regiones con meta la cumplió."),
        ("53", "60", ("loreto", "ica", "puno"), "La ejecución promedio, 60% (de 18 regiones),"
         " supera la programación promedio, 53% (de 18 regiones). Cumplieron su meta las 3 regiones"
         " que la tenían."),
        (None, "12", (), "No hay programación informada; la ejecución promedio es 12% (de 18"
         " regiones)."),
        ("12", None, (), "No hay ejecución informada; la programación promedio es 12% (de 18"
         " regiones)."),
        (None, None, (), "Ninguna región ha informado todavía este indicador."),
    ],
)  # fmt: skip
def test_one_sentence_says_what_two_averages_say(
    goal: str | None, done: str | None, met: tuple[str, ...], words: str
) -> None:
    both = average(goal), average(done)
    shown = IndicatorFacts(
        period=Period(2020, 2), indicator=1, programmed=both[0], executed=both[1]
    )
    with_goal = ("ica", "loreto", "puno") if goal and done else ()
    assert sentence(shown, IndicatorSummary(1, *both, met, with_goal)) == words


def test_tables_and_figures_are_counted_in_the_order_of_the_report() -> None:
    document = stories.example().document
    assert [table.number for table in document.tables] == list(range(1, 12))
    assert [figure.number for figure in document.figures] == list(range(1, 50))
    assert [table.caption.split(",")[0] for table in document.tables[:5]] == [
        "Convenio de Gestión 2020-2021 con los gobiernos regionales",
        "Indicadores de gestión 2020",
        "Indicadores de gestión 2020-2021",
        "Desempeño promedio de metas",
        "I Semestre 2020 y II Semestre 2020",
    ]
    by_number = {figure.number: figure for figure in document.figures}
    assert (by_number[2].caption, by_number[19].caption) == ("DRTPE Amazonas", "DRTPE Ucayali")
    assert (by_number[20].caption, by_number[31].caption) == (
        "IdG 1: SOVIO",
        "IdG 12: Derechos lab.",
    )
    assert (by_number[32].caption, by_number[49].caption) == ("DRTPE Amazonas", "DRTPE Ucayali")
    titles = [b.text for b in document.blocks if isinstance(b, Title) and b.level == 1]
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    assert [title.split(".")[0] for title in titles] == [*roman, "Anexo"]


def test_the_example_says_what_the_report_of_2020_says() -> None:
    document = stories.example().document
    signed = document.tables[0].rows
    assert len(signed) == 21
    assert ("16", "Piura", "28.02.2020") in signed
    words = said(document)
    assert "No remitieron su informe: Arequipa, Ayacucho y Tumbes." in words
    assert any("el 84% de los 25" in line for line in words)
    informed = "Informaron 18 de las 21 G/DRTPE que debían informar (86%), todas en plazo."
    assert any(line.startswith(informed) for line in words)
    assert any(line.startswith("La Dirección de Normalización") for line in words)
    functions = next(figure for figure in document.figures if figure.number == 1)
    assert "Callao, 14;" in functions.alternative
    assert "Puno, 18;" in functions.alternative


def test_the_published_averages_that_differ_are_listed() -> None:
    table = next(t for t in stories.example().document.tables if "difieren" in t.caption)
    assert table.rows == (("Callao, 2020-II", "ejecución", "187%", "184%", "Cuadro N.° 05"),)


def test_an_evaluation_that_was_not_sent_is_said_to_lack_and_one_that_was_is_as_sent() -> None:
    document = stories.example().document
    lacking = [line for line in said(document) if "todavía no ha enviado" in line]
    assert len(lacking) == 9
    assert lacking[0].startswith("Evalúa: Dirección de Formación para el Empleo")
    assert document.findings == 44


def test_causes_are_counted_with_a_chart() -> None:
    facts = replace(
        stories.example().facts,
        causes=(
            CauseCount(cause="staff", goals=3, regions=("puno", "ica")),
            CauseCount(cause="equipment", goals=1, regions=("puno",)),
        ),
    )
    document = built(facts)
    chart = document.figures[1]
    assert chart.caption == "Causas de las metas no alcanzadas"
    assert chart.alternative == (
        "Barras con el número de metas por causa: Falta de personal, 3; Falta de equipos o"
        " conectividad, 1."
    )
    assert any("los informes señalan la causa de 4" in line for line in said(document))
    assert document.figures[2].caption == "DRTPE Amazonas"


def test_a_regions_extract_has_its_own_pages_alone() -> None:
    document = stories.example().extract("puno")
    assert cover_of(document).scope == "Extracto: DRTPE Puno"
    assert [figure.caption for figure in document.figures] == ["DRTPE Puno", "DRTPE Puno"]
    assert [figure.number for figure in document.figures] == [1, 2]
    titles = [block.text for block in document.blocks if isinstance(block, Title)]
    assert [title.split(".")[0] for title in titles if "." in title] == [
        "VII",
        "VIII",
        "IX",
        "Anexo",
    ]
    codes = [row[1].split(".")[0] for row in document.tables[-1].rows]
    assert codes == ["2020-II-R-1", "2020-II-R-2", "2020-II-R-3", "2020-II-R-4"]
    ica = stories.example().extract("ica").tables[-1].rows
    assert [row[1].split(".")[0] for row in ica] == ["2020-II-R-1", "2020-II-R-3", "2020-II-R-4"]


@pytest.mark.parametrize("region", ["tumbes", "la_libertad"])
def test_there_is_no_extract_of_a_region_that_did_not_report(region: str) -> None:
    with pytest.raises(ValueError, match="No hay informe de"):
        stories.example().extract(region)


def test_another_agreement_has_its_own_indicators_and_signers() -> None:
    facts = stories.nothing_yet().facts
    five = replace(
        facts,
        indicators=FIVE,
        agreement_years=FIVE.years,
        signed=(("puno", None), ("tacna", None)),
        by_indicator=facts.by_indicator[:5],
        summaries=facts.summaries[:5],
        evaluations=facts.evaluations[:5],
        period=Period(2022, 1),
    )
    document = built(five)
    assert document.tables[0].rows == (("1", "Puno", "–"), ("2", "Tacna", "–"))
    assert len(document.tables[1].rows) == 5
    assert cover_of(document).agreement == "Convenio de Gestión 2022-2025"


def test_a_semester_known_by_its_averages_shows_those_with_their_source() -> None:
    document = stories.only_published().document
    table = next(t for t in document.tables if t.caption.startswith("Desempeño"))
    assert table.rows[0] == ("1", "Amazonas", "35%", "–", "15%", "–", "–")
    assert not [b for b in document.blocks if isinstance(b, Table) and not b.numbered]
    charts = [b for b in document.blocks if isinstance(b, Illustration) and b.about == "puno"]
    assert "Cuadro N.° 05" in charts[0].source
    assert said(document).count("De este semestre no hay cifras de cada indicador.") == 12


def test_who_did_not_report_is_not_evaluated_by_what_was_published() -> None:
    story = stories.one_region()
    assert [each.region for each in story.facts.evaluated] == ["loreto"]
    assert len(story.facts.missing) == 20
    assert any("informaron (1): Loreto." in line for line in _items(story.document))
    words = said(story.document)
    assert any(line.startswith("Informó 1 de las 21 G/DRTPE") for line in words)
    assert any("La única región con meta, Loreto, no la cumplió." in line for line in words)


def test_a_sentence_about_two_sides_is_printed_once() -> None:
    facts = stories.nothing_yet().facts
    words = "No fue Ica sino Puno la que cumplió."
    both = tuple(
        SentItem(item=Item(1, ItemKind.CONCLUSION, words, (region,), claim=claim))
        for region, claim in (("puno", Claim.MET), ("ica", Claim.NOT_MET))
    )
    first = replace(facts.evaluations[0], received=True, items=both)
    document = built(replace(facts, evaluations=(first, *facts.evaluations[1:])))
    assert sum(words in line for line in _items(document)) == 1


def _items(document: Document) -> list[str]:
    return [
        "".join(run.text for run in item)
        for block in document.blocks
        if isinstance(block, Bullets)
        for item in block.items
    ]


def test_an_edition_is_no_draft() -> None:
    facts = replace(stories.corrected().facts, edition="Primera edición, 1 de marzo de 2021")
    document = built(facts)
    assert document.marks == ("DATOS SIMULADOS, SALVO LORETO",)
    assert cover_of(document).lines == ("Primera edición, 1 de marzo de 2021",)


def test_a_texts_own_pages_are_as_the_report_has_them() -> None:
    facts = stories.example().facts
    texts = default_texts(facts.agreement_years)
    alone = build_pages(facts, texts, "base_legal")
    [section] = alone.parts
    assert [each.text for each in section.blocks if isinstance(each, Title)] == ["II. Base legal"]
    assert alone.cover is None
    assert alone.marks
    indicators = build_pages(facts, texts, "indicadores")
    assert [table.number for table in indicators.tables] == [2, 3]
    assert not indicators.figures
    assert all(build_pages(facts, texts, part).parts for part in TITLES)
