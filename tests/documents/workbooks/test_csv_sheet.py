"""A CSV is read as a sheet is, whatever sign parts its cells and however it was saved."""

import pytest

from documents.workbooks.read.findings import NotFit, Reason
from documents.workbooks.read.form_reader import read_workbook
from documents.workbooks.read.goal_sheet import read_goal_sheet
from tests.documents.workbooks.grids import LISTS, figures, goals_of

COMMAS = (
    'Región,Puno\n\nN°,Indicador,Meta,Ejecutado\n1,SOVIO,60,"45,5"\n2,"Plan formación",70,"30,0"\n'
)
SEMICOLONS = COMMAS.replace(",", ";").replace("45;5", "45,5").replace("30;0", "30,0")
RIGHT = {1: (60, 45.5), 2: (70, 30)}


@pytest.mark.parametrize(
    "content",
    [
        COMMAS.encode(),
        COMMAS.encode("utf-8-sig"),
        COMMAS.replace("\n", "\r\n").encode("cp1252"),
        SEMICOLONS.encode("cp1252"),
        SEMICOLONS.replace('"', "").encode(),
        SEMICOLONS.replace('"', "").replace(";", "\t").encode(),
        COMMAS.replace("SOVIO", '"SOVIO\n(todos)"').encode(),
        COMMAS.replace("N°", "\u200bN°\u202e").encode(),
    ],
)
def test_a_form_as_csv_is_read(content: bytes) -> None:
    found = read_workbook(LISTS, content, "anexo 4.CSV")
    assert (figures(found), found.region, found.faults) == (RIGHT, "puno", ())


def test_the_name_of_a_csv_says_whose_and_when_too() -> None:
    content = b"IdG;Ejecutado\n1;45\n"
    found = read_workbook(LISTS, content, "tacna_2020-I.csv")
    assert (found.region, found.period) == ("tacna", "2020-I")


def test_goals_as_csv_are_read() -> None:
    found = read_goal_sheet(LISTS, "Región,IdG 1,IdG 2\nG.R. Puno,60,70\n".encode(), "m.csv")
    assert goals_of(found) == {("puno", 1): 60, ("puno", 2): 70}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.NO_TABLE),
        (b"Nombre,DNI\nAna,4012\n", Reason.NO_TABLE),
        (b"\0\1\2", Reason.CSV),
        (b"IdG,Ejecutado\n" + b"1,45\n" * 2_001, Reason.TOO_MANY_ROWS),
        (b"1," * 1_000_001, Reason.TOO_LARGE),
        (b"IdG,Ejecutado\n1," + b"4" * 200_000, Reason.DAMAGED),
        (b"PK\x03\x04", Reason.DAMAGED),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, reason: Reason) -> None:
    with pytest.raises(NotFit) as why:
        read_workbook(LISTS, content, "a.csv")
    assert why.value.unfit.reason is reason
