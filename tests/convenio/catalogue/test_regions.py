"""The 26 regions (Gráficos 02 to 19, Cuadro 01 and section V), and their names as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.catalogue.regions import NEAREST, REGIONS, Region, Unresolved, plain, resolve_region

DRTPE = "Amazonas Apurímac Cajamarca Callao Huancavelica Ica Loreto Pasco Piura Puno Tacna Ucayali"
ALL = {
    **dict.fromkeys(DRTPE.split(), "DRTPE"),
    **dict.fromkeys(["Lima Provincias", "Madre de Dios", "San Martín"], "DRTPE"),
    **dict.fromkeys(["Cusco", "Lambayeque", "Moquegua"], "GRTPE"),
    # The report gives these no title; they carry the one they are known by.
    **dict.fromkeys(["Áncash", "Ayacucho", "Huánuco", "Junín", "Tumbes"], "DRTPE"),
    **dict.fromkeys(["Arequipa", "La Libertad"], "GRTPE"),
    "Lima Metropolitana": "DRTPE",
}

NOT_ONE_REGION = (
    *("Pisco", "Inca", "Puna", "Cosco", "Juna", "Huancayo", "Lorreto", "Tumbez"),
    *("Puno y Tacna", "Puno, Tacna", "Lima y Callao", "Lima (M)", "Provincia de Puno"),
    *("Provincia de Lima", "Prov. de Ica", "Distrito de Puno", "Gobierno Regional", "DRTPE"),
    *("Sede Central", "1/", "Trabajo", "G.R.", "Dir. Reg. Trab.", "Trabajo y P. E."),
    *("Dirección Regional de Educación de Puno", "Dir. Reg. de Transportes Puno", "DRE Puno"),
    *("Red Puno", "Municipalidad de Puno", "Dpto. de Puno y Tacna", "Dr. Puno Quispe"),
)


def code_of(text: str) -> str | None:
    region = resolve_region(text)
    return region.code if isinstance(region, Region) else None


def nearest_to(text: str) -> list[str]:
    found = resolve_region(text)
    assert isinstance(found, Unresolved)
    return [region.code for region in found.nearest]


def test_there_are_26_regions_each_with_its_title() -> None:
    assert {region.name: region.title for region in REGIONS.values()} == ALL
    assert len(REGIONS) == 26


def test_an_office_is_called_by_its_title_and_region() -> None:
    assert REGIONS["puno"].office == "DRTPE Puno"
    assert REGIONS["cusco"].office == "GRTPE Cusco"


def test_a_code_is_plain_and_leads_to_its_region() -> None:
    for code, region in REGIONS.items():
        assert region.code == code
        assert code.isascii()
        assert code == plain(region.name).replace(" ", "_")


def test_no_two_regions_share_a_way_of_writing_them() -> None:
    names = [plain(each) for r in REGIONS.values() for each in {r.name, *r.aliases}]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("region", REGIONS.values(), ids=lambda region: region.code)
def test_every_region_is_found_by_name_code_alias_and_office(region: Region) -> None:
    for text in (region.name, region.code, region.office, *region.aliases):
        for typed in (text, text.upper(), text.lower(), f"  {text} ", plain(text)):
            assert resolve_region(typed) == region


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("APURIMAC", "apurimac"),
        ("ancash", "ancash"),
        ("Ancash", "ancash"),
        ("A\u0301ncash", "ancash"),
        ("Mquegua", "moquegua"),
        ("Pun", "puno"),
        ("Madre de Dos", "madre_de_dios"),
        ("San Martin", "san_martin"),
        ("san  martín", "san_martin"),
        ("Cuzco", "cusco"),
        ("CUSCO.", "cusco"),
        ("DRTPE Puno", "puno"),
        ("DRTPE de Puno", "puno"),
        ("GRTPE Lambayeque", "lambayeque"),
        ("Gobierno Regional de Loreto", "loreto"),
        ("Gobierno Regional del Callao", "callao"),
        ("Región Ica", "ica"),
        ("GORE Piura", "piura"),
        ("Gobierno Regional de Lima", "lima_provincias"),
        ("Lima Región", "lima_provincias"),
        ("LIMA PROVINCIAS", "lima_provincias"),
        ("Lima-Provincias", "lima_provincias"),
        ("Lima Metropolitana", "lima_metropolitana"),
        ("La Libertad", "la_libertad"),
        ("libertad", "la_libertad"),
        ("madre_de_dios", "madre_de_dios"),
        ("DRTPE Punno", "puno"),
        ("Dir. Reg. de Trab. Moquegau", "moquegua"),
    ],
)
def test_a_name_is_understood_as_people_write_it(text: str, code: str) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("440 Gobierno Regional del Departamento de Amazonas", "amazonas"),
        ("0458 GOBIERNO REGIONAL DEL DEPARTAMENTO DE PUNO", "puno"),
        ("458: GOBIERNO REGIONAL DE PUNO", "puno"),
        ("464-GOBIERNO REGIONAL DE LA PROVINCIA CONSTITUCIONAL DEL CALLAO", "callao"),
        ("Gob. Reg. de la Prov. Const. del Callao", "callao"),
        ("PROV.CONST. DEL CALLAO", "callao"),
        ("Gob. Regional de Piura", "piura"),
        ("445 GOBIERNO REGIONAL DEL DEPARTAMENTO DE CAJAMARCA-SEDE CENTRAL", "cajamarca"),
        ("Gobierno Regional de la Libertad", "la_libertad"),
        ("Dirección Regional de Trabajo y Promoción del Empleo de Tacna", "tacna"),
        ("Dirección Regional de Trabajo y Promoción del Empleo - Tacna", "tacna"),
        ("DIRECCION REGIONAL DE TRABAJO DE JUNIN", "junin"),
        ("Gerencia Regional de Trabajo y Promoción del Empleo de La Libertad", "la_libertad"),
        ("Dirección de Trabajo y Promoción del Empleo de Lima Metropolitana", "lima_metropolitana"),
        ("Departamento de San Martín", "san_martin"),
        ("Dpto. San Martin", "san_martin"),
        ("Depto. de Ica", "ica"),
        ("D.R.T.P.E. de Puno", "puno"),
        ("D. R. T. P. E. - Puno", "puno"),
        ("G.R.T.P.E. AREQUIPA", "arequipa"),
        ("G/DRTPE de Cusco", "cusco"),
        ("DRTyPE Loreto", "loreto"),
        ("REGIÓN: ICA", "ica"),
        ("01. Amazonas", "amazonas"),
        ("Puno 1/", "puno"),
        ("Puno ²/", "puno"),
        ("Puno¹", "puno"),
        ("Puno (2)", "puno"),
        ("Puno a/", "puno"),
        ("Puno*", "puno"),
        ("G.R. Puno", "puno"),
        ("G. R. de Puno", "puno"),
        ("Trabajo y P. E. Tumbes", "tumbes"),
        ("REG. PUNO DIR. REG. DE TRAB. Y PROM. DEL EMPLEO", "puno"),
        ("REG. LIMA METROPOLITANA - PROM. DEL EMPLEO", "lima_metropolitana"),
        ("GRTPE - La Libertad", "la_libertad"),
        ("GRTPE–La Libertad", "la_libertad"),
        ("DRTPE/Madre de Dios", "madre_de_dios"),
        ("La Libertad (GRTPE)", "la_libertad"),
        ("Dir. Reg. Trab. Áncash", "ancash"),
        ("Direcc. Reg. de Trab. y Promoc. del Emp. Huánuco", "huanuco"),
        ("Ger. Reg. Trabajo y Prom. Empleo - Arequipa", "arequipa"),
        ("Gcia. Regional de Trabajo Moquegua", "moquegua"),
        ("GORE Cusco", "cusco"),
        ("Cusco - GORE", "cusco"),
        ("Gob. Reg. Dpto. San Martín", "san_martin"),
        ("Gobno. Regional Lima", "lima_provincias"),
        ("Región Callao (Prov. Const.)", "callao"),
        ("Puno, Dirección Regional", "puno"),
        ("Lima (Metropolitana)", "lima_metropolitana"),
    ],
)
def test_an_official_spelling_is_known_where_nothing_is_guessed(text: str, code: str) -> None:
    found = resolve_region(text, forgiving=False)
    assert isinstance(found, Region)
    assert found.code == code


@pytest.mark.parametrize("text", NOT_ONE_REGION)
def test_what_is_no_spelling_of_one_region_is_never_guessed_in_a_file(text: str) -> None:
    assert isinstance(resolve_region(text, forgiving=False), Unresolved)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lorreto", "loreto"),
        ("Loeto", "loreto"),
        ("Lureto", "loreto"),
        ("Loerto", "loreto"),
        ("Loretoo", "loreto"),
        ("Huanuko", "huanuco"),
        ("Tumbez", "tumbes"),
    ],
)
def test_one_slip_of_the_finger_is_forgiven(text: str, code: str) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize("text", ["Lima", "lima", " LIMA. ", "DRTPE Lima", "DRTPE de Lima"])
def test_lima_alone_is_the_regional_government_of_lima(text: str) -> None:
    assert resolve_region(text) == REGIONS["lima_provincias"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "x", "Ic", "Tac", "San", "Atlántida", "Lorenzo", "12", "🙂", "Perú", "a" * 9999],
)
def test_an_unknown_name_is_asked_back_with_the_nearest(text: str) -> None:
    found = resolve_region(text)
    assert isinstance(found, Unresolved)
    assert found.text == text
    assert len(found.nearest) == NEAREST
    assert len(set(found.nearest)) == NEAREST


@pytest.mark.parametrize(
    ("text", "first"),
    [("Lorenzo", "loreto"), ("San", "san_martin"), ("Tac", "tacna"), ("Uca", "ucayali")],
)
def test_the_nearest_name_stands_first(text: str, first: str) -> None:
    assert nearest_to(text)[0] == first


@given(st.text())
def test_any_text_gives_a_region_or_the_nearest(text: str) -> None:
    assert isinstance(resolve_region(text), Region | Unresolved)


@given(st.sampled_from(sorted(REGIONS)), st.data())
def test_a_name_in_any_mixture_of_cases_is_found(code: str, data: st.DataObject) -> None:
    name = REGIONS[code].name
    raised = data.draw(st.lists(st.booleans(), min_size=len(name), max_size=len(name)))
    typed = "".join(c.upper() if up else c.lower() for c, up in zip(name, raised, strict=True))
    assert resolve_region(typed) == REGIONS[code]


@given(st.sampled_from(sorted(REGIONS)), st.data())
def test_a_letter_left_out_never_leads_to_another_region(code: str, data: st.DataObject) -> None:
    name = REGIONS[code].name
    at = data.draw(st.integers(0, len(name) - 1))
    found = resolve_region(name[:at] + name[at + 1 :])
    assert isinstance(found, Unresolved) or found.code == code
