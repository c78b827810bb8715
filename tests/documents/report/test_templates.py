"""The report's texts: placeholders are filled, and what is none is refused by its name."""

import re

import pytest

from documents.report.builder import build_report
from documents.report.document import Bullets, Paragraph, Run
from documents.report.templates import (
    PLACEHOLDERS,
    TITLES,
    blocks_of,
    check_text,
    default_texts,
    examples,
)
from tests.documents.report import stories


def filled(text: str) -> str:
    blocks = blocks_of({"objetivos": text}, "objetivos", stories.example().facts)
    return " ".join(
        "".join(run.text for run in runs)
        for block in blocks
        if isinstance(block, Paragraph | Bullets)
        for runs in (block.items if isinstance(block, Bullets) else [block.runs])
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ convenio }}", "2020-2021"),
        ("Al {{semestre}}.", "Al segundo semestre de 2020."),
        ("{{  semestre_anterior  }}", "primer semestre de 2020"),
        ("{{ numero_regiones_evaluadas }} de {{ numero_convenios }}", "18 de 21"),
        ("{{ porcentaje_convenios }} de {{ numero_gobiernos }}", "84% de 25"),
        ("{{ nota_sin_reporte }}", "No remitieron su informe: Arequipa, Ayacucho y Tumbes."),
        ("{{ nota_sin_convenio }}", "Faltan: Áncash, Huánuco, Junín y La Libertad."),
        ("{{ literales_no_transferidos }}", "g), n), o) y r)"),
        ("{{ numero_funciones_menor }}", "14"),
        ("{{ plazo }}", "15.01.2021"),
        ("{{ momento_datos }}", "20 de febrero de 2021, 10:00 (hora de Lima)"),
        ("Una llave { sola } queda.", "Una llave { sola } queda."),
    ],
)  # fmt: skip
def test_a_placeholder_is_filled_with_what_the_data_say(text: str, said: str) -> None:
    assert filled(text) == said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hola {{ region_favorita }}", r"\{\{ region_favorita \}\}"),
        ("{{ Semestre }}", r"\{\{ Semestre \}\}"),
        ("{{ }}", "No existe el dato"),
        ("{{ semestre", "no está bien escrito"),
        ("semestre }} y más", "no está bien escrito"),
        ("{{ semestre.__class__ }}", "__class__"),
        ("{{ 7*7 }}", r"7\*7"),
    ],
)
def test_what_is_no_placeholder_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        check_text(text)
    with pytest.raises(ValueError, match=named):
        filled(text)


def test_each_placeholder_has_an_example_and_something_to_say() -> None:
    facts = stories.example().facts
    assert set(examples()) == set(PLACEHOLDERS)
    assert all(examples().values())
    assert all(fill(facts) for _, fill in PLACEHOLDERS.values())


@pytest.mark.parametrize("years", ["2020-2021", "2022-2025"])
def test_each_agreement_has_every_text_and_none_a_wrong_placeholder(years: str) -> None:
    texts = default_texts(years)
    assert set(texts) == set(TITLES)
    for text in texts.values():
        check_text(text)
    own = "066-2019-TR" in texts["antecedentes"]
    assert own == (years == "2020-2021")


def test_styles_lists_and_empty_passages() -> None:
    text = "Uno **fuerte** y *leve*, 3 * 4 * 5.\n\n\n- primero,\n  sigue\n- segundo\n\n   \n"
    first, second = blocks_of({"x": text}, "x", stories.example().facts)
    assert isinstance(first, Paragraph)
    assert first.runs == (
        Run("Uno "),
        Run("fuerte", bold=True),
        Run(" y "),
        Run("leve", italic=True),
        Run(", 3 * 4 * 5."),
    )
    assert isinstance(second, Bullets)
    assert ["".join(run.text for run in item) for item in second.items] == [
        "primero, sigue",
        "segundo",
    ]


def test_other_texts_take_the_place_of_ours() -> None:
    facts = stories.nothing_yet().facts
    texts = default_texts("2020-2021") | {"objetivos": "Lo que ODES escribió del {{ semestre }}."}
    document = build_report(facts, texts)
    told = [
        "".join(run.text for run in block.runs)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]
    assert "Lo que ODES escribió del primer semestre de 2021." in told
    assert not [line for line in told if re.search(r"\{\{|\}\}", line)]
