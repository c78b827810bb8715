"""The catalogue against the report, copied here by hand from Cuadros 01, 02 and 03."""

from datetime import date

import pytest

from convenio.catalogue.agreements import AGREEMENT_YEARS, AGREEMENTS
from convenio.catalogue.causes import CAUSES
from convenio.catalogue.data_files import read_data
from convenio.catalogue.indicators import FUNCTIONS, INDICATORS, OBJECTIVES
from convenio.catalogue.regions import REGIONS

SIGNED = {
    "amazonas": date(2019, 12, 31),
    "apurimac": date(2019, 12, 19),
    "arequipa": date(2020, 6, 28),
    "ayacucho": date(2019, 12, 31),
    "cajamarca": date(2019, 12, 30),
    "callao": date(2019, 12, 31),
    "cusco": date(2019, 12, 31),
    "huancavelica": date(2019, 12, 31),
    "ica": date(2019, 12, 31),
    "lambayeque": date(2019, 12, 31),
    "lima_provincias": date(2020, 2, 27),
    "loreto": date(2019, 12, 31),
    "madre_de_dios": date(2019, 12, 31),
    "moquegua": date(2019, 12, 30),
    "pasco": date(2019, 12, 30),
    "piura": date(2020, 2, 28),
    "puno": date(2019, 12, 31),
    "san_martin": date(2020, 6, 28),
    "tacna": date(2019, 12, 31),
    "tumbes": date(2019, 12, 31),
    "ucayali": date(2019, 12, 31),
}
WITHOUT_AGREEMENT = {"la_libertad", "ancash", "junin", "huanuco", "lima_metropolitana"}
REPORTED_IN_2020_II = (
    "amazonas apurimac cajamarca callao cusco huancavelica ica lambayeque lima_provincias loreto "
    "madre_de_dios moquegua pasco piura puno san_martin tacna ucayali"
)

FORMALISATION = (
    "Dirección de Promoción de la Formalización Laboral y Capacitación en la Normativa Laboral"
)
PROPONENTS = {
    1: "Dirección de Formación para el Empleo y Capacitación Laboral",
    2: "Dirección de Formación para el Empleo y Capacitación Laboral",
    3: "Dirección de Normalización y Certificación de Competencias Laborales",
    4: "Dirección General del Servicio Nacional del Empleo",
    5: "Dirección General del Servicio Nacional del Empleo",
    6: "Dirección de Investigación Socio Económico Laboral",
    7: FORMALISATION,
    8: FORMALISATION,
    9: "Dirección de Prevención y Solución de Conflictos Laborales y Responsabilidad Social"
    " Empresarial",
    10: "Dirección de Seguridad Social y Migración Laboral",
    11: "Dirección de Seguridad Social y Migración Laboral",
    12: "Dirección de Promoción y Protección de los Derechos Fundamentales Laborales",
}
SERVICES = {
    1: "Orientación Vocacional e Información Ocupacional - SOVIO",
    3: "Certificación de Competencias Laborales",
    6: "Información de mercado de trabajo",
    9: "Conciliación Laboral",
    10: "Orientación al migrante",
}
OPENING_WORDS = {
    1: "Porcentaje de personas beneficiadas por el Servicio de Orientación Vocacional",
    2: "Porcentaje de avance en la elaboración del Plan Regional de Formación Profesional",
    3: "Porcentaje de visitas para sensibilizar a instituciones públicas y privadas",
    4: "Incremento de número de buscadores de empleo inscritos en el Servicio de Bolsa de Trabajo",
    5: "Porcentaje de agentes económicos usuarios",
    6: "Porcentaje de usuarios orientados en información de mercado de trabajo",
    7: "Incremento en el número de personas capacitadas en normativa laboral",
    8: "Porcentaje de implementación del Centro Integral de Formaliza Perú",
    9: "Porcentaje de acuerdos firmados en reuniones de conciliación y extra procesos",
    10: "Variación porcentual de atención en el Servicio de Orientación para el Migrante",
    11: "Porcentaje de actividades ejecutadas articuladas al Plan Nacional de Seguridad y Salud",
    12: "Porcentaje de trabajadores/as, empleadores/as y representantes de organizaciones",
}
FOURTEEN_OF_CALLAO_AND_LIMA = set("abcdefhijklmpq")  # footnote 3: without g, n, o and r


def test_the_21_agreements_have_the_dates_of_cuadro_01() -> None:
    assert {code: each.signed_on for code, each in AGREEMENTS.items()} == SIGNED
    assert len(AGREEMENTS) == 21
    assert all(code == each.region for code, each in AGREEMENTS.items())


def test_the_agreements_are_for_2020_and_2021() -> None:
    assert AGREEMENT_YEARS == (2020, 2021)


def test_four_regional_governments_and_lima_metropolitana_signed_none() -> None:
    assert REGIONS.keys() - AGREEMENTS.keys() == WITHOUT_AGREEMENT


def test_the_18_regions_of_the_report_have_a_titled_chart_and_an_agreement() -> None:
    titled = {each["code"] for each in read_data("regions.json")["regions"] if each["titled"]}
    assert titled == set(REPORTED_IN_2020_II.split())
    assert titled == AGREEMENTS.keys() - {"tumbes", "ayacucho", "arequipa"}


def test_the_indicators_are_numbered_1_to_12() -> None:
    assert list(INDICATORS) == list(range(1, 13))
    assert all(number == each.number for number, each in INDICATORS.items())


@pytest.mark.parametrize(("number", "words"), OPENING_WORDS.items())
def test_an_indicator_is_named_as_in_cuadro_02(number: int, words: str) -> None:
    name = INDICATORS[number].name
    assert name.startswith(words)
    assert not name.endswith(".")


def test_short_names_fit_a_button_and_differ() -> None:
    names = [each.short_name for each in INDICATORS.values()]
    assert all(0 < len(name) <= 14 for name in names)
    assert len(set(names)) == 12


def test_each_indicator_has_the_proponent_of_cuadro_02() -> None:
    assert {number: each.proponent for number, each in INDICATORS.items()} == PROPONENTS


def test_the_first_six_belong_to_employment_and_the_others_to_labour() -> None:
    halves = {number: each.vice_ministry for number, each in INDICATORS.items()}
    employment = "Viceministerio de Promoción del Empleo y Capacitación Laboral"
    assert halves == {n: employment if n <= 6 else "Viceministerio de Trabajo" for n in halves}


def test_each_indicator_serves_the_objective_of_cuadro_02() -> None:
    objectives = [each.objective for each in INDICATORS.values()]
    assert objectives == [2, 2, 5, 5, 5, 4, 1, 1, 3, 4, 1, 4]


@pytest.mark.parametrize(
    ("number", "begins", "ends"),
    [
        (7, "Promover empleos formales", "sostenido de nuestra economía."),
        (1, "Desarrollar la empleabilidad", "del mercado laboral en el país."),
        (9, "Potenciar al consejo nacional de trabajo", "garantice los derechos laborales."),
        (6, "Generar competencias y oportunidades", "personas con discapacidad."),
        (3, "Promover el empleo a través", "desempleo y subempleo."),
    ],
)
def test_an_objective_is_written_out(number: int, begins: str, ends: str) -> None:
    text = OBJECTIVES[str(INDICATORS[number].objective)]
    assert text.startswith(begins)
    assert text.endswith(ends)


def test_each_indicator_leans_on_the_function_of_cuadro_03() -> None:
    functions = [each.function for each in INDICATORS.values()]
    assert functions == ["m", "a", "i", "m", "m", "e", "j", "f", "e", None, "h", "e"]


def test_five_indicators_have_a_public_service() -> None:
    services = {number: each.service for number, each in INDICATORS.items() if each.service}
    assert services == SERVICES


def test_kinds_follow_the_indicators_names() -> None:
    kinds = {n: each.kind.value for n, each in INDICATORS.items()}
    assert {n for n, kind in kinds.items() if kind == "growth"} == {4, 7, 10}
    assert {n for n, kind in kinds.items() if kind == "progress"} == {2, 8}
    assert {n for n, kind in kinds.items() if kind == "share"} == {1, 3, 5, 6, 9, 11, 12}


def test_article_48_has_its_18_functions_from_a_to_r() -> None:
    assert list(FUNCTIONS) == list("abcdefghijklmnopqr")
    assert all(FUNCTIONS.values())
    assert len(set(FUNCTIONS.values())) == 18


def test_indicators_use_only_the_14_functions_that_callao_and_lima_have_too() -> None:
    assert len(FOURTEEN_OF_CALLAO_AND_LIMA) == 14
    used = {each.function for each in INDICATORS.values() if each.function}
    assert used <= FOURTEEN_OF_CALLAO_AND_LIMA


def test_causes_are_the_reports_six_and_other() -> None:
    assert list(CAUSES) == [
        "emergency",
        "restart",
        "equipment",
        "virtual",
        "staff",
        "political",
        "other",
    ]
    assert len(set(CAUSES.values())) == 7


@pytest.mark.parametrize("name", ["agreements", "functions", "indicators", "regions"])
def test_every_data_file_names_its_source(name: str) -> None:
    assert read_data(f"{name}.json")["source"]
