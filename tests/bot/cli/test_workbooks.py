"""The Anexo 4 by the command line: made for a region, and read once it is filled."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands import Cli
from tests.documents.workbooks.samples import book_of

FORM = ("form", "--period", "2020-II", "--region", "puno", "--out", "a.xlsx")


def fill(file: Path, **cells: float | str) -> None:
    book = load_workbook(BytesIO(file.read_bytes()))
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    book.save(file)


def test_a_form_is_written_filled_and_read(loaded: Cli) -> None:
    made = loaded(*FORM)
    assert (made.returncode, made.stdout) == (0, "")
    assert made.stderr == "Anexo 4 de la DRTPE Puno, II Semestre 2020.\n"
    fill(loaded.folder / "a.xlsx", C7=60, D7=45.5, C8=70, D8=-2)
    read = loaded("read-form", "a.xlsx", "--format", "json")
    assert (read.returncode, read.stderr) == (0, "")
    first, second = json.loads(read.stdout)
    assert (first["region"], first["period"]) == ("puno", "2020-II")
    assert (first["indicator"], first["programmed"], first["executed"]) == (1, "60", "45.5")
    assert second["executed"] == "-2"


def test_every_fault_of_a_form_is_named_by_its_cell(loaded: Cli) -> None:
    loaded(*FORM)
    fill(loaded.folder / "a.xlsx", C7=60, D7=45, F7="falta de personal", D8="pendiente", D10=0.5)
    read = loaded("read-form", "a.xlsx")
    assert read.returncode == 1
    assert read.stdout.splitlines()[1] == "puno,2020-II,1,60,45,Falta de personal"
    first, second = read.stderr.splitlines()
    assert first.startswith("Anexo 4, D8 (IdG 2): «pendiente» no es una cifra.")
    assert second.startswith("Anexo 4, D10 (IdG 4): 0.5 puede ser menos de 1%")


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ((*FORM[:-3], "junin", *FORM[-2:]), "junin no reporta en 2020-II."),
        ((*FORM[:-1], "nada/a.xlsx"), "No se pudo escribir nada/a.xlsx"),
        (("read-form", "nada.xlsx"), "No se pudo leer nada.xlsx"),
        (
            ("read-form", "puntual.db"),
            "No leí «puntual.db»: no es un libro de Excel ni de LibreOffice.",
        ),
    ],
)
def test_what_will_not_do_is_refused_in_one_line(
    loaded: Cli, command: tuple[str, ...], why: str
) -> None:
    refused = loaded(*command)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert why in refused.stderr


def test_saving_a_form_is_said_to_stay_in_the_chat(cli: Cli) -> None:
    said = " ".join(cli("read-form", "--help").stdout.split())
    assert "no guarda nada" in said
    assert "Guardarlo es de quien reporta" in said


def test_a_form_of_another_semester_is_refused_by_naming_both(loaded: Cli) -> None:
    (loaded.folder / "a.xlsx").write_bytes(
        book_of(Hoja=[["ANEXO 4 - I SEMESTRE 2020"], ["N°", "Ejecutado"], [1, 45]])
    )
    refused = loaded("read-form", "a.xlsx")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "«a.xlsx» es de I Semestre 2020. Ahora se reporta II Semestre 2020." in refused.stderr
