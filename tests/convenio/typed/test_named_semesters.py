"""The semesters that a label, a title or a file's name names."""

import pytest

from convenio.calendar.periods import Period
from convenio.typed.named_semesters import semesters_in, titled_semesters, years_in

ASKED = Period(2020, 2)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("II - 2019", ["2019-II"]),
        ("2019 - II", ["2019-II"]),
        ("2019-2", ["2019-II"]),
        ("2do. Semestre 2019", ["2019-II"]),
        ("Segundo semestre del año 2019", ["2019-II"]),
        ("Semestre N° 02 2019", ["2019-II"]),
        ("S2-2019", ["2019-II"]),
        ("2019S1", ["2019-I"]),
        ("1º Semestre 2020", ["2020-I"]),
        ("1° semestre", ["2020-I"]),
        ("jul-dic 2020", ["2020-II"]),
        ("Periodo: enero a junio 2019", ["2019-I"]),
        ("I y II semestre 2020", ["2020-I", "2020-II"]),
        ("anexo4_puno_2020-II", ["2020-II"]),
        ("anexo4 puno 2020 (2)", []),
        ("Puno, 15 de enero de 2021", []),
        ("2020-01-15", []),
        ("Convenio 2020-2021", []),
        ("ANEXO I 2020", []),
        ("Del 01/01/2020 al 30/06/2020", ["2020-I"]),
        ("01.07.2020 - 31.12.2020", ["2020-II"]),
        ("del 1 de julio al 31 de diciembre de 2019", ["2019-II"]),
        ("del 1 de enero al 31 de diciembre de 2020", ["2020-I", "2020-II"]),
        ("Información al 30 de junio del 2020", ["2020-I"]),
        ("Puno, 30 de junio de 2020", []),
    ],
)
def test_a_semester_is_named_with_its_half(text: str, codes: list[str]) -> None:
    assert [period.code for period in titled_semesters(text, ASKED)] == codes


def test_a_heading_of_another_year_is_of_that_years_semester() -> None:
    assert semesters_in("Meta 2019", ASKED) == [Period(2019, 2)]
    assert semesters_in("Meta 2020", ASKED) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ANEXO 4 - 2019", [2019]),
        ("Informe N° 012-2019-MTPE", []),
        ("Convenio 2020-2021", []),
        ("anexo 4 enero 2021", []),
        ("Puno, 15/01/2021", []),
    ],
)
def test_a_year_is_not_that_of_a_day_a_range_or_a_document(text: str, years: list[int]) -> None:
    assert years_in(text) == years
