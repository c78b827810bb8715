"""A directorate's text is read as a careful clerk reads it, whatever shape it has."""

import re
import unicodedata
from collections.abc import Callable

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.evaluation.items import Responsible
from convenio.evaluation.reader import NoIndicatorNamed, Read, read_text
from convenio.evaluation.reading.composer import DoubtKind
from convenio.evaluation.reading.furniture import Furniture
from tests.convenio.evaluation.written import EXPECTED, Written, as_row, written

WRITTEN = {each.name: each for each in written()}


def read(text: str, indicator: int | None = 4) -> Read:
    return read_text(text, INDICATORS, EXPECTED, indicator)


@pytest.mark.parametrize("case", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_text_is_read_item_by_item(case: Written) -> None:
    if case.rows is None:
        with pytest.raises(NoIndicatorNamed, match="elija el indicador"):
            read(case.text, case.indicator)
        return
    found = read(case.text, case.indicator)
    assert tuple(map(as_row, found.items)) == case.rows
    for item in found.items:
        assert item.text == item.text.strip()
        assert "\n" not in item.text
        assert item.text[0] not in "•-*“«"


@pytest.mark.parametrize("case", WRITTEN.values(), ids=WRITTEN.keys())
def test_nothing_is_dropped_in_silence(case: Written) -> None:
    if case.rows is None:
        return
    found = read(case.text, case.indicator)
    told = " ".join([*(item.text for item in found.items), *(each.text for each in found.unread)])
    lost = [
        word
        for word in case.text.replace("\u00ad", "").split()
        if len(word) > 6 and word.isalpha() and word.islower() and word not in told.casefold()
    ]
    assert not [word for word in lost if not _is_heading_or_broken(word, case.text)]


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(each for each in letters if unicodedata.category(each) != "Mn")


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\n".join(f"   {line}  " for line in text.split("\n")),
        lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(".\n", "\n"),
        lambda text: re.sub("[“”«»]", '"', text),
        lambda text: unicodedata.normalize("NFD", text),
        _without_accents,
    ],
    ids=["CRLF", "indented", "quoted", "blanks", "no points", "marks", "in pieces", "no accents"],
)
def test_how_it_was_saved_changes_nothing(changed: Callable[[str], str]) -> None:
    amiss = [
        case.name
        for case in WRITTEN.values()
        if case.rows is not None
        and tuple(map(as_row, read(changed(case.text), case.indicator).items)) != case.rows
    ]
    assert amiss == []


def _is_heading_or_broken(word: str, text: str) -> bool:
    """What a heading says is understood; a table's and a broken word are put together."""
    line = next(line for line in text.split("\n") if word in line)
    low = line.casefold()
    named = any(words in low for words in ("conclu", "recom", "indicador", "idg"))
    names = [f"{each.name} {each.short_name}" for each in INDICATORS.values()]
    in_a_name = any(line.strip(" “”.\n") in name for name in names)
    return named or in_a_name or line.rstrip().endswith("-")


def test_the_words_of_an_item_are_bare_and_whole() -> None:
    text = "Conclusiones:\n• “Las DRTPE de Ica\ny Caja-\nmarca cumplieron la\n\n meta”.\n"
    assert [item.text for item in read(text).items] == [
        "Las DRTPE de Ica y Cajamarca cumplieron la meta."
    ]


def test_a_page_with_its_letterhead_parts_no_sentence() -> None:
    text = "- Las DRTPE de Ica, Puno\n\n23\n\fMINISTERIO DE TRABAJO\n\ny Tacna no cumplieron."
    (item,) = read(f"Conclusiones:\n{text}").items
    assert item.regions == ("ica", "puno", "tacna")


def test_a_recommendation_is_not_for_whom_it_sets_apart() -> None:
    text = (
        "Conclusiones:\n- Ica y Puno cumplieron la meta.\nRecomendaciones:\n"
        "- Se exhorta a Puno, no así a Ica, a reprogramar.\n- Puno debe imitar a Ica.\n"
        "- Loreto, a diferencia de Tacna, debe reprogramar.\n"
    )
    whose = [item.regions for item in read(text).items[1:]]
    assert whose == [("puno",), ("puno",), ("loreto",)]
    others = read(text.split("- Se exhorta")[0] + "- Las demás deben reforzar la difusión.").items[
        1
    ]
    assert set(others.regions) == set(EXPECTED) - {"ica", "puno"}


def test_a_quotation_within_an_item_stays() -> None:
    item = read("Conclusiones:\n• Asimismo, Ica “no tuvo meta”.").items[0]
    assert item.text == "Asimismo, Ica “no tuvo meta”."


def test_each_clause_of_two_claims_has_its_own_words() -> None:
    found = read("Conclusión: Ica y Lima cumplieron; pero Puno y Tacna no cumplieron.")
    assert [item.text for item in found.items] == [
        "Ica y Lima cumplieron",
        "Puno y Tacna no cumplieron.",
    ]


def test_what_is_no_item_is_named_with_what_it_was_taken_for() -> None:
    text = (
        "Señora Directora:\nIdG 4\nEn promedio se cumplió la meta.\n\nFuente: propia.\n\n47\n\n"
        "La dependencia proponente concluye lo siguiente:\nConclusiones:\n- Ica cumplió.\n"
        "Atentamente,\nRosa\n\nIdG 99\n- Puno cumplió."
    )
    found = read(text, None)
    assert len(found.items) == 1
    assert [(each.indicator, each.why) for each in found.unread] == [
        (0, Furniture.LETTER),
        (4, Furniture.INTRODUCTION),
        (4, Furniture.CHART),
        (4, Furniture.PAGE),
        (4, Furniture.LEAD),
        (4, Furniture.LETTER),
        (4, Furniture.OTHER),
        (99, Furniture.UNKNOWN_INDICATOR),
    ]
    assert found.leads[0].indicator == 4


def test_what_is_not_clear_is_asked() -> None:
    asked = [
        "Algunas regiones no cumplieron",
        "Ica no ejecutó y no cumplió",
        "Ica superó a Puno en visitas; la primera cumplió la meta",
        "Ica cumplió la meta, salvo en el mes de diciembre",
        "Ica no ejecutó lo programado",
        "Ica cumplía la meta en el semestre anterior",
        "Tacna cumplirá la meta en 2021; Puno ya la cumplió",
        "Supuestamente Pasco cumplió la meta",
        "Según la DRTPE Tacna, cumplió la meta, pero no lo sustentó",
        "Ica y Puno cumplieron la meta, quedando pendiente Tacna",
        "Puno informó que cumplió la meta",
        "No todas las regiones cumplieron: faltaron Ica y Puno",
        "Ica sí, Puno no, Tacna tampoco cumplieron la meta",
        "Puno: no aplica, ya que no programó metas",
    ]
    clear = [
        "Puno cumplió",
        "Ica y Puno cumplieron la meta, en comparación con el semestre anterior",
        "Ica y Puno cumplieron; Tacna, no",
    ]
    found = read("Conclusiones:\n" + "".join(f"- {each}.\n" for each in (*asked, *clear)))
    assert [(each.item, each.kind) for each in found.doubts] == [
        (0, DoubtKind.WHICH_REGIONS),
        *((place, DoubtKind.WHICH_CLAIM) for place in range(1, len(asked))),
    ]


def test_what_speaks_of_figures_and_claims_nothing_is_asked() -> None:
    asked = [
        "En modo alguno puede decirse que Cusco cumplió la meta",
        "Difícilmente puede afirmarse que Pasco haya cumplido la meta",
        "Es falso que Loreto cumpliera la meta",
        "Habría que verificar si Puno cumplió la meta",
        "No hay región que haya cumplido la meta, aparte de Ica",
        "Ica programó 0 % y ejecutó 0 %",
        "Ica, 100%; Puno, 45%; Tacna, 0%, todas sobre una meta de 60%",
        "Con 100% de avance: Cusco y Pasco; con avance parcial: Loreto",
        "El avance de Ica fue insuficiente para el semestre",
        "Ica visitó 3 de 10 instituciones",
        "Puno honró su compromiso",
        "Ica no elaboró el plan",
        "La G/DRTPE de Puno no capacitó a ninguna persona",
        "Tacna no suscribió acuerdo alguno",
    ]
    clear = [
        "Piura remitió la información fuera de plazo",
        "Se espera que Puno cumpla la meta",
        "Tacna cumplió con enviar su informe",
        "Cusco no remitió los medios de verificación",
    ]
    found = read("Conclusiones:\n" + "".join(f"- {each}.\n" for each in (*asked, *clear)))
    assert [item.claim for item in found.items] == [None] * len(found.items)
    assert [(each.item, each.kind) for each in found.doubts] == [
        (place, DoubtKind.NO_CLAIM) for place in range(len(asked))
    ]
    signs = read("Conclusiones:\n✅ Ica\n❌ Tacna\n⚠️ Cusco: no respondió")
    assert [item.regions for item in signs.items] == [("ica",), ("tacna",), ("cusco",)]
    assert [(each.item, each.kind) for each in signs.doubts] == [
        (0, DoubtKind.NO_CLAIM),
        (1, DoubtKind.NO_CLAIM),
    ]
    two = "Conclusiones:\n- Ica cumplió la meta, mas Puno, por su parte, ni siquiera la inició."
    assert [each.kind for each in read(two).doubts] == [DoubtKind.WHICH_CLAIM]


def test_whom_a_claim_names_without_a_region_is_asked() -> None:
    text = (
        "Conclusiones:\n- Ica no cumplió la meta.\nRecomendaciones:\n"
        "A las G/DRTPE que no cumplieron, se les recomienda:\n- Reprogramar sus metas.\n"
        "- A las que sí cumplieron, mantener el ritmo.\n- NO EJECUTARON: informar.\n"
        "- Para las regiones del numeral 2: informar.\n- A las regiones con menor avance: mejorar."
        "\nConclusiones:\n- Cajmarca y Huancavleica cumplieron la meta.\n"
    )
    found = read(text)
    assert [item.everybody for item in found.items] == [False] * 7
    assert [(each.item, each.kind) for each in found.doubts] == [
        (place, DoubtKind.WHICH_REGIONS) for place in range(2, 7)
    ]
    assert found.items[1].regions == ("ica",)  # of whom a conclusion says it
    apart = "Conclusiones:\n- Puno superó la meta gracias a las ferias con expositores de Piura."
    assert [item.regions for item in read(apart).items] == [("puno",)]
    assert [each.kind for each in read(apart).doubts] == [DoubtKind.OTHERS_NAMED]
    semesters = "Conclusiones:\n- En el primer semestre Ica cumplió y en el segundo Ica no."
    assert DoubtKind.WHICH_CLAIM in {each.kind for each in read(semesters).doubts}


@pytest.mark.parametrize(
    ("words", "responsible"),
    [
        ("Puno debe contratar personal", Responsible.OFFICES),
        ("La DPFLCNL enviará el modelo a Puno", Responsible.MINISTRY),
        ("Continuar con la asistencia técnica a las regiones", Responsible.MINISTRY),
        ("Revisar de forma conjunta el cálculo con las G/DRTPE", Responsible.BOTH),
    ],
)
def test_the_words_say_who_carries_it_out(words: str, responsible: Responsible) -> None:
    assert read(f"Recomendaciones:\n- {words}.").items[0].responsible is responsible


def test_the_only_indicator_that_a_letter_mentions_is_its_own() -> None:
    found = read("Va la evaluación del IdG 9.\n\nConclusiones:\n- Ica cumplió.", None)
    assert [item.indicator for item in found.items] == [9]


def test_a_text_without_end_is_bounded_and_says_so() -> None:
    found = read("Conclusiones:\n" + "- Ica cumplió la meta.\n" * 9_000)
    assert len(found.items) == 1_000
    assert found.unread[-1].why is Furniture.TOO_LONG


def test_whom_another_place_lists_is_asked() -> None:
    text = """Recomendaciones:
- Las comprendidas en el numeral 2.1.2 deben reactivar su mesa técnica.
- A las del literal b): sostener el servicio.
- Las señaladas en a.2 deben sustentar el motivo.
- Exhórtese a la última de las nombradas a designar un encargado.
"""
    found = read(text)
    assert [each.kind for each in found.doubts] == [DoubtKind.WHICH_REGIONS] * 4
    assert not any(item.everybody or item.regions for item in found.items)
