"""The report by command: a file, a line of what is in it, and faults in one line."""

import io
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from documents.report.builder import MINISTRY, ODES
from tests.commands import Cli
from tests.pdf_text import text_of

LOADED = """import runpy, sys
try:
    runpy.run_module("bot", run_name="__main__")
finally:
    print(*sys.modules)"""
YEARS = "«Decenio de la Igualdad»; Año del Bicentenario"


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    command = Cli(tmp_path_factory.mktemp("informe"))
    assert command("load-example").returncode == 0
    return command


@pytest.mark.long(minutes=0.3)
def test_a_file_is_written_with_a_line_of_what_is_in_it(cli: Cli) -> None:
    args = ("report", "--period", "2020-II", "--region", "Loreto", "--out")
    printed = cli(*args, "l.pdf", "--format", "pdf", YEAR_NAMES=YEARS)
    assert printed.stderr == ""
    assert printed.stdout == "Páginas: 5. Cuadros: 0. Gráficos: 2. Diferencias: 0.\n"
    assert printed.returncode == 0
    pdf = (cli.folder / "l.pdf").read_bytes()
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 5
    assert "«Decenio de la Igualdad» «Año del Bicentenario»" in " ".join(text_of(pdf).split())
    kept = sorted((cli.folder / "report-charts").glob("*.svg"))
    assert len(kept) == 2
    before = [file.stat().st_ino for file in kept]
    assert cli(*args, "again.pdf", "--format", "pdf", YEAR_NAMES=YEARS).returncode == 0
    assert (cli.folder / "again.pdf").read_bytes() == pdf
    assert [file.stat().st_ino for file in kept] == before
    printed = cli(*args, "l.docx", "--format", "docx", CHART_FOLDER="elsewhere")
    assert printed.stdout == "Cuadros: 0. Gráficos: 2. Diferencias: 0.\n"
    word = docx.Document(io.BytesIO((cli.folder / "l.docx").read_bytes()))
    assert len(word.inline_shapes) == 2
    header = [paragraph.text for paragraph in word.sections[0].header.paragraphs]
    assert header[:3] == [MINISTRY, ODES, "BORRADOR"]
    assert len(list((cli.folder / "elsewhere").glob("*.png"))) == 2


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--period", "2019-II", "--out", "x.pdf"), "No hay nada del semestre 2019-II"),
        (("--period", "2020-3", "--out", "x.pdf"), "No es un semestre"),
        (("--period", "2020-II", "--region", "tumbes", "--out", "x.pdf"), "No hay informe de"),
        (("--period", "2020-II", "--region", "atlantis", "--out", "x.pdf"), "No conozco la región"),
        (("--period", "2020-II", "--out", "nowhere/x.pdf"), "No existe la carpeta nowhere"),
    ],
)
def test_a_fault_is_one_line(cli: Cli, args: tuple[str, ...], words: str) -> None:
    printed = cli("report", "--format", "pdf", *args, CHART_FOLDER=str(Path("kept") / "x"))
    assert printed.returncode == 1
    assert printed.stdout == ""
    assert words in printed.stderr
    assert printed.stderr.count("\n") == 1
    assert not (cli.folder / "x.pdf").exists()


def test_until_it_draws_it_loads_nothing_that_draws_nor_the_chat(cli: Cli) -> None:
    order = ["report", "--period", "2019-II", "--format", "pdf", "--out", "x.pdf"]
    printed = subprocess.run(
        [sys.executable, "-c", LOADED, *order],
        env=os.environ | {"DATABASE_URL": f"sqlite:///{cli.folder / 'puntual.db'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "No hay nada del semestre 2019-II" in printed.stderr
    others = {
        "matplotlib",
        "pandas",
        "numpy",
        "telegram",
        "holidays",
        "openpyxl",
        "alembic",
        "rich",
    }
    assert not others & set(printed.stdout.split())
